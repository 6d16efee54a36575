"""The tabs of a family's card: overview, members, case, plan, assessments, court and letters, foster care."""

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.gui.pages import family_tab_rows as rows
from mgops_desktop.gui.pages.since_last_card import SinceLastCard
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.records.history_view import HistoryView
from mgops_desktop.gui.records.record_sections import RecordSections
from mgops_desktop.gui.widgets.button import LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.meter import GoalRows
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.timeline import Timeline
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.operations.pictures.sheet import TITLES
from mgops_desktop.operations.records.history import history_about
from mgops_desktop.operations.records.history_entry import HistoryEntry
from mgops_desktop.operations.records.lines import Listed
from mgops_desktop.storage.family import FamilyCard
from mgops_desktop.storage.plan import PlanRow, VersionRow

_READ_HERE = RowStyle(chevrons=False, wraps=True)
_NO_PLAN = "Rodzina nie ma jeszcze planu pracy."
_NEW_VERSION = "Uzgodnij zmiany z rodziną i zapisz je jako nową wersję planu."
_NOT_KEPT = "Treści wersji {} nie zapamiętano, więc zmian nie da się pokazać."
_NO_ASSESSMENT = "Nie ma jeszcze okresowej oceny sytuacji rodziny."
MEMBERS = (
    *("membership", "parental_authority", "stay", "family_trait", "family_problem"),
    *("supervision", "pregnancy", "family_union", "descent", "support_link"),
)
CASE = (
    *("case", "assignment", "statement", "case_pause", "application", "difficulty_report"),
    *("reporter", "aftercare", "aftercare_note", "pro_life_support", "reminder"),
)
PLAN = ("work_plan", "plan_version", "plan_action", "action_progress")
APPOINTMENTS = ("appointment", "planned_visit", "failed_visit_step")
ASSESSMENTS = ("assessment",)
COURT = ("court_obligation", "court_order", "child_removal", "letter")
MEETINGS = (
    *("family_meeting", "meeting_agreement", "joint_trip"),
    *("intervention", "intervention_step", "incident"),
)
FOSTER_CARE = (
    *("placement", "foster_child_review", "contact_plan", "home_leave"),
    *("monitored_child", "monitoring_check"),
)
"""Which kinds of records stand on which tab."""
_HISTORY = (
    *("family", "person", *MEMBERS, *CASE, "diagnosis", "diagnosis_area", *PLAN, "visit"),
    *(*APPOINTMENTS, *ASSESSMENTS, "assessment_sentence", "assessment_action"),
    *(*COURT, *MEETINGS, *FOSTER_CARE),
)


class FamilyTab(Protocol):
    """A tab shows the file of a family, all of it at once."""

    def show_file(self, file: FamilyFile) -> None: ...


class OverviewTab(ScrollColumn):
    """What was agreed, the year at a glance, the goals of the plan; `picture_asked` gives a picture to be shown."""

    picture_asked = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__("Przegląd")
        look = parts.look
        self._parts = parts
        self.since = SinceLastCard(parts)
        self.timeline = Timeline(look)
        self.goals = GoalRows(look)
        self.goals_card = Card("Cele planu")
        year = Card("Rok w skrócie")
        self.pictures = {kind: LinkButton(title) for kind, title in TITLES.items()}
        for kind, button in self.pictures.items():
            year.add_to_header(button)
            button.clicked.connect(partial(self.picture_asked.emit, kind))
        year.body.addWidget(self.timeline)
        self.goals_card.body.addWidget(self.goals)
        for card in (self.since, year, self.goals_card):
            self.add(card)

    def show_file(self, file: FamilyFile) -> None:
        shown, today = file.overview, self._parts.today
        self.since.show_family(file.card.id)
        self.timeline.show_rows(rows.timeline_rows(shown), today)
        self.goals_card.set_heading("Cele planu", shown.plan_version)
        self.goals.show_goals(rows.goal_rows(shown.goals, today))
        self.goals_card.setVisible(bool(shown.goals))


class SectionsTab(QWidget):
    """Records of some kinds, each in its section, read beside the window; a subclass puts more above them."""

    def __init__(self, parts: Parts, name: str, kinds: Sequence[str]) -> None:
        super().__init__()
        self._parts = parts
        self._owner: RecordRef | None = None
        self.sections = RecordSections(self, parts, kinds)
        self.reader = Reader(parts)
        self.column = ScrollColumn(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.reader)
        layout.addWidget(self.column, 1)

    def add(self, card: QWidget) -> None:
        """Add a card under the others."""
        self.column.add(card)

    def show_file(self, file: FamilyFile) -> None:
        """Read what belongs to the family; what is shown of it stays until then."""
        owner = RecordRef("family", file.card.id)
        if owner != self._owner:
            self.column.clear()  # nobody must take the records of one family for those of another
            self._owner = owner
        self.read_file(file, owner)

    def read_file(self, file: FamilyFile, owner: RecordRef) -> None:
        """Read beside the window what the tab shows."""
        self.reader.read(self.sections.asking(owner), partial(self.show_listed, file))

    def show_listed(self, file: FamilyFile, found: Sequence[Listed]) -> None:
        """Show what was read."""
        self.column.clear()
        self.show_above(file)
        for card in self.sections.cards_of(found):
            self.add(card)

    def show_above(self, file: FamilyFile) -> None:
        """Show what stands above the sections; nothing here."""


