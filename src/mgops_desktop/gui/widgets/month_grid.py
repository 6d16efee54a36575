"""A month as a table of days: arrows go by days and weeks, Enter opens a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date, weekday
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_DAYS = ("pon.", "wt.", "śr.", "czw.", "pt.", "sob.", "niedz.")
_WEEK, _INSET, _LINE, _LEAST_ROW = 7, 6, 17, 42
_CELL_ROLE = Qt.ItemDataRole.UserRole
_MOVES = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_WEEK,
    Qt.Key.Key_Down: _WEEK,
}


@dataclass(frozen=True)
class DayCell:
    """One day: its lines, each with a tone."""

    day: date
    lines: tuple[tuple[str, str], ...] = ()
    in_month: bool = True

    def spoken(self) -> str:
        """Return the day and all that stands on it, for screen readers."""
        words = (short_date(self.day), weekday(self.day), *(text for text, _tone in self.lines))
        return ", ".join(words)


class _MonthModel(QAbstractTableModel):
    """Whole weeks from Monday; the days of other months are empty."""

    def __init__(self) -> None:
        super().__init__()
        self.weeks: tuple[tuple[DayCell, ...], ...] = ()

    def show_month(self, month: Period, cells: Mapping[date, DayCell]) -> None:
        days = list(Period(Period.week(month.first).first, Period.week(month.last).last).days())
        listed = [cells.get(day) or DayCell(day, (), day in month) for day in days]
        self.beginResetModel()
        self.weeks = tuple(tuple(listed[n : n + _WEEK]) for n in range(0, len(listed), _WEEK))
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.weeks)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _WEEK

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        cell = self.weeks[index.row()][index.column()]
        if role == _CELL_ROLE:
            return cell
        if role == Qt.ItemDataRole.DisplayRole:
            return str(cell.day.day)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(cell.spoken())
        return cell.spoken() if role == Qt.ItemDataRole.AccessibleTextRole else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        is_day = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return _DAYS[section] if is_day else None


class _DayDelegate(QStyledItemDelegate):
    """Draws the number of a day and its lines under it."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.today: date | None = None

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell: DayCell = index.data(_CELL_ROLE)
        look, room = self._look, option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, look.color("accent_bg"))
        painter.setPen(QPen(look.color("line")))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        painter.drawLine(room.topRight(), room.bottomRight())
        inner = room.adjusted(look.px(_INSET), look.px(4), -look.px(_INSET), -look.px(2))
        self._paint_number(painter, inner, cell)
        self._paint_lines(painter, inner, cell)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.color("accent"), 2))
            painter.drawRect(room.adjusted(1, 1, -2, -2))
        painter.restore()

    def _paint_number(self, painter: QPainter, room: QRect, cell: DayCell) -> None:
        is_today = cell.day == self.today
        role = "accent" if is_today else "text" if cell.in_month else "muted"
        painter.setPen(self._look.color(role))
        painter.setFont(self._look.font("strong" if cell.in_month else "second"))
        words = f"{cell.day.day} · dziś" if is_today else str(cell.day.day)
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, words)

    def _paint_lines(self, painter: QPainter, room: QRect, cell: DayCell) -> None:
        painter.setFont(self._look.font("caption"))
        height = self._look.px(_LINE)
        top = room.top() + self._look.px(21)
        fitting = max((room.bottom() + self._look.px(4) - top) // height, 0)
        if len(cell.lines) > fitting:  # beside the number of the day; the tooltip tells the rest
            painter.setPen(self._look.color("muted"))
            more = QRect(room.left(), room.top(), room.width(), height)
            painter.drawText(more, Qt.AlignmentFlag.AlignRight, f"+{len(cell.lines) - fitting}")
        for line, tone in cell.lines[:fitting]:
            painter.setPen(self._look.color(tone))
            words = painter.fontMetrics().elidedText(
                line, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(QRect(room.left(), top, room.width(), height), 0, words)
            top += height


class MonthGrid(QTableView):
    """`chosen` gives the day the cursor went to, in whatever month; `opened` is Enter or a double click."""

    chosen = Signal(object)
    opened = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._day = date.min
        self._model = _MonthModel()
        self._look = look
        self._painter = _DayDelegate(look)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self._set_up()
        self._fit()
        look.changed.connect(self._fit)
        self.doubleClicked.connect(self._open)

    def show_month(
        self, month: Period, cells: Mapping[date, DayCell], day: date, today: date
    ) -> None:
        """Show a month with the cursor on the day."""
        self._painter.today = today
        self._day = day
        blocked = QSignalBlocker(self)
        self._model.show_month(month, cells)
        self.setCurrentIndex(self.index_of(day))
        del blocked

    def index_of(self, day: date) -> QModelIndex:
        """Return the place of a day that is shown."""
        days = (day - self._model.weeks[0][0].day).days
        return self._model.index(days // _WEEK, days % _WEEK)

    def cell(self, day: date) -> DayCell:
        """Return what stands on a day that is shown."""
        return next(cell for week in self._model.weeks for cell in week if cell.day == day)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MOVES:
            self.chosen.emit(add_days(self._day, _MOVES[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.opened.emit(self._day)
        else:
            event.ignore()  # pages and today are the page's

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if current.isValid():
            self._day = current.data(_CELL_ROLE).day
            self.chosen.emit(self._day)

    def _fit(self) -> None:
        """Each day has room for one line at least; of large text the month scrolls."""
        self.verticalHeader().setMinimumSectionSize(self._look.px(_LEAST_ROW))

    def _open(self, index: QModelIndex) -> None:
        self.opened.emit(index.data(_CELL_ROLE).day)

    def _set_up(self) -> None:
        self.setAccessibleName("Dni miesiąca")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
            header.setHighlightSections(False)
        self.verticalHeader().hide()
