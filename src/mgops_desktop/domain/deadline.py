"""The engine of terms: from a rule and its event to the date, with the way it was reached.

Counting follows art. 110–115 KC: the day of the event is not counted, a term in months ends on the
same day number, a term for an act that ends on a free day is moved where its rule says so.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from mgops_desktop.domain.calendar import WorkingCalendar, add_days, add_months
from mgops_desktop.domain.clock import as_local, as_utc, local_day
from mgops_desktop.domain.deadline_explanation import explain
from mgops_desktop.domain.deadline_rule import (
    AlarmOn,
    DeadlineRule,
    Direction,
    Regime,
    RegimePeriod,
    Unit,
    regime_on,
    rule_on,
)
from mgops_desktop.domain.errors import UserError

__all__ = [
    "AlarmOn",
    "Deadline",
    "DeadlineRule",
    "Direction",
    "DueState",
    "Regime",
    "RegimePeriod",
    "Unit",
    "compute",
    "regime_on",
    "rule_on",
]

_WEEK = timedelta(days=7)


class DueState(StrEnum):
    """How near a term is; the start page and `due` group by it."""

    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    LATER = "later"


@dataclass(frozen=True)
class Deadline:
    """A term counted for one event.

    `nominal` and `shifted` are days; for a rule in hours they are moments in Polish time, for one
    without a length None. `explanation` is a Polish sentence; `reminders` are settings, not law.
    """

    rule: DeadlineRule
    start: date
    nominal: date | None
    shifted: date | None
    explanation: str
    reminders: tuple[date, ...] = ()

    @property
    def basis(self) -> str:
        """The article."""
        return self.rule.basis

    @property
    def alarm(self) -> date | None:
        """The day to warn about; of a rule in hours the day on which it runs out."""
        return _day(self.nominal if self.rule.alarm_on is AlarmOn.NOMINAL else self.shifted)

    @property
    def last(self) -> date | None:
        """The last day on which the act is still in time, after the move off free days."""
        return _day(self.shifted)

    def state_on(self, today: date) -> DueState:
        """How near the term is today; without a length it is due at once or on its reminder.

        It is late only after its last day: between the day to warn about and that one the act is to be done at once.
        """
        alarm = self.alarm
        if alarm is None:
            alarm = max((today, *self.reminders[:1]))
        if self.last is not None and self.last < today:
            return DueState.OVERDUE
        if alarm <= today:
            return DueState.TODAY
        return DueState.WEEK if alarm <= today + _WEEK else DueState.LATER


def _day(moment: date | None) -> date | None:
    return local_day(moment) if isinstance(moment, datetime) else moment


def compute(rule: DeadlineRule, start: date, calendar: WorkingCalendar) -> Deadline:
    """Count the term of an event on the day (or, with a zone, at the moment) `start`.

    A rule in hours needs the moment and raises UserError for a mere day; ValueError for a moment
    without a zone. Other rules take the day in Poland of a moment.
    """
    if rule.unit is Unit.HOURS:
        return _compute_in_hours(rule, start, calendar)
    day = local_day(start) if isinstance(start, datetime) else start
    nominal, shifted = last_days(rule, day, calendar)
    return Deadline(
        rule,
        day,
        nominal,
        shifted,
        explain(rule, day, nominal, shifted, calendar),
        _reminders(rule, day, nominal, shifted, calendar),
    )


def last_days(
    rule: DeadlineRule, day: date, calendar: WorkingCalendar
) -> tuple[date | None, date | None]:
    """Return the last day of a term without and with the move off free days, of a rule that counts no hours."""
    nominal = _nominal(rule, day, calendar)
    return nominal, calendar.shift(nominal) if nominal and rule.shift else nominal


def _compute_in_hours(rule: DeadlineRule, start: date, calendar: WorkingCalendar) -> Deadline:
    if not isinstance(start, datetime):
        raise UserError(
            f"Termin „{rule.title}” liczy się w godzinach. Podaj także godzinę zdarzenia, "
            "np. 2026-11-09T14:30."
        )
    begun = as_local(start)
    # Counted in UTC: on the night of a clock change 24 hours end at another hour of the day.
    end = as_local(as_utc(start) + timedelta(hours=rule.length or 0))
    return Deadline(rule, begun, end, end, explain(rule, begun, end, end, calendar))


def _nominal(rule: DeadlineRule, day: date, calendar: WorkingCalendar) -> date | None:
    if rule.unit is Unit.FIXED_DATE:
        return _next_yearly(day, rule.month or 0, rule.day or 0)
    if rule.length is None:
        return None
    count = rule.length if rule.direction is Direction.FORWARD else -rule.length
    if rule.unit is Unit.WORKING_DAYS:
        return calendar.add_working_days(day, count)
    return add_months(day, count) if rule.unit is Unit.MONTHS else add_days(day, count)


def _next_yearly(after: date, month: int, day: int) -> date:
    """The first such day of a year after the given day (which is not counted)."""
    this_year = date(after.year, month, day)
    return this_year if this_year > after else date(after.year + 1, month, day)


def _reminders(
    rule: DeadlineRule,
    day: date,
    nominal: date | None,
    shifted: date | None,
    calendar: WorkingCalendar,
) -> tuple[date, ...]:
    if rule.unit is Unit.NONE:
        after = rule.remind_after
        return () if after is None else (calendar.add_working_days(day, after),)
    alarm = nominal if rule.alarm_on is AlarmOn.NOMINAL else shifted
    if alarm is None:
        return ()
    return tuple(add_days(alarm, -before) for before in sorted(rule.remind_before, reverse=True))
