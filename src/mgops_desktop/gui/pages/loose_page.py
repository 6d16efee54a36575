"""What belongs to no family: letters, reports from which no work followed, children placed from elsewhere."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.editing_page import EditingPage
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.operations.records.about import WITHOUT_FAMILY

_NOTE = "pisma, zgłoszenia i dzieci, których nie przypisano do żadnej rodziny; wskaż rodzinę w formularzu, gdy ją znasz"


class LoosePage(EditingPage):
    """Each kind in its section; a record that is given its family goes over to the card of that one."""

    kinds = frozenset({*WITHOUT_FAMILY, "family", "person", "membership"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts)
        self.header = PageHeader()
        self.header.show_title("Bez rodziny", _NOTE)
        self.column = ScrollColumn("Zapisy bez rodziny")
        self.sections = RecordSections(self, parts, WITHOUT_FAMILY)
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
