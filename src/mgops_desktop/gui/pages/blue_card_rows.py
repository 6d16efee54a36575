"""The rows of the Blue Card page; lists carry numbers and dates, names stand on the card only."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from mgops_desktop.domain.blue_card import GROUP_LABELS, PARTY_LABELS, PROCEDURE_END_LABELS
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.guards import Weight
from mgops_desktop.domain.procedure.states import RUNNING, STATE_LABELS, State
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import capitalised, short_date, weekday
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import due_words, joined, short_basis
from mgops_desktop.operations.blue_card import Standing, Told
from mgops_desktop.operations.list_file import ShownList
from mgops_desktop.operations.procedure_course import Step
from mgops_desktop.operations.procedure_next import NextStep
from mgops_desktop.storage.blue_card import PartyLine, ProcedureRow

_WEIGHTS = {
    Weight.BREACH: ("naruszenie", "danger"),
    Weight.BLOCK: ("do wyjaśnienia", "danger"),
    Weight.WARNING: ("uwaga", "warn"),
}
_TONES = {DueState.OVERDUE: "danger", DueState.TODAY: "warn"}


def procedure_rows(found: Iterable[ProcedureRow], typed: str, today: date) -> list[ListRow]:
    """Return the board: procedures by their state, the nearest term first, as far as they hold the typed words."""
    by_state: dict[State, list[ProcedureRow]] = defaultdict(list)
    for one in _filtered(found, typed):
        by_state[one.state].append(one)
    rows: list[ListRow] = []
    for state in sorted(by_state, key=_place):
        tone = "accent" if state in RUNNING else "muted"
        rows.append(SectionRow(capitalised(STATE_LABELS[state]), len(by_state[state]), tone))
        rows += [_row(one, today) for one in sorted(by_state[state], key=_urgency)]
    return rows


def _place(state: State) -> tuple[bool, int]:
    """Running ones first, in the order of the law."""
    return state not in RUNNING, list(State).index(state)


def _urgency(one: ProcedureRow) -> tuple[date, int]:
    """The nearest term first; without a term the latest procedure first."""
    return one.due.alarm if one.due else date.max, -one.began.toordinal()


def register_list(found: Iterable[ProcedureRow], typed: str) -> ShownList:
    """Return the register as it is copied and saved: numbers, dates and states, no names."""
    return ShownList(
        "Rejestr procedur",
        (
            *("Numer", "Wszczęta", "Stan", "Zakończona", "Podstawa zakończenia"),
            *("Najbliższy termin", "Do kiedy"),
            *("Osoby doznające przemocy domowej", "Dzieci – świadkowie", "Ostatnie posiedzenie"),
        ),
        tuple(
            (
                *(one.number, one.began, state_words(one), one.ended),
                PROCEDURE_END_LABELS[one.end_ground] if one.end_ground else "",
                *((one.due.title, one.due.alarm) if one.due else ("", None)),
                *(one.harmed, one.children, one.last_sitting),
            )
            for one in _filtered(found, typed)
        ),
    )


def _filtered(found: Iterable[ProcedureRow], typed: str) -> list[ProcedureRow]:
    words = [search_key(word) for word in typed.split()]  # "NK/2" stays together
    return [one for one in found if all(word in search_key(_line(one)) for word in words)]


def is_running(one: ProcedureRow) -> bool:
    return one.ended is None and one.handed_over_on is None


def state_words(one: ProcedureRow) -> str:
    """Return the state of a procedure by the law; of one that is over its day too."""
    if one.ended is not None:
        return f"zakończona {short_date(one.ended)}"
    if one.handed_over_on is not None:
        return f"przekazana {short_date(one.handed_over_on)}"
    return STATE_LABELS[one.state]


def head_words(one: ProcedureRow) -> str:
    """Return the line under the number: since when, its state, on what ground it ended."""
    ground = PROCEDURE_END_LABELS[one.end_ground] if one.end_ground else ""
    return joined(f"wszczęta {short_date(one.began)}", state_words(one), ground)


def fact_rows(one: ProcedureRow, beside: Iterable[Standing]) -> list[TwoLineRow]:
    """Return what the register knows of a procedure in numbers, and how programmes and orders stand."""
    group = GROUP_LABELS[one.group] if one.group else "nie powołano"
    sitting = short_date(one.last_sitting) if one.last_sitting else "nie było"
    facts = (
        ("Osoby doznające przemocy domowej", str(one.harmed)),
        ("Dzieci – świadkowie", str(one.children)),
        ("Grupa", group),
        ("Ostatnie posiedzenie grupy", sitting),
    )
    going_on = ((one.what, one.state) for one in beside)
    return [_fact(name, value) for name, value in (*facts, *going_on)]


def party_rows(parties: Iterable[PartyLine]) -> list[TwoLineRow]:
    """Return the persons of a procedure, each once with all roles; a row leads to the person's own data."""
    roles: dict[UUID, list[str]] = defaultdict(list)
    once = {}
    for party in parties:
        roles[party.id].append(PARTY_LABELS[party.role])
        once[party.id] = party
    return [
        TwoLineRow(
            RecordRef("party", party.id),
            party.name or "bez nazwiska",
            ", ".join(roles[party.id]),
            trailing=f"ur. {short_date(party.birth_date)}" if party.birth_date else "",
        )
        for party in once.values()
    ]


