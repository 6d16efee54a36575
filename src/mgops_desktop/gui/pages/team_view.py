"""The interdisciplinary team: its sittings, its people, local help, and what is recorded without a procedure."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.asked_form import field_kit
from mgops_desktop.gui.pages.sitting_rows import team_rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.date_field import DateField
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.storage.sittings import team_of

SITTING, REPORT = "team_sitting", "violence_report"
KINDS = (
    *(SITTING, "team_member", "professional", "team_attendance", "help_point"),
    *(REPORT, "nk_form", "diagnostic_group", "blue_card_complaint", "party"),
)
_NOTE = "posiedzenia i skład zespołu, punkty pomocy, wpisy, które nie należą do żadnej procedury"


class TeamView(QWidget):
    """`opened` gives a record that is to be corrected, `add_asked` the kind of a new one."""

    opened = Signal(object)
    add_asked = Signal(str)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._day = parts.today
        self.header = PageHeader()
        self.header.show_title("Zespół interdyscyplinarny", _NOTE)
        self.column = ScrollColumn("Zespół interdyscyplinarny")
        self.sections = RecordSections(self, parts, KINDS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.column, 1)

        self.sections.opened.connect(self.opened)
        self.sections.add_asked.connect(self.add_asked)

    def read_again(self) -> None:
        """Read and show all of it."""
        self.column.clear()
        self.column.add(self._composition())
        for card in self.sections.cards(None):
            self.column.add(card)

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
        shown = self.sections.lists.get(SITTING)
        if shown is not None and sitting is not None:
            shown.choose(RecordRef(SITTING, sitting))
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        elif SITTING in self.sections.buttons:
            self.sections.buttons[SITTING].setFocus(Qt.FocusReason.OtherFocusReason)
