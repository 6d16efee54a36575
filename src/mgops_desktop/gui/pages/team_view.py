"""The interdisciplinary team: its sittings, its people, local help, and what is recorded without a procedure."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

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
        for card in self.sections.cards(None):
            self.column.add(card)

    def enter(self, sitting: UUID | None = None) -> None:
        """Put the cursor on a sitting, or to where a new one is entered."""
        shown = self.sections.lists.get(SITTING)
        if shown is not None and sitting is not None:
            shown.choose(RecordRef(SITTING, sitting))
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        elif SITTING in self.sections.buttons:
            self.sections.buttons[SITTING].setFocus(Qt.FocusReason.OtherFocusReason)
