"""Pages of a finished PDF as pictures: for the preview on the screen and for charts in Word."""

from dataclasses import dataclass
from io import BytesIO
from threading import Lock

from pypdfium2 import PdfBitmap, PdfDocument

# PDFium may be used by one thread at a time, whatever document it works on
_one_at_a_time = Lock()


@dataclass(frozen=True)
class PagePicture:
    """A painted page: rows of `stride` bytes, four bytes a pixel (blue, green, red, unused)."""

    width: int
    height: int
    stride: int
    pixels: bytes


def page_sizes(data: bytes) -> list[tuple[float, float]]:
    """Width and height of every page in points."""
    with _one_at_a_time, PdfDocument(data) as pdf:
        return [pdf.get_page_size(i) for i in range(len(pdf))]


def paint_page(data: bytes, page: int, scale: float) -> PagePicture:
    """Paint page `page` (from 0) with `scale` pixels to a point."""
    with _one_at_a_time, PdfDocument(data) as pdf:
        bitmap: PdfBitmap = pdf[page].render(scale=scale, prefer_bgrx=True)
        return PagePicture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))


def part_as_png(data: bytes, page: int, scale: float, edges: tuple[float, ...]) -> bytes:
    """Paint a part of a page; `edges` are cut off left, bottom, right and top, in points."""
    out = BytesIO()
    with _one_at_a_time, PdfDocument(data) as pdf:
        pdf[page].render(scale=scale, crop=edges).to_pil().save(out, "PNG")
    return out.getvalue()
