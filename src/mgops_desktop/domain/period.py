"""Periods of reports: both days included (`indicators.md`, rules for all)."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, order=True)
class Period:
    """The days from `first` to `last`, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(f"period ends before it begins: {self.first}..{self.last}")

    @classmethod
    def year(cls, year: int) -> "Period":
        """1 January to 31 December."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def half(cls, year: int, half: int) -> "Period":
        """The first (1) or second (2) half of a year; halves stand for themselves, never add up."""
        if half == 1:
            return cls(date(year, 1, 1), date(year, 6, 30))
        if half == 2:
            return cls(date(year, 7, 1), date(year, 12, 31))
        raise ValueError(f"a year has two halves, not {half}")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """The first to the last day of a month, 1 to 12."""
        return cls(date(year, month, 1), date(year, month, monthrange(year, month)[1]))

    @classmethod
    def week(cls, day: date) -> "Period":
        """Monday to Sunday of the week that the day lies in."""
        monday = day - timedelta(days=day.weekday())
        return cls(monday, monday + timedelta(days=6))

    @property
    def is_year(self) -> bool:
        return self == Period.year(self.first.year)

    @property
    def is_month(self) -> bool:
        return self == Period.month(self.first.year, self.first.month)

    @property
    def day_before(self) -> date:
        return self.first - timedelta(days=1)

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    def overlaps(self, start: date, end: date | None) -> bool:
        """Whether something from `start` to `end` (None: still going on) is active in the period."""
        return start <= self.last and (end is None or end >= self.first)

    def clip(self, start: date, end: date | None) -> "Period | None":
        """The days of [start, end] that lie in the period, None if there are none."""
        first = max(start, self.first)
        last = self.last if end is None else min(end, self.last)
        return Period(first, last) if first <= last else None

    def until(self, day: date) -> "Period | None":
        """The period cut off after the day, None when it begins later."""
        return self.clip(self.first, day)

    def days(self) -> Iterator[date]:
        day = self.first
        while day <= self.last:
            yield day
            day += timedelta(days=1)

    def __len__(self) -> int:
        return (self.last - self.first).days + 1
