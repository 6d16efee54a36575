"""Stretches of one line of time: where nothing is recorded between them, where two run at once, how long one lasts."""

from collections.abc import Iterable, Sequence
from datetime import date

from mgops_desktop.domain.calendar import add_days, whole_months
from mgops_desktop.domain.intervals import Span, meet, overlap, union
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import counted, listing

_MONTHS = 12


def holes(spans: Iterable[Span], within: Period) -> list[Period]:
    """Return the days of the period on which none of the spans runs, in order."""
    running = [within.clip(one.began, one.ended) for one in spans]
    found, first = [], within.first
    for one in union(one for one in running if one is not None):
        if first < one.first:
            found.append(Period(first, add_days(one.first, -1)))
        first = add_days(one.last, 1)
    if first <= within.last:
        found.append(Period(first, within.last))
    return found


def holes_between(spans: Sequence[Span]) -> list[Period]:
    """Return the days between the first and the last beginning on which none of the spans runs."""
    begins = [one.began for one in spans]
    return holes(spans, Period(min(begins), max(begins))) if begins else []


def clashes(spans: Iterable[Span], *, shares_day: bool = False) -> list[Span]:
    """Return the days on which two of the spans run at once, in order; an end is None while both go on.

    With `shares_day` the last day of one may be the first of the next.
    """
    clash = overlap if shares_day else meet
    found: list[Span] = []
    latest: Span | None = None
    for one in sorted(spans, key=lambda span: (span.began, span.ended or date.max)):
        if latest is not None and clash(latest, one):
            found.append(Span(one.began, _earlier(latest.ended, one.ended)))
        if latest is None or _earlier(latest.ended, one.ended) == latest.ended:
            latest = one
    return found


def lasting(first: date, last: date) -> str:
    """Return how long something lasted, both days included: "12 dni", "5 miesięcy", "2 lata i 3 miesiące"."""
    months = whole_months(first, add_days(last, 1))
    if not months:
        return counted((last - first).days + 1, "dzień")
    years, rest = divmod(months, _MONTHS)
    parts = [counted(years, "rok")] * bool(years) + [counted(rest, "miesiąc")] * bool(rest)
    return listing(parts)


def _earlier(one: date | None, other: date | None) -> date | None:
    ends = [end for end in (one, other) if end is not None]
    return min(ends) if ends else None
