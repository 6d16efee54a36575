"""Ticks in rows and columns: one tab stop, arrows and space; as high as its rows, so that only the page scrolls."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.check import paint_check
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_ROW, _HEAD, _BOX, _COLUMN = 28, 32, 18, 150
_BETWEEN = ":"
_HEADING = Qt.ItemDataRole.UserRole + 1
"""Whether a row is a heading."""


@dataclass(frozen=True)
class TickRow:
    """A row: its key and words; without a key it is a heading."""

    key: str
    words: str


class _TicksModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TickRow, ...] = ()
        self.columns: tuple[tuple[str, str], ...] = ()
        self.ticked: set[str] = set()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns) + 1

    def key(self, index: _Index) -> str:
        """Return what a box stands for, nothing for words and headings."""
        row = self.rows[index.row()]
        if not index.column() or not row.key:
            return ""
        return f"{self.columns[index.column() - 1][0]}{_BETWEEN}{row.key}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, key = self.rows[index.row()], self.key(index)
        if role == Qt.ItemDataRole.DisplayRole and not index.column():
            return row.words
        if role == Qt.ItemDataRole.UserRole:
            return key
        if role == _HEADING:
            return not row.key
        if role == Qt.ItemDataRole.CheckStateRole and key:
            return Qt.CheckState.Checked if key in self.ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole and key:
            said = "zaznaczone" if key in self.ticked else "niezaznaczone"
            return f"{row.words}, {self.columns[index.column() - 1][1]}: {said}"
        return None

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        words = self.columns[section - 1][1] if section else ""
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return words
        if way is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(words)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        enabled = Qt.ItemFlag.ItemIsEnabled
        return enabled | Qt.ItemFlag.ItemIsSelectable if self.key(index) else enabled


class _BoxDelegate(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: _Index,
    ) -> bool:
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        key = index.data(Qt.ItemDataRole.UserRole)
        room = option.rect
        painter.save()
        if key:
            checked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            left = room.center().x() - self._look.px(_BOX) // 2
            paint_check(painter, self._look, left, room.center().y(), checked=checked)
            if option.state & QStyle.StateFlag.State_HasFocus:
                painter.setPen(QPen(self._look.color("accent"), 2))
                painter.drawRect(room.adjusted(2, 1, -2, -1))
        elif not index.column():
            is_heading = bool(index.data(_HEADING))
            painter.setFont(self._look.font("second_strong" if is_heading else "body"))
            painter.setPen(self._look.color("text"))
            words = str(index.data() or "")
            inner = room.adjusted(4 if is_heading else 16, 0, -4, 0)
            shown = painter.fontMetrics().elidedText(
                words, Qt.TextElideMode.ElideRight, inner.width()
            )
            painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        painter.restore()


class TickTable(QTableView):
    """Chooses "<column>:<row>" keys; arrows move among the boxes, space or a click turns one."""

    edited = Signal()

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self._look = look
        self._ticks = _TicksModel()
        self.setModel(self._ticks)
        self.setItemDelegate(_BoxDelegate(look))
        self.setAccessibleName(name)
        self._set_up()
        look.changed.connect(self._fit)
        self.clicked.connect(self._turn)

    def set_table(self, rows: Sequence[TickRow], columns: Sequence[tuple[str, str]]) -> None:
        """Offer other boxes; ticks stay."""
        self._ticks.beginResetModel()
        self._ticks.rows, self._ticks.columns = tuple(rows), tuple(columns)
        self._ticks.endResetModel()
        header = self.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number in range(1, len(columns) + 1):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.Fixed)
            header.resizeSection(number, self._look.px(_COLUMN))
        first = next((number for number, row in enumerate(rows) if row.key), None)
        if first is not None and columns:
            self.setCurrentIndex(self._ticks.index(first, 1))
        self._fit()

    def name_columns(self, columns: Sequence[tuple[str, str]]) -> None:
        """Give the columns other words; where their keys change too, the table is set anew."""
        if [key for key, _words in columns] != [key for key, _words in self._ticks.columns]:
            self.set_table(self._ticks.rows, columns)
        elif tuple(columns) != self._ticks.columns:
            self._ticks.columns = tuple(columns)
            self._ticks.headerDataChanged.emit(Qt.Orientation.Horizontal, 1, len(columns))

    def value(self) -> Value:
        """Return the ticked boxes in the order of the table, column by column."""
        offered = [
            f"{column}{_BETWEEN}{row.key}"
            for column, _name in self._ticks.columns
            for row in self._ticks.rows
            if row.key
        ]
        return [one for one in offered if one in self._ticks.ticked]

    def set_value(self, value: Value) -> None:
        self._ticks.ticked = set(value if isinstance(value, list) else ())
        self.viewport().update()
        self.edited.emit()

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        words = {row.key: row.words for row in self._ticks.rows}
        listed = value if isinstance(value, list) else []
        return ", ".join(words.get(one.partition(_BETWEEN)[2], "") for one in listed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            self._turn(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _turn(self, index: _Index) -> None:
        key = self._ticks.key(index) if index.isValid() else ""
        if key:
            self._ticks.ticked ^= {key}
            self._ticks.dataChanged.emit(index, index)
            self.edited.emit()

    def _fit(self) -> None:
        row = self._look.px(_ROW)
        self.verticalHeader().setDefaultSectionSize(row)
        self.horizontalHeader().setFixedHeight(self._look.px(_HEAD))
        self.setFixedHeight(row * len(self._ticks.rows) + self._look.px(_HEAD) + 4)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        header.setTextElideMode(Qt.TextElideMode.ElideMiddle)
