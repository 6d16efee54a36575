"""The pages of a PDF as pictures. pdfium works for one thread at a time."""

import threading
from dataclasses import dataclass

import pypdfium2
from PySide6.QtGui import QImage

from mgops_desktop.domain.period import Period

_PDFIUM = threading.Lock()


@dataclass(frozen=True)
class Spot:
    """A printed figure: page (from 0), place in points from the top left, key and period."""

    page: int
    left: float
    top: float
    right: float
    bottom: float
    key: str
    period: Period
    words: str = ""


class PdfPages:
    """A PDF that lies in memory; nothing is written to disk."""

    def __init__(self, pdf: bytes) -> None:
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            count = len(self._document)
            self.sizes = tuple(self._document.get_page_size(number) for number in range(count))

    def draw(self, number: int, scale: float) -> QImage:
        """Draw a page (from 0) at `scale` pixels per point; may be called from any thread."""
        with _PDFIUM:
            page = self._document[number]
            bitmap = page.render(scale=scale, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer),
                bitmap.width,
                bitmap.height,
                bitmap.stride,
                QImage.Format.Format_RGB32,
            ).copy()
            bitmap.close()
            page.close()
        return image

    def close(self) -> None:
        with _PDFIUM:
            self._document.close()
