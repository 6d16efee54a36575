"""What goes into reports besides counted figures: needs, figures of others, what was counted before the program."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_KINDS = ("need", "yearly_count", "opening_figure", "report_handover", "programme")
_NOTE = "potrzeby, liczby z innych źródeł, dane sprzed wdrożenia, przekazanie"


class ReportDataPage(EditingPage):
    """Each kind in its section; the forms stand in place of the page."""

    kinds = frozenset(_KINDS)
    shows_people = False

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.header = PageHeader()
        self.header.show_title("Dane do sprawozdań", _NOTE)
        self.column = ScrollColumn("Dane do sprawozdań")
        self.sections = RecordSections(self, parts, _KINDS)
        self._lay_out()
        self.setFocusProxy(self.home())

        self.sections.opened.connect(self.correct)
        self.sections.add_asked.connect(self.begin)

    def home(self) -> QWidget:
        return self.column

    def refresh(self) -> None:
        self.column.clear()
        for card in self.sections.cards(None):
            self.column.add(card)

    def open_target(self, target: Target) -> None:
        """Show a record in its form."""
        self.open_form(target)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.browse)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for part in (self.header, self.notices):
            column.addWidget(part)
        column.addWidget(self.column, 1)
