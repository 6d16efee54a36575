"""The card of one family: its head, and its tabs."""

from functools import cached_property
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import Gone, NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.pages.documents_tab import DocumentsTab
from mgops_desktop.gui.pages.family_rows import head_badges, head_note
from mgops_desktop.gui.pages.family_tabs import (
    CASE,
    COURT,
    FOSTER_CARE,
    AssessmentsTab,
    FamilyTab,
    HistoryTab,
    MembersTab,
    OverviewTab,
    PlanTab,
    SectionsTab,
)
from mgops_desktop.gui.pages.visits_tab import VisitsTab
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import OVERVIEW, Target
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.tabs import Tab, Tabs
from mgops_desktop.operations.family_file import FamilyFile, family_file
from mgops_desktop.storage.family import uncovered_address

T = TypeVar("T", bound=QWidget)
S = TypeVar("S", bound=SectionsTab)
_TABS = (
    Tab(OVERVIEW, "Przegląd"),
    Tab("members", "Skład"),
    Tab("case", "Sprawa"),
    Tab("plan", "Plan"),
    Tab("visits", "Wizyty"),
    Tab("assessments", "Oceny"),
    Tab("court", "Sąd i pisma"),
    Tab("foster_care", "Piecza"),
    Tab("documents", "Dokumenty"),
    Tab("history", "Historia"),
)


class FamilyCardView(QWidget):
    """Reads and shows the file of a family.

    `opened` gives a record that is to be corrected, `add_asked` the kind of a new one, `change_asked` a stretch of a
    history that another one is to follow from a day, `visitor_asked` that somebody is to look at the screen too.
    `beside_visitor` is for the card that somebody does look at.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    change_asked = Signal(object)
    visitor_asked = Signal()

    def __init__(self, parts: Parts, *, beside_visitor: bool = False) -> None:
        super().__init__()
        self._parts = parts
        self._file: FamilyFile | None = None
        self.address = Button(parts.look, "Pokaż adres", "eye")
        self.new_visit = Button(parts.look, "Wizyta", "plus", primary=True)
        self.edit = Button(parts.look, "Popraw", "pencil")
        self.visitor = IconButton(parts.look, "user-lock", "Tryb przy gościu (Ctrl+G)")
        self.header = PageHeader("", [self.visitor, self.address, self.edit, self.new_visit])
        self._shown = [tab for tab in _TABS if tab.key != "documents" or parts.custody]
        self.tabs = Tabs("Karta rodziny", self._shown)
        self._stale: set[str] = set()
        self.stack = QStackedWidget()
        self._lay_out()
        self.visitor.setVisible(not beside_visitor)

        self.visitor.clicked.connect(self.visitor_asked)
        self.tabs.chosen.connect(self._show_tab)
        self.address.clicked.connect(self._uncover)
        self.new_visit.clicked.connect(self._ask_visit)
        self.edit.clicked.connect(self._correct_family)

    # each tab is made when it is first asked for; their names are the keys of the tabs

    @cached_property
    def overview(self) -> OverviewTab:
        return self._placed(OverviewTab(self._parts))

    @cached_property
    def members(self) -> MembersTab:
        made = MembersTab(self._parts)
        made.person_opened.connect(self._open_person)
        return self._connected(made)

    @cached_property
    def case(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Sprawa", CASE))

    @cached_property
    def plan(self) -> PlanTab:
        return self._connected(PlanTab(self._parts))

    @cached_property
    def visits(self) -> VisitsTab:
        made = VisitsTab(self._parts)
        made.list.opened.connect(self._open_visit)
        made.empty.action_asked.connect(self._ask_visit)
        return self._placed(made)

    @cached_property
    def assessments(self) -> AssessmentsTab:
        return self._connected(AssessmentsTab(self._parts))

    @cached_property
    def court(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Sąd i pisma", COURT))

    @cached_property
    def foster_care(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Piecza", FOSTER_CARE))

    @cached_property
    def documents(self) -> DocumentsTab:
        custody = self._parts.custody
        assert custody is not None, "there is no such tab without files"
        return self._placed(DocumentsTab(self._parts, custody))

    @cached_property
    def history(self) -> HistoryTab:
        return self._placed(HistoryTab(self._parts))

    def make_part(self) -> bool:
        """Make a tab ahead; False if all are there."""
        missing = next((tab.key for tab in self._shown if tab.key not in vars(self)), "")
        return bool(missing) and self._page(missing) is not None

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
        self._stale = {one.key for one in self._shown}
        if tab and tab != self.tab:
            self.tabs.choose(tab)  # before anything is read for the tab of the family before
        self._show(self._file)

    def leave_file(self) -> bool:
        """Close the document that is shown; False if there is none."""
        return self.tab == "documents" and self.documents.leave_view()

    def show_again(self) -> None:
        """Read the shown family again; tab and places scrolled to stay.

        None is shown any more if it went to the bin, or out of the account's reach.
        """
        if self.family is not None:
            try:
                self.show_family(self.family)
            except (Gone, NotAllowed):
                self._file = None

    def may_visit(self) -> bool:
        """Whether a visit of this family can be entered by this account."""
        if self._file is None or not self._parts.access.may(Right.CASEWORK_WRITE):
            return False
        return self._file.card.open_case is not None or self._file.in_aftercare

    def _show(self, file: FamilyFile) -> None:
        card = file.card
        self.address.setVisible(card.protected_address)
        self.new_visit.setVisible(self.may_visit())
        self.edit.setVisible(self._parts.access.may(Right.CASEWORK_WRITE))
        self._show_head(file, card.address)
        self._show_tab(self.tab)
        present = sum(one.ended is None for one in card.members)
        for key, title, count in (
            ("members", "Skład", present),
            ("visits", "Wizyty", len(file.visits)),
            ("assessments", "Oceny", len(file.assessments)),
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
        self.add_asked.emit("visit")

    def _open_visit(self, target: Target) -> None:
        if target.id is not None:
            self.opened.emit(RecordRef("visit", target.id))

    def _open_person(self, person: UUID) -> None:
        if self._parts.access.may(Right.CASEWORK_WRITE):
            self.opened.emit(RecordRef("person", person))

    def _correct_family(self) -> None:
        if self.family is not None:
            self.opened.emit(RecordRef("family", self.family))

    def _page(self, key: str) -> FamilyTab:
        page: FamilyTab = getattr(self, key)
        return page

    def _placed(self, tab: T) -> T:
        self.stack.addWidget(tab)
        return tab

    def _connected(self, tab: S) -> S:
        tab.sections.opened.connect(self.opened)
        tab.sections.add_asked.connect(self.add_asked)
        tab.sections.change_asked.connect(self.change_asked)
        return self._placed(tab)

    def _show_tab(self, key: str) -> None:
        """Show a tab; what it shows is read when it is first seen."""
        if self._file is not None and key in self._stale:
            self._stale.discard(key)
            self._page(key).show_file(self._file)
        shown = self._page(key)
        assert isinstance(shown, QWidget)
        self.stack.setCurrentWidget(shown)

    def _lay_out(self) -> None:
        self.setFocusProxy(self.tabs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.header)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
