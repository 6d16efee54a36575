"""The pages of a PDF as pictures. pdfium works for one thread at a time."""

import math
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pypdfium2
from PySide6.QtGui import QImage

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period

_PDFIUM = threading.Lock()
_PAPER = 0xFFFFFFFF
"""A white pixel: paper is white in every theme."""
_MOST_PIXELS = 40_000_000
"""Of one drawn page; a larger one is drawn coarser."""
_MOST_PAGES, _LONGEST_SIDE = 2000, 14_400
"""More pages, or a longer side in points (5 metres), has no paper that somebody scanned."""


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


class Pages(Protocol):
    """What the preview shows: pages with their sizes in points, each drawn when it is seen."""

    @property
    def sizes(self) -> Sequence[tuple[float, float]]: ...

    def draw(self, number: int, scale: float) -> QImage:
        """Draw a page (from 0) at `scale` pixels per point; called from any thread."""


class PdfPages:
    """A PDF that lies in memory; nothing is written to disk."""

    def __init__(self, pdf: bytes) -> None:
        with _PDFIUM:
            self._document = pypdfium2.PdfDocument(pdf)
            count = len(self._document)
            self.sizes = tuple(self._document.get_page_size(number) for number in range(count))

    def draw(self, number: int, scale: float) -> QImage:
        """Draw a page (from 0) at `scale` pixels per point; may be called from any thread."""
        width, height = self.sizes[number]
        scale = min(scale, math.sqrt(_MOST_PIXELS / max(width * height, 1.0)))
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


class StrangersPages(PdfPages):
    """A PDF that did not come from this program; a page that is broken stays white."""

    def draw(self, number: int, scale: float) -> QImage:
        try:
            return super().draw(number, scale)
        except pypdfium2.PdfiumError:
            blank = QImage(1, 1, QImage.Format.Format_RGB32)
            blank.fill(_PAPER)
            return blank


def pages_of_stranger(pdf: bytes) -> PdfPages:
    """Return the pages of a PDF that did not come from this program.

    Raises UserError for one that is damaged, asks for a password or has pages of no sensible size.
    """
    try:
        pages = StrangersPages(pdf)
    except pypdfium2.PdfiumError as error:
        raise UserError(
            "Tego pliku PDF nie da się pokazać: jest uszkodzony albo chroniony hasłem. Zapisz kopię i otwórz ją "
            "w innym programie."
        ) from error
    sides = [side for size in pages.sizes for side in size]
    if not 0 < len(pages.sizes) <= _MOST_PAGES or max(sides) > _LONGEST_SIDE or min(sides) < 1:
        pages.close()
        raise UserError(
            "Ten plik PDF ma za dużo stron albo strony o niezwykłych wymiarach, żeby go tu pokazać. Zapisz kopię "
            "i otwórz ją w innym programie."
        )
    return pages
