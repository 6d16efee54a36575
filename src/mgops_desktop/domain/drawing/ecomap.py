"""An ecomap: the family in the middle, people and institutions around it, lines that say what each tie is like."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from mgops_desktop.domain.drawing.letters import broken
from mgops_desktop.domain.drawing.shapes import (
    Box,
    Circle,
    Dash,
    Drawing,
    Ink,
    Mark,
    Point,
    Shape,
    Words,
    line,
    rectangle,
)
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.kinship import SupportStrength

LEGEND = (
    "Linia do rodziny: potrójna – więź silna, pojedyncza – zwykła, przerywana – słaba, zygzak – napięta, "
    "przerwana dwiema kreskami – zerwana. Koło – osoba, prostokąt – instytucja."
)
_MIDDLE = 52.0
_ROUND, _WIDE, _HIGH = 40.0, 58.0, 31.0
"""Radius of a person, and half the sides of an institution."""
_ACROSS, _DOWN = 255.0, 168.0
_MOST_IN_RING = 10
_RING = 0.62
"""How much farther the second ring lies out than the first."""
_NAME, _NOTE = 10.5, 9.0


@dataclass(frozen=True)
class Around:
    """Somebody or something beside the family; `note` says what it is, `words` all that the list says of it."""

    key: str
    name: str
    note: str
    strength: SupportStrength
    is_person: bool
    words: str = ""
    record: RecordRef | None = None


def ecomap(
    family: str,
    people: Sequence[str],
    around: Sequence[Around],
    moved: Mapping[str, Sequence[float]] | None = None,
) -> Drawing:
    """Return the picture; `people` are those who live in the family, `moved` what was moved by hand."""
    offsets = moved or {}
    shapes: list[Shape] = []
    marks: list[Mark] = []
    for one, (x, y) in zip(around, _seats(len(around)), strict=True):
        by = offsets.get(one.key, (0.0, 0.0))
        place = (x + by[0], y + by[1])
        shapes += _tie(one, place)
        shapes += _node(one, place)
        marks.append(Mark(one.key, _box(one, place), one.name, one.words, one.record, moves=True))
    return Drawing.of([*shapes, *_family(family, people)], marks)


def _seats(count: int) -> Iterator[Point]:
    """Places around the middle, the first one at the top; many stand in two rings by turns."""
    rings = 1 if count <= _MOST_IN_RING else 2
    for number in range(count):
        turn = 2 * math.pi * number / max(count, 1) - math.pi / 2
        out = 1 + _RING * (number % rings)
        yield round(_ACROSS * out * math.cos(turn), 1), round(_DOWN * out * math.sin(turn), 1)


def _box(one: Around, place: Point) -> Box:
    x, y = place
    wide, high = (_ROUND, _ROUND) if one.is_person else (_WIDE, _HIGH)
    return Box(x - wide, y - high, x + wide, y + high)


def _family(family: str, people: Sequence[str]) -> Iterator[Shape]:
    yield Circle((0, 0), _MIDDLE, weight=2.2, fill=Ink.ACCENT_BG)
    names = broken(family, 2 * _MIDDLE - 14, 11, bold=True)
    lines = [*names, *broken(", ".join(people), 2 * _MIDDLE - 12, _NOTE, 3)]
    y = 4 - (len(lines) - 1) * 6
    for number, text in enumerate(lines):
        is_name = number < len(names)
        size = 11 if is_name else _NOTE
        yield Words(text, 0, y, size, bold=is_name, ink=Ink.TEXT if is_name else Ink.MUTED)
        y += 12


def _node(one: Around, place: Point) -> Iterator[Shape]:
    x, y = place
    if one.is_person:
        yield Circle(place, _ROUND, weight=1.4, fill=Ink.SURFACE)
    else:
        yield rectangle(_box(one, place), weight=1.4, fill=Ink.SURFACE)
    room = 2 * _ROUND - 8 if one.is_person else 2 * _WIDE - 8
    names = broken(one.name, room, _NAME, 2 if one.is_person else 3)
    notes = broken(one.note, room - 8, _NOTE, 2 if len(names) == 1 else 1) if one.note else []
    up = y + 3 - (len(names) + len(notes) - 1) * 5.9
    for text in names:
        yield Words(text, x, up, _NAME)
        up += 12.2
    for text in notes:
        yield Words(text, x, up, _NOTE, ink=Ink.MUTED)
        up += 10


def _tie(one: Around, place: Point) -> Iterator[Shape]:
    """The line from the family's edge to the node, behind both."""
    long = math.hypot(*place) or 1.0
    along = (place[0] / long, place[1] / long)
    across = (-along[1], along[0])
    begin, end = _MIDDLE, max(long - _to_edge(one, along), _MIDDLE + 6)

    def at(distance: float, beside: float = 0.0) -> Point:
        return (
            along[0] * distance + across[0] * beside,
            along[1] * distance + across[1] * beside,
        )

    if one.strength is SupportStrength.STRONG:
        for beside in (-4.0, 0.0, 4.0):
            yield line(at(begin - 2, beside), at(end + 2, beside), weight=1.6)
    elif one.strength is SupportStrength.TENSE:
        yield line(*_zigzag(begin, end, at), weight=1.4)
    elif one.strength is SupportStrength.BROKEN:
        middle = (begin + end) / 2
        yield line(at(begin), at(middle - 7), weight=1.4)
        yield line(at(middle + 7), at(end), weight=1.4)
        for shift in (-7, 7):
            yield line(at(middle + shift - 3, -8), at(middle + shift + 3, 8), weight=1.6)
    else:
        dash = Dash.DASHED if one.strength is SupportStrength.WEAK else Dash.WHOLE
        yield line(at(begin), at(end), dash=dash, weight=1.4)


def _zigzag(begin: float, end: float, at: Callable[[float, float], Point]) -> Iterator[Point]:
    steps = max(round((end - begin) / 9), 2)
    yield at(begin, 0)
    for number in range(1, steps):
        yield at(begin + (end - begin) * number / steps, 5.0 if number % 2 else -5.0)
    yield at(end, 0)


def _to_edge(one: Around, along: Point) -> float:
    """From the middle of a node to its edge, on the way to the family."""
    if one.is_person:
        return _ROUND
    ways = [half / abs(part) for half, part in ((_WIDE, along[0]), (_HIGH, along[1])) if part]
    return min(ways)
