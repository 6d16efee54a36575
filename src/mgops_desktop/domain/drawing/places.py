"""Where persons stand in a genogram: rows in their order, children under their parents, parents over their children."""

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from mgops_desktop.domain.drawing.kin import Kindred
from mgops_desktop.domain.drawing.shapes import Point

BESIDE, APART, DOWN = 96.0, 108.0, 160.0
"""From person to person, from one tree or couple to the next, from row to row."""
_ROUNDS, _STILL = 30, 0.5
"""How often rows are spread anew at most, and how little may still move then."""


def places_of(kindred: Kindred, rows: Sequence[Sequence[str]]) -> Mapping[str, Point]:
    """Return the middle of each person's symbol."""
    across = {one: number * BESIDE for row in rows for number, one in enumerate(row)}
    wishes = _Wishes(kindred, across)
    gaps = [_gaps(kindred, row) for row in rows]
    for round_ in range(_ROUNDS):
        before = dict(across)
        numbered = list(zip(rows, gaps, strict=True))
        for row, gap in numbered if round_ % 2 else reversed(numbered):
            # children follow their parents on the way down, parents their children on the way up
            wanted = [wishes.of(one, down=bool(round_ % 2)) for one in row]
            across.update(zip(row, spread(wanted, gap), strict=True))
        if round_ % 2 and all(abs(across[one] - before[one]) < _STILL for one in across):
            break
    least = min(across.values(), default=0.0)
    return {
        one: (round(across[one] - least, 1), number * DOWN)
        for number, row in enumerate(rows)
        for one in row
    }


def _gaps(kindred: Kindred, row: Sequence[str]) -> list[float]:
    def gap(one: str, other: str) -> float:
        is_couple = frozenset((one, other)) in kindred.couples
        siblings = kindred.parents.get(one) == kindred.parents.get(other)
        return BESIDE if is_couple or (siblings and one in kindred.parents) else APART

    return [gap(one, other) for one, other in pairwise(row)]


def spread(wanted: Sequence[float], gaps: Sequence[float]) -> list[float]:
    """Return places in this order, at least the gaps apart, together as near to the wanted ones as can be.

    Neighbours that would come too close are pooled and stand around the mean of what they wanted.
    """
    offsets = [0.0]
    for gap in gaps:
        offsets.append(offsets[-1] + gap)
    pools: list[tuple[float, int]] = []
    for want, offset in zip(wanted, offsets, strict=False):
        mean, count = want - offset, 1
        while pools and pools[-1][0] > mean:
            other, more = pools.pop()
            mean = (mean * count + other * more) / (count + more)
            count += more
        pools.append((mean, count))
    level = [mean for mean, count in pools for _ in range(count)]
    return [one + offset for one, offset in zip(level, offsets, strict=False)]


class _Wishes:
    """Where each person would stand if it were for his own parents, children and partners only."""

    def __init__(self, kindred: Kindred, across: Mapping[str, float]) -> None:
        self._kindred = kindred
        self._across = across
        self._units = {
            one: [(pair, children) for pair, children in kindred.units.items() if one in pair]
            for one in kindred.people
        }

    def of(self, person: str, *, down: bool) -> float:
        own = self._across[person]
        ways = (self._from_parents, self._from_children)
        first, second = ways if down else reversed(ways)
        wishes = first(person) or second(person) or self._from_mates(person)
        return sum(wishes) / len(wishes) if wishes else own

    def _mean(self, people: Sequence[str] | frozenset[str]) -> float:
        return sum(self._across[one] for one in people) / len(people)

    def _from_parents(self, person: str) -> Sequence[float]:
        parents = self._kindred.parents.get(person)
        if parents is None:
            return []
        siblings = self._kindred.units[frozenset(parents)]
        return [self._mean(parents) + self._across[person] - self._mean(siblings)]

    def _from_children(self, person: str) -> Sequence[float]:
        return [
            self._mean(children) + self._across[person] - self._mean(pair)
            for pair, children in self._units[person]
        ]

    def _from_mates(self, person: str) -> Sequence[float]:
        own = self._across[person]
        side: Callable[[float], float] = lambda x: BESIDE if own > x else -BESIDE  # noqa: E731
        found = (self._across[one] for one in self._kindred.mates.get(person, ()))
        return [x + side(x) for x in found]
