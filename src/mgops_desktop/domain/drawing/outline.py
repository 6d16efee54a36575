"""The line around several boxes: one closed path, or more where they do not touch."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from mgops_desktop.domain.drawing.shapes import Box, Point

_Edge = tuple[Point, Point]


def outline(boxes: Iterable[Box]) -> list[tuple[Point, ...]]:
    """Return the closed paths around the room that the boxes cover together."""
    found = list(boxes)
    xs = sorted({x for box in found for x in (box.left, box.right)})
    ys = sorted({y for box in found for y in (box.top, box.bottom)})
    covered = {
        (column, row)
        for column, (left, right) in enumerate(pairwise(xs))
        for row, (top, bottom) in enumerate(pairwise(ys))
        if any(
            one.left <= left and right <= one.right and one.top <= top and bottom <= one.bottom
            for one in found
        )
    }
    edges: dict[Point, list[Point]] = {}
    for column, row in covered:
        for begin, end in _open_sides(column, row, covered, xs, ys):
            edges.setdefault(begin, []).append(end)
    return _loops(edges)


def _open_sides(
    column: int,
    row: int,
    covered: set[tuple[int, int]],
    xs: Sequence[float],
    ys: Sequence[float],
) -> Iterable[_Edge]:
    """The sides of a cell with nothing beside it, clockwise."""
    left, right, top, bottom = xs[column], xs[column + 1], ys[row], ys[row + 1]
    sides = (
        ((column, row - 1), (left, top), (right, top)),
        ((column + 1, row), (right, top), (right, bottom)),
        ((column, row + 1), (right, bottom), (left, bottom)),
        ((column - 1, row), (left, bottom), (left, top)),
    )
    return [(begin, end) for beside, begin, end in sides if beside not in covered]


def _loops(edges: dict[Point, list[Point]]) -> list[tuple[Point, ...]]:
    loops = []
    while edges:
        start = min(edges)
        loop = [start]
        while True:
            ends = edges[loop[-1]]
            following = ends.pop()
            if not ends:
                del edges[loop[-1]]
            if following == start:
                break
            loop.append(following)
        loops.append(_without_middles(loop))
    return loops


def _without_middles(loop: Sequence[Point]) -> tuple[Point, ...]:
    """Leave out points in the middle of a straight side."""
    around = [*loop[-1:], *loop, *loop[:1]]
    return tuple(
        point
        for before, point, after in zip(around, around[1:], around[2:], strict=False)
        if not (before[0] == point[0] == after[0] or before[1] == point[1] == after[1])
    )
