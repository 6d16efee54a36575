"""In which order persons stand side by side in a genogram, so that lines of ordinary families do not cross.

Couples make chains: somebody with parents here, the partners beside him, their other partners beside these. A couple
of two persons who both have parents here leads from one tree into another: then both stand at the edge of their trees,
and the trees side by side.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from mgops_desktop.domain.drawing.kin import Kindred

_LEFT, _RIGHT = -1, 1


def rows_of(kindred: Kindred, generation: Mapping[str, int]) -> list[list[str]]:
    """Return the persons of each row from left to right."""
    return _Ordering(kindred, generation).rows()


class _Ordering:
    def __init__(self, kindred: Kindred, generation: Mapping[str, int]) -> None:
        self._kindred = kindred
        self._generation = generation
        self._chain = _chains(kindred)
        self._hosted = self._host_units()
        self._rows: dict[int, list[str]] = defaultdict(list)
        self._placed: set[str] = set()
        self._edge: dict[str, int] = {}
        self._lead: dict[str, int] = {}
        """On which side of somebody the partner from another tree stands."""

    def rows(self) -> list[list[str]]:
        for root in sorted(self._roots(), key=self._root_key):
            self._place_tree(root, None)
        for chain in self._chain.values():  # of ties that go round in a circle nobody is the first
            self._place_chain(chain)
        return [self._rows[number] for number in sorted(self._rows)]

    def _roots(self) -> Sequence[str]:
        chains = dict.fromkeys(self._chain.values())
        return [one for one in chains if self._above(one) is None]

    def _root_key(self, chain: str) -> tuple[bool, bool, str]:
        """Trees with the family first, of these the one with the man of a couple that leads into another tree."""
        everybody = set(self._members(chain))
        here = any(self._kindred.people[one].lives_here for one in everybody)
        men = [
            one
            for pair in self._leading(everybody)
            for one in pair & everybody
            if not self._kindred.is_woman(one)
        ]
        return not here, not men, chain

    def _host_units(self) -> Mapping[str, Sequence[frozenset[str]]]:
        """Under which chain the children of each couple stand: that of the man, if the parents are of two."""
        found: dict[str, list[frozenset[str]]] = defaultdict(list)
        for pair in self._kindred.units:
            first = min(pair, key=lambda one: (self._kindred.is_woman(one), one))
            found[self._chain[first]].append(pair)
        return found

    def _above(self, chain: str) -> str | None:
        """The chain under which one stands; its own name is that of the member who has parents."""
        if chain not in self._kindred.parents:
            return None
        unit = frozenset(self._kindred.parents[chain])
        above = next(one for one, units in self._hosted.items() if unit in units)
        return None if above == chain else above

    def _members(self, chain: str) -> Iterator[str]:
        """Everybody in the tree under a chain."""
        ahead, seen = [chain], {chain}
        while ahead:
            current = ahead.pop()
            yield from (one for one, of in self._chain.items() if of == current)
            below = [
                self._chain[one]
                for unit in self._hosted[current]
                for one in self._kindred.units[unit]
            ]
            ahead += [one for one in below if one not in seen]
            seen.update(below)

    def _leading(self, everybody: set[str]) -> list[frozenset[str]]:
        """The couples that lead out of a tree into one that is not placed yet."""
        return [
            pair
            for pair in self._kindred.couples
            if len(pair & everybody) == 1 and not pair & self._placed
        ]

    def _place_tree(self, root: str, entered: int | None) -> None:
        """Place a tree and those beside it; `entered` is the side on which the tree stands from which one comes."""
        everybody = set(self._members(root))
        if everybody & self._placed:
            return
        free = [side for side in (_RIGHT, _LEFT) if side != entered]
        beside: dict[int, list[str]] = {_LEFT: [], _RIGHT: []}
        for pair in self._leading(everybody):
            (own,), (other,) = pair & everybody, pair - everybody
            if other in self._lead:
                continue
            wanted = _LEFT if self._kindred.is_woman(own) else _RIGHT
            side = wanted if wanted in free else (free[0] if free else _RIGHT)
            if side in free:
                free.remove(side)
            self._stand_at_edge(own, side)
            self._stand_at_edge(other, -side)
            beside[side].append(self._root_of(other))
        for one in beside[_LEFT]:
            self._place_tree(one, _RIGHT)
        self._place_chain(root)
        for one in beside[_RIGHT]:
            self._place_tree(one, _LEFT)

    def _root_of(self, person: str) -> str:
        chain, seen = self._chain[person], set[str]()
        while (above := self._above(chain)) is not None and above not in seen:
            seen.add(above)
            chain = above
        return chain

    def _stand_at_edge(self, person: str, side: int) -> None:
        self._lead.setdefault(person, side)
        chain: str | None = self._chain[person]
        while chain is not None and chain not in self._edge:
            self._edge[chain] = side
            chain = self._above(chain)

    def _place_chain(self, chain: str) -> None:
        if chain in self._placed:
            return
        lined = self._line(chain, 0)
        self._rows[self._generation[chain]] += lined
        places = {one: number for number, one in enumerate(lined)}

        def place(unit: frozenset[str]) -> float:
            outside = {_LEFT: -1, _RIGHT: len(lined)}
            return sum(places.get(one, outside[-self._lead.get(one, _LEFT)]) for one in unit) / len(
                unit
            )

        for unit in sorted(self._hosted[chain], key=place):
            for child in sorted(self._kindred.units[unit], key=self._sibling_key):
                self._place_chain(child)

    def _sibling_key(self, child: str) -> tuple[int, object]:
        return self._edge.get(child, 0), self._kindred.age_key(child)

    def _line(self, person: str, came: int) -> list[str]:
        """A person with the partners of his chain; earlier ones stand to the left, the last one to the right."""
        self._placed.add(person)
        chain = self._chain[person]
        mates = [
            one
            for one in self._kindred.mates.get(person, ())
            if self._chain[one] == chain and one not in self._placed
        ]
        left, right = self._sides(person, mates, came)
        lined_left = [one for mate in left for one in self._line(mate, _LEFT)]
        lined_right = [one for mate in right for one in self._line(mate, _RIGHT)]
        return [*lined_left, person, *lined_right]

    def _sides(
        self, person: str, mates: Sequence[str], came: int
    ) -> tuple[Sequence[str], Sequence[str]]:
        towards = came or -self._lead.get(person, 0)
        if towards:
            return (mates, []) if towards == _LEFT else ([], mates)
        if len(mates) == 1:
            goes_left = self._kindred.is_woman(person) and not self._kindred.is_woman(mates[0])
            return (mates, []) if goes_left else ([], mates)
        return mates[:-1], mates[-1:]


def _chains(kindred: Kindred) -> Mapping[str, str]:
    """Return for everybody the chain he is of: his own if he has parents here, else that of the nearest partner."""
    chain = {one: one for one in kindred.people if one in kindred.parents}
    ahead = list(chain)
    for start in (None, *kindred.people):
        if start is not None and start not in chain:
            chain[start] = start
            ahead = [start]
        while ahead:
            current = ahead.pop(0)
            for mate in kindred.mates.get(current, ()):
                if mate not in chain:
                    chain[mate] = chain[current]
                    ahead.append(mate)
    return chain
