"""A picture of shapes on a printed page, in colours that a grey printer keeps apart."""

from dataclasses import dataclass
from itertools import pairwise

from reportlab.lib.colors import Color

from mgops_desktop.domain.drawing.shapes import (
    DASHES,
    Box,
    Circle,
    Dash,
    Drawing,
    Ink,
    Path,
    Words,
)
from mgops_desktop.reports.blocks import Picture
from mgops_desktop.reports.render import style
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.fonts import BOLD, REGULAR, printable, width
from mgops_desktop.reports.render.pieces import Keep
from mgops_desktop.reports.render.structure import Element

INKS: dict[Ink, Color] = {
    Ink.TEXT: style.INK,
    Ink.MUTED: style.MUTED,
    Ink.ACCENT: style.ACCENT,
    Ink.DANGER: style.INK,
    Ink.WARN: style.INK,
    Ink.OK: style.INK,
    Ink.LINE: style.HAIRLINE,
    Ink.SURFACE: style.WHITE,
    Ink.SHADE: style.SHADE,
    Ink.ACCENT_BG: style.PALE,
    Ink.WARN_BG: style.WHITE,
}
_LARGEST = 1.0
"""A small family is not drawn larger than life."""
_TALLEST = {True: 300.0, False: 520.0}
"""What a page across, or upright, has room for between its title and the words on the signs."""


@dataclass
class DrawnPiece:
    """The picture on its page, drawn to fit."""

    drawing: Drawing
    element: Element
    scale: float
    left: float
    space_before: float = 8
    space_after: float = 8
    keep: Keep = Keep.ALONE
    new_page: bool = False

    def __post_init__(self) -> None:
        self.height = self.drawing.box.height * self.scale
        self.shortest_end = self.height

    def divide(self, room: float, *, must: bool) -> None:
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        wide = self.drawing.box.width * self.scale
        self.element.box = (self.left, top - self.height, self.left + wide, top)
        canvas.open(self.element)
        draw_shapes(canvas, self.drawing, (self.left, top), self.scale)
        canvas.close()


def drawn_piece(block: Picture, parent: Element, *, landscape: bool) -> DrawnPiece:
    """Return the piece of a picture, in the middle of the page."""
    element = Element("Figure", parent, alternative=printable(block.alternative))
    room = style.page_size(landscape=landscape)[0] - style.LEFT - style.RIGHT
    scale = fitting(block.drawing.box, room, landscape=landscape)
    left = style.LEFT + (room - block.drawing.box.width * scale) / 2
    return DrawnPiece(block.drawing, element, scale, left)


def fitting(box: Box, room: float, *, landscape: bool) -> float:
    """Return how many points of the page a point of the picture takes."""
    return min(room / box.width, _TALLEST[landscape] / box.height, _LARGEST)


def draw_shapes(
    canvas: TaggedCanvas, drawing: Drawing, corner: tuple[float, float], scale: float
) -> None:
    """Draw the shapes with their upper left corner there; inside open content only."""
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            _draw_words(canvas, shape, _at(drawing, corner, scale, shape.x, shape.y), scale)
            continue
        fill = shape.fill is not None
        canvas.setStrokeColor(INKS[shape.ink])
        canvas.setLineWidth(max(shape.weight * scale, 0.4))
        canvas.setDash([length * scale for length in DASHES[shape.dash]])
        if shape.fill is not None:
            canvas.setFillColor(INKS[shape.fill])
        if isinstance(shape, Circle):
            middle = _at(drawing, corner, scale, *shape.middle)
            canvas.circle(*middle, shape.radius * scale, stroke=1, fill=int(fill))
        else:
            _draw_path(canvas, shape, drawing, corner, scale)
    canvas.setDash([length * scale for length in DASHES[Dash.WHOLE]])


def _draw_path(
    canvas: TaggedCanvas, shape: Path, drawing: Drawing, corner: tuple[float, float], scale: float
) -> None:
    points = [_at(drawing, corner, scale, x, y) for x, y in shape.points]
    if not shape.closed and shape.fill is None and len(points) == 2:
        canvas.line(*points[0], *points[1])
        return
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for _before, point in pairwise(points):
        path.lineTo(*point)
    if shape.closed:
        path.close()
    canvas.drawPath(path, stroke=1, fill=int(shape.fill is not None))


def _draw_words(
    canvas: TaggedCanvas, shape: Words, place: tuple[float, float], scale: float
) -> None:
    text = printable(shape.text)
    font, size = (BOLD if shape.bold else REGULAR), shape.size * scale
    wide = width(text, font, size)
    left = place[0] - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    if shape.ground is not None:
        canvas.setFillColor(INKS[shape.ground])
        room = (left - 2 * scale, place[1] - 0.36 * size, wide + 4 * scale, 1.3 * size)
        canvas.rect(*room, stroke=0, fill=1)
    # the blank at the end keeps words apart for those who hear the page
    kind = style.Type(font, size, size, INKS[shape.ink])
    canvas.letters(left, place[1], text + " ", kind)


def _at(
    drawing: Drawing, corner: tuple[float, float], scale: float, x: float, y: float
) -> tuple[float, float]:
    box = drawing.box
    return corner[0] + (x - box.left) * scale, corner[1] - (y - box.top) * scale
