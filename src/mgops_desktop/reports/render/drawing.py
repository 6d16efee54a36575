"""The report drawn on pages with reportlab, as the screen shows and prints them; `pdf` makes the file of them."""

from dataclasses import dataclass

from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.render.build import Builder
from mgops_desktop.reports.render.canvas import Spot, TaggedCanvas
from mgops_desktop.reports.render.contents import with_pages
from mgops_desktop.reports.render.pages import Furniture, paginate
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import page_size


@dataclass(frozen=True)
class PlacedHeading:
    """A heading: its level (from 1), its page (from 0) and its height above the page's foot in points."""

    level: int
    text: str
    page: int
    height: float


@dataclass(frozen=True)
class RenderedPdf:
    """A PDF, and where on its pages the figures and the headings stand."""

    data: bytes
    spots: tuple[Spot, ...]
    headings: tuple[PlacedHeading, ...] = ()


def draw_pages(report: Report) -> RenderedPdf:
    """Draw the report on A4 pages without tags and names: what is seen of it, without loading pikepdf (15 MB)."""
    canvas, _document = draw(report)
    return rendered(canvas, canvas.file.getvalue())


def draw(report: Report) -> tuple[TaggedCanvas, Element]:
    """Return the drawn pages and the tags of what stands on them."""
    return _draw(with_pages(report, _pages_of))


def _pages_of(report: Report) -> dict[str, int]:
    canvas, _document = _draw(report)
    return {text: page + 1 for level, text, page, _height in canvas.headings if level == 1}


def _draw(report: Report) -> tuple[TaggedCanvas, Element]:
    builder = Builder(report)
    furniture = Furniture(report)
    pages = paginate(list(builder.pieces()), furniture.room)
    size = page_size(landscape=report.landscape)
    canvas = TaggedCanvas(report.period, size)
    for number, placed in enumerate(pages, 1):
        furniture.draw(canvas, number, len(pages))
        for piece, from_top in placed:
            piece.draw(canvas, size[1] - furniture.top - from_top)
        canvas.showPage()
    canvas.save()
    return canvas, builder.document


def rendered(canvas: TaggedCanvas, data: bytes) -> RenderedPdf:
    """Return a PDF of the drawn pages with the places on them."""
    headings = tuple(PlacedHeading(*heading) for heading in canvas.headings)
    return RenderedPdf(data, tuple(canvas.spots), headings)
