"""The limit of families per assistant, counted day by day (art. 15 ust. 4).

The one count for the rule that refuses, the start page and the reports. What the act leaves open (substitutes,
families with nothing but „Za życiem”, monitoring after the work) are dated choices of the centre.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.domain.period import Period

LIMIT = "family_limit"
"""The parameter that holds the limit of the act."""
SUBSTITUTE_COUNTS = "substitute_counts_to_limit"
PRO_LIFE_COUNTS = "pro_life_counts_to_limit"
AFTERCARE_COUNTS = "aftercare_counts_to_limit"
_NO_LIMIT = 1_000_000


@dataclass(frozen=True)
class Lead:
    """A family with an assistant as it is recorded, from–to; it counts while the centre says so in all `choices`."""

    worker: UUID
    family: UUID
    began: date
    ended: date | None
    choices: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it has no day: an assignment from the day of closure on."""
        return self.ended is not None and self.ended < self.began


@dataclass(frozen=True)
class Workload:
    """A family that counts to an assistant's limit, from–to, both days included."""

    worker: UUID
    family: UUID
    began: date
    ended: date | None

    def covers(self, day: date) -> bool:
        """Whether it counts on the day."""
        return self.began <= day and (self.ended is None or day <= self.ended)


@dataclass(frozen=True)
class OverLimit:
    """Days on which an assistant had more families than allowed, and the most he had."""

    worker: UUID
    days: Period
    families: int
    limit: int


@dataclass(frozen=True)
class Breach:
    """Days on end on which an assistant was over the limit: the most families he had, the limit on the worst day.

    `ended` is None while it goes on at the end of what was looked at.
    """

    worker: UUID
    began: date
    ended: date | None
    families: int
    limit: int

    def overlaps(self, period: Period) -> bool:
        """Whether some of its days lie in the period."""
        return period.overlaps(self.began, self.ended)


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


def assigned_lead(
    worker: UUID,
    family: UUID,
    began: date,
    ended: date | None,
    case_ended: date | None,
    *,
    kind: AssignmentKind | None,
    basis: Basis | None,
) -> Lead:
    """Return what an assignment is to the limit; on the day of closure the family no longer counts."""
    ends = (ended, add_days(case_ended, -1) if case_ended else None)
    last = min((day for day in ends if day is not None), default=None)
    choices = (
        *((SUBSTITUTE_COUNTS,) if kind is AssignmentKind.SUBSTITUTE else ()),
        *((PRO_LIFE_COUNTS,) if basis is Basis.PRO_LIFE else ()),
    )
    return Lead(worker, family, began, last, choices)


def monitored_lead(worker: UUID, family: UUID, began: date, ended: date | None) -> Lead:
    """Return what the monitoring after the work is to the limit of the assistant who led the family last."""
    return Lead(worker, family, began, ended, (AFTERCARE_COUNTS,))


def counted(leads: Iterable[Lead], parameters: Parameters) -> list[Workload]:
    """Return the days of these that count to the limit, by the choices of the centre in force on each day."""
    return [
        Workload(lead.worker, lead.family, began, ended)
        for lead in leads
        if not lead.is_empty
        for began, ended in _counted_days(lead, parameters)
    ]


def _counted_days(lead: Lead, parameters: Parameters) -> Iterable[tuple[date, date | None]]:
    turns = {day for key in lead.choices for day in parameters.turns(key)}
    inside = (
        day for day in turns if lead.began < day and (lead.ended is None or day <= lead.ended)
    )
    began = [lead.began, *sorted(inside)]
    ended = [*(add_days(day, -1) for day in began[1:]), lead.ended]
    for first, last in zip(began, ended, strict=True):
        if all(parameters.yes(key, first) for key in lead.choices):
            yield first, last


def families_on(loads: Iterable[Workload], worker: UUID, day: date) -> set[UUID]:
    """Return the families the assistant works with on the day."""
    return {load.family for load in loads if load.worker == worker and load.covers(day)}


def busiest_day(loads: Iterable[Workload], worker: UUID, period: Period) -> tuple[date, int]:
    """Return the first day of the period on which the assistant had the most families, and how many."""
    own = [load for load in loads if load.worker == worker]
    days = sorted({period.first, *(load.began for load in own if load.began in period)})
    most = {day: len(families_on(own, worker, day)) for day in days}
    day = max(days, key=lambda one: (most[one], -one.toordinal()))
    return day, most[day]


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


def breaches(
    loads: Iterable[Workload], limit_on: LimitOn, limit_turns: Collection[date], until: date
) -> list[Breach]:
    """Return every time anybody was over the limit up to a day, with its real beginning, the earliest first."""
    known = list(loads)
    first = min((load.began for load in known), default=until)
    if first > until:
        return []
    found: list[Breach] = []
    by_worker: dict[UUID, list[OverLimit]] = defaultdict(list)
    for stretch in over_limit(known, limit_on, limit_turns, Period(first, until)):
        by_worker[stretch.worker].append(stretch)
    for stretches in by_worker.values():
        joined: list[OverLimit] = []
        for one in stretches:
            if joined and add_days(joined[-1].days.last, 1) != one.days.first:
                found.append(_breach(joined, until))
                joined = []
            joined.append(one)
        found.append(_breach(joined, until))
    return sorted(found, key=lambda one: (one.began, one.worker))


def _breach(stretches: list[OverLimit], until: date) -> Breach:
    """One breach of stretches that follow each other without a day between them."""
    worst = max(stretches, key=lambda one: one.families - one.limit)
    last = stretches[-1].days.last
    ended = None if last == until else last
    return Breach(worst.worker, stretches[0].days.first, ended, worst.families, worst.limit)


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
