"""The tabs of a family's card that only show: overview, members, plan, assessments."""

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from mgops_desktop.gui.pages import family_tab_rows as rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption, label
from mgops_desktop.gui.widgets.meter import GoalRows
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import EmptyState, Stateful
from mgops_desktop.gui.widgets.timeline import Timeline
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.family_file import FamilyFile
from mgops_desktop.storage.family import FamilyCard
from mgops_desktop.storage.plan import PlanRow

_PLAIN = RowStyle(chevrons=False)
_READ_HERE = RowStyle(chevrons=False, wraps=True)
_NO_PLAN = "Rodzina nie ma jeszcze planu pracy."
_NO_ASSESSMENT = "Nie ma jeszcze okresowej oceny sytuacji rodziny."


class FamilyTab(Protocol):
    """A tab shows the file of a family, all of it at once."""

    def show_file(self, file: FamilyFile) -> None: ...


class OverviewTab(ScrollColumn):
    """What was agreed, the year at a glance, the goals of the plan."""

    def __init__(self, parts: Parts) -> None:
        super().__init__("Przegląd")
        look = parts.look
        self._parts = parts
        self.since = TwoLineList(look, "Od ostatniego razu", _PLAIN, whole=True)
        self.nothing = caption("Nic nie jest umówione i nie ma terminów.")
        self.since_card = Card("Od ostatniego razu")
        self.timeline = Timeline(look)
        self.goals = GoalRows(look)
        self.goals_card = Card("Cele planu")
        year = Card("Rok w skrócie")
        self.nothing.setContentsMargins(16, 0, 16, 10)
        self.since_card.body.addWidget(self.since)
        self.since_card.body.addWidget(self.nothing)
        year.body.addWidget(self.timeline)
        self.goals_card.body.addWidget(self.goals)
        for card in (self.since_card, year, self.goals_card):
            self.add(card)

    def show_file(self, file: FamilyFile) -> None:
        shown, today = file.overview, self._parts.today
        since = rows.since_last_rows(shown, today)
        self.since_card.set_heading("Od ostatniego razu", rows.last_visit_words(shown))
        self.since.set_rows(since)
        self.since.setVisible(bool(since))
        self.nothing.setVisible(not since)
        self.timeline.show_rows(rows.timeline_rows(shown), today)
        self.goals_card.set_heading("Cele planu", shown.plan_version)
        self.goals.show_goals(rows.goal_rows(shown.goals, today))
        self.goals_card.setVisible(bool(shown.goals))


class MembersTab(ScrollColumn):
    """Who belongs to the family, how it may be reached, and its cases."""

    def __init__(self, parts: Parts) -> None:
        super().__init__("Skład rodziny")
        self._parts = parts

    def show_file(self, file: FamilyFile) -> None:
        self.clear()
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
                self.add(_list_card(self._parts, heading, rows.member_rows(found)))
        contact = _contact_lines(file.card)
        if contact:
            card = Card("Bezpieczny kontakt")
            for line in contact:
                card.add_text(label(line, wraps=True))
            self.add(card)
        cases = rows.case_rows(file.card.cases, file.closure_reasons)
        if cases:
            self.add(_list_card(self._parts, "Sprawy", cases))


class PlanTab(Stateful):
    """Each plan with its versions, and its actions under their goals."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self.cards = ScrollColumn("Plan")
        super().__init__(parts.look, self.cards, EmptyState(parts.look, "target", _NO_PLAN))

    def show_file(self, file: FamilyFile) -> None:
        self.cards.clear()
        for plan in file.plans:
            self._add(plan)
        due = next((item for item in file.overview.due if item.rule == "work_plan"), None)
        until = f" {due.title}: do {due.alarm:%d.%m.%Y} ({due.explanation})." if due else ""
        self.empty.text.setText(_NO_PLAN + until)
        self.show_content(is_empty=not file.plans)

    def _add(self, plan: PlanRow) -> None:
        ended = f", zakończony {plan.ended:%d.%m.%Y}" if plan.ended else ""
        note = f"od {plan.began:%d.%m.%Y}{ended}"
        versions = rows.version_rows(plan.versions)
        self.cards.add(_list_card(self._parts, f"Plan pracy {plan.number}", versions, note))
        for goal, actions in groupby(plan.actions, key=lambda action: action.goal):
            heading = goal or "Działania"
            self.cards.add(
                _list_card(self._parts, heading, rows.action_rows(actions, self._parts.today))
            )


class AssessmentsTab(Stateful):
    """The assessments, the newest first, and by when the next one must be made."""

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self._parts = parts
        style = RowStyle(lead_width=100, chevrons=False, wraps=True)
        self.list = TwoLineList(look, "Oceny okresowe", style, whole=True)
        self.next = caption("", wraps=True)
        card = Card()
        self.next.setContentsMargins(16, 10, 16, 6)
        card.body.addWidget(self.next)
        card.body.addWidget(self.list)
        cards = ScrollColumn("Oceny okresowe")
        cards.add(card)
        super().__init__(look, cards, EmptyState(look, "clock", _NO_ASSESSMENT))

    def show_file(self, file: FamilyFile) -> None:
        words = rows.next_assessment_words(file.overview.due, self._parts.today)
        self.next.setText(words)
        self.next.setVisible(bool(words))
        self.list.set_rows(rows.assessment_rows(file.assessments))
        self.empty.text.setText(f"{_NO_ASSESSMENT} {words}".strip())
        self.show_content(is_empty=not file.assessments)


def _list_card(parts: Parts, heading: str, found: Sequence[TwoLineRow], note: str = "") -> Card:
    card = Card(heading, note)
    made = TwoLineList(parts.look, heading, _READ_HERE, whole=True)
    made.set_rows(found)
    card.body.addWidget(made)
    return card


def _contact_lines(card: FamilyCard) -> list[str]:
    lines = [f"Telefon: {card.safe_phone}"] if card.safe_phone else []
    if card.letters_allowed is False:
        lines.append("Listów nie wysyłać.")
    if card.safe_letters:
        lines.append(f"Listy: {card.safe_letters}")
    return lines
