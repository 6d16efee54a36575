"""Charts as pictures for Word: drawn as in the PDF, then painted."""

from dataclasses import dataclass
from io import BytesIO

from pypdfium2 import PdfDocument

from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import Chart
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.chart import ChartPiece, chart_piece
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import LEFT, PAGE_HEIGHT, PAGE_WIDTH, RIGHT

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
    with PdfDocument(canvas.file.getvalue()) as pdf:
        return [_painted(pdf, i, piece.height) for i, piece in enumerate(pieces)]


def _painted(pdf: PdfDocument, index: int, height: float) -> Picture:
    page = pdf[index]
    foot = PAGE_HEIGHT - _TOP - height
    # pdfium counts the edges to be cut off: left, bottom, right, top
    bitmap = page.render(scale=_DOTS_PER_POINT, crop=(LEFT, foot, RIGHT, _TOP))
    out = BytesIO()
    bitmap.to_pil().save(out, "PNG")
    return Picture(out.getvalue(), height)


PICTURE_WIDTH = PAGE_WIDTH - LEFT - RIGHT
