"""Spans of days, both ends included; an open end is None."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.period import Period


class Span(NamedTuple):
    """From the first to the last day, None while it goes on."""

    began: date
    ended: date | None


def union(spans: Iterable[Period]) -> tuple[Period, ...]:
    """Return the same days as periods that neither overlap nor touch, in order."""
    merged: list[Period] = []
    for span in sorted(spans):
        if merged and span.first <= add_days(merged[-1].last, 1):
            last = max(merged[-1].last, span.last)
            merged[-1] = Period(merged[-1].first, last)
        else:
            merged.append(span)
    return tuple(merged)


def overlaps_any(began: date, ended: date | None, days: Iterable[Period]) -> bool:
    """Whether [began, ended] has a day in common with one of the periods."""
    return any(period.overlaps(began, ended) for period in days)


def valid_on(day: date, began: date, ended: date | None) -> bool:
    """Whether something valid until `ended` is valid on the day: "do 31.12" is valid on 31.12."""
    return began <= day and (ended is None or ended >= day)


def open_on(day: date, began: date, ended: date | None) -> bool:
    """Whether something that is closed on `ended` is still open at the end of the day."""
    return began <= day and (ended is None or ended > day)


def turning_days(spans: Iterable[Span], within: Sequence[Period]) -> list[date]:
    """Return the days within the periods on which the set of valid spans can change."""
    days = {period.first for period in within}
    for span in spans:
        days.add(span.began)
        if span.ended is not None:
            days.add(add_days(span.ended, 1))
    return sorted(day for day in days if any(day in period for period in within))


def meet(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two spans have a day in common."""
    return (one[1] is None or other[0] <= one[1]) and (other[1] is None or one[0] <= other[1])


def overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    """Whether two spans have more in common than the day on which one ends and the other begins."""
    return (one[1] is None or other[0] < one[1]) and (other[1] is None or one[0] < other[1])
