"""What is stored beside a record that comes in, as rules ask for it; and words that several of them need."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select

from mgops_desktop.domain.age import Birth
from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.intervals import Span, meet, overlap, valid_on
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.rules.draft import Entry, Findings, refuse
from mgops_desktop.operations.rules.rows import Finding
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.terms import Terms


def known(entry: Entry, table: Any, record: UUID | None) -> Any:
    """Return the record that an attribute refers to, None if there is none (any more)."""
    if record is None:
        return None
    return entry.session.scalars(select(table).where(table.id == record)).first()


def others(entry: Entry, table: Any, *same: str, **given: Any) -> Sequence[Any]:
    """Return the other records of a table with the same values as the entry in `same`, and with the `given` ones.

    Nothing is the same as an empty value of the entry: then there are none. A `given` None asks for empty ones.
    """
    wanted = {name: entry[name] for name in same}
    if any(value is None for value in wanted.values()):
        return []
    wanted |= given
    query = select(table).where(*(getattr(table, name) == one for name, one in wanted.items()))
    if entry.id is not None and entry.sheet.table is table:
        query = query.where(table.id != entry.id)
    return entry.session.scalars(query).all()


def at_same_time(
    entry: Entry, table: Any, *same: str, shares_day: bool = False, **given: Any
) -> Any:
    """Return one of the `others` that has a day in common with the entry's span, None if there is none.

    With `shares_day` the last day of one may be the first of the other.
    """
    own = Span(entry["began"], entry["ended"])
    clash = overlap if shares_day else meet
    found = others(entry, table, *same, **given)
    return next((one for one in found if clash(own, (one.began, one.ended))), None)


def one_at_a_time(
    entry: Entry,
    refusal: Callable[[Any], Finding],
    *same: str,
    shares_day: bool = False,
    **given: Any,
) -> Findings:
    """Refuse a record while another one of its kind runs; `refusal` is made of that one and says what to do.

    Only those with the `same` values and the `given` ones count, as with `at_same_time`.
    """
    other = at_same_time(entry, entry.sheet.table, *same, shares_day=shares_day, **given)
    if other is not None:
        yield refusal(other)


def within_its_case(entry: Entry, what: str) -> Findings:
    """Refuse what does not lie within the days of its case; `what` is its name at the beginning of a sentence."""
    case = known(entry, Case, entry["case_id"])
    if case is None:
        return
    began, ended = entry["began"], entry["ended"]
    if began < case.began:
        yield refuse(
            "began",
            "before_case",
            f"Sprawa {case.number} zaczęła się {short_date(case.began)}. {what} nie może zaczynać się wcześniej.",
        )
    if case.ended is not None and max(began, ended or began) > case.ended:
        yield refuse(
            "began" if began > case.ended else "ended",
            "after_case",
            f"Sprawa {case.number} skończyła się {short_date(case.ended)}. {what} nie może trwać dłużej.",
        )


def running_on(entry: Entry, table: Any, day: date, *same: str, **given: Any) -> Any:
    """Return one of the `others` that runs on the day, None if there is none."""
    found = others(entry, table, *same, **given)
    return next((one for one in found if valid_on(day, one.began, one.ended)), None)


def exists(entry: Entry, table: Any, *conditions: Any) -> bool:
    """Whether there is a record under these conditions."""
    return entry.session.scalars(select(table.id).where(*conditions).limit(1)).first() is not None


def still_on(table: Any, day: date) -> Any:
    """The condition that something that began runs on the day."""
    return (table.began <= day) & or_(table.ended.is_(None), table.ended >= day)


def span(one: Any) -> str:
    """From when till when, in words."""
    until = f" do {short_date(one.ended)}" if one.ended else ""
    return f"od {short_date(one.began)}{until}"


def birth_of(person: Any) -> Birth:
    """What is known of the birth of a stored person."""
    return Birth(person.birth_date, person.birth_year, person.age_group is AgeGroup.CHILD)


def must_live(entry: Entry, person: Any, column: str, day: date) -> Findings:
    """Refuse what would have been before somebody's birth or after his death."""
    if person is None:
        return
    if person.birth_date and day < person.birth_date:
        yield refuse(
            column,
            "before_birth",
            f"Ta osoba urodziła się {short_date(person.birth_date)}. Popraw tę datę albo datę urodzenia.",
        )
    if person.died_on and day > person.died_on:
        yield refuse(
            column,
            "after_death",
            f"Ta osoba zmarła {short_date(person.died_on)}. Popraw tę datę albo datę zgonu.",
        )


def must_have_happened(entry: Entry, name: str, what: str) -> Findings:
    """Refuse a day to come of something that is recorded as having happened."""
    day = entry[name]
    if day is not None and day > entry.today:
        yield refuse(
            name,
            "not_yet",
            f"{what} {short_date(day)}, a dziś jest {short_date(entry.today)}. Wpisz dzień, który już był.",
        )


def wall_clock(moment: datetime) -> datetime:
    """A moment as a clock on a Polish wall shows it, to be compared with a typed day and hour."""
    return as_local(moment).replace(tzinfo=None)


def is_to_come(entry: Entry, told: datetime) -> bool:
    """Whether a moment of the wall clock lies ahead: on a later day, or later today."""
    now = wall_clock(context_of(entry.session).now())
    is_later_today = told.date() == entry.today == now.date() and told > now
    return told.date() > entry.today or is_later_today


def term_of(entry: Entry, rule: str, start: date, in_force_on: date | None = None) -> date | None:
    """Return the last day of a term of the law, or of the centre's own, for an event on the day."""
    terms = Terms(entry.session)
    if not terms.is_in_force(rule, in_force_on or start):
        return None
    deadline = terms.of(rule, start, in_force_on=in_force_on)
    return deadline.shifted or deadline.nominal


def must_not_lie_in_bin(entry: Entry, column: str, *same: str) -> Findings:
    """Refuse a second record under a key that one in the bin still holds."""
    table: Any = entry.sheet.table
    query = select(table.id).where(
        *(getattr(table, name) == entry[name] for name in same),
        table.id != entry.id,
        table.binned_at.is_not(None),
    )
    if entry.session.scalars(query.execution_options(include_binned=True)).first() is not None:
        yield refuse(
            column,
            "in_bin",
            "Taki zapis leży w koszu. Przywróć go z kosza i popraw, zamiast dodawać drugi.",
        )
