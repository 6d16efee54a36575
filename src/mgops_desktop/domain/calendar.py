"""Working days in Poland and arithmetic on dates, by the law's way of counting.

A working day is Monday to Friday and no statutory holiday (act of 18 January 1951 on days free from
work). The holidays of each year are those in force in that year; one-off days are data.
"""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from mgops_desktop.domain.polish_holidays import statutory_holidays

_SATURDAY = 5
_SUNDAY = 6


class DayKind(StrEnum):
    """What a one-off day is."""

    FREE = "free"
    WORKING = "working"


@dataclass(frozen=True)
class DayException:
    """A day that differs from the calendar of its year, once."""

    day: date
    name: str
    kind: DayKind


@dataclass(frozen=True, order=True)
class SkippedDay:
    """A holiday from Monday to Friday that a count of working days passed over."""

    day: date
    name: str


class WorkingCalendar:
    """The working days of any year, with the one-off days given."""

    def __init__(self, exceptions: Iterable[DayException] = ()) -> None:
        self._exceptions = {exception.day: exception for exception in exceptions}
        self._years: dict[int, dict[date, str]] = {}

    def holiday(self, day: date) -> str | None:
        """The Polish name of the holiday on the day, None if there is none."""
        exception = self._exceptions.get(day)
        if exception is not None:
            return exception.name if exception.kind is DayKind.FREE else None
        return self._statutory(day.year).get(day)

    def is_working(self, day: date) -> bool:
        """Whether the day is Monday to Friday and no holiday, or a one-off working day."""
        exception = self._exceptions.get(day)
        if exception is not None:
            return exception.kind is DayKind.WORKING
        return day.weekday() < _SATURDAY and day not in self._statutory(day.year)

    def add_working_days(self, day: date, count: int) -> date:
        """The count-th working day after the day (before it for a negative count).

        The day itself is not counted (art. 111 § 2 KC); zero gives the day back.
        """
        step = 1 if count > 0 else -1
        left = abs(count)
        while left:
            day = add_days(day, step)
            if self.is_working(day):
                left -= 1
        return day

    def shift(self, day: date) -> date:
        """The day, or the first later one that is neither Saturday nor a holiday (art. 115 KC)."""
        while not self.is_working(day):
            day = add_days(day, 1)
        return day

    def previous_working_day(self, day: date) -> date:
        """The day, or the last earlier one that is a working day."""
        while not self.is_working(day):
            day = add_days(day, -1)
        return day

    def skipped(self, first: date, last: date) -> tuple[SkippedDay, ...]:
        """Holidays from Monday to Friday among the days from `first` to `last`, both included."""
        found = []
        day = first
        while day <= last:
            name = self.holiday(day)
            if name is not None and day.weekday() < _SATURDAY:
                found.append(SkippedDay(day, name))
            day = add_days(day, 1)
        return tuple(found)

    def reason_free(self, day: date) -> str | None:
        """Why the day is free, in Polish: the holiday, else the weekday; None on a working day."""
        if self.is_working(day):
            return None
        return self.holiday(day) or ("niedziela" if day.weekday() == _SUNDAY else "sobota")

    def _statutory(self, year: int) -> dict[date, str]:
        if year not in self._years:
            listed = statutory_holidays(year)
            # The library's "Boże Narodzenie (pierwszy dzień)" would stand in brackets twice.
            self._years[year] = {
                day: name.replace(" (", ", ").replace(")", "") for day, name in listed.items()
            }
        return self._years[year]


def add_days(day: date, count: int) -> date:
    """The day `count` calendar days later, earlier for a negative count."""
    return day + timedelta(days=count)


def add_months(day: date, months: int) -> date:
    """The day of the same number `months` later; where it is missing, the last (art. 112 KC)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def whole_months(start: date, end: date) -> int:
    """How many whole months lie between two days, counted as `add_months` does."""
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1
