"""The card of one family: its head, and its tabs."""

from collections.abc import Callable
from functools import cached_property, partial
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import Gone, NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.gui.pages.appointments_tab import AppointmentsTab
from mgops_desktop.gui.pages.diagnosis_tab import DiagnosisTab
from mgops_desktop.gui.pages.documents_tab import DocumentsTab
from mgops_desktop.gui.pages.family_rows import (
    head_badges,
    head_note,
    lacks_final,
    standing_words,
)
from mgops_desktop.gui.pages.family_tab_groups import DOCUMENTS, PICTURES, tab_groups
from mgops_desktop.gui.pages.family_tabs import (
    CASE,
    COURT,
    FOSTER_CARE,
    MEETINGS,
    AssessmentsTab,
    FamilyTab,
    HistoryTab,
    MembersTab,
    OverviewTab,
    PlanTab,
    SectionsTab,
)
from mgops_desktop.gui.pages.pictures_tab import PicturesTab
from mgops_desktop.gui.pages.visits_tab import VisitsTab
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.targets import OVERVIEW, Target, place_of
from mgops_desktop.gui.widgets.button import Button, IconButton, LinkButton
from mgops_desktop.gui.widgets.current_stack import CurrentStack
from mgops_desktop.gui.widgets.grouped_tabs import GroupedTabs
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.tabs import Tab
from mgops_desktop.operations.family_file import FamilyFile, family_file
from mgops_desktop.operations.pictures.sheet import PictureKind
from mgops_desktop.storage.family import uncovered_address

T = TypeVar("T", bound=QWidget)
S = TypeVar("S", bound=SectionsTab)
_PROCEDURE = "procedure"
_FINAL = {"kind": AssessmentKind.FINAL.value}
_COUNTED = (("members", "Skład"), ("visits", "Wizyty"), ("assessments", "Oceny"))