class MembersTab(SectionsTab):
    """Who belongs to the family and how it may be reached; what is dated about them below."""

    person_opened = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Skład rodziny", MEMBERS)

    def show_above(self, file: FamilyFile) -> None:
        members = file.card.members
        here = [one for one in members if one.ended is None and one.shares_household]
        outside = [one for one in members if one.ended is None and not one.shares_household]
        former = [one for one in members if one.ended is not None]
        for heading, found in (
            ("Wspólne gospodarstwo", here),
            ("Ważne osoby poza gospodarstwem", outside),
            ("Dawni członkowie rodziny", former),
        ):
            if found:
                card = _list_card(self._parts, heading, rows.member_rows(found))
                self.add(card)
                card.findChildren(TwoLineList)[0].opened.connect(self.person_opened)
        contact = _contact_lines(file.card)
        if contact:
            self.add(_text_card("Bezpieczny kontakt", contact))


class HistoryTab(ScrollColumn):
    """What was done to the family's records, by whom and when; only of kinds that the account may read."""

    def __init__(self, parts: Parts) -> None:
        super().__init__("Historia")
        self._owner: RecordRef | None = None
        self.reader = Reader(parts)
        self.view = HistoryView(parts.look, "Historia zmian", named=True)
        self.add(self.reader)
        self.add(self.view)

    def show_file(self, file: FamilyFile) -> None:
        """Read beside the window: of a family of many years it takes its time."""
        owner = RecordRef("family", file.card.id)
        if owner != self._owner:
            self.view.hide()  # nobody must take the entries of one family for those of another
            self._owner = owner
        self.reader.read(partial(_history, owner), self._show)

    def _show(self, entries: Sequence[HistoryEntry]) -> None:
        self.view.show_entries(entries)
        self.view.show()


def _history(owner: RecordRef, ask: Ask) -> Sequence[HistoryEntry]:
    return ask(history_about, _HISTORY, owner)


class PlanTab(SectionsTab):
    """Each plan with its versions, and its actions under their goals."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Plan", PLAN)

    def show_above(self, file: FamilyFile) -> None:
        for plan in file.plans:
            self._add(plan)
        due = next((item for item in file.overview.due if item.rule == "work_plan"), None)
        until = f" {due.title}: do {due.alarm:%d.%m.%Y} ({due.explanation})." if due else ""
        if not file.plans:
            card = Card()
            card.add_text(label(_NO_PLAN + until, wraps=True))
            self.add(card)

    def _add(self, plan: PlanRow) -> None:
        ended = f", zakończony {plan.ended:%d.%m.%Y}" if plan.ended else ""
        note = f"od {plan.began:%d.%m.%Y}{ended}"
        versions = rows.version_rows(plan.versions)
        self.add(_list_card(self._parts, f"Plan pracy {plan.number}", versions, note))
        if plan.changes:
            heading = f"Zmieniono po uzgodnieniu wersji {plan.versions[-1].number}"
            self.add(_text_card(heading, (*plan.changes, _NEW_VERSION)))
        for goal, actions in groupby(plan.actions, key=lambda action: action.said.goal):
            heading = goal or "Działania"
            self.add(_list_card(self._parts, heading, rows.action_rows(actions, self._parts.today)))
        for version in reversed(plan.versions):
            self._add_version(version)

    def _add_version(self, version: VersionRow) -> None:
        """What a version changed, and what it said if the actions have changed since."""
        day = short_date(version.valid_from)
        heading = f"Wersja {version.number} z dnia {day}"
        before = version.number - 1
        if version.changes is None:
            self.add(_text_card(f"{heading}: zmiany", (_NOT_KEPT.format(before),)))
        elif version.changes:
            self.add(_text_card(f"{heading}: zmiany wobec wersji {before}", version.changes))
        if version.content is not None:
            agreed = rows.agreed_rows(version.content)
            self.add(_list_card(self._parts, heading, agreed, "tak, jak ją uzgodniono"))


class AssessmentsTab(SectionsTab):
    """The assessments with their texts, the newest first, and by when the next one must be made."""

    def __init__(self, parts: Parts) -> None:
        super().__init__(parts, "Oceny okresowe", ASSESSMENTS)

    def show_above(self, file: FamilyFile) -> None:
        words = rows.next_assessment_words(file.overview.due, self._parts.today)
        card = Card()
        if words or not file.assessments:
            note = caption(words if file.assessments else f"{_NO_ASSESSMENT} {words}", wraps=True)
            note.setContentsMargins(16, 10, 16, 6)
            card.body.addWidget(note)
        if file.assessments:
            style = RowStyle(lead_width=100, chevrons=False, wraps=True)
            texts = TwoLineList(self._parts.look, "Oceny okresowe", style, whole=True)
            texts.set_rows(rows.assessment_rows(file.assessments))
            card.body.addWidget(texts)
        self.add(card)


def _list_card(parts: Parts, heading: str, found: Sequence[TwoLineRow], note: str = "") -> Card:
    card = Card(heading, note)
    made = TwoLineList(parts.look, heading, _READ_HERE, whole=True)
    made.set_rows(found)
    card.body.addWidget(made)
    return card


def _text_card(heading: str, lines: Iterable[str]) -> Card:
    card = Card(heading)
    for line in lines:
        card.add_text(label(capitalised(line), wraps=True))
    return card


def _contact_lines(card: FamilyCard) -> list[str]:
    lines = [f"Telefon: {card.safe_phone}"] if card.safe_phone else []
    if card.letters_allowed is False:
        lines.append("Listów nie wysyłać.")
    if card.safe_letters:
        lines.append(f"Listy: {card.safe_letters}")
    return lines
