"""Paints rows beside the line of time that they stand on: what runs now, what is over, where nothing is recorded."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QPainter, QPen

from mgops_desktop.gui.widgets.rows import Join, Mark, StretchRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import ROW_ROLE, TwoLineDelegate

GUTTER = 26
_MARGIN = 16
_NOW, _HALO, _OTHER, _SIGN = 5, 9, 4.5, 16
_LINE = 2


class HistoryDelegate(TwoLineDelegate):
    """Draws a dot for each stretch and joins those of one line; dots between them are days without a record."""

    section_font = "strong"
    section_height = 36

    def _paint_row(self, painter: QPainter, room: QRect, row: TwoLineRow) -> None:
        super()._paint_row(painter, room, row)
        if isinstance(row, StretchRow):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_line(painter, room, row)
            self._paint_mark(painter, room, row.mark)
            painter.restore()

    def _paint_hairline(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Beside the line of time, which goes on from row to row."""
        row = index.data(ROW_ROLE)
        if isinstance(row, StretchRow) and row.below is not Join.NONE:
            room = room.adjusted(_MARGIN + self._gutter(), 0, 0, 0)
        super()._paint_hairline(painter, room, index)

    def _centre(self, room: QRect) -> QPointF:
        """Where the mark stands: beside the title, as high as in a row of two lines."""
        height = min(room.height(), self._look.px(46))
        return QPointF(room.left() + _MARGIN + self._look.px(9), room.top() + height / 2)

    def _paint_line(self, painter: QPainter, room: QRect, row: StretchRow) -> None:
        centre = self._centre(room)
        above, below = QPointF(centre.x(), room.top()), QPointF(centre.x(), room.bottom() + 1)
        for join, end in ((row.above, above), (row.below, below)):
            if join is Join.NONE:
                continue
            breaks = join is Join.BREAKS
            pen = QPen(self._look.color("edge" if breaks else "input_line"), _LINE)
            pen.setStyle(Qt.PenStyle.DotLine if breaks else Qt.PenStyle.SolidLine)
            painter.setPen(pen)
            painter.drawLine(centre, end)

    def _paint_mark(self, painter: QPainter, room: QRect, mark: Mark) -> None:
        centre, look = self._centre(room), self._look
        if mark is Mark.HOLE:
            return
        if mark is Mark.WARNING:
            self._paint_sign(painter, centre)
            return
        if mark is Mark.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            for role, size in (("accent_bg", _HALO), ("accent", _NOW)):
                painter.setBrush(look.color(role))
                painter.drawEllipse(centre, look.px(size), look.px(size))
            return
        radius = _OTHER * look.scale
        painter.setPen(QPen(look.color("accent" if mark is Mark.AHEAD else "edge"), _LINE))
        painter.setBrush(look.color("surface"))
        painter.drawEllipse(centre, radius, radius)
        if mark is Mark.AHEAD:
            painter.drawPoint(centre)

    def _paint_sign(self, painter: QPainter, centre: QPointF) -> None:
        """A triangle on a ground of its own, so that the line does not run through it."""
        size = self._look.px(_SIGN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("surface"))
        painter.drawEllipse(centre, size * 0.6, size * 0.6)
        left, middle = round(centre.x() - size / 2), round(centre.y())
        self._paint_icon(painter, ("triangle-alert", "warn"), left, middle, _SIGN)
