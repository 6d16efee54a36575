"""The lines of a genogram: unions with how they ended, and the way from parents to their children."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from mgops_desktop.domain.drawing.kin import Couple, Kindred
from mgops_desktop.domain.drawing.shapes import Box, Dash, Mark, Point, Shape, line
from mgops_desktop.domain.kinship import DescentKind, UnionEnd, UnionKind

_LIFT, _STEP = 11.0, 7.0
"""How far the line of a couple runs above what stands between the two, and one bar of children above another."""
_BAR = 21.0
_SLASHES = {
    UnionEnd.PARTED: 1,
    UnionEnd.LEGAL_SEPARATION: 1,
    UnionEnd.DIVORCED: 2,
    UnionEnd.ANNULLED: 2,
}
_UNION_DASH = {
    UnionKind.MARRIAGE: Dash.WHOLE,
    UnionKind.INFORMAL: Dash.DASHED,
    None: Dash.DOTTED,
}
_CHILD_DASH = {
    DescentKind.BIOLOGICAL: Dash.WHOLE,
    DescentKind.ADOPTED: Dash.DASHED,
    DescentKind.FOSTER: Dash.DOTTED,
    DescentKind.STEP: Dash.DOTTED,
}
_WORDS = {UnionKind.MARRIAGE: "Małżeństwo", UnionKind.INFORMAL: "Związek nieformalny"}
_SAME = 0.5
_BESIDE = 8.0
"""How far from a symbol the way to the children begins at least."""


@dataclass
class Bonds:
    """What is drawn between persons, and the marks of the unions."""

    shapes: list[Shape] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)


def bonds(kindred: Kindred, places: Mapping[str, Point], half: float) -> Bonds:
    """Return the lines between persons who stand at these places."""
    return _Tracer(kindred, places, half).traced()


class _Tracer:
    def __init__(self, kindred: Kindred, places: Mapping[str, Point], half: float) -> None:
        self._kindred = kindred
        self._places = places
        self._half = half
        self._drawn = Bonds()
        self._from: dict[frozenset[str], Point] = {}
        """Where the way to the children of a couple begins."""

    def traced(self) -> Bonds:
        for couple in self._kindred.couples.values():
            self._union(couple)
        self._descents()
        for tie in self._kindred.others:
            dash = _CHILD_DASH[tie.kind]
            if dash is Dash.WHOLE:
                dash = Dash.DASHED
            self._way(self._places[tie.parent], tie.child, dash)
        return self._drawn

    def _union(self, couple: Couple) -> None:
        (x, y), (other_x, other_y) = sorted((self._places[couple.one], self._places[couple.other]))
        half, dash = self._half, _UNION_DASH[couple.kind]
        if abs(y - other_y) < _SAME and not self._stands_between(x, other_x, y):
            path: tuple[Point, ...] = ((x + half, y), (other_x - half, y))
            begin = (self._over_children(couple, x, other_x), y)
            struck = (_apart(x + half, other_x - half, begin[0]), y)
        else:
            above = min(y, other_y) - half - _LIFT
            left, right = x + half * 0.4, other_x - half * 0.4
            path = ((left, y - half), (left, above), (right, above), (right, other_y - half))
            begin = (self._over_children(couple, *self._free_room(couple, x, other_x, y)), above)
            struck = (_apart(left, right, begin[0]), above)
        self._from[couple.pair] = begin
        self._drawn.shapes.append(line(*path, dash=dash, weight=1.4))
        self._drawn.shapes += _slashes(struck, _SLASHES.get(couple.end, 0) if couple.end else 0)
        if couple.record is not None:
            self._drawn.marks.append(self._union_mark(couple, struck))

    def _union_mark(self, couple: Couple, place: Point) -> Mark:
        names = " i ".join(self._kindred.people[one].name for one in (couple.one, couple.other))
        word = _WORDS[couple.kind] if couple.kind else ""
        box = Box(place[0] - 9, place[1] - 9, place[0] + 9, place[1] + 9)
        key = f"union:{couple.record.id if couple.record else names}"
        return Mark(key, box, f"{word}: {names}", couple.words, couple.record)

    def _stands_between(self, left: float, right: float, y: float) -> bool:
        return any(
            left < x < right and abs(other_y - y) < 2 * self._half
            for x, other_y in self._places.values()
        )

    def _over_children(self, couple: Couple, left: float, right: float) -> float:
        """Where the way down begins between two places: right over the children if that can be."""
        children = self._kindred.units.get(couple.pair, ())
        reach = self._half + _BESIDE
        if not children or right - left < 2 * reach:
            return (left + right) / 2
        middle = sum(self._places[one][0] for one in children) / len(children)
        return min(max(middle, left + reach), right - reach)

    def _free_room(
        self, couple: Couple, left: float, right: float, y: float
    ) -> tuple[float, float]:
        """Between a couple with others between the two: the room beside the outer one, on the children's side."""
        between = [x for x, at in self._places.values() if left < x < right and abs(at - y) < _SAME]
        children = self._kindred.units.get(couple.pair, ())
        if not between or not children:
            return left, right
        middle = sum(self._places[one][0] for one in children) / len(children)
        if abs(middle - left) <= abs(middle - right):
            return left, min(between)
        return max(between), right

    def _descents(self) -> None:
        levels: list[tuple[float, float, float, float]] = []
        for pair, children in self._kindred.units.items():
            begin = self._from.get(pair) or self._below(*pair)
            tops = [(self._places[one][0], self._places[one][1] - self._half) for one in children]
            bar = min(y for _x, y in tops) - _BAR
            xs = [begin[0], *(x for x, _y in tops)]
            bar = _free_level(levels, min(xs), max(xs), bar)
            levels.append((min(xs), max(xs), bar, begin[0]))
            self._unit(pair, children, begin, bar)

    def _below(self, parent: str) -> Point:
        """A single parent: the line goes on behind the words under the symbol."""
        x, y = self._places[parent]
        return x, y + self._half

    def _unit(
        self, pair: frozenset[str], children: Sequence[str], begin: Point, bar: float
    ) -> None:
        kinds = {
            one: min(
                (self._kindred.kind_of(parent, one) for parent in self._kindred.parents[one]),
                key=list(_CHILD_DASH).index,
            )
            for one in children
        }
        roots = [root for root, _group in self._twins(children)]
        self._drawn.shapes.append(line(begin, (begin[0], bar)))
        ends = [begin[0], *roots]
        if max(ends) - min(ends) > _SAME:
            self._drawn.shapes.append(line((min(ends), bar), (max(ends), bar)))
        for root, group in self._twins(children):
            for child in group:
                x, y = self._places[child]
                dash = _CHILD_DASH[kinds[child]]
                self._drawn.shapes.append(line((root, bar), (x, y - self._half), dash=dash))

    def _twins(self, children: Sequence[str]) -> Iterator[tuple[float, Sequence[str]]]:
        """Children of one day hang from one point; return that point and who hangs from it."""
        groups: dict[object, list[str]] = {}
        for one in children:
            kin = self._kindred.people[one]
            born = kin.born if kin.day_known else None
            groups.setdefault(born or one, []).append(one)
        for group in groups.values():
            yield sum(self._places[one][0] for one in group) / len(group), group

    def _way(self, parent: Point, child: str, dash: Dash) -> None:
        x, y = self._places[child]
        start = (parent[0] - self._half * 0.5, parent[1] + self._half)
        bar = y - self._half - _BAR - 2 * _STEP
        end = (x - self._half * 0.5, y - self._half)
        turns = (start, (start[0], bar), (end[0], bar), end)
        self._drawn.shapes.append(line(*turns, dash=dash))


def _apart(left: float, right: float, begin: float) -> float:
    """Where a line is struck through: not where the way to the children begins."""
    near, far = left + (right - left) * 0.26, left + (right - left) * 0.74
    return near if abs(near - begin) > abs(far - begin) else far


def _slashes(place: Point, count: int) -> Iterator[Shape]:
    x, y = place
    for number in range(count):
        shift = (number - (count - 1) / 2) * 5
        yield line((x + shift - 3, y + 8), (x + shift + 3, y - 8), weight=1.4)


def _free_level(
    taken: Sequence[tuple[float, float, float, float]], left: float, right: float, bar: float
) -> float:
    """Return the height for a bar at which it lies on no other."""
    for _ in range(len(taken) + 1):
        clash = any(
            begin < right and left < end and abs(at - bar) < _STEP - 1
            for begin, end, at, _from in taken
        )
        if not clash:
            break
        bar -= _STEP
    return bar
