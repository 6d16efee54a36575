"""A tagged annual report of 40 pages with 12 charts against bare reportlab drawing the same pages."""

from collections.abc import Iterator
from io import BytesIO

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import Row, medians
from tests.reports.reading import Letters, letters_of, page_texts
from tests.reports.sample import annual_of

from mgops_desktop.files import shipped
from mgops_desktop.reports.render.pdf import render_pdf

SUBJECT = "pdf"
RUNS = 9
PAGES, CHARTS = 40, 12
Boxes = list[tuple[float, ...]]


def bare(pages: list[tuple[list[Letters], Boxes]]) -> bytes:
    """The baseline: the same words and boxes at the same places, with nothing known about them."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for letters, boxes in pages:
        for left, foot, right, top in boxes:
            if right - left < 1 or top - foot < 1:
                canvas.line(left, foot, right, top)
            else:
                canvas.rect(left, foot, right - left, top - foot)
        for run in letters:
            canvas.setFont(f"bare-{run.font}", run.size)
            canvas.drawString(run.x, run.y, run.text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(data: bytes) -> list[tuple[list[Letters], Boxes]]:
    """What stands on each page: runs of letters, boxes of lines and bars."""
    letters = letters_of(data)
    return [
        (
            [run for run in letters if run.page == i],
            [item.get_bounds() for item in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH])],
        )
        for i, page in enumerate(pypdfium2.PdfDocument(data))
    ]


def _without_blanks(data: bytes) -> list[str]:
    return [text.replace(" ", "") for text in page_texts(data)]


def rows(_centres: Centres) -> Iterator[Row]:
    report = annual_of(PAGES, CHARTS)
    data = render_pdf(report).data
    for name in ("Regular", "Bold", "Italic", "Semibold"):
        path = shipped("resources", "fonts", f"Lato-{name}.ttf")
        registerFont(TTFont(f"bare-Lato-{name}", str(path)))
    pages = drawn(data)
    assert len(pages) == PAGES
    assert _without_blanks(bare(pages)) == _without_blanks(data)
    base, own = medians(RUNS, lambda: bare(pages), lambda: render_pdf(report))
    yield Row(SUBJECT, f"annual PDF, {PAGES} pages, {CHARTS} charts, tagged", own, 1.0, base, 3.0)
