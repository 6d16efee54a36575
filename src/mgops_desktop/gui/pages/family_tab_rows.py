"""The rows of the tabs of a family's card."""

from collections.abc import Iterable, Sequence
from datetime import date

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.family import MEMBER_ROLE_LABELS
from mgops_desktop.domain.plan import AgreedAction
from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    ASSESSMENT_LABELS,
    CONCLUSION_LABELS,
    HOW_FAR_LABELS,
    VISIT_LABELS,
    PlanActionResult,
    VisitKind,
    VisitPurpose,
)
from mgops_desktop.domain.wording import counted, duration, short_date, weekday
from mgops_desktop.domain.words import WORDS
from mgops_desktop.gui.targets import VISIT, Target
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.meter import Goal
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.timeline import Bar, Dot, Mark, TimelineRow
from mgops_desktop.gui.words import due_words, joined, short_basis
from mgops_desktop.operations import family_overview as overview
from mgops_desktop.storage.family import MemberRow
from mgops_desktop.storage.plan import ActionRow, AssessmentRow, VersionRow
from mgops_desktop.storage.visit import VisitRow

_RESULT_TONES = {
    PlanActionResult.DONE: "ok",
    PlanActionResult.PARTLY: "warn",
    PlanActionResult.NOT_DONE: "danger",
}


def timeline_rows(shown: overview.FamilyOverview) -> list[TimelineRow]:
    """Return the year at a glance; rows of court and care only where there is something."""
    rows = [
        TimelineRow("Wizyty", dots=tuple(_dot(one) for one in shown.visits)),
        TimelineRow(
            "Plan i oceny",
            bars=tuple(_bar(one) for one in shown.plans),
            marks=tuple(_mark(one, "O", "accent") for one in shown.assessments),
        ),
    ]
    if shown.court:
        rows.append(TimelineRow("Sąd", marks=tuple(_mark(one, "S") for one in shown.court)))
    if shown.care:
        rows.append(TimelineRow("Piecza", bars=tuple(_bar(one, "warn") for one in shown.care)))
    return rows


def _dot(one: overview.Dot) -> Dot:
    words = f"{short_date(one.day)}, {'próba nieudana' if one.failed else 'wizyta'}"
    return Dot(one.day, words, "danger" if one.failed else "accent", hollow=one.failed)


def _bar(one: overview.Bar, tone: str = "accent") -> Bar:
    return Bar(one.began, one.ended, one.label, tone)


def _mark(one: overview.Mark, letter: str, tone: str = "warn") -> Mark:
    return Mark(one.day, letter, f"{short_date(one.day)}, {one.label}", tone)


def goal_rows(goals: Iterable[overview.Goal], today: date) -> list[Goal]:
    """Return the goals of the plan in force with what is done of each."""
    return [_goal(goal, today) for goal in goals]


def _goal(goal: overview.Goal, today: date) -> Goal:
    word = WORDS["działanie"]
    words = f"{goal.done} z {goal.actions} {word.part if goal.actions == 1 else word.many}"
    end = _until(goal.until, today) if goal.until else ""
    if goal.done == goal.actions:
        end = "osiągnięty"
    return Goal(goal.name, goal.done, goal.actions, words, end)


def _until(day: date, today: date) -> str:
    return f"do {short_date(day)}" if day >= today else f"termin minął {short_date(day)}"


def member_rows(members: Iterable[MemberRow]) -> list[TwoLineRow]:
    """Return persons with role, age and since when they belong to the family."""
    return [_member_row(one) for one in members]


def _member_row(one: MemberRow) -> TwoLineRow:
    age = counted(one.age, "rok") if one.age is not None else ""
    born = f"ur. {short_date(one.birth_date)}" if one.birth_date else ""
    until = f" do {short_date(one.ended)}" if one.ended else ""
    return TwoLineRow(
        one.person,
        f"{one.surname} {one.first_name}".strip(),
        joined(MEMBER_ROLE_LABELS[one.role], age, born),
        trailing=f"od {short_date(one.began)}{until}",
    )


def version_rows(versions: Sequence[VersionRow]) -> list[TwoLineRow]:
    """Return the versions of a plan, the newest first, with what is missing on paper."""
    return [_version_row(one) for one in reversed(versions)]


