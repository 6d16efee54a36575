"""Draws pages in the background and keeps a few of them."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.pdf_pages import Pages

_KEPT = 12


@dataclass(frozen=True)
class _Drawn:
    """A drawn page, and what it was drawn for: by now another document or size may be shown."""

    pages: Pages
    number: int
    scale: float
    image: QImage


def _draw(pages: Pages, number: int, scale: float) -> _Drawn:
    return _Drawn(pages, number, scale, pages.draw(number, scale))


class PageDrawer(QObject):
    """Gives a page if it is drawn, else has it drawn; `arrived` tells that one more is there."""

    arrived = Signal()

    def __init__(self, parent: QObject, tasks: Tasks) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._pages: Pages | None = None
        self._scale = 1.0
        self._drawn: dict[int, QImage] = {}
        self._asked: set[int] = set()

    @property
    def kept(self) -> frozenset[int]:
        """The pages that are kept."""
        return frozenset(self._drawn)

    def begin(self, pages: Pages, scale: float) -> None:
        """Draw another document, or the same at another scale (screen pixels per point)."""
        if pages is not self._pages or scale != self._scale:
            self._pages, self._scale = pages, scale
            self._drawn.clear()
            self._asked.clear()

    def page(self, number: int) -> QImage | None:
        """Return a drawn page; None while it is being drawn."""
        if number not in self._drawn and number not in self._asked and self._pages is not None:
            self._asked.add(number)
            self._tasks.run(partial(_draw, self._pages, number, self._scale), self._take)
        return self._drawn.get(number)

    def _take(self, drawn: _Drawn) -> None:
        if drawn.pages is self._pages and drawn.scale == self._scale:
            self._asked.discard(drawn.number)
            self._drawn[drawn.number] = drawn.image
            if len(self._drawn) > _KEPT:
                farthest = max(self._drawn, key=lambda kept: abs(kept - drawn.number))
                self._drawn.pop(farthest)
            self.arrived.emit()
