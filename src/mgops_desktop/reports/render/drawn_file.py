"""A picture as a file of its own: PNG as on paper, SVG for a program that draws; and as Word takes it in."""

from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from mgops_desktop.domain.drawing.shapes import (
    DASHES,
    Box,
    Circle,
    Drawing,
    Ink,
    Path,
    Shape,
    Words,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import PRACTICE_MARK
from mgops_desktop.reports.render import style
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.drawn import INKS, draw_shapes, fitting
from mgops_desktop.reports.render.raster import part_as_png

_DOTS_PER_POINT = 200 / 72
_EDGE = 6.0
_MARK_ROOM = 16.0
_SPACE, _FONTS = 'xmlns="http://www.w3.org/2000/svg"', "Lato, Calibri, sans-serif"
_ANY_DAY = date(2000, 1, 1)


@dataclass(frozen=True)
class DrawnPicture:
    """A PNG and its size in the text, in points."""

    png: bytes
    width: float
    height: float


def drawing_picture(drawing: Drawing, *, landscape: bool) -> DrawnPicture:
    """Return the picture as large as it stands on the page."""
    room = style.page_size(landscape=landscape)[0] - style.LEFT - style.RIGHT
    scale = fitting(drawing.box, room, landscape=landscape)
    wide, high = drawing.box.width * scale, drawing.box.height * scale
    return DrawnPicture(_painted(drawing, scale), wide, high)


def drawing_as_png(drawing: Drawing, *, practice: bool) -> bytes:
    """Return the picture at the size at which it was laid out."""
    return _painted(_marked(drawing) if practice else drawing, 1.0)


def drawing_as_svg(drawing: Drawing, title: str, *, practice: bool) -> bytes:
    """Return the picture as lines and letters."""
    shown = _marked(drawing) if practice else drawing
    box = shown.box.grown(_EDGE)
    view = f"{box.left:g} {box.top:g} {box.width:g} {box.height:g}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f"<svg {_SPACE} viewBox={quoteattr(view)} {_size(box)} font-family={quoteattr(_FONTS)}>",
        f"<title>{escape(title)}</title>",
        *(f"<desc>{escape(mark.spoken)}</desc>" for mark in shown.marks),
        f'<rect x="{box.left:g}" y="{box.top:g}" {_size(box)} fill="#ffffff"/>',
        *map(_svg, shown.shapes),
        "</svg>",
    ]
    return "\n".join(lines).encode()


def _size(box: Box) -> str:
    return f'width="{box.width:g}" height="{box.height:g}"'


def _painted(drawing: Drawing, scale: float) -> bytes:
    wide = drawing.box.width * scale + 2 * _EDGE
    high = drawing.box.height * scale + 2 * _EDGE
    canvas = TaggedCanvas(Period(_ANY_DAY, _ANY_DAY), (wide, high))
    draw_shapes(canvas, drawing, (_EDGE, high - _EDGE), scale)
    canvas.showPage()
    canvas.save()
    edges = (_EDGE, _EDGE, _EDGE, _EDGE)
    return part_as_png(canvas.file.getvalue(), 0, _DOTS_PER_POINT, edges)


def _marked(drawing: Drawing) -> Drawing:
    """A picture of the practice file says so."""
    box = drawing.box
    mark = Words(PRACTICE_MARK, box.right - 4, box.bottom + 11, 9, "end", Ink.MUTED, bold=True)
    grown = box.joined(Box(box.left, box.top, box.right, box.bottom + _MARK_ROOM))
    return Drawing(grown, (*drawing.shapes, mark), drawing.marks)


def _svg(shape: Shape) -> str:
    if isinstance(shape, Words):
        return _svg_words(shape)
    dashes = " ".join(f"{length:g}" for length in DASHES[shape.dash])
    look = (
        f'stroke="{_colour(shape.ink)}" stroke-width="{shape.weight:g}" fill="{_fill(shape.fill)}"'
    )
    look += f' stroke-dasharray="{dashes}"' if dashes else ""
    if isinstance(shape, Circle):
        x, y = shape.middle
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{shape.radius:g}" {look}/>'
    return _svg_path(shape, look)


def _svg_path(shape: Path, look: str) -> str:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in shape.points)
    return f'<{"polygon" if shape.closed else "polyline"} points="{points}" {look}/>'


def _svg_words(shape: Words) -> str:
    weight = ' font-weight="700"' if shape.bold else ""
    ground = ""
    if shape.ground is not None:
        box = shape.box
        ground = (
            f'<rect x="{box.left:.1f}" y="{shape.y - 0.92 * shape.size:.1f}" width="{box.width:.1f}" '
            f'height="{1.3 * shape.size:.1f}" fill="{_colour(shape.ground)}"/>'
        )
    return (
        f'{ground}<text x="{shape.x:.1f}" y="{shape.y:.1f}" font-size="{shape.size:g}" '
        f'text-anchor={quoteattr(shape.anchor)} fill="{_colour(shape.ink)}"{weight}>{escape(shape.text)}</text>'
    )


def _fill(ink: Ink | None) -> str:
    return "none" if ink is None else _colour(ink)


def _colour(ink: Ink) -> str:
    return f"#{INKS[ink].hexval()[2:]}"
