"""A tagged annual report of 40 pages with 12 charts against bare reportlab drawing the same pages.

Run: python tests/benchmarks/bench_pdf.py
"""

import ctypes
import statistics
import sys
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

if __name__ == "__main__":
    sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "src")]

from mgops_desktop.files import shipped
from mgops_desktop.reports.render.pdf import render_pdf
from tests.reports.sample import annual_of

RUNS, PAGES, CHARTS = 20, 40, 12
MOST_TIMES, MOST_SECONDS = 3.0, 1.0
Letters = tuple[str, float, float, float, str]
Page = tuple[list[Letters], list[tuple[float, ...]]]


def bare(pages: list[Page]) -> bytes:
    """The baseline: the same words and boxes at the same places, with nothing known about them."""
    out = BytesIO()
    canvas = Canvas(out, pageCompression=1, invariant=1)
    for letters, boxes in pages:
        for left, foot, right, top in boxes:
            if right - left < 1 or top - foot < 1:
                canvas.line(left, foot, right, top)
            else:
                canvas.rect(left, foot, right - left, top - foot)
        for font, size, x, y, text in letters:
            canvas.setFont(font, size)
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def drawn(data: bytes) -> list[Page]:
    """Read back what stands on the pages: font, size, place and words; boxes of lines and bars."""
    found = []
    for page in pypdfium2.PdfDocument(data):
        letters: list[Letters] = []
        boxes: list[tuple[float, ...]] = []
        words = page.get_textpage()
        for item in page.get_objects():
            if item.type == pdfium.FPDF_PAGEOBJ_PATH:
                boxes.append(item.get_bounds())
            elif item.type == pdfium.FPDF_PAGEOBJ_TEXT:
                letters.append(_letters(item, words))
        found.append((letters, boxes))
    return found


def _letters(item: pypdfium2.PdfObject, words: pypdfium2.PdfTextPage) -> Letters:
    size, raw = ctypes.c_float(), item.raw
    pdfium.FPDFTextObj_GetFontSize(raw, size)
    length = pdfium.FPDFTextObj_GetText(raw, words, None, 0)
    text = (ctypes.c_ushort * (length // 2))()
    pdfium.FPDFTextObj_GetText(raw, words, text, length)
    font = pdfium.FPDFTextObj_GetFont(raw)
    name = ctypes.create_string_buffer(100)
    pdfium.FPDFFont_GetBaseFontName(font, name, 100)
    place = item.get_matrix()
    written = bytes(text).decode("utf-16-le").rstrip("\0")
    return name.value.decode().split("+")[-1], size.value, place.e, place.f, written


def text_of(data: bytes) -> list[str]:
    return [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def run(runs: int = RUNS) -> list[tuple[str, float, float, float, float]]:
    """(name, baseline in s, ours in s, ratio, most allowed), medians of runs taken in turn."""
    report = annual_of(PAGES, CHARTS)
    data = render_pdf(report).data
    for name in ("Regular", "Bold", "Italic", "Semibold"):
        font = shipped("resources", "fonts", f"Lato-{name}.ttf")
        registerFont(TTFont(f"Lato-{name}", str(font)))
    pages = drawn(data)
    assert len(pages) == PAGES
    assert ["".join(p.split()) for p in text_of(bare(pages))] == [
        "".join(p.split()) for p in text_of(data)
    ]
    pairs = [
        (_seconds(lambda: bare(pages)), _seconds(lambda: render_pdf(report))) for _ in range(runs)
    ]
    baseline, ours = (statistics.median(times) for times in zip(*pairs, strict=True))
    return [
        (f"annual PDF, {PAGES} pages, {CHARTS} charts", baseline, ours, ours / baseline, MOST_TIMES)
    ]


if __name__ == "__main__":
    for what, base, own, ratio, most in run():
        print(f"{what}: bare {base:.3f} s, ours {own:.3f} s, {ratio:.2f} × (at most {most:g} ×)")
