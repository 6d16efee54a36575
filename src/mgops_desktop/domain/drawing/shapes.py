"""What a picture is made of: lines, circles and words in points, and the marks that can be reached and opened.

Window, page and picture file draw the same shapes; each chooses its own colours for the inks. Nothing is told by ink
alone: a picture must be understood when it is printed grey.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal

from mgops_desktop.domain.drawing.letters import width_of
from mgops_desktop.domain.figure import RecordRef

Point = tuple[float, float]


class Ink(StrEnum):
    """What a line or a word is for; the names are those of the style's colours."""

    TEXT = "text"
    MUTED = "muted"
    ACCENT = "accent"
    DANGER = "danger"
    WARN = "warn"
    OK = "ok"
    LINE = "line"
    SURFACE = "surface"
    SHADE = "hover"
    ACCENT_BG = "accent_bg"
    WARN_BG = "warn_bg"


class Dash(StrEnum):
    """How a line is broken."""

    WHOLE = "whole"
    DASHED = "dashed"
    DOTTED = "dotted"


DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.WHOLE: (),
    Dash.DASHED: (6, 4),
    Dash.DOTTED: (1.6, 3.4),
}
"""Lengths of stroke and gap, in points."""
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    """A room in a picture; y grows downward."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        return self.right - self.left

    @property
    def height(self) -> float:
        return self.bottom - self.top

    @property
    def middle(self) -> Point:
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def grown(self, by: float) -> "Box":
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    def joined(self, other: "Box") -> "Box":
        """Return the smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )

    def holds(self, x: float, y: float) -> bool:
        return self.left <= x <= self.right and self.top <= y <= self.bottom

    def meets(self, other: "Box") -> bool:
        """Whether both have more than an edge in common."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom


@dataclass(frozen=True)
class Path:
    """Straight strokes through points; a closed one may be filled."""

    points: tuple[Point, ...]
    ink: Ink = Ink.TEXT
    weight: float = 1.2
    dash: Dash = Dash.WHOLE
    closed: bool = False
    fill: Ink | None = None

    def moved(self, across: float, down: float) -> "Path":
        return replace(self, points=tuple((x + across, y + down) for x, y in self.points))

    @property
    def box(self) -> Box:
        xs, ys = zip(*self.points, strict=True)
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Circle:
    """A circle around a middle."""

    middle: Point
    radius: float
    ink: Ink = Ink.TEXT
    weight: float = 1.2
    fill: Ink | None = None
    dash: Dash = Dash.WHOLE

    def moved(self, across: float, down: float) -> "Circle":
        return replace(self, middle=(self.middle[0] + across, self.middle[1] + down))

    @property
    def box(self) -> Box:
        x, y = self.middle
        return Box(x - self.radius, y - self.radius, x + self.radius, y + self.radius)


@dataclass(frozen=True)
class Words:
    """One line of words, its baseline at y. With a `ground` lines behind it are hidden."""

    text: str
    x: float
    y: float
    size: float = 10
    anchor: Anchor = "middle"
    ink: Ink = Ink.TEXT
    bold: bool = False
    ground: Ink | None = None

    def moved(self, across: float, down: float) -> "Words":
        return replace(self, x=self.x + across, y=self.y + down)

    @property
    def box(self) -> Box:
        wide = width_of(self.text, self.size, bold=self.bold)
        left = self.x - {"start": 0.0, "middle": wide / 2, "end": wide}[self.anchor]
        return Box(left, self.y - 0.8 * self.size, left + wide, self.y + 0.25 * self.size)


Shape = Path | Circle | Words


@dataclass(frozen=True)
class Mark:
    """Something in a picture that can be reached: where it stands, what it says, what it opens.

    `title` and `words` stand in the list beside the picture; `key` stays the same while the thing does. `moves` tells
    that it can be moved by hand.
    """

    key: str
    box: Box
    title: str
    words: str = ""
    record: RecordRef | None = None
    moves: bool = False

    @property
    def spoken(self) -> str:
        """Both in one line, for tooltips and for those who hear the picture."""
        return f"{self.title}: {self.words}" if self.words else self.title


@dataclass(frozen=True)
class Drawing:
    """A picture: its shapes from the back to the front, its marks in the order of reading."""

    box: Box
    shapes: tuple[Shape, ...]
    marks: tuple[Mark, ...] = ()

    @classmethod
    def of(cls, shapes: Iterable[Shape], marks: Iterable[Mark] = (), edge: float = 12) -> "Drawing":
        """Return a picture as large as what is drawn, with an empty edge."""
        drawn = tuple(shapes)
        box = Box(0, 0, 1, 1)
        for number, shape in enumerate(drawn):
            box = shape.box if number == 0 else box.joined(shape.box)
        return cls(box.grown(edge), drawn, tuple(marks))


def rectangle(box: Box, **look: object) -> Path:
    """Return a closed path around a box."""
    corners = (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )
    return Path(corners, closed=True, **look)  # type: ignore[arg-type]


def line(*points: Point, **look: object) -> Path:
    """Return an open path."""
    return Path(points, **look)  # type: ignore[arg-type]
