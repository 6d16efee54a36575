"""Where pages and figures stand: plain geometry, without painting."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from mgops_desktop.gui.widgets.pdf_pages import Spot

GAP, EDGE = 16, 2


@dataclass(frozen=True)
class PageLayout:
    """Pages (sizes in points) under each other, drawn at `zoom` pixels per point."""

    sizes: Sequence[tuple[float, float]] = ()
    zoom: float = 1.0

    @property
    def width(self) -> float:
        """The width of the widest page with its edges, in pixels."""
        return max((width for width, _h in self.sizes), default=0.0) * self.zoom + 2 * EDGE

    @property
    def height(self) -> float:
        """The height of all pages with the gaps between them, in pixels."""
        pages = sum(height * self.zoom for _w, height in self.sizes)
        return pages + GAP * max(len(self.sizes) - 1, 0) + 2 * EDGE

    def zoom_for(self, width: int) -> float:
        """Return the zoom at which the widest page fills a width."""
        widest = max((page for page, _h in self.sizes), default=1.0)
        return (width - 2 * EDGE - 2) / widest

    def tops(self) -> list[float]:
        """Return where each page begins."""
        tops, y = [], float(EDGE)
        for _width, height in self.sizes:
            tops.append(y)
            y += height * self.zoom + GAP
        return tops

    def page_at(self, y: float) -> int:
        """Return the page that a height belongs to, the first one above all."""
        return max(sum(1 for top in self.tops() if top <= y) - 1, 0)

    def page_room(self, number: int, view_width: int) -> QRectF:
        """Return the place of a page, centred in a view that is not scrolled."""
        width, height = (side * self.zoom for side in self.sizes[number])
        left = max((view_width - width) / 2, EDGE)
        return QRectF(round(left), round(self.tops()[number]), width, height)

    def spot_room(self, spot: Spot, view_width: int) -> QRectF:
        """Return the place of a figure in a view that is not scrolled."""
        page = self.page_room(spot.page, view_width)
        return QRectF(
            page.left() + spot.left * self.zoom,
            page.top() + spot.top * self.zoom,
            (spot.right - spot.left) * self.zoom,
            (spot.bottom - spot.top) * self.zoom,
        )
