"""What an import would do, sheet by sheet: counts, errors, warnings, possible duplicates, changes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.importing import import_rows as rows
from mgops_desktop.gui.importing.import_rows import Line
from mgops_desktop.gui.importing.import_work import Looked
from mgops_desktop.gui.layouts import stand_aside
from mgops_desktop.gui.rows import RowsModel
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.importing import ImportPlan

_KINDS = {
    rows.ERRORS: "Błędy",
    rows.WARNINGS: "Ostrzeżenia",
    rows.DUPLICATES: "Możliwe powtórzenia",
    rows.CHANGES: "Zmiany",
}
_MAPPABLE = frozenset({"unknown_sheet", "unknown_column", "missing_column"})
_ERRORS = "Z błędami nie można importować. Popraw plik w arkuszu i wczytaj go ponownie."
_UNKNOWN = "Program nie zna tego układu. Przypisz kolumny własnego wykazu albo użyj szablonu."
_EQUAL = "Wszystko, co jest w pliku, jest już zapisane. Nie ma czego importować."
_READY = "Nic jeszcze nie zapisano. Import zapisze wszystko albo nic; przed nim powstanie kopia."


class ImportPreview(QWidget):
    """`import_asked`, `again_asked` (the same file once more), `mapping_asked` and `other_asked` are the ways on."""

    import_asked = Signal()
    again_asked = Signal()
    mapping_asked = Signal()
    other_asked = Signal()

    def __init__(self, look: Look, clipboard: Clipboard) -> None:
        super().__init__()
        self._plan: ImportPlan | None = None
        self.other = Button(look, "Inny plik", "chevron-left")
        self.again = Button(look, "Wczytaj ponownie")
        self.map = Button(look, "Przypisz kolumny…")
        self.run = Button(look, "Importuj", "file-input", primary=True)
        self.header = PageHeader(actions=(self.other, self.again, self.map, self.run))
        self.sheets = TwoLineList(
            look, "Arkusze pliku", RowStyle(chevrons=False, dense=True), selects=True
        )
        self.tabs = Tabs("Co jest w pliku", [Tab(key, title, 0) for key, title in _KINDS.items()])
        self.tables = {
            key: TableView(look, clipboard, title, RowsModel(rows.columns_of(key), search_key))
            for key, title in _KINDS.items()
        }
        self.detail = label("", "body", wraps=True)
        self._stack = QStackedWidget()
        self._lay_out(look)

        self.run.clicked.connect(self.import_asked)
        self.again.clicked.connect(self.again_asked)
        self.map.clicked.connect(self.mapping_asked)
        self.other.clicked.connect(self.other_asked)
        self.sheets.chosen.connect(self._show_lines)
        self.tabs.chosen.connect(self._show_tab)
        for table in self.tables.values():
            table.table.selectionModel().currentRowChanged.connect(self._show_detail)
            table.model.modelReset.connect(self._show_detail)

    def show_plan(self, looked: Looked) -> None:
        """Show what an import of the file would do, at the whole file and at what is worst."""
        plan = self._plan = looked.plan
        possible = plan.is_possible and not plan.changes_nothing
        words = _READY if possible else _EQUAL
        if plan.errors:
            words = _UNKNOWN if any(one.code in _MAPPABLE for one in plan.errors) else _ERRORS
        self.header.show_title(plan.file_name, words, _badges(plan))
        self.run.setEnabled(possible)
        self.map.setVisible(needs_mapping(plan))
        self.sheets.set_rows(rows.sheet_rows(plan))
        self.sheets.choose(rows.WHOLE_FILE)
        self._show_lines()
        self.tabs.choose(next((key for key in _KINDS if rows.lines_of(plan, key)), rows.ERRORS))
        self._show_tab()

    def forget(self) -> None:
        """Let go what the file held."""
        self._plan = None
        self.sheets.set_rows([])
        for table in self.tables.values():
            table.filter.clear()
            table.set_rows([])

    def _show_lines(self, _sheet: object = None) -> None:
        if self._plan is None:
            return
        sheet = self.sheets.current_key()
        for key, table in self.tables.items():
            lines = rows.lines_of(self._plan, key)
            shown = [one for one in lines if sheet in (rows.WHOLE_FILE, None, one.sheet)]
            table.set_rows(shown)
            self.tabs.show_count(Tab(key, _KINDS[key], len(shown)))

    def _show_tab(self, _key: str = "") -> None:
        shown = self.tables[self.tabs.current]
        self._stack.setCurrentWidget(shown)
        if shown.current() is None and shown.model.shown:
            shown.choose(shown.model.shown[0])
        self._show_detail()

    def _show_detail(self, *_index: object) -> None:
        """Write out the whole sentence of the current row: the table has room for one line of it."""
        line = self.tables[self.tabs.current].current()
        self.detail.setText(f"{line.place}: {line.text}" if isinstance(line, Line) else "")
        self.detail.setVisible(isinstance(line, Line))

    def _lay_out(self, look: Look) -> None:
        card, found = Card(), Card()
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(card, 2)
        row.addWidget(found, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        stand_aside(card, look, 318)
        card.body.setContentsMargins(0, 8, 0, 8)
        card.body.addWidget(self.sheets, 1)
        line = QHBoxLayout()
        line.setContentsMargins(12, 6, 12, 0)
        line.addWidget(self.tabs)
        line.addStretch(1)
        self.detail.setContentsMargins(16, 6, 16, 12)
        found.body.addLayout(line)
        found.body.addWidget(self._stack, 1)
        found.body.addWidget(self.detail)
        self.detail.hide()
        for table in self.tables.values():
            self._stack.addWidget(table)


def needs_mapping(plan: ImportPlan) -> bool:
    """Whether the file has sheets or columns that the program does not know."""
    return any(one.code in _MAPPABLE for one in (*plan.errors, *plan.warnings))


def _badges(plan: ImportPlan) -> list[Badge]:
    badges = []
    if plan.errors:
        badges.append(Badge(counted(len(plan.errors), "błąd"), "danger"))
    if plan.warnings:
        badges.append(Badge(counted(len(plan.warnings), "ostrzeżenie"), "warn"))
    return badges
