"""Opening figures ("dane sprzed wdrożenia") and what counts as recorded.

What was counted before the program was used enters a figure as one line with its source. A period that begins before
the centre's recording, without opening figures, has no value: "." in print, never 0. Only whole months enter: how
much of a month falls on some of its days is not known.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select

from mgops_desktop.domain.figure import Item, RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.catalogue import Indicator
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.splits import full_key, splits_of
from mgops_desktop.storage.tables.report import OpeningFigure

KIND = OpeningFigure.__tablename__


@dataclass(frozen=True)
class _Opening:
    id: UUID
    month: date
    value: int
    source: str


def items(counting: Counting, one: Indicator) -> list[Item]:
    """Return the opening figures of an indicator and of its parts in the period."""
    by_key = _openings(counting)
    if not by_key:
        return []
    found = [_item(opening, ()) for opening in by_key.get(one.key, ())]
    for split in splits_of(counting, one):
        for part in split.parts:
            found += [
                _item(opening, (part,)) for opening in by_key.get(full_key(one, split, part), ())
            ]
    return found


def is_recorded(counting: Counting, found: Sequence[Item]) -> bool:
    """Whether the period has records at all, or opening figures in their stead."""
    since = counting.day("recording_since")
    if since is None or counting.period.first >= since:
        return True
    return any(item.ref.kind == KIND for item in found)


def _item(opening: _Opening, parts: tuple[str, ...]) -> Item:
    return Item(RecordRef(KIND, opening.id), opening.value, parts, None, opening.source)


def _openings(counting: Counting) -> Mapping[str, list[_Opening]]:
    def read() -> dict[str, list[_Opening]]:
        period = counting.period
        rows = counting.session.execute(
            select(
                OpeningFigure.indicator,
                OpeningFigure.id,
                OpeningFigure.month,
                OpeningFigure.value,
                OpeningFigure.source,
            ).where(OpeningFigure.month.between(period.first, period.last))
        )
        by_key: dict[str, list[_Opening]] = defaultdict(list)
        for key, id_, month, value, source in rows:
            if Period.month(month.year, month.month).last <= period.last:
                by_key[key].append(_Opening(id_, month, value, source))
        return by_key

    return counting.share("openings", read)
