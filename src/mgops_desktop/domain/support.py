"""Which families an assistant supported in a period, and how the support of each stands.

Counting rules of `indicators.md` (rules for all, section B) and family-support-law 3.7 on plain rows. A change of
assistant never closes a case; a family supported twice counts once.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.case import Basis, ClosureRow
from mgops_desktop.domain.intervals import open_on, overlaps_any, union
from mgops_desktop.domain.period import Period


@dataclass(frozen=True)
class CaseSpan:
    """One case as counting needs it."""

    id: UUID
    family: UUID
    basis: Basis
    began: date
    ended: date | None
    closed_for: ClosureRow | None = None


class DurationBand(StrEnum):
    """How long the work with a family has lasted, in calendar months."""

    UP_TO_3M = "up_to_3m"
    FROM_3_TO_12M = "3_to_12m"
    OVER_12M = "over_12m"


@dataclass(frozen=True)
class SupportedFamily:
    """A family supported on at least one day of the period, with all its cases begun by the last day."""

    family: UUID
    period: Period
    cases: tuple[CaseSpan, ...]

    @cached_property
    def days(self) -> tuple[Period, ...]:
        """Support days: the union of the family's cases within the period."""
        clipped = (self.period.clip(case.began, case.ended) for case in self.cases)
        return union(part for part in clipped if part is not None)

    @cached_property
    def active(self) -> tuple[CaseSpan, ...]:
        return tuple(case for case in self.cases if self.period.overlaps(case.began, case.ended))

    @property
    def last(self) -> CaseSpan:
        """The last case of the period: the one that began last."""
        return max(self.active, key=lambda case: (case.began, case.ended or date.max))

    @property
    def last_day(self) -> date:
        return self.days[-1].last

    @property
    def is_carried_over(self) -> bool:
        """A case in force both on the day before the period and on its first day."""
        first = self.period.first
        return any(
            case.began < first and (case.ended is None or case.ended >= first)
            for case in self.cases
        )

    @property
    def is_returning(self) -> bool:
        """New in the period, with an earlier closed case."""
        if self.is_carried_over:
            return False
        last = self.last
        return any(
            case is not last and case.ended is not None and case.ended <= last.began
            for case in self.cases
        )

    @property
    def is_open_at_end(self) -> bool:
        """In the state on the last day: a case closed on that day is closed."""
        return any(open_on(self.period.last, case.began, case.ended) for case in self.cases)

    @property
    def closed_for(self) -> ClosureRow | None:
        """The reason of the last closure, None while the family is in the state on the last day."""
        if self.is_open_at_end:
            return None
        closed = [case for case in self.active if case.ended is not None]
        return max(closed, key=lambda case: case.ended or date.min).closed_for or ClosureRow.OTHER

    @property
    def duration(self) -> DurationBand:
        """How long the last case lasted, to its end or the last day of the period."""
        last = self.last
        end = self.period.last if last.ended is None else min(last.ended, self.period.last)
        return duration_band(last.began, end)

    def has_on_support_day(self, began: date, ended: date | None) -> bool:
        """Whether something from–to falls on at least one support day."""
        return overlaps_any(began, ended, self.days)


def duration_band(began: date, end: date) -> DurationBand:
    """Return the band of a length in calendar months: begun 10.01, to 10.04 inclusive is up to three."""
    if end <= add_months(began, 3):
        return DurationBand.UP_TO_3M
    if end <= add_months(began, 12):
        return DurationBand.FROM_3_TO_12M
    return DurationBand.OVER_12M


def supported_families(cases: Iterable[CaseSpan], period: Period) -> list[SupportedFamily]:
    """Return the families with a case active in the period; cases begun after it are left out."""
    by_family: dict[UUID, list[CaseSpan]] = defaultdict(list)
    for case in cases:
        if case.began <= period.last:
            by_family[case.family].append(case)
    return [
        SupportedFamily(
            family, period, tuple(sorted(spans, key=lambda case: (case.began, case.id)))
        )
        for family, spans in by_family.items()
        if any(period.overlaps(case.began, case.ended) for case in spans)
    ]
