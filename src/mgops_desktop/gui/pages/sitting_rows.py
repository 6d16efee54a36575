"""The rows of the calendar of sittings and of the team's composition; numbers and hours, names of officials only."""

from collections.abc import Mapping
from datetime import date

from mgops_desktop.domain.blue_card_records import FUNCTION_LABELS, TeamFunction
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS, MemberRole
from mgops_desktop.domain.procedure.team import LACK_LABELS, MANDATORY, Lack, Seat, TeamOn
from mgops_desktop.domain.wording import capitalised, clock_time, short_date
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.month_grid import DayCell
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.words import day_in_words, joined, short_basis
from mgops_desktop.operations.sitting_papers import kind_words
from mgops_desktop.storage.sittings import SittingLine, TeamCalendar, TeamTerm

_TONES = {DueState.OVERDUE: "danger", DueState.TODAY: "warn"}
_SHORT = {"T18": "termin zespołu", "T19": "zawiadomienia", "T20": "nieobecność"}
"""What has room in a day; the whole title stands in the list of the month."""
_BASIS = {
    MemberRole.PROBATION: "ust. 4",
    TeamFunction.CHAIR: "ust. 6",
    TeamFunction.DEPUTY: "ust. 6a",
}
_LATE = (Lack.STATEMENT, Lack.AUTHORISATION, Lack.TRAINING_LATE, Lack.ABSENCES)


def cells(found: TeamCalendar) -> Mapping[date, DayCell]:
    """Return the days of a month with what stands on them."""
    lines: dict[date, list[tuple[str, str]]] = {}
    for one in found.sittings:
        at = clock_time(one.at) if one.at else ""
        words = f"{one.procedure_number or 'zespół'} {at}".strip()  # of no room the hour goes first
        lines.setdefault(one.day, []).append((words, "accent" if one.planned else "text"))
    for term in found.terms:
        tone = _TONES.get(term.state, "warn")
        lines.setdefault(term.day, []).append((_SHORT.get(term.rule, term.title), tone))
    return {day: DayCell(day, tuple(told), day in found.period) for day, told in lines.items()}


def month_rows(found: TeamCalendar) -> list[ListRow]:
    """Return the terms and sittings of a month, day after day."""
    rows: list[ListRow] = []
    days = sorted({*(one.day for one in found.sittings), *(one.day for one in found.terms)})
    for day in days:
        rows.append(SectionRow(capitalised(day_in_words(day))))
        rows += [_term_row(one) for one in found.terms if one.day == day]
        rows += [sitting_row(one) for one in found.sittings if one.day == day]
    return rows


def sitting_row(one: SittingLine) -> TwoLineRow:
    """A sitting: when, whose, what kind, whether it is planned or held."""
    note = joined(kind_words(one), one.place, one.number)
    badge = Badge("zaplanowane", "accent") if one.planned else Badge("odbyte", "ok")
    return TwoLineRow(
        one.record, one.procedure_number or "Zespół", note, lead=_hour(one) or "–", badge=badge
    )


def _term_row(one: TeamTerm) -> TwoLineRow:
    words = "po terminie" if one.state is DueState.OVERDUE else "termin"
    tone = _TONES.get(one.state, "muted")
    return TwoLineRow(
        one.sitting,
        one.title,
        short_basis(one.basis),
        lead="do końca dnia",
        badge=Badge(words, tone),
        strong=False,
        more=one.explanation,
    )


def team_rows(found: TeamOn) -> list[ListRow]:
    """Return what the team lacks, then its members of the day with what each lacks."""
    rows: list[ListRow] = []
    missing = [(MANDATORY[role], _BASIS.get(role, "ust. 3")) for role in found.missing]
    missing += [(FUNCTION_LABELS[one], _BASIS[one]) for one in found.without]
    if missing:
        rows.append(SectionRow("Brakuje w zespole", len(missing), "danger"))
        rows += [
            TwoLineRow(words, capitalised(words), f"art. 9a {basis}", is_open=False)
            for words, basis in missing
        ]
    rows.append(SectionRow("Skład tego dnia", len(found.seats)))
    rows += [_seat_row(one, found.day) for one in found.seats]
    return rows


def _seat_row(one: Seat, day: date) -> TwoLineRow:
    lacks = list(one.lacks_on(day))
    words = [LACK_LABELS[lack] for lack in lacks]
    if Lack.TRAINING in lacks and one.train_by is not None:
        place = words.index(LACK_LABELS[Lack.TRAINING])
        words[place] = f"{LACK_LABELS[Lack.TRAINING]} do {short_date(one.train_by)}"
    is_serious = any(lack in _LATE for lack in lacks)
    badge = Badge("braki", "danger") if is_serious else Badge("w porządku", "ok")
    return TwoLineRow(
        one.professional,
        one.name,
        joined(MEMBER_LABELS[one.role], one.institution, *words),
        lead=FUNCTION_LABELS[one.function].split(" ")[0],
        badge=Badge("do zrobienia", "warn") if lacks and not is_serious else badge,
        is_open=False,
    )


def _hour(one: SittingLine) -> str:
    if one.at is None:
        return ""
    return (
        clock_time(one.at) if one.until is None else f"{clock_time(one.at)}–{clock_time(one.until)}"
    )
