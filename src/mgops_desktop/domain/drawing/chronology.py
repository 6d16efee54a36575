"""A strip of time: months across the top, one row for each kind of thing that happened with a family.

Shapes and letters tell the things apart, so that a grey print says the same as the screen.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.drawing.letters import fitted
from mgops_desktop.domain.drawing.shapes import (
    Box,
    Circle,
    Drawing,
    Ink,
    Mark,
    Path,
    Shape,
    Words,
    line,
    rectangle,
)
from mgops_desktop.domain.figure import RecordRef

_WIDE, _TITLE, _HEAD, _ROW = 780.0, 112.0, 40.0, 27.0
_LANE = 16.0
_SMALL = 6.5
_NAMED, _ROOM_OF_NUMBER = 25.0, 18.0
"""Where months are narrower, every third has its name, and a number stands for the dots of a quarter or a year."""
_MONTHS = ("sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru")
_YEAR = 12
_DEC = 31


class Look(Enum):
    """How something is drawn: a dot, a ring struck through, a letter in a box, or a bar that lasts."""

    DOT = "dot"
    MISSED = "missed"
    LETTER = "letter"
    BAR = "bar"


_DOTS = frozenset({Look.DOT, Look.MISSED})


@dataclass(frozen=True)
class Happening:
    """Something on a day, or from a day till another (None: still going on).

    `row` is the title of its row, `letter` stands in its box, `label` on its bar; `title` and `words` are said of it.
    """

    key: str
    row: str
    look: Look
    first: date
    title: str
    last: date | None = None
    words: str = ""
    letter: str = ""
    label: str = ""
    record: RecordRef | None = None


@dataclass(frozen=True)
class Stretch:
    """The months that are shown, both included, by their first days; `today` ends what goes on."""

    first: date
    last: date
    today: date

    @property
    def months(self) -> int:
        return _months_between(self.first, self.last) + 1

    @property
    def end(self) -> date:
        """The last day."""
        return add_days(add_months(self.last, 1), -1)

    def place_of(self, day: date) -> float:
        """Return how far along a day stands, 0 to 1; days outside stand at the ends."""
        if day < self.first:
            return 0.0
        if day > self.end:
            return 1.0
        return (_months_between(self.first, day) + (day.day - 0.5) / _DEC) / self.months

    def shows(self, one: Happening) -> bool:
        last = one.last or (self.today if one.look is Look.BAR else one.first)
        return one.first <= self.end and last >= self.first


def stretch(months: int, today: date) -> Stretch:
    """Return so many months, the present one the last."""
    last = today.replace(day=1)
    return Stretch(add_months(last, 1 - months), last, today)


def chronology(rows: Sequence[str], happenings: Sequence[Happening], shown: Stretch) -> Drawing:
    """Return the strip with these rows in their order; what lies outside the stretch is left out."""
    shapes: list[Shape] = []
    marks: list[Mark] = []
    tops = [_HEAD]
    for row in rows:
        own = [one for one in happenings if one.row == row and shown.shows(one)]
        own.sort(key=lambda one: (one.look is not Look.BAR, one.first, one.key))
        lanes = _lanes([one for one in own if one.look is Look.BAR], shown)
        placer = _Row(tops[-1], lanes, shown)
        dots = [one for one in own if one.look in _DOTS]
        placed = [(one, _x(one.first, shown)) for one in own if one.look not in _DOTS]
        for one, x in [*placed, *_dots(dots, shown)]:
            shapes += placer.drawn(one, x)
            marks.append(Mark(one.key, placer.box, one.title, one.words, one.record))
        tops.append(tops[-1] + placer.height)
    grid = _grid(rows, tops, shown)
    return Drawing(Box(0, 0, _WIDE + 8, tops[-1] + 6), (*grid, *shapes), tuple(marks))


def _lanes(bars: Sequence[Happening], shown: Stretch) -> Mapping[str, int]:
    """On which line of its row each bar lies, by its key: what lasts at the same time lies apart."""
    ends: list[date] = []
    lanes = {}
    for bar in bars:
        lane = next((number for number, end in enumerate(ends) if end < bar.first), len(ends))
        ends[lane : lane + 1] = [bar.last or shown.today]
        lanes[bar.key] = lane
    return lanes


def _month_width(shown: Stretch) -> float:
    return (_WIDE - _TITLE) / shown.months


def _x(day: date, shown: Stretch) -> float:
    return _TITLE + shown.place_of(day) * (_WIDE - _TITLE)


def _grid(rows: Sequence[str], tops: Sequence[float], shown: Stretch) -> Iterator[Shape]:
    step, foot = _month_width(shown), tops[-1]
    for row, y in zip(rows, tops, strict=False):
        yield line((0, y), (_WIDE, y), ink=Ink.LINE, weight=0.8)
        yield Words(fitted(row, _TITLE - 10, 10.5), 4, y + _ROW / 2 + 3.6, 10.5, "start")
    yield line((0, foot), (_WIDE, foot), ink=Ink.LINE, weight=0.8)
    for number in range(shown.months):
        day, x = add_months(shown.first, number), _TITLE + number * step
        starts_year = day.month == 1 or number == 0
        if starts_year or step >= _NAMED or day.month % 3 == 1:
            yield line((x, 16 if starts_year else 24), (x, foot), ink=Ink.LINE, weight=0.8)
        if step >= _NAMED or (day.month % 3 == 1 and 3 * step >= _NAMED):
            room = step if step >= _NAMED else 3 * step
            yield Words(_MONTHS[day.month - 1], x + room / 2, 35, 9.5, ink=Ink.MUTED)
        if day.month == 1 or (number == 0 and day.month <= _YEAR - 1):
            yield Words(f"{day.year}", x + 3, 20, 10, "start", bold=True)


def _dots(own: Sequence[Happening], shown: Stretch) -> Iterator[tuple[Happening, float]]:
    """Dots side by side in their month, so that they can be counted; too many of them become one with their number.

    Where months are narrow a quarter or a year takes their place.
    """
    step = _month_width(shown)
    months = next((one for one in (1, 3, _YEAR) if one * step >= _ROOM_OF_NUMBER), _YEAR)
    cells: dict[int, list[Happening]] = defaultdict(list)
    for one in own:
        cells[_months_between(shown.first, one.first) // months].append(one)
    for cell, found in cells.items():
        left, wide = _TITLE + cell * months * step, min(months, shown.months) * step
        if len(found) * 2 * _SMALL <= wide:
            for number, one in enumerate(found):
                yield one, left + wide * (number + 0.5) / len(found)
        else:
            begin = add_months(shown.first, cell * months)
            yield _many(found, begin, months), left + wide / 2


def _many(found: Sequence[Happening], begin: date, months: int) -> Happening:
    """Several dots as one."""
    told = "; ".join(f"{one.first:%d.%m.%Y} {one.words}".strip() for one in found)
    when = f"{_MONTHS[begin.month - 1]} {begin.year}"
    if months > 1:
        end = add_months(begin, months - 1)
        when += f" – {_MONTHS[end.month - 1]} {end.year}"
    one = found[-1]
    title = f"{one.row}, {when}: {len(found)}"
    key = f"{one.row}:{begin}"
    return replace(one, key=key, title=title, words=told, letter=str(len(found)))


def _months_between(first: date, day: date) -> int:
    return (day.year - first.year) * _YEAR + day.month - first.month


class _Row:
    """Draws things on one row; `box` is the room of the last one. What would hide another moves aside."""

    def __init__(self, top: float, lanes: Mapping[str, int], shown: Stretch) -> None:
        self._top = top
        self._lanes = lanes
        self._shown = shown
        self._taken: list[Box] = []
        self.box = Box(0, 0, 0, 0)
        self.height = _ROW + max(lanes.values(), default=0) * _LANE

    def drawn(self, one: Happening, x: float) -> Sequence[Shape]:
        """Return the shapes of one thing, its middle at `x` if there is room."""
        if one.look is Look.BAR:
            return list(self._bar(one))
        half = _SMALL + (2 if one.letter else 0)
        y = self._top + self.height / 2
        self.box = Box(x - half, y - half, x + half, y + half)
        if one.look is Look.LETTER:
            self.box = self._free(self.box)
            self._taken.append(self.box)
        return list(self._sign(one, *self.box.middle, half))

    def _free(self, box: Box) -> Box:
        """The first place from the wanted one to the right that nothing stands on; the wanted one if there is none."""
        placed = box
        for _ in range(len(self._taken) + 1):
            clash = next((one for one in self._taken if one.meets(placed)), None)
            if clash is None:
                return placed if placed.right <= _WIDE + 6 else box
            placed = Box(clash.right, box.top, clash.right + box.width, box.bottom)
        return box

    def _sign(self, one: Happening, x: float, y: float, half: float) -> Iterator[Shape]:
        if one.look is Look.LETTER:
            yield rectangle(self.box, ink=Ink.WARN, fill=Ink.WARN_BG, weight=1)
            yield Words(one.letter, x, y + 3.6, 10, ink=Ink.WARN, bold=True)
            return
        missed = one.look is Look.MISSED
        ink = Ink.DANGER if missed else Ink.ACCENT
        fill = Ink.SURFACE if missed or one.letter else Ink.ACCENT
        yield Circle((x, y), half - 1, ink, 1.5, fill)
        if one.letter:
            yield Words(one.letter, x, y + 3.4, 9.5, ink=ink, bold=True)
        elif missed:
            reach = half * 0.5
            yield line((x - reach, y - reach), (x + reach, y + reach), ink=ink, weight=1.4)
            yield line((x - reach, y + reach), (x + reach, y - reach), ink=ink, weight=1.4)

    def _bar(self, one: Happening) -> Iterator[Shape]:
        left = _x(one.first, self._shown) if one.first >= self._shown.first else _TITLE
        last = min(one.last or self._shown.today, self._shown.end)
        right = max(_x(last, self._shown), left + 5)
        top = self._top + 4.5 + self._lanes[one.key] * _LANE
        high = _ROW - 9 if not any(self._lanes.values()) else _LANE - 1.5
        self.box = Box(left, top, right, top + high)
        yield rectangle(self.box, ink=Ink.MUTED, fill=Ink.SHADE, weight=0.9)
        if one.last is None:
            yield _goes_on(self.box)
        text = fitted(one.label, self.box.width - 8, 9)
        if len(text) > 1:
            yield Words(text, left + 4, top + high / 2 + 3.2, 9, "start")


def _goes_on(box: Box) -> Path:
    """A point at the end of what has not ended."""
    half = box.height / 2
    middle = box.top + half
    tip = ((box.right, box.top), (box.right + half * 0.7, middle), (box.right, box.bottom))
    return Path(tip, ink=Ink.MUTED, weight=0.9, closed=True, fill=Ink.SHADE)
