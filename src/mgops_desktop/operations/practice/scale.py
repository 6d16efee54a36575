"""How big the invented centre is, and from when to when its data reach."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Size(StrEnum):
    """Small: one assistant and part of a second. City: fifteen. Huge: many persons on record, for searching."""

    SMALL = "small"
    CITY = "city"
    HUGE = "huge"


_YEARS = {Size.SMALL: 3, Size.CITY: 10, Size.HUGE: 3}
_JULY = 7


@dataclass(frozen=True)
class Scale:
    """The size, the day on which the data stand, and the first day from which everything is recorded."""

    size: Size
    as_of: date
    seed: int

    @property
    def first_day(self) -> date:
        """1 January, so that the years of the reports are whole."""
        begun = self.as_of.month >= _JULY
        return date(self.as_of.year - _YEARS[self.size] + begun, 1, 1)

    @property
    def is_city(self) -> bool:
        return self.size is Size.CITY

    @property
    def years(self) -> range:
        return range(self.first_day.year, self.as_of.year + 1)
