"""Paints the rows of the calm lists; every text is elided before it meets its neighbour."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QStaticText
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from mgops_desktop.domain.wording import number
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_width, paint_badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.stacked_row import StackedRow, height_of, whole_text

ROW_ROLE = Qt.ItemDataRole.UserRole
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MARGIN, _GAP, _BAR = 16, 10, 3
_STACKED = 500  # pixels at 100 % text under which a row that may do so is stacked
_BADGE_SHARE = 0.45  # of a narrow row: the name comes first


@dataclass(frozen=True)
class RowStyle:
    """How the rows of one list are drawn. `dense` is for narrow lists: small second line, and
    what stands at the end leaves that line its whole width. `ends` leaves out the last hairline.
    `wraps` is for texts to be read here: the note is written out under the title, whole, beside what
    stands at the end; with `whole_titles` the title too. A `gutter` is left free before each row, for
    what another delegate paints there. With `stacks` a row of little room shows date and badge over its
    words, and these whole.
    """

    lead_width: int = 0
    chevrons: bool = True
    dense: bool = False
    ends: bool = False
    wraps: bool = False
    whole_titles: bool = False
    gutter: int = 0
    stacks: bool = False


class TwoLineDelegate(QStyledItemDelegate):
    """Draws section titles and two-line rows with the colours and fonts of the look."""

    section_font = "section"
    section_height = 44

    def __init__(self, look: Look, style: RowStyle) -> None:
        super().__init__(look)
        self._look = look
        self._style = style

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        if isinstance(row, SectionRow):
            return QSize(0, self._look.px(self.section_height))
        if (stacked := self._stacked(_width_of(option), row)) is not None:
            return QSize(0, stacked.height)
        if self._style.wraps and row.note:
            room = _width_of(option) - 2 * _MARGIN - self._gutter()
            title, note = self._written(row, self._words_width(row, room))
            lines = QFontMetrics(self._title_font(row)).lineSpacing() + self._small_line()
            more = max(height_of(title) + height_of(note) - lines, 0)
            return QSize(0, self._look.px(46) + more)
        two_lines = row.note or row.lead_note
        return QSize(0, self._look.px(46 if two_lines else 32))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        row: ListRow = index.data(ROW_ROLE)
        painter.save()
        if isinstance(row, SectionRow):
            self._paint_section(painter, option.rect, row)
        else:
            self._paint_ground(painter, option)
            self._paint_hairline(painter, option.rect, index)
            self._paint_row(painter, option.rect, row)
        if option.state & QStyle.StateFlag.State_HasFocus:
            self._paint_focus(painter, option.rect)
        painter.restore()

    def _stacked(self, width: int, row: TwoLineRow) -> StackedRow | None:
        """The row one part over the other, if the list does so and has little room."""
        if not self._style.stacks or width >= self._look.px(_STACKED):
            return None
        return StackedRow(self._look, row, width - 2 * _MARGIN - self._behind(row))

    def _written(self, row: TwoLineRow, width: int) -> tuple[QStaticText, QStaticText]:
        """The title and the note of a row that is to be read here, in the lines that a width asks for."""
        font = self._title_font(row)
        title = row.title
        if not self._style.whole_titles:
            taken = self._trailing_width(row) if self._style.dense else 0
            elide = QFontMetrics(font).elidedText
            title = elide(_plain(title), Qt.TextElideMode.ElideRight, width - taken)
        return whole_text(title, font, width), whole_text(row.note, self._small(), width)

    def _words_width(self, row: TwoLineRow, room: int) -> int:
        """What a row's icon, lead and end leave to its words."""
        return room - self._before(row) - self._end_width(row, room)

    def _end_width(self, row: TwoLineRow, room: int) -> int:
        """What stands at the end of a row takes, as `_paint_end` paints it."""
        beside = "" if self._style.dense else row.trailing
        width = 0 if row.link else self._behind(row)
        for text, font in ((row.link, "strong"), (beside, "second")):
            if text:
                width += QFontMetrics(self._look.font(font)).horizontalAdvance(text) + _GAP
        if row.badge:
            width += min(badge_width(row.badge, self._look), self._most_badge(room)) + _GAP
        return width

    def _most_badge(self, room: int) -> int:
        return max(round(room * _BADGE_SHARE), self._look.px(40))

    def _title_font(self, row: TwoLineRow) -> QFont:
        return self._look.font("strong" if row.strong else "body")

    def _before(self, row: TwoLineRow) -> int:
        """The room that icon and lead take before the words."""
        icon = self._look.px(18) + _GAP - 2 if row.icon else 0
        return icon + self._lead_width()

    def _behind(self, row: TwoLineRow) -> int:
        """The room of the chevron."""
        return self._look.px(16) + _GAP if self._style.chevrons and row.is_open else 0

    def _small_line(self) -> int:
        return QFontMetrics(self._small()).lineSpacing()

    def _lead_width(self) -> int:
        return self._look.px(self._style.lead_width) if self._style.lead_width else 0

    def _gutter(self) -> int:
        return self._look.px(self._style.gutter) if self._style.gutter else 0

    def _link_room(self, room: QRect, row: SectionRow) -> QRect:
        width = QFontMetrics(self._look.font("strong")).horizontalAdvance(row.link)
        return QRect(room.right() - _MARGIN - width, room.top(), width, room.height())

    def _paint_section(self, painter: QPainter, room: QRect, row: SectionRow) -> None:
        font = self._look.font(self.section_font)
        painter.setFont(font)
        painter.setPen(self._look.color("text"))
        width = QFontMetrics(font).horizontalAdvance(row.title)
        end = self._link_room(room, row).left() - _GAP if row.link else room.right() - _MARGIN
        place = QRect(room.left() + _MARGIN, room.top(), end - room.left() - _MARGIN, room.height())
        self._draw(painter, place, row.title)
        if row.count:
            badge = Badge(number(row.count), row.tone)
            right = room.left() + _MARGIN + width + _GAP + badge_width(badge, self._look)
            paint_badge(painter, badge, right, room.center().y(), self._look)
        if row.link:
            painter.setFont(self._look.font("strong"))
            painter.setPen(self._look.color("accent"))
            painter.drawText(self._link_room(room, row), int(_RIGHT), row.link)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        room = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, self._look.color("accent_bg"))
            bar = QRect(room.left(), room.top(), _BAR, room.height())
            painter.fillRect(bar, self._look.color("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(room, self._look.color("hover"))

    def _paint_hairline(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if not self._style.ends or index.row() < index.model().rowCount() - 1:
            painter.setPen(self._look.color("line"))
            painter.drawLine(room.bottomLeft(), room.bottomRight())

    def _paint_row(self, painter: QPainter, room: QRect, row: TwoLineRow) -> None:
        stacked = self._stacked(room.width(), row)
        room = room.adjusted(_MARGIN + self._gutter(), 0, -_MARGIN, -1)
        if stacked is not None:
            self._paint_chevron(painter, room, row)
            stacked.paint(painter, room.left(), room.top())
            return
        if self._style.wraps and row.note:
            self._paint_written(painter, room, row)
            return
        right = self._paint_end(painter, room, row)
        left = room.left()
        if row.icon:
            self._paint_icon(painter, (row.icon, row.icon_tone), left, room.center().y())
            left += self._look.px(18) + _GAP - 2
        if width := self._lead_width():
            lead = QRect(left, room.top(), width - 8, room.height())
            self._paint_lines(painter, lead, (row.lead, row.lead_note), strong=row.strong)
            left += width
        words = QRect(left, room.top(), right - left, room.height())
        taken = self._trailing_width(row) if self._style.dense else 0
        self._paint_lines(painter, words, (row.title, row.note), strong=row.strong, taken=taken)
        if row.trailing and self._style.dense:
            title = self._title_room(words, two_lines=bool(row.note))
            self._write(painter, title, row.trailing, ("second", "muted"))

    def _paint_written(self, painter: QPainter, room: QRect, row: TwoLineRow) -> None:
        """Write title and note whole; what stands before and after them keeps the middle of the row."""
        self._paint_end(painter, room, row)
        left, head = room.left(), QRect(room.topLeft(), QSize(room.width(), self._look.px(46)))
        if row.icon:
            self._paint_icon(painter, (row.icon, row.icon_tone), left, room.center().y())
            left += self._look.px(18) + _GAP - 2
        if width := self._lead_width():
            lead = QRect(left, head.top(), width - 8, head.height())
            self._paint_lines(painter, lead, (row.lead, row.lead_note or " "), strong=row.strong)
            left += width
        title, note = self._written(row, self._words_width(row, room.width()))
        line = self._title_room(head, two_lines=True)
        if row.trailing and self._style.dense:
            self._write(painter, line, row.trailing, ("second", "muted"))
        top = line.top()
        for text, font, role in (
            (title, self._title_font(row), "text"),
            (note, self._small(), "muted"),
        ):
            painter.setFont(font)
            painter.setPen(self._look.color(role))
            painter.drawStaticText(left, top, text)
            top += height_of(text)

    def _paint_end(self, painter: QPainter, room: QRect, row: TwoLineRow) -> int:
        """Paint chevron, link, trailing text and badge from the right; return where they begin."""
        middle, right = room.center().y(), self._paint_chevron(painter, room, row)
        beside = "" if self._style.dense else row.trailing
        for text, kind in ((row.link, ("strong", "accent")), (beside, ("second", "muted"))):
            if text:
                place = QRect(room.left(), room.top(), right - room.left(), room.height())
                right -= self._write(painter, place, text, kind) + _GAP
        if row.badge:
            most = self._most_badge(room.width())
            taken = paint_badge(painter, row.badge, right, middle, self._look, most=most)
            right = taken.left() - _GAP
        return right

    def _paint_chevron(self, painter: QPainter, room: QRect, row: TwoLineRow) -> int:
        """Paint what says that the row opens; return where the rest of its end begins."""
        right, size = room.right(), self._look.px(16)
        if not self._style.chevrons or not row.is_open or row.link:
            return right
        place = (right - size + 2, room.center().y())
        self._paint_icon(painter, ("chevron-right", "muted"), *place, 16)
        return right - size - _GAP

    def _write(self, painter: QPainter, room: QRect, text: str, kind: tuple[str, str]) -> int:
        """Write at the right end of the room in a font and a colour; return the width it took."""
        font, role = kind
        painter.setFont(self._look.font(font))
        painter.setPen(self._look.color(role))
        painter.drawText(room, int(_RIGHT), text)
        return painter.fontMetrics().horizontalAdvance(text)

    def _trailing_width(self, row: TwoLineRow) -> int:
        metrics = QFontMetrics(self._look.font("second"))
        return metrics.horizontalAdvance(row.trailing) + _GAP if row.trailing else 0

    def _small(self) -> QFont:
        return self._look.font("caption" if self._style.dense else "second")

    def _title_room(self, room: QRect, *, two_lines: bool) -> QRect:
        height = QFontMetrics(self._look.font("strong")).lineSpacing()
        below = self._small_line() - 2 if two_lines else 0
        top = room.top() + (room.height() - height - below) // 2
        return QRect(room.left(), top, room.width(), height)

    def _paint_lines(
        self,
        painter: QPainter,
        room: QRect,
        lines: tuple[str, str],
        *,
        strong: bool,
        taken: int = 0,
    ) -> None:
        """Write title and second line; `taken` is what stands at the end of the title's line."""
        first, second = lines
        title = self._title_room(room, two_lines=bool(second))
        painter.setPen(self._look.color("text"))
        painter.setFont(self._look.font("strong" if strong else "body"))
        self._draw(painter, title.adjusted(0, 0, -taken, 0), first)
        painter.setPen(self._look.color("muted"))
        painter.setFont(self._small())
        height = painter.fontMetrics().lineSpacing()
        self._draw(painter, QRect(room.left(), title.bottom() - 1, room.width(), height), second)

    def _draw(self, painter: QPainter, room: QRect, text: str) -> None:
        shown = painter.fontMetrics().elidedText(
            _plain(text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(_LEFT), shown)

    def _paint_icon(
        self, painter: QPainter, icon: tuple[str, str], left: int, middle: int, size: int = 18
    ) -> None:
        ratio = painter.device().devicePixelRatioF()
        drawn = self._look.pixmap(*icon, size, ratio)
        painter.drawPixmap(left, middle - self._look.px(size) // 2, drawn)

    def _paint_focus(self, painter: QPainter, room: QRect) -> None:
        painter.setPen(QPen(self._look.color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(room.adjusted(1, 1, -1, -2))


def _plain(text: str) -> str:
    return " ".join(text.split())


def _width_of(option: QStyleOptionViewItem) -> int:
    """The width that rows have: Qt leaves it out of the option when it asks for their height."""
    view = option.widget
    return view.viewport().width() if isinstance(view, QAbstractItemView) else option.rect.width()
