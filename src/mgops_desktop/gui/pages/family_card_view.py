"""The card of one family: its head, and its tabs."""

from collections.abc import Mapping
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.pages.family_rows import head_badges, head_note
from mgops_desktop.gui.pages.family_tabs import AssessmentsTab, MembersTab, OverviewTab, PlanTab
from mgops_desktop.gui.pages.visits_tab import VisitsTab
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import OVERVIEW
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.operations.family_file import FamilyFile, family_file
from mgops_desktop.storage.family import uncovered_address

_TABS = (
    Tab(OVERVIEW, "Przegląd"),
    Tab("members", "Skład rodziny"),
    Tab("plan", "Plan"),
    Tab("visits", "Wizyty i kontakty"),
    Tab("assessments", "Oceny okresowe"),
)


class FamilyCardView(QWidget):
    """Reads and shows the file of a family. `opened` leads to a visit, `visit_asked` to a new one."""

    opened = Signal(object)
    visit_asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._file: FamilyFile | None = None
        self.address = Button(parts.look, "Pokaż adres", "eye")
        self.new_visit = Button(parts.look, "Wizyta", "plus", primary=True)
        self.header = PageHeader("", [self.address, self.new_visit])
        self.tabs = Tabs("Karta rodziny", _TABS)
        self.overview = OverviewTab(parts)
        self.members = MembersTab(parts)
        self.plan = PlanTab(parts)
        self.visits = VisitsTab(parts)
        self.assessments = AssessmentsTab(parts)
        self._pages: Mapping[str, QWidget] = {
            OVERVIEW: self.overview,
            "members": self.members,
            "plan": self.plan,
            "visits": self.visits,
            "assessments": self.assessments,
        }
        self.stack = QStackedWidget()
        self._lay_out()

        self.tabs.chosen.connect(self._show_tab)
        self.address.clicked.connect(self._uncover)
        self.new_visit.clicked.connect(self._ask_visit)
        self.visits.list.opened.connect(self.opened)
        self.visits.empty.action_asked.connect(self._ask_visit)

    @property
    def family(self) -> UUID | None:
        """The family that is shown."""
        return self._file.card.id if self._file else None

    @property
    def tab(self) -> str:
        return self.tabs.current

    def show_family(self, family: UUID, tab: str = "") -> None:
        """Read and show a family (the reading is logged); another one begins at its overview."""
        if not tab and family != self.family:
            tab = OVERVIEW
        self._file = self._parts.data.read(family_file, family)
        self._show(self._file)
        if tab:
            self.tabs.choose(tab)

    def show_again(self) -> None:
        """Read the shown family again; tab and places scrolled to stay."""
        if self.family is not None:
            self.show_family(self.family)

    def may_visit(self) -> bool:
        """Whether a visit of this family can be entered by this account."""
        if self._file is None or not self._parts.access.may(Right.CASEWORK_WRITE):
            return False
        return self._file.card.open_case is not None or self._file.in_aftercare

    def _show(self, file: FamilyFile) -> None:
        card = file.card
        self.address.setVisible(card.protected_address)
        self.new_visit.setVisible(self.may_visit())
        self._show_head(file, card.address)
        for tab in (self.overview, self.members, self.plan, self.visits, self.assessments):
            tab.show_file(file)
        present = sum(one.ended is None for one in card.members)
        for key, title, count in (
            ("members", "Skład rodziny", present),
            ("visits", "Wizyty i kontakty", len(file.visits)),
            ("assessments", "Oceny okresowe", len(file.assessments)),
        ):
            self.tabs.show_count(Tab(key, title, count))

    def _show_head(self, file: FamilyFile, address: str) -> None:
        note = head_note(file, address, self._parts.today)
        self.header.show_title(file.card.name, note, head_badges(file))

    def _uncover(self) -> None:
        if self._file is not None:
            address = self._parts.data.read(uncovered_address, self._file.card.id)
            self._show_head(self._file, address)
            self.address.hide()

    def _ask_visit(self) -> None:
        self.visit_asked.emit(self.family)

    def _show_tab(self, key: str) -> None:
        self.stack.setCurrentWidget(self._pages[key])

    def _lay_out(self) -> None:
        for tab in self._pages.values():
            self.stack.addWidget(tab)
        self.setFocusProxy(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
