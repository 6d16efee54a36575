"""A table model over frozen rows: it sorts by stored keys, filters as one types, asks nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from mgops_desktop.gui.widgets.label import plain_tooltip
from mgops_desktop.sheets.values import CellValue

Row = TypeVar("Row")
_Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True)
class Column(Generic[Row]):
    """A column: its words, its text, the stored key it sorts by (else its text), its width.

    `value` is what a saved list holds where a text would not do: a date, a number.
    """

    title: str
    text: Callable[[Row], str]
    sort_key: Callable[[Row], Any] | None = None
    is_number: bool = False
    width: int = 0
    value: Callable[[Row], CellValue] | None = None

    def cell(self, row: Row) -> CellValue:
        return self.value(row) if self.value is not None else self.text(row)

    def key(self, row: Row) -> Any:
        return self.sort_key(row) if self.sort_key is not None else self.text(row)


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Holds rows and shows those that hold every word of the filter.

    `fold` makes text comparable ("Żółw" → "zolw"); it is the function that filled the stored
    search keys, so that lists and search agree.
    """

    def __init__(self, columns: Sequence[Column[Row]], fold: Callable[[str], str]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self._fold = fold
        self._all: list[Row] = []
        self._folded: list[str] | None = None
        self._shown: list[Row] = []
        self._words: tuple[str, ...] = ()
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    @property
    def shown(self) -> Sequence[Row]:
        """The rows as they stand in the list."""
        return self._shown

    def texts(self) -> list[list[str]]:
        """Return what the list shows, for copying and exporting."""
        return [[column.text(row) for column in self.columns] for row in self._shown]

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; sorting and filter stay."""
        self.beginResetModel()
        self._all = list(rows)
        self._folded = None
        self._arrange()
        self.endResetModel()

    def set_filter(self, text: str) -> None:
        """Show only rows that hold each of the words."""
        self.beginResetModel()
        self._words = tuple(self._fold(text).split())
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column's stored key; a column below 0 gives the order of the question back."""
        self.beginResetModel()
        self._sorted = (column, order) if column >= 0 else None
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._shown[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(column.text(row))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(is_number=column.is_number)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _side(is_number=self.columns[section].is_number)
        return None

    def _fold_lines(self) -> list[str]:
        """Return what the filter looks in, made when it is first typed in; most cells stand in many rows."""
        fold = cache(self._fold)
        return [" ".join(fold(column.text(row)) for column in self.columns) for row in self._all]

    def _filtered(self) -> list[Row]:
        if not self._words:
            return list(self._all)
        if self._folded is None:
            self._folded = self._fold_lines()
        return [
            row
            for row, folded in zip(self._all, self._folded, strict=True)
            if all(word in folded for word in self._words)
        ]

    def _arrange(self) -> None:
        rows = self._filtered()
        if self._sorted is not None:
            number, order = self._sorted
            backwards = order is Qt.SortOrder.DescendingOrder
            rows.sort(key=self.columns[number].key, reverse=backwards)
        self._shown = rows


def _side(*, is_number: bool) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
