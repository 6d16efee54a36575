"""The tab of a family's visits: Enter or a click opens one to be read and corrected."""

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.pages.family_tab_rows import visit_rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.family_file import FamilyFile

_NONE = "Nie zapisano jeszcze żadnej wizyty."


class VisitsTab(Stateful):
    """All contacts, the newest first; without any, the first step is offered."""

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self._may_write = parts.access.may(Right.CASEWORK_WRITE)
        self.list = TwoLineList(look, "Wizyty", RowStyle(lead_width=100), selects=True)
        card = Card()
        card.body.addWidget(self.list)
        action = "Zapisz pierwszą" if self._may_write else ""
        super().__init__(look, card, EmptyState(look, "calendar", _NONE, action))

    def show_file(self, file: FamilyFile) -> None:
        self.list.set_rows(visit_rows(file.visits, may_open=self._may_write))
        self.show_content(is_empty=not file.visits)
