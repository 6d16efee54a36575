"""Days, written again and as simply as possible: sets of days instead of arithmetic on intervals."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

Row = Mapping[str, Any]
ONE_DAY = timedelta(days=1)
ADULT = 18
PUPIL = 25


class Term(NamedTuple):
    """A period, both days included."""

    first: date
    last: date

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.first <= day <= self.last

    def days(self) -> set[date]:
        return days_between(self.first, self.last)


def days_between(first: date, last: date) -> set[date]:
    return {first + ONE_DAY * n for n in range((last - first).days + 1)}


def days_of(row: Row, term: Term, began: str = "began", ended: str = "ended") -> set[date]:
    """The days of the term on which the row is active, its last day included."""
    end = row.get(ended) or term.last
    first, last = max(row[began], term.first), min(end, term.last)
    return days_between(first, last) if first <= last else set()


def is_active(row: Row, term: Term) -> bool:
    return bool(row["began"] <= term.last and (row.get("ended") or term.first) >= term.first)


def is_open(row: Row, day: date) -> bool:
    """State of things that are closed: what is closed on the day is closed."""
    ended = row.get("ended")
    return bool(row["began"] <= day and (ended is None or ended > day))


def is_valid(row: Row, day: date) -> bool:
    """State of things that are valid until a day: on that day they are still valid."""
    ended = row.get("ended")
    return bool(row["began"] <= day and (ended is None or ended >= day))


def plus_months(day: date, months: int) -> date:
    """The same day some months later; the last of the month where there is no such day."""
    month = day.month - 1 + months
    year, month = day.year + month // 12, month % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def is_child(person: Row, day: date) -> bool:
    """Under 18 on the day; of the year alone the mark decides in the year of the 18th birthday."""
    born = person.get("birth_date")
    if born is not None:
        return bool(born <= day < plus_months(born, 12 * ADULT))
    marked = person.get("age_group") == "child"
    if person.get("birth_year") is None:
        return marked
    age = day.year - person["birth_year"]
    return 0 <= age < ADULT or (age == ADULT and marked)


def is_minor(person: Row, day: date) -> bool:
    """A child on the day, or not yet born on it."""
    born = person.get("birth_date")
    if born is None and person.get("birth_year") is not None:
        born = date(person["birth_year"], 1, 1)
    return is_child(person, max(day, born or day))


def is_pupil(person: Row, day: date) -> bool:
    """Of age, and under 25 on the day."""
    if is_child(person, day):
        return False
    born = person.get("birth_date")
    if born is not None:
        return bool(born <= day < plus_months(born, 12 * PUPIL))
    return "birth_year" in person and day.year - person["birth_year"] < PUPIL
