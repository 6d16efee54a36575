"""A picture to look at and to walk through: arrows go from part to part, Enter opens one, Ctrl with arrows moves it."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip

from mgops_desktop.domain.drawing.shapes import Box, Drawing, Mark
from mgops_desktop.gui.drawing.painting import paint_drawing
from mgops_desktop.gui.drawing.walking import nearest
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import plain_tooltip

_EMPTY = Drawing(Box(0, 0, 1, 1), ())
_LEAST, _MOST, _STEP = 0.25, 4.0, 1.25
_SMALLEST, _LARGEST = 0.62, 1.15
"""Scales at which a picture that fits the window is still read, and not yet silly."""
_MOVE, _CALM_MS = 8.0, 500
_NEAR = 6.0
_WAYS: Mapping[Qt.Key, tuple[int, int]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class DrawingCanvas(QAbstractScrollArea):
    """Shows a picture as large as there is room. `chosen` gives the key of a mark, `opened` the mark itself.

    `moved` gives a key and how far the part was moved across and down; only where `may_move`.
    """

    chosen = Signal(str)
    opened = Signal(object)
    moved = Signal(str, float, float)

    def __init__(self, look: Look, name: str, *, may_move: bool) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._may_move = may_move
        self._drawing = _EMPTY
        self._zoom = 1.0
        self._fits = True
        self._current = ""
        self._pressed: QPointF | None = None
        self._shift = QPointF()
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(_CALM_MS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)
        self._calm.timeout.connect(self._tell_moved)
        look.changed.connect(self._measure)

    @property
    def drawing(self) -> Drawing:
        """The picture that is shown."""
        return self._drawing

    @property
    def current(self) -> str:
        """The key of the mark where the cursor stands, nothing if there is none."""
        return self._current

    def show_drawing(self, drawing: Drawing) -> None:
        """Show another picture; the cursor stays on the same part if it is still there."""
        self._drawing = drawing
        self._shift = QPointF()
        if self._mark() is None:
            self._current = ""
        self._tell()
        self._measure()

    def choose(self, key: str) -> None:
        """Put the cursor on a part."""
        if key == self._current or not any(one.key == key for one in self._drawing.marks):
            return
        self.finish_move()
        self._current = key
        self._tell()
        self._bring_into_view()
        self.viewport().update()
        self.chosen.emit(key)

    def zoom_by(self, steps: int) -> None:
        """Show it larger or smaller; with 0 as large as there is room."""
        self._fits = steps == 0
        if steps:
            self._zoom = min(max(self._zoom * _STEP**steps, _LEAST), _MOST)
        self._measure()

    def finish_move(self) -> None:
        """Tell at once what was moved with the keys."""
        if self._calm.isActive():
            self._calm.stop()
            self._tell_moved()

    def room_of(self, key: str) -> QRectF:
        """Return where a part stands in the viewport."""
        mark = next(one for one in self._drawing.marks if one.key == key)
        return self._on_view(mark.box)

    def words_at(self, place: QPoint) -> str:
        """Return what the part at a place of the viewport says, or nothing."""
        mark = self._mark_at(QPointF(place))
        return mark.spoken if mark is not None else ""

    def sizeHint(self) -> QSize:
        box = self._drawing.box
        return QSize(round(min(box.width, 900)), round(min(box.height, 420)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 96)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        mark = self._mark()
        if key in _WAYS and with_control:
            self._move(*_WAYS[key])
        elif key in _WAYS:
            self._walk(*_WAYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and mark is not None:
            self.opened.emit(mark)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self._drawing.marks:
            self.choose(self._drawing.marks[0 if key == Qt.Key.Key_Home else -1].key)
        elif key in _ZOOMS and with_control:
            self.zoom_by(_ZOOMS[key])
        elif key == Qt.Key.Key_0 and with_control:
            self.zoom_by(0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._current and self._drawing.marks:
            self.choose(self._drawing.marks[0].key)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.finish_move()
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.choose(mark.key)
        self._pressed = event.position() if self._may_move and mark.moves else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is not None:
            self._shift = event.position() - self._pressed
            self.viewport().update()
            return
        over = self._mark_at(event.position())
        shape = Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        self._pressed = None
        if self._shift.manhattanLength() >= QApplication.startDragDistance():
            self._shift /= self._zoom
            self._tell_moved()
        else:
            self._shift = QPointF()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        mark = self._mark_at(event.position())
        if mark is not None:
            self._pressed = None
            self.opened.emit(mark)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            words = plain_tooltip(self.words_at(event.pos()))
            QToolTip.showText(event.globalPos(), words, self)
            return True
        return super().viewportEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), self._look.color("surface"))
        painter.save()
        corner = self._corner()
        painter.translate(corner)
        painter.scale(self._zoom, self._zoom)
        painter.translate(-self._drawing.box.left, -self._drawing.box.top)
        paint_drawing(painter, self._drawing, self._look)
        painter.restore()
        self._paint_cursor(painter)

    def _paint_cursor(self, painter: QPainter) -> None:
        mark = self._mark()
        if mark is None:
            return
        room = self._on_view(mark.box).adjusted(-4, -4, 4, 4)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus() or self._pressed is not None:
            painter.setPen(QPen(self._look.color("accent"), 2))
        else:
            painter.setPen(QPen(self._look.color("muted"), 1, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(room, 5, 5)
        if not self._shift.isNull():
            # while it is moved by keys the shift is in points of the picture, else in pixels
            shift = self._shift if self._pressed is not None else self._shift * self._zoom
            painter.setPen(QPen(self._look.color("accent"), 1.5, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(room.translated(shift), 5, 5)

    def _walk(self, across: int, down: int) -> None:
        found = nearest(self._drawing.marks, self._mark(), across, down)
        if found is not None:
            self.choose(found.key)

    def _move(self, across: int, down: int) -> None:
        mark = self._mark()
        if mark is None or not mark.moves or not self._may_move:
            return
        self._shift += QPointF(across * _MOVE, down * _MOVE)
        self._calm.start()
        self.viewport().update()

    def _tell_moved(self) -> None:
        shift, self._shift = self._shift, QPointF()
        if self._current and not shift.isNull():
            self.moved.emit(self._current, shift.x(), shift.y())
        self.viewport().update()

    def _mark(self) -> Mark | None:
        return next((one for one in self._drawing.marks if one.key == self._current), None)

    def _mark_at(self, place: QPointF) -> Mark | None:
        for mark in reversed(self._drawing.marks):
            if self._on_view(mark.box).adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR).contains(place):
                return mark
        return None

    def _tell(self) -> None:
        """Say where the cursor stands to those who do not see it."""
        mark = self._mark()
        self.setAccessibleDescription(mark.spoken if mark is not None else "")

    def _corner(self) -> QPointF:
        """Where the upper left corner of the picture stands: in the middle, if it is smaller than its room."""
        view, box = self.viewport().size(), self._drawing.box
        spare = QPointF(
            max((view.width() - box.width * self._zoom) / 2, 0),
            max((view.height() - box.height * self._zoom) / 2, 0),
        )
        scrolled = QPoint(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        return spare - QPointF(scrolled)

    def _on_view(self, box: Box) -> QRectF:
        corner, whole, zoom = self._corner(), self._drawing.box, self._zoom
        left = corner.x() + (box.left - whole.left) * zoom
        top = corner.y() + (box.top - whole.top) * zoom
        return QRectF(left, top, box.width * zoom, box.height * zoom)

    def _measure(self) -> None:
        view, box = self.viewport().size(), self._drawing.box
        if self._fits:
            whole = min(view.width() / box.width, view.height() / box.height)
            self._zoom = min(max(whole, _SMALLEST * self._look.scale), _LARGEST * self._look.scale)
        for bar, size, room in (
            (self.horizontalScrollBar(), box.width * self._zoom, view.width()),
            (self.verticalScrollBar(), box.height * self._zoom, view.height()),
        ):
            bar.setRange(0, max(round(size) - room, 0))
            bar.setPageStep(room)
            bar.setSingleStep(40)
        self.updateGeometry()
        self.viewport().update()

    def _bring_into_view(self) -> None:
        mark = self._mark()
        if mark is None:
            return
        room, view = self._on_view(mark.box), QRectF(self.viewport().rect())
        if view.contains(room):
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + round(room.center().x() - view.center().x()))
        down.setValue(down.value() + round(room.center().y() - view.center().y()))