def _version_row(one: VersionRow) -> TwoLineRow:
    consulted = f"konsultacja: {one.consulted_with}".rstrip(": ") if one.consulted_on else ""
    if one.family_signed_on:
        signed = f"podpis rodziny {short_date(one.family_signed_on)}"
    else:
        signed = "rodzina odmówiła podpisu" if one.family_refused else ""
    missing = one.family_signed_on is None and not one.family_refused
    coordinated = f"skoordynowany: {one.help_plan}".rstrip(": ") if one.coordinated else ""
    return TwoLineRow(
        ("version", one.number, one.valid_from),
        f"Wersja {one.number}, obowiązuje od {short_date(one.valid_from)}",
        joined(consulted, signed, coordinated),
        badge=Badge("brak podpisu rodziny", "warn") if missing else None,
        is_open=False,
        strong=False,
    )


def action_rows(actions: Iterable[ActionRow], today: date) -> list[TwoLineRow]:
    """Return the actions of one goal: what, the expected effect, by when, what came of it."""
    return [_action_row(one, today) for one in actions]


def agreed_rows(content: Iterable[AgreedAction]) -> list[TwoLineRow]:
    """Return the actions as a version of the plan keeps them, each with its goal."""
    return [
        TwoLineRow(
            one.id,
            one.action,
            joined(
                f"cel: {one.goal}" if one.goal else "",
                *_effect_and_who(one),
            ),
            trailing=one.until,
            is_open=False,
            strong=False,
        )
        for one in content
    ]


def _effect_and_who(said: AgreedAction) -> tuple[str, str]:
    effect = f"efekt: {said.expected_effect}" if said.expected_effect else ""
    return effect, f"odpowiada: {said.responsible}" if said.responsible else ""


def _action_row(one: ActionRow, today: date) -> TwoLineRow:
    said = one.said
    until = said.deadline_text
    if said.deadline:
        until = f"do {short_date(said.deadline)}" if one.result else _until(said.deadline, today)
    result = one.result
    badge = Badge(ACTION_RESULT_LABELS[result], _RESULT_TONES[result]) if result else None
    if badge is None and one.how_far and one.seen_on:
        badge = Badge(f"{HOW_FAR_LABELS[one.how_far]}, {short_date(one.seen_on)}", "accent")
    return TwoLineRow(
        said.id,
        said.action,
        joined(*_effect_and_who(said), one.result_note),
        trailing=until,
        badge=badge,
        is_open=False,
        strong=False,
    )


def visit_rows(visits: Iterable[VisitRow], *, may_open: bool) -> list[TwoLineRow]:
    """Return all contacts, the newest first."""
    return [_visit_row(one, may_open=may_open) for one in visits]


def _visit_row(one: VisitRow, *, may_open: bool) -> TwoLineRow:
    monitoring = "monitoring" if one.purpose is VisitPurpose.AFTERCARE else ""
    length = duration(one.minutes) if one.minutes else ""
    return TwoLineRow(
        Target(VISIT, one.id),
        joined(VISIT_LABELS[one.kind], monitoring),
        joined(one.topic, one.course),
        short_date(one.day),
        weekday(one.day),
        badge=_visit_badge(one),
        trailing=length,
        is_open=may_open,
    )


def _visit_badge(one: VisitRow) -> Badge | None:
    if one.incomplete:
        return Badge("do uzupełnienia", "warn")
    return Badge("nieudana", "danger") if one.kind is VisitKind.FAILED else None


def assessment_rows(assessments: Iterable[AssessmentRow]) -> list[TwoLineRow]:
    """Return the assessments, the newest first; one counts once it is handed over."""
    return [_assessment_row(one) for one in assessments]


def _assessment_row(one: AssessmentRow) -> TwoLineRow:
    conclusion = CONCLUSION_LABELS[one.conclusion] if one.conclusion else ""
    handed = f"przekazana {short_date(one.handed_over)}" if one.handed_over else ""
    return TwoLineRow(
        one.id,
        joined(f"Ocena {ASSESSMENT_LABELS[one.kind]}", conclusion),
        joined(*one.sentences[:1], one.progress, one.conclusion_note, _rest_of(one.sentences)),
        short_date(one.day),
        weekday(one.day),
        badge=None if one.handed_over else Badge("nieprzekazana kierownikowi", "warn"),
        trailing=handed,
        is_open=False,
    )


def _rest_of(sentences: Sequence[str]) -> str:
    """How many sentences stand only in the assessment itself: all of them would be a wall of words."""
    rest = len(sentences) - 1
    return f"i jeszcze {counted(rest, 'zdanie')} z zapisów" if rest > 0 else ""


def next_assessment_words(due: Iterable[DueItem], today: date) -> str:
    """Say by when the next periodic assessment must be made, and on what ground."""
    found = next((item for item in due if "periodic_assessment" in item.rule), None)
    if found is None:
        return ""
    when = f"Następna ocena do {short_date(found.alarm)} ({due_words(found, today)})"
    return f"{when}: {found.explanation}; {short_basis(found.basis)}"
