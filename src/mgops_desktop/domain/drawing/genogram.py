"""A genogram: persons by generations, unions, descent, who lives together; drawn with the usual symbols.

Square for a man, circle for a woman, diamond where the sex is not known, triangle for a pregnancy; a second outline
for the children of the family that is worked with, a cross for the dead.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from mgops_desktop.domain.drawing.bonds import bonds
from mgops_desktop.domain.drawing.generations import generations
from mgops_desktop.domain.drawing.kin import Couple, Kin, Kindred, Symbol, Tie
from mgops_desktop.domain.drawing.letters import broken
from mgops_desktop.domain.drawing.order import rows_of
from mgops_desktop.domain.drawing.outline import outline
from mgops_desktop.domain.drawing.places import BESIDE, DOWN, places_of
from mgops_desktop.domain.drawing.shapes import (
    Box,
    Circle,
    Dash,
    Drawing,
    Ink,
    Mark,
    Path,
    Point,
    Shape,
    Words,
    line,
    rectangle,
)

HALF = 21.0
"""From the middle of a symbol to its edge."""
_INNER = 16.5
_NAME, _YEARS, _AGE = 12.5, 10.5, 14.0
_ROOM = BESIDE - 10
_CARE = "PZ"
LEGEND = (
    "Kwadrat – mężczyzna, koło – kobieta, romb – płeć nieznana, trójkąt – ciąża; liczba w środku – wiek. "
    "Podwójny obrys – dziecko rodziny, krzyż – osoba zmarła, PZ – piecza zastępcza. "
    "Linia między osobami: ciągła – małżeństwo, przerywana – związek nieformalny, kropkowana – związku nie zapisano; "
    "jedna kreska – rozstanie lub separacja, dwie – rozwód. Linia do dziecka: przerywana – przysposobienie, "
    "kropkowana – piecza lub przybrany rodzic. Przerywana linia dookoła – mieszkają razem."
)
Offsets = Mapping[str, Sequence[float]]


def genogram(
    people: Sequence[Kin],
    couples: Iterable[Couple],
    ties: Iterable[Tie],
    moved: Offsets | None = None,
) -> Drawing:
    """Return the picture; `moved` says how far persons were moved by hand from where they would stand."""
    kindred = Kindred(people, couples, ties)
    generation = generations(kindred)
    rows = rows_of(kindred, generation)
    places = with_offsets(places_of(kindred, rows), moved or {})
    drawn = bonds(kindred, places, HALF)
    shapes: list[Shape] = [*_household(kindred, places), *drawn.shapes]
    marks: list[Mark] = []
    for row in rows:
        for key in row:
            one = kindred.people[key]
            shapes += _person(one, places[key])
            marks.append(_mark(one, places[key]))
    return Drawing.of(shapes, [*marks, *drawn.marks])


def with_offsets(places: Mapping[str, Point], moved: Offsets) -> dict[str, Point]:
    """Return the places with what was moved by hand."""
    return {
        key: (x + moved[key][0], y + moved[key][1]) if key in moved else (x, y)
        for key, (x, y) in places.items()
    }


def _mark(one: Kin, place: Point) -> Mark:
    x, y = place
    box = Box(x - HALF, y - HALF, x + HALF, y + HALF)
    moves = one.symbol is not Symbol.PREGNANCY
    return Mark(one.key, box, one.name, one.words, one.record, moves=moves)


def _person(one: Kin, place: Point) -> Iterator[Shape]:
    yield _symbol(one.symbol, place, HALF)
    if one.is_index:
        yield _symbol(one.symbol, place, _INNER)
    if one.is_dead:
        yield from _cross(one.symbol, place)
    elif one.inside:
        yield Words(one.inside, place[0], place[1] + 5, _AGE, bold=True)
    if one.in_care:
        yield from _care(place)
    yield from _label(one, place)


def _symbol(symbol: Symbol, place: Point, half: float) -> Shape:
    x, y = place
    if symbol is Symbol.WOMAN:
        return Circle(place, half, weight=1.6, fill=Ink.SURFACE)
    if symbol is Symbol.MAN:
        box = Box(x - half, y - half, x + half, y + half)
        return rectangle(box, weight=1.6, fill=Ink.SURFACE)
    if symbol is Symbol.PREGNANCY:
        low = half * 0.7
        corners: tuple[Point, ...] = ((x, y - half), (x + low, y + low / 2), (x - low, y + low / 2))
    else:
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    return Path(corners, closed=True, weight=1.6, fill=Ink.SURFACE)


def _cross(symbol: Symbol, place: Point) -> Iterator[Shape]:
    """Through the symbol from corner to corner; as far as its edge."""
    x, y = place
    reach = HALF if symbol is Symbol.MAN else HALF * 0.7 if symbol is Symbol.WOMAN else HALF / 2
    yield line((x - reach, y - reach), (x + reach, y + reach), weight=1.2)
    yield line((x - reach, y + reach), (x + reach, y - reach), weight=1.2)


def _care(place: Point) -> Iterator[Shape]:
    x, y = place[0] + HALF - 7, place[1] - HALF - 8
    yield rectangle(Box(x, y, x + 23, y + 15), fill=Ink.WARN_BG, ink=Ink.WARN, weight=1)
    yield Words(_CARE, x + 11.5, y + 11.6, 10.5, ink=Ink.WARN, bold=True)


def _label(one: Kin, place: Point) -> Iterator[Shape]:
    x, y = place[0], place[1] + HALF + 14
    for text in broken(one.name, _ROOM, _NAME, 3):
        yield Words(text, x, y, _NAME, ground=Ink.SURFACE)
        y += 14.5
    if one.years:
        for text in broken(one.years, _ROOM, _YEARS, 1):
            yield Words(text, x, y - 0.5, _YEARS, ink=Ink.MUTED, ground=Ink.SURFACE)


def _household(kindred: Kindred, places: Mapping[str, Point]) -> Iterator[Shape]:
    """A broken line around those who live together, however they stand."""
    here = {key for key, one in kindred.people.items() if one.lives_here}
    if not here:
        return
    boxes = [_room(*places[key]) for key in here]
    boxes += _between_neighbours(here, places)
    for child, parents in kindred.parents.items():
        boxes += [
            box
            for parent in parents
            if child in here and parent in here
            for box in _corridor(places[parent], places[child])
        ]
    for points in outline(boxes):
        yield Path(points, closed=True, ink=Ink.MUTED, dash=Dash.DASHED, weight=1)


def _room(x: float, y: float) -> Box:
    return Box(x - BESIDE / 2 + 2, y - HALF - 13, x + BESIDE / 2 - 2, y + HALF + 62)


def _between_neighbours(here: set[str], places: Mapping[str, Point]) -> Iterator[Box]:
    """Who stands side by side on a row stands in one room."""
    rows: dict[float, list[tuple[float, str]]] = {}
    for key, (x, y) in places.items():
        rows.setdefault(y, []).append((x, key))
    for row in rows.values():
        ordered = sorted(row)
        for (_x, one), (_other_x, other) in pairwise(ordered):
            if one in here and other in here:
                yield _room(*places[one]).joined(_room(*places[other]))


def _corridor(parent: Point, child: Point) -> Sequence[Box]:
    """The way from a parent down to a child: along the gap between their rows."""
    upper, lower = _room(*parent), _room(*child)
    if lower.top <= upper.bottom or lower.top - upper.bottom > DOWN:
        return ()
    gap = Box(lower.left, upper.bottom, lower.right, lower.top)
    if upper.left <= lower.left and lower.right <= upper.right:
        return (gap,)
    across = Box(
        min(upper.left, lower.left), upper.bottom - 1, max(upper.right, lower.right), lower.top + 1
    )
    return (across,)
