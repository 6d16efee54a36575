"""A table with a filter line: sort, filter, copy, open."""

from collections.abc import Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QVBoxLayout, QWidget

from mgops_desktop.domain import wording
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.rows import ROW_ROLE, Column, RowsModel
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.search_field import IconLine

Row = TypeVar("Row")
_ROW = 34
_LEAST, _ENOUGH = (
    140,
    260,
)  # pixels of a column that takes what is left: at least, and before others grow
_GROWS, _MOST = 90, 1.6
"""How wide a column of text is that grows in a wide window, and by how much at most."""


class _Table(QTableView):
    """The table itself; Enter or F2 opens, Ctrl+C copies the rows that are marked."""

    opened = Signal(object)

    def __init__(self, look: Look, clipboard: Clipboard) -> None:
        super().__init__()
        self._look = look
        self._clipboard = clipboard
        self._set_up()
        self._fit()
        look.changed.connect(self._fit)
        self.doubleClicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_marked()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self._open(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def copy_marked(self) -> None:
        self._clipboard.copy(self._marked())

    def _marked(self) -> str:
        model = self.model()
        columns = [c for c in range(model.columnCount()) if not self.isColumnHidden(c)]
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        lines = [[str(model.index(row, c).data()) for c in columns] for row in rows]
        return "\n".join("\t".join(line) for line in lines)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(index.data(ROW_ROLE))

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.px(_ROW))

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setSortingEnabled(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)


class TableView(QWidget, Generic[Row]):
    """Shows a RowsModel with a line that filters it. `opened` gives the row that was chosen."""

    opened = Signal(object)

    def __init__(
        self, look: Look, clipboard: Clipboard, name: str, model: "RowsModel[Row]"
    ) -> None:
        super().__init__()
        self._look = look
        self._given: dict[int, int] = {}
        self.model = model
        self.filter = IconLine(look, "Filtruj listę")
        self.table = _Table(look, clipboard)
        self.foot = caption()
        self.table.setAccessibleName(name)
        self.table.setModel(model)
        self._lay_out()

        self.filter.textChanged.connect(self._filter)
        self.filter.down.connect(self.table.setFocus)
        self.table.opened.connect(self.opened)
        model.modelReset.connect(self._count)
        look.changed.connect(self._fit_columns)
        self._fit_columns()
        self._count()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show other rows; the current row, the place scrolled to, sorting and filter stay."""
        kept, scrolled = self.current(), self.table.verticalScrollBar().value()
        self.model.set_rows(rows)
        self._choose_again(kept)
        self.table.verticalScrollBar().setValue(scrolled)

    def current(self) -> Any:
        """Return the current row, None if there is none."""
        index = self.table.currentIndex()
        return index.data(ROW_ROLE) if index.isValid() else None

    def choose(self, wanted: Any) -> None:
        """Make the row of an id (or an equal row) the current one, if it is in the list."""
        for number, row in enumerate(self.model.shown):
            if wanted is not None and getattr(row, "id", row) == wanted:
                self.table.setCurrentIndex(self.model.index(number, 0))
                return

    @property
    def shown_columns(self) -> list[int]:
        """The columns that are not hidden, in their order."""
        numbers = range(len(self.model.columns))
        return [number for number in numbers if not self.table.isColumnHidden(number)]

    def show_column(self, number: int, *, shown: bool) -> None:
        """Show or hide a column; the last one stays."""
        if shown or self.shown_columns != [number]:
            self.table.setColumnHidden(number, not shown)
            self._fit_stretched()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_stretched()

    def copy_marked(self) -> None:
        """Copy the marked rows, as Ctrl+C does."""
        self.table.copy_marked()

    def _choose_again(self, kept: Any) -> None:
        self.choose(getattr(kept, "id", kept))

    def _filter(self, text: str) -> None:
        kept = self.current()
        self.model.set_filter(text)
        self._choose_again(kept)

    def _count(self) -> None:
        self.foot.setText(f"Na liście: {wording.number(self.model.rowCount())}")

    def _fit_columns(self) -> None:
        header = self.table.horizontalHeader()
        for number, column in enumerate(self.model.columns):
            if column.width:
                header.resizeSection(number, self._look.px(column.width))
        self._given.clear()
        self._fit_stretched()

    def _fit_stretched(self) -> None:
        """Let columns without a width of their own take what is left; too little of it, and the table scrolls."""
        header, least = self.table.horizontalHeader(), self._look.px(_LEAST)
        shown = [(number, self.model.columns[number]) for number in self.shown_columns]
        stretched = [number for number, column in shown if not column.width]
        taken = sum(self._look.px(column.width) for _number, column in shown)
        self._fit_texts(self.width() - taken - self._look.px(_ENOUGH) * len(stretched))
        is_roomy = self.width() - taken >= least * len(stretched)
        mode = QHeaderView.ResizeMode.Stretch if is_roomy else QHeaderView.ResizeMode.Interactive
        for number in stretched:
            header.setSectionResizeMode(number, mode)
            if not is_roomy:
                header.resizeSection(number, least)

    def _fit_texts(self, spare: int) -> None:
        """Let columns of text share what a wide window has to spare; one that somebody has drawn wider stays so."""
        header = self.table.horizontalHeader()
        shown = ((number, self.model.columns[number]) for number in self.shown_columns)
        texts = {number: self._look.px(column.width) for number, column in shown if _grows(column)}
        for number, width in texts.items():
            if header.sectionSize(number) == self._given.get(number, width):
                more = max(spare // len(texts), 0)
                self._given[number] = min(width + more, round(width * _MOST))
                header.resizeSection(number, self._given[number])

    def _lay_out(self) -> None:
        line = QVBoxLayout()
        line.setContentsMargins(12, 12, 12, 8)
        line.addWidget(self.filter)
        self.foot.setContentsMargins(16, 6, 16, 4)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.foot)


def _grows(column: Column[Any]) -> bool:
    """Whether a column holds words, which may be longer than it is wide; dates and numbers are not."""
    return column.width >= _GROWS and not column.is_number and column.value is None
