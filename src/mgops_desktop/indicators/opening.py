"""Opening figures ("dane sprzed wdrożenia") and what counts as recorded.

What was counted before the program was used enters a figure as one line with its source. How it enters depends on what
the figure counts:

- **events and sums** are added up: the months before the recording and what was recorded since;
- **a state** is judged by its day: a day since the recording began is recorded, of an earlier day the value typed in
  for the month that ends on it is the state;
- **families, persons, plans and whatever else is counted anew for each period** cannot be added up: a period that
  begins before the recording has the one value typed in for it, in December that of the year, in June that of the
  first half-year.

What has no value is "." in print, never 0. Only whole months enter: how much of a month falls on some of its days is
not known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.figure import Item, RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import SAME_FIGURE, Indicator, Window
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.splits import full_key, splits_of
from mgops_desktop.storage.tables.report import OpeningFigure

KIND = OpeningFigure.__tablename__
_JUNE, _DECEMBER = 6, 12


@dataclass(frozen=True)
class _Opening:
    id: UUID
    month: Period
    value: int
    source: str


def recording_since(counting: Counting) -> date | None:
    """The day from which the centre records in the program; None: as far back as there are records.

    A day that the centre confirmed holds. One that was assumed gives way to opening figures: where figures were typed
    in for a month, the recording began after it.
    """

    def find() -> date | None:
        setting = counting.parameters.newest("recording_since")
        since = date.fromisoformat(setting.value) if setting and setting.value else None
        if since is not None and setting is not None and setting.confirmed:
            return since
        months = [one.month.last for found in _openings(counting).values() for one in found]
        return max(
            (day for day in (since, *(add_days(last, 1) for last in months)) if day), default=None
        )

    return counting.share("recording_since", find)


def added(counting: Counting, one: Indicator) -> list[Item]:
    """Return the opening figures that are added to what was recorded, of an indicator and of its parts."""
    if not one.adds_up or not _openings(counting):
        return []
    found = [_item(opening) for opening in _before_recording(counting, one.key)]
    for split in splits_of(counting, one):
        for part in split.parts:
            key = full_key(one, split, part)
            found += [_item(opening, part) for opening in _before_recording(counting, key)]
    return found


def lines(
    counting: Counting, one: Indicator, key: str, recorded: Sequence[Item]
) -> Sequence[Item] | None:
    """Return the list behind a figure (an indicator or a part of it), None where there is no value."""
    if not counting.has_begun:
        return None
    since = recording_since(counting)
    judged_from = counting.period.last if one.window is Window.STATE else counting.period.first
    if since is None or judged_from >= since:
        return recorded
    if one.adds_up:
        return recorded if any(item.ref.kind == KIND for item in recorded) else None
    typed = [
        opening
        for opening in _openings(counting).get(canonical(key), ())
        if _gives(counting, one, opening)
    ]
    return [_item(typed[-1])] if typed else None


def canonical(key: str) -> str:
    """Return the key under which opening figures are kept: one that only repeats another has none of its own."""
    for twin, of in SAME_FIGURE.items():
        if key == twin or key.startswith(f"{twin}_"):
            return of + key.removeprefix(twin)
    return key


def period_of_one_value(month: date) -> Period | None:
    """The period for which the value of a month stands, of what is counted anew for each period."""
    if month.month == _DECEMBER:
        return Period.year(month.year)
    return Period.half(month.year, 1) if month.month == _JUNE else None


def missing_months(counting: Counting, key: str) -> list[Period]:
    """The months of the period before the recording for which nothing was typed in under the key."""
    since = recording_since(counting)
    if since is None:
        return []
    typed = {opening.month for opening in _openings(counting).get(canonical(key), ())}
    months = {Period.month(day.year, day.month) for day in counting.period.days() if day < since}
    return sorted(months - typed)


def _gives(counting: Counting, one: Indicator, opening: _Opening) -> bool:
    """Whether the value typed in is that of the period."""
    if one.window is Window.STATE:
        return opening.month.last == counting.period.last
    return period_of_one_value(opening.month.first) == counting.asked


def _before_recording(counting: Counting, key: str) -> list[_Opening]:
    since = recording_since(counting)
    return [
        opening
        for opening in _openings(counting).get(canonical(key), ())
        if opening.month.first >= counting.period.first
        and opening.month.last <= counting.period.last
        and (since is None or opening.month.first < since)
    ]


def _item(opening: _Opening, *parts: str) -> Item:
    return Item(RecordRef(KIND, opening.id), opening.value, parts, None, opening.source)


def _openings(counting: Counting) -> Mapping[str, list[_Opening]]:
    """All opening figures by the key under which they are kept, in the order in which they were typed in."""

    def read() -> dict[str, list[_Opening]]:
        table = OpeningFigure
        rows = counting.session.execute(
            select(table.indicator, table.id, table.month, table.value, table.source).order_by(
                table.month, table.number
            )
        )
        by_key: dict[str, list[_Opening]] = defaultdict(list)
        for key, id_, month, value, source in rows:
            whole = Period.month(month.year, month.month)
            by_key[canonical(key)].append(_Opening(id_, whole, value, source))
        return by_key

    return counting.keep("openings", read)
