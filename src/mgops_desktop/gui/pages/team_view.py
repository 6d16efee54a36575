"""The interdisciplinary team: its sittings, its people, local help, and what is recorded without a procedure."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.asked_form import field_kit
from mgops_desktop.gui.documents.procedure_papers import ProcedurePapers
from mgops_desktop.gui.pages.sitting_rows import team_rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.storage.sittings import team_of

SITTING, REPORT = "team_sitting", "violence_report"
KINDS = (
    *(SITTING, "team_member", "professional", "team_attendance", "help_point"),
    *(REPORT, "nk_form", "diagnostic_group", "blue_card_complaint", "party"),
)
RECORDS, PAPERS = "records", "papers"
_TABS = (Tab(RECORDS, "Zespół"), Tab(PAPERS, "Dokumenty zespołu"))
_NOTE = "posiedzenia i skład zespołu, punkty pomocy, wpisy, które nie należą do żadnej procedury"


class TeamView(QWidget):
    """`opened` gives a record that is to be corrected, `add_asked` the kind of a new one, `turned`: another view."""

    opened = Signal(object)
    add_asked = Signal(str)
    turned = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._day = parts.today
        self.header = PageHeader()
        self.header.show_title("Zespół interdyscyplinarny", _NOTE)
        self.column = ScrollColumn("Zespół interdyscyplinarny")
        self.sections = RecordSections(self, parts, KINDS)
        self.papers = ProcedurePapers(parts, "Dokumenty zespołu")
        self.tabs = Tabs("Zespół interdyscyplinarny", _TABS)
        self.stack = QStackedWidget()
        for part in (self.column, self.papers):
            self.stack.addWidget(part)
        self.setFocusProxy(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)

        self.tabs.chosen.connect(self._show_tab)
        for section in (self.sections, self.papers):
            section.opened.connect(self.opened)
            section.add_asked.connect(self.add_asked)
        for stack in (self.stack, self.papers):
            stack.currentChanged.connect(self.turned)

    def read_again(self) -> None:
        """Read and show all of it."""
        self.column.clear()
        self.column.add(self._composition())
        for card in self.sections.cards(None):
            self.column.add(card)
        if self.stack.currentWidget() is self.papers:
            self.papers.show_procedure(None)

    def keep_unsaved(self) -> None:
        """Keep what was typed for a document that is being made."""
        self.papers.keep_unsaved()

    @property
    def is_wide(self) -> bool:
        """Whether a document is shown, which needs the whole page."""
        return self.stack.currentWidget() is self.papers and self.papers.shows_view

    def leave_view(self) -> bool:
        """Close the document that is shown in place of the list; False if there is none."""
        return self.stack.currentWidget() is self.papers and self.papers.leave_view()

    def _composition(self) -> Card:
        """Who sits in the team on the chosen day, and what it lacks."""
        card = Card("Skład zespołu w dniu")
        self.day = DateField(self._parts.look, field_kit(self._parts).parse_date)
        self.day.setAccessibleName("Dzień, na który pokazać skład zespołu")
        self.day.set_value(self._day.isoformat())
        self.day.editingFinished.connect(self._take_day)
        style = RowStyle(chevrons=False, lead_width=110, wraps=True)
        self.team = TwoLineList(self._parts.look, "Skład zespołu", style, whole=True)
        card.add_to_header(self.day)
        card.body.addWidget(self.team)
        self._show_team()
        return card

    def _take_day(self) -> None:
        chosen = self.day.day()
        if chosen is not None and chosen != self._day:
            self._day = chosen
            self._show_team()

    def _show_team(self) -> None:
        self.team.set_rows(team_rows(self._parts.data.read(team_of, self._day)))

    def enter(self, sitting: UUID | None = None) -> None:
        """Put the cursor on a sitting, or to where a new one is entered."""
        self.tabs.choose(RECORDS)
        self._show_tab(RECORDS)
        shown = self.sections.lists.get(SITTING)
        if shown is not None and sitting is not None:
            shown.choose(RecordRef(SITTING, sitting))
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        elif SITTING in self.sections.buttons:
            self.sections.buttons[SITTING].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_tab(self, key: str) -> None:
        if key == PAPERS:
            self.papers.show_procedure(None)
        self.stack.setCurrentWidget(self.papers if key == PAPERS else self.column)
