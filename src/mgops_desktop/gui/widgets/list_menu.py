"""The button "Lista": everything that can be done with a list, by mouse or keys."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button

AS_IT_CAME = -1


class ListMenu(Button):
    """Offers copying and saving; with columns also sorting and which of them are shown.

    `save_asked` gives the suffix of the file, `sort_asked` column and order, `column_turned` column and whether shown.
    """

    copy_marked_asked = Signal()
    copy_all_asked = Signal()
    save_asked = Signal(str)
    sort_asked = Signal(int, object)
    column_turned = Signal(int, bool)

    def __init__(self, look: Look, columns: Sequence[str] = ()) -> None:
        super().__init__(look, "Lista", "table")
        self._menu = QMenu(self)
        self.sorting: list[QAction] = []
        self.columns: list[QAction] = []
        if columns:
            self._add_table_parts(columns)
        self.copy_all = self._menu.addAction("Kopiuj całą listę", self.copy_all_asked.emit)
        self._menu.addSeparator()
        self.xlsx = self._menu.addAction(
            "Zapisz jako skoroszyt (XLSX)…", lambda: self.save_asked.emit(".xlsx")
        )
        self.csv = self._menu.addAction(
            "Zapisz jako plik CSV…", lambda: self.save_asked.emit(".csv")
        )
        self._menu.setAccessibleName("Lista")
        self.setMenu(self._menu)

    def show_state(self, shown: Sequence[int], sorted_by: int, order: Qt.SortOrder) -> None:
        """Tick the columns that are shown and the one that the list is sorted by."""
        for number, action in enumerate(self.columns):
            action.setChecked(number in shown)
            action.setEnabled(list(shown) != [number])
        wanted = (sorted_by, order if sorted_by >= 0 else Qt.SortOrder.AscendingOrder)
        for action in self.sorting:
            action.setChecked(action.data() == wanted)

    def _add_table_parts(self, columns: Sequence[str]) -> None:
        sort = self._menu.addMenu("Sortuj według")
        group = QActionGroup(self)
        self._add_sorting(sort, group, "Kolejność pierwotna", AS_IT_CAME, _UP)
        for number, title in enumerate(columns):
            self._add_sorting(sort, group, f"{title}, rosnąco", number, _UP)
            self._add_sorting(sort, group, f"{title}, malejąco", number, _DOWN)
        turn = self._menu.addMenu("Kolumny")
        for number, title in enumerate(columns):
            action = turn.addAction(title.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(True)
            action.triggered.connect(
                lambda checked, column=number: self.column_turned.emit(column, checked)
            )
            self.columns.append(action)
        self._menu.addSeparator()
        self.copy_marked = self._menu.addAction(
            "Kopiuj zaznaczone wiersze\tCtrl+C", self.copy_marked_asked.emit
        )

    def _add_sorting(
        self, menu: QMenu, group: QActionGroup, words: str, column: int, order: Qt.SortOrder
    ) -> None:
        action = menu.addAction(words.replace("&", "&&"))
        action.setCheckable(True)
        action.setData((column, order))
        action.triggered.connect(lambda: self.sort_asked.emit(column, order))
        group.addAction(action)
        self.sorting.append(action)


_UP, _DOWN = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
