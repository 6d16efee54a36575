"""The limit of families per assistant, counted day by day (art. 15 ust. 4)."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.period import Period

LIMIT = "family_limit"
"""The parameter that holds the limit of the act."""
_NO_LIMIT = 1_000_000


@dataclass(frozen=True)
class Workload:
    """A family with an assistant, from–to, both days included; the day of closure no longer counts."""

    worker: UUID
    family: UUID
    began: date
    ended: date | None


@dataclass(frozen=True)
class OverLimit:
    """Days on which an assistant had more families than allowed, and the most he had."""

    worker: UUID
    days: Period
    families: int
    limit: int


LimitOn = Callable[[date], int]


def limit_of(parameters: Parameters, lower: int | None) -> LimitOn:
    """Return the limit of an assistant by the day: that of the act, or the lower one set for him."""

    def limit_on(day: date) -> int:
        try:
            legal = int(parameters.on(LIMIT, day).value)
        except (KeyError, ValueError):
            return _NO_LIMIT  # before the act, or a parameter that is no number
        return min(legal, lower or legal)

    return limit_on


def last_day_with(ended: date | None, case_ended: date | None) -> date | None:
    """The last day on which an assignment counts; the day of closure no longer does."""
    before_closure = add_days(case_ended, -1) if case_ended else None
    return min((day for day in (ended, before_closure) if day is not None), default=None)


def families_on(loads: Iterable[Workload], worker: UUID, day: date) -> set[UUID]:
    """Return the families the assistant works with on the day."""
    return {
        load.family
        for load in loads
        if load.worker == worker and load.began <= day and (load.ended is None or load.ended >= day)
    }


def over_limit(
    loads: Iterable[Workload], limit_on: LimitOn, limit_turns: Collection[date], period: Period
) -> list[OverLimit]:
    """Return every stretch of days in the period on which somebody was over the limit of that day.

    `limit_turns` are the days on which another limit may come into force.
    """
    by_worker: dict[UUID, list[Workload]] = defaultdict(list)
    for load in loads:
        if period.overlaps(load.began, load.ended):
            by_worker[load.worker].append(load)
    return [
        stretch
        for worker, own in by_worker.items()
        for stretch in _stretches(worker, own, limit_on, limit_turns, period)
    ]


def _stretches(
    worker: UUID,
    loads: list[Workload],
    limit_on: LimitOn,
    limit_turns: Collection[date],
    period: Period,
) -> Iterable[OverLimit]:
    """Walk over the days on which something changes; between them nothing can."""
    turns = {period.first, *limit_turns, *(load.began for load in loads)}
    turns |= {add_days(load.ended, 1) for load in loads if load.ended is not None}
    days = sorted(day for day in turns if day in period)
    for index, day in enumerate(days):
        last = add_days(days[index + 1], -1) if index + 1 < len(days) else period.last
        count, limit = len(families_on(loads, worker, day)), limit_on(day)
        if count > limit:
            yield OverLimit(worker, Period(day, last), count, limit)