def term_rows(due: Iterable[DueItem], today: date) -> list[TwoLineRow]:
    """Return the terms of a procedure, each with its explanation."""
    return [_term(item, today) for item in due]


def told_rows(told: Iterable[Told]) -> list[TwoLineRow]:
    """Return what speaks against recorded steps: breaches with their reason first, then what to look at."""
    in_order = sorted(told, key=lambda one: list(_WEIGHTS).index(one.objection.weight))
    return [
        TwoLineRow(
            one.record,
            one.objection.text,
            joined(capitalised(one.what), f"powód: {one.reason}" if one.reason else ""),
            short_date(one.day),
            weekday(one.day),
            badge=Badge(*_WEIGHTS[one.objection.weight]),
            strong=False,
        )
        for one in in_order
    ]


def next_rows(steps: Iterable[NextStep]) -> list[TwoLineRow]:
    """Return what the law knows from where the procedure stands; a row leads to the form of the step.

    What a running term waits for stands out.
    """
    return [
        TwoLineRow(
            one.step,
            capitalised(one.words),
            joined(f"do {short_date(one.until)}" if one.until else "", one.where),
            is_open=bool(one.kind or one.record),
            strong=one.until is not None,
        )
        for one in steps
    ]


def step_rows(steps: Iterable[Step]) -> list[TwoLineRow]:
    """Return the course of a procedure, the newest step first."""
    return [
        TwoLineRow(
            step.record,
            capitalised(step.what),
            step.remark,
            short_date(step.day),
            weekday(step.day),
            strong=False,
        )
        for step in steps
    ]


def _row(one: ProcedureRow, today: date) -> TwoLineRow:
    since = f"od {short_date(one.began)}"
    if one.due is None:
        return TwoLineRow(one.id, one.number, since)
    is_late = one.due.state is DueState.OVERDUE
    badge = Badge(
        "po terminie" if is_late else due_words(one.due, today),
        _TONES.get(one.due.state, "accent"),
    )
    term = f"do {one.due.until}: {one.due.title}"
    return TwoLineRow(
        one.id, one.number, term, badge=badge, more=joined(since, term, one.due.explanation)
    )


def _line(one: ProcedureRow) -> str:
    group = GROUP_LABELS[one.group] if one.group else ""
    return f"{one.number} {short_date(one.began)} {state_words(one)} {group}"


def _fact(name: str, value: str) -> TwoLineRow:
    return TwoLineRow(name, name, trailing=value, is_open=False, strong=False)


def _term(item: DueItem, today: date) -> TwoLineRow:
    tone = _TONES.get(item.state, "accent")
    return TwoLineRow(
        item.subject,
        item.title,
        joined(item.explanation, short_basis(item.basis)),
        short_date(item.alarm),
        weekday(item.alarm),
        badge=Badge(due_words(item, today), tone),
        more=joined(item.basis, f"kto: {item.who}"),
    )
