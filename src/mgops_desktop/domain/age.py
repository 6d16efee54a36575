"""Age and who counts as a child (`indicators.md`, rules for all).

A birthday on 29 February falls on 28 February in other years, and the year of life is full from the
beginning of the birthday (art. 112 KC).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.period import Period

ADULT_AGE = 18
PUPIL_AGE = 25
_MONTHS_OF_YEAR = 12


@dataclass(frozen=True)
class Birth:
    """What is known of a person's birth: the day, or the year alone, or only a mark as a child.

    The mark decides only where day and year leave it open.
    """

    day: date | None = None
    year: int | None = None
    marked_child: bool = False


def age_on(birth_day: date, day: date) -> int:
    """Full years of life on the day; below zero before the birth."""
    years = day.year - birth_day.year
    return years if add_months(birth_day, years * _MONTHS_OF_YEAR) <= day else years - 1


def birthday(birth_day: date, age: int) -> date:
    """The day on which the person becomes `age` years old."""
    return add_months(birth_day, age * _MONTHS_OF_YEAR)


@cache
def earliest_birth_of_child(day: date) -> date:
    """Who is born on this day or later is under 18 on the day; lists compare it with every member of every family."""
    first = add_months(day, -ADULT_AGE * _MONTHS_OF_YEAR)
    while birthday(first, ADULT_AGE) <= day:
        first = add_days(first, 1)
    return first


def age_in(birth: Birth, day: date) -> int | None:
    """Full years on the day; by the year alone the age reached in that year; None if unknown."""
    if birth.day:
        return age_on(birth.day, day)
    return None if birth.year is None else day.year - birth.year


def is_child_on(birth: Birth, day: date) -> bool:
    """Whether the person is born and under 18 on the day.

    By the year alone, the year of the 18th birthday is open: the mark decides. Without day and year
    a person is an adult unless marked as a child.
    """
    if birth.day:
        return earliest_birth_of_child(day) <= birth.day <= day
    if birth.year is None:
        return birth.marked_child
    reached = day.year - birth.year
    if reached == ADULT_AGE:
        return birth.marked_child
    return 0 <= reached < ADULT_AGE


def is_minor_since(birth: Birth, day: date) -> bool:
    """Whether the person is under 18 on the day; who is born after it is a minor from his birth."""
    born = _earliest_birth(birth)
    return is_child_on(birth, max(day, born) if born else day)


def was_child_in(birth: Birth, ranges: Iterable[Period]) -> bool:
    """Whether the person is under 18 on at least one day of the ranges, both ends included."""
    return any(is_child_on(birth, _youngest_day(birth, days)) for days in ranges)


def _youngest_day(birth: Birth, days: Period) -> date:
    """The first day of the range on which the person is born, its last day if there is none."""
    born = _earliest_birth(birth) or days.first
    return min(max(days.first, born), days.last)


def _earliest_birth(birth: Birth) -> date | None:
    """The day of birth, by the year alone the first that it can have been."""
    return birth.day or (date(birth.year, 1, 1) if birth.year is not None else None)


def is_of_pupil_age(birth: Birth, day: date) -> bool:
    """Whether the person is an adult under 25 on the day; nobody of whose age nothing is known."""
    age = age_in(birth, day)
    return age is not None and age < PUPIL_AGE and not is_child_on(birth, day)