class FamilyCardView(QWidget):
    """Reads the file of a family beside the window and shows it; until it is there the card is blank.

    `opened` gives a record that is to be corrected, `add_asked` the kind of a new one, `change_asked` a stretch of a
    history that another one is to follow from a day, `visitor_asked` that somebody is to look at the screen too,
    `decision_asked` the family's name and its application that the head is to decide, `begin_asked` the kind of a new
    record with what is known of it. `asked` leads to another page.
    `beside_visitor` is for the card that somebody does look at. `gone` tells that the family went to the bin, or out
    of the account's reach, while it was shown.
    """

    opened = Signal(object)
    add_asked = Signal(str)
    change_asked = Signal(object)
    visitor_asked = Signal()
    gone = Signal()
    asked = Signal(object)
    decision_asked = Signal(str, object)
    begin_asked = Signal(str, object)

    def __init__(self, parts: Parts, *, beside_visitor: bool = False) -> None:
        super().__init__()
        self._parts = parts
        self._beside_visitor = beside_visitor
        self._family: UUID | None = None
        self._file: FamilyFile | None = None
        self._wanted: Callable[[], None] | None = None
        self.address = Button(parts.look, "Pokaż adres", "eye")
        self.new_visit = Button(parts.look, "Wizyta", "plus", primary=True)
        self.edit = Button(parts.look, "Popraw", "pencil")
        self.visitor = IconButton(parts.look, "user-lock", "Tryb przy gościu (Ctrl+G)")
        self.decide = Button(parts.look, "Rozstrzygnij wniosek", "check")
        self.final = LinkButton("Ocena końcowa")
        buttons = [self.visitor, self.address, self.decide, self.edit, self.new_visit]
        self._buttons = buttons
        self.header = PageHeader("", buttons)
        self.standing = caption(wraps=True)
        groups = list(tab_groups(with_documents=parts.custody is not None))
        self.tabs = GroupedTabs("Karta rodziny", groups)
        self._stale: set[str] = set()
        self.reader = Reader(parts)
        self.stack = CurrentStack()
        self._blank = QWidget()
        self._lay_out()
        self.visitor.hide()

        self.visitor.clicked.connect(self.ask_visitor)
        self.tabs.chosen.connect(self._show_tab)
        self.address.clicked.connect(self._uncover)
        self.decide.clicked.connect(self._ask_decision)
        self.final.clicked.connect(partial(self.begin_asked.emit, "assessment", _FINAL))
        self.new_visit.clicked.connect(self.ask_visit)
        self.edit.clicked.connect(self._correct_family)

    # each tab is made when it is first asked for; their names are the keys of the tabs

    @cached_property
    def overview(self) -> OverviewTab:
        made = OverviewTab(self._parts)
        made.since.opened.connect(self._open_record)
        made.picture_asked.connect(self._show_picture)
        return self._placed(made)

    @cached_property
    def members(self) -> MembersTab:
        made = MembersTab(self._parts)
        made.person_opened.connect(self._open_person)
        return self._connected(made)

    @cached_property
    def case(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Sprawa", CASE))

    @cached_property
    def diagnosis(self) -> DiagnosisTab:
        return self._connected(DiagnosisTab(self._parts))

    @cached_property
    def plan(self) -> PlanTab:
        return self._connected(PlanTab(self._parts))

    @cached_property
    def visits(self) -> VisitsTab:
        made = VisitsTab(self._parts)
        made.list.opened.connect(self._open_visit)
        made.empty.action_asked.connect(self.ask_visit)
        return self._placed(made)

    @cached_property
    def appointments(self) -> AppointmentsTab:
        made = AppointmentsTab(self._parts)
        made.begin_asked.connect(self.begin_asked)
        return self._connected(made)

    @cached_property
    def assessments(self) -> AssessmentsTab:
        return self._connected(AssessmentsTab(self._parts))

    @cached_property
    def court(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Sąd i pisma", COURT))

    @cached_property
    def meetings(self) -> SectionsTab:
        return self._connected(SectionsTab(self._parts, "Spotkania i interwencje", MEETINGS))

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

    @cached_property
    def pictures(self) -> PicturesTab:
        made = PicturesTab(self._parts)
        made.opened.connect(self._open_record)
        made.add_asked.connect(self.add_asked)
        return self._placed(made)

    def make_part(self) -> bool:
        """Make a tab ahead; False if all are there."""
        missing = next((key for key in self.tabs.keys if key not in vars(self)), "")
        return bool(missing) and self._page(missing) is not None

    @property
    def family(self) -> UUID | None:
        """The family that was chosen, shown or still being read."""
        return self._family

    @property
    def tab(self) -> str:
        return self.tabs.current

    def show_family(self, family: UUID, tab: str = "") -> None:
        """Read and show a family (the reading is logged); another one begins at its overview."""
        if family != self._family:
            self._family, self._file = family, None
            self._show_blank()  # nobody must take one family for another, nor its records
            tab = tab or OVERVIEW
            self.tabs.begin_again()
        if tab and tab != self.tab:
            self.tabs.choose(tab)
        ask = _ask_again if self._beside_visitor else _ask  # there it is read anew in this way too
        self.reader.read(partial(ask, family), self._take)

    def leave_file(self) -> bool:
        """Esc: close the document that is shown; False if there is none. No form opens by itself after it."""
        self._wanted = None
        return self.tab == DOCUMENTS and self.documents.leave_view()

    def keep_unsaved(self) -> None:
        """Keep what was typed for a document that is being made."""
        if DOCUMENTS in vars(self):
            self.documents.keep_unsaved()

    def show_again(self) -> None:
        """Read the shown family again; tab and places scrolled to stay."""
        if self._family is not None:
            self.reader.read(partial(_ask_again, self._family), self._take)

    def ask_visit(self) -> None:
        """Ask for a new visit, if this account can enter one of this family; as soon as that is known."""
        if self._file is None:
            self._want(self.ask_visit)
        elif self._may_visit(self._file):
            self.add_asked.emit("visit")

    def ask_visitor(self) -> None:
        """Ask to show the family alone; not before it is certain that this account may see it."""
        if self._file is None:
            self._want(self.ask_visitor)
        else:
            self.visitor_asked.emit()

    def _want(self, wish: Callable[[], None]) -> None:
        self._wanted = wish if self.reader.is_reading else None

    def _may_visit(self, file: FamilyFile) -> bool:
        may_write = self._parts.access.may(Right.CASEWORK_WRITE)
        return may_write and (file.card.open_case is not None or file.in_aftercare)

    def _show_blank(self) -> None:
        self._wanted = None
        self.reader.forget()
        self.header.show_title("")
        for part in (*self._buttons, self.standing, self.final):
            part.hide()
        for key, title in _COUNTED:
            self.tabs.show_count(Tab(key, title))
        self.stack.setCurrentWidget(self._blank)

    def _take(self, file: FamilyFile | None) -> None:
        self._file = file
        if file is None:
            self._family = None
            self._show_blank()
            self.gone.emit()
            return
        self._stale = set(self.tabs.keys)
        self._show(file)
        wanted, self._wanted = self._wanted, None
        if wanted is not None and self.isVisible():
            wanted()

    def _show(self, file: FamilyFile) -> None:
        card = file.card
        self.visitor.setVisible(not self._beside_visitor)
        self.address.setVisible(card.protected_address)
        self.new_visit.setVisible(self._may_visit(file))
        self.decide.setVisible(file.application is not None and not self._beside_visitor)
        may_write = self._parts.access.may(Right.CASEWORK_WRITE)
        self.final.setVisible(may_write and lacks_final(file.standing))
        self.edit.setVisible(may_write)
        self._show_head(file, card.address)
        self._show_tab(self.tab)
        present = sum(one.ended is None for one in card.members)
        counts = (present, len(file.visits), len(file.assessments))
        for (key, title), count in zip(_COUNTED, counts, strict=True):
            self.tabs.show_count(Tab(key, title, count))

    def _show_head(self, file: FamilyFile, address: str) -> None:
        note = head_note(file, address, self._parts.today)
        self.header.show_title(file.card.name, note, head_badges(file))
        words = standing_words(file.standing)
        self.standing.setText(words)
        self.standing.setVisible(bool(words))

    def _ask_decision(self) -> None:
        if self._file is not None and self._file.application is not None:
            self.decision_asked.emit(self._file.card.name, self._file.application)

    def _uncover(self) -> None:
        if self._file is not None:
            address = self._parts.data.read(uncovered_address, self._file.card.id)
            self._show_head(self._file, address)
            self.address.hide()

    def _open_visit(self, target: Target) -> None:
        if target.id is not None:
            self.opened.emit(RecordRef("visit", target.id))

    def _show_picture(self, kind: PictureKind) -> None:
        self.pictures.choose(kind)
        self.tabs.choose(PICTURES)
        self.pictures.show_chosen()

    def _open_record(self, record: RecordRef) -> None:
        """Open a record in its form; a procedure is shown on the page of its register."""
        if record.kind != _PROCEDURE:
            self.opened.emit(record)
        elif target := place_of(self._parts.access, record.kind, record.id, None):
            self.asked.emit(target)

    def _open_person(self, person: UUID) -> None:
        if self._parts.access.may(Right.CASEWORK_WRITE):
            self.opened.emit(RecordRef("person", person))

    def _correct_family(self) -> None:
        if self._family is not None:
            self.opened.emit(RecordRef("family", self._family))

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
        if self._file is None:
            return
        if key in self._stale:
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
        state = QHBoxLayout()
        state.addWidget(self.standing, 1)
        state.addWidget(self.final)
        column.addLayout(state)
        column.addWidget(self.tabs)
        column.addWidget(self.reader)
        column.addWidget(self.stack, 1)
        self.stack.addWidget(self._blank)


def _ask(family: UUID, ask: Ask) -> FamilyFile:
    return ask(family_file, family)


def _ask_again(family: UUID, ask: Ask) -> FamilyFile | None:
    """None if the family went to the bin, or out of the account's reach, since it was opened."""
    try:
        return ask(family_file, family)
    except (Gone, NotAllowed):
        return None
