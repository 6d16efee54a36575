"""Charts as pictures for Word: drawn as in the PDF, then painted."""

from dataclasses import dataclass

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import Chart
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.chart import chart_piece
from mgops_desktop.reports.render.chart_base import ChartPiece
from mgops_desktop.reports.render.raster import part_as_png
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT

PICTURE_WIDTH = PAGE_WIDTH - LEFT - RIGHT
_TOP = 40.0
_TALLEST = 640.0
_DOTS_PER_POINT = 200 / 72


@dataclass(frozen=True)
class Picture:
    """A PNG and how high it stands in the text, in points."""

    png: bytes
    height: float


def chart_pictures(chart: Chart, period: Period) -> list[Picture]:
    """Paint the chart; one too tall for a page becomes several pictures."""
    pieces: list[ChartPiece] = []
    rest: ChartPiece | None = chart_piece(chart, Element("Document"))
    while rest is not None:
        parts = rest.divide(_TALLEST, must=True) if rest.height > _TALLEST else None
        piece, rest = parts or (rest, None)
        pieces.append(piece)
    canvas = TaggedCanvas(period)
    for piece in pieces:
        piece.draw(canvas, PAGE_HEIGHT - _TOP)
        canvas.showPage()
    canvas.save()
    data = canvas.file.getvalue()
    return [_painted(data, i, piece.height) for i, piece in enumerate(pieces)]


def _painted(data: bytes, page: int, height: float) -> Picture:
    edges = (LEFT, PAGE_HEIGHT - _TOP - height, RIGHT, _TOP)
    return Picture(part_as_png(data, page, _DOTS_PER_POINT, edges), height)
