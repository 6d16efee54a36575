"""Working days of the invented years, looked up instead of counted."""

from bisect import bisect_left, bisect_right
from datetime import date

from mgops_desktop.domain.calendar import WorkingCalendar, add_days


class Workdays:
    """All working days between two days, in order."""

    def __init__(self, first: date, last: date, calendar: WorkingCalendar) -> None:
        days = (add_days(first, count) for count in range((last - first).days + 1))
        self._days = [day for day in days if calendar.is_working(day)]

    def from_day(self, day: date) -> date:
        """The day, or the first working day after it."""
        return self._days[bisect_left(self._days, day)]

    def until(self, day: date) -> date:
        """The day, or the last working day before it."""
        return self._days[bisect_right(self._days, day) - 1]

    def plus(self, day: date, count: int) -> date:
        """The count-th working day after the day, before it for a negative count."""
        if count > 0:
            return self._days[bisect_right(self._days, day) - 1 + count]
        return self._days[bisect_left(self._days, day) + count]

    def between(self, first: date, last: date) -> list[date]:
        """The working days from the first to the last day, both included."""
        return self._days[bisect_left(self._days, first) : bisect_right(self._days, last)]

    def is_working(self, day: date) -> bool:
        return self.from_day(day) == day
