"""Invented kindreds to draw, and what can be asked of a drawing: where somebody stands, which lines cross."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations

from mgops_desktop.domain.drawing.kin import Couple, Kin, Symbol, Tie
from mgops_desktop.domain.drawing.shapes import Box, Drawing, Path, Point
from mgops_desktop.domain.kinship import DescentKind, UnionEnd, UnionKind

_SYMBOLS = {"m": Symbol.MAN, "w": Symbol.WOMAN, "?": Symbol.UNKNOWN, "p": Symbol.PREGNANCY}
Family = tuple[Sequence[Kin], Sequence[Couple], Sequence[Tie]]


def kin(key: str, sex: str, born: int = 0, **more: object) -> Kin:
    """Somebody who is called by his key."""
    birth = date(born, 3, 4) if born else None
    return Kin(key, key.capitalize(), _SYMBOLS[sex], birth, **more)  # type: ignore[arg-type]


def children(
    *parents: str, of: Iterable[str], kind: DescentKind = DescentKind.BIOLOGICAL
) -> list[Tie]:
    return [Tie(parent, child, kind) for child in of for parent in parents]


def three_generations() -> Family:
    """Both parents have parents and siblings here, one of them a former wife with a daughter: thirty persons."""
    people = [
        *(kin("dziadek", "m", 1940), kin("babka", "w", 1944)),
        *(kin("ojciec matki", "m", 1950), kin("matka matki", "w", 1952)),
        *(kin("stryj", "m", 1970), kin("stryjenka", "w", 1972), kin("ojciec", "m", 1975)),
        *(kin("ciotka", "w", 1980), kin("matka", "w", 1978), kin("wuj", "m", 1974)),
        *(kin("wujenka", "w", 1976), kin("dawny", "m", 1972), kin("pasierbica", "w", 1999)),
        *(kin(f"dziecko {n}", "mw"[n % 2], 2004 + 2 * n, lives_here=True) for n in range(6)),
        *(kin(f"stryjeczny {n}", "mw"[n % 2], 1995 + 2 * n) for n in range(4)),
        *(kin(f"wujeczny {n}", "mw"[n % 2], 1998 + 2 * n) for n in range(4)),
        *(kin("mąż pasierbicy", "m", 1995), kin("wnuk", "m", 2020), kin("wnuczka", "w", 2022)),
    ]
    couples = [
        Couple("dziadek", "babka", UnionKind.MARRIAGE),
        Couple("ojciec matki", "matka matki", UnionKind.MARRIAGE),
        Couple("ojciec", "matka", UnionKind.MARRIAGE, began=date(2003, 1, 1)),
        Couple("dawny", "matka", UnionKind.MARRIAGE, True, UnionEnd.DIVORCED, date(1998, 1, 1)),
        Couple("stryj", "stryjenka", UnionKind.INFORMAL, True, UnionEnd.PARTED),
    ]
    ties = [
        *children("dziadek", "babka", of=("stryj", "ojciec", "ciotka")),
        *children("ojciec matki", "matka matki", of=("matka", "wuj")),
        *children("ojciec", "matka", of=(f"dziecko {n}" for n in range(6))),
        *children("stryj", "stryjenka", of=(f"stryjeczny {n}" for n in range(4))),
        *children("wuj", "wujenka", of=(f"wujeczny {n}" for n in range(4))),
        *children("dawny", "matka", of=("pasierbica",)),
        *children("mąż pasierbicy", "pasierbica", of=("wnuk", "wnuczka")),
    ]
    return people, couples, ties


def single_mother() -> Family:
    people = [
        kin("matka", "w", 1990, lives_here=True),
        *(
            kin(name, "m", born, lives_here=True)
            for name, born in (("młodszy", 2019), ("starszy", 2015))
        ),
    ]
    return people, [], children("matka", of=("młodszy", "starszy"))


def two_unions() -> Family:
    people = [
        kin("matka", "w", 1985),
        *(kin("pierwszy", "m", 1980), kin("drugi", "m", 1988)),
        *(kin("a", "w", 2005), kin("b", "m", 2006), kin("c", "w", 2012), kin("d", "m", 2014)),
    ]
    couples = [
        Couple("pierwszy", "matka", UnionKind.MARRIAGE, True, UnionEnd.DIVORCED, date(2003, 1, 1)),
        Couple("drugi", "matka", UnionKind.INFORMAL, began=date(2010, 1, 1)),
    ]
    ties = [
        *children("pierwszy", "matka", of=("a", "b")),
        *children("drugi", "matka", of=("c", "d")),
    ]
    return people, couples, ties


def place_of(drawing: Drawing, key: str) -> Point:
    """The middle of somebody's symbol."""
    return next(mark.box.middle for mark in drawing.marks if mark.key == key)


def row_of(drawing: Drawing, *keys: str) -> list[str]:
    """These persons from left to right, if they stand on one row."""
    places = {key: place_of(drawing, key) for key in keys}
    assert len({y for _x, y in places.values()}) == 1, places
    return sorted(keys, key=lambda key: places[key][0])


def crossings(drawing: Drawing) -> list[tuple[Point, Point]]:
    """Where lines between persons cross in their middles: straight down through straight across."""
    strokes = [
        (one, other)
        for shape in drawing.shapes
        if isinstance(shape, Path) and not shape.closed
        for one, other in zip(shape.points, shape.points[1:], strict=False)
    ]
    found = []
    for (a, b), (c, d) in combinations(strokes, 2):
        for (one, two), (three, four) in (((a, b), (c, d)), ((c, d), (a, b))):
            is_across = abs(one[1] - two[1]) < 0.1
            is_down = abs(three[0] - four[0]) < 0.1
            if (
                not (is_across and is_down)
                or abs(one[0] - two[0]) < 1
                or abs(three[1] - four[1]) < 1
            ):
                continue
            left, right = sorted((one[0], two[0]))
            top, bottom = sorted((three[1], four[1]))
            if left + 1 < three[0] < right - 1 and top + 1 < one[1] < bottom - 1:
                found.append(((three[0], one[1]), (left, right)))
    return found


def overlaps(drawing: Drawing) -> list[tuple[str, str]]:
    """Persons who stand on each other."""
    rooms = {
        mark.key: Box(*mark.box.middle, *mark.box.middle).grown(24)
        for mark in drawing.marks
        if not mark.key.startswith("union:")
    }
    return [(one, other) for one, other in combinations(rooms, 2) if rooms[one].meets(rooms[other])]
