"""The scrolling pages of a PDF: only the visible ones are drawn, in the background."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.pdf_drawing import PageDrawer
from mgops_desktop.gui.widgets.pdf_layout import EDGE, GAP, PageLayout
from mgops_desktop.gui.widgets.pdf_pages import Pages, Spot

_LEAST, _MOST, _STEP = 0.4, 4.0, 1.2
_NEAR = 3
_ZOOM_KEYS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_PAGE_KEYS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_SPOT_KEYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class PdfCanvas(QAbstractScrollArea):
    """Paints pages under each other. Left and right go from figure to figure, Enter opens."""

    figure_clicked = Signal(str, object)
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, look: Look, tasks: Tasks) -> None:
        super().__init__()
        self._look = look
        self._pages: Pages | None = None
        self._layout = PageLayout()
        self._drawer = PageDrawer(self, tasks)
        self._spots: tuple[Spot, ...] = ()
        self._spot: int | None = None
        self._fits = True
        self._page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Podgląd wydruku")
        self.viewport().setMouseTracking(True)

        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        self._drawer.arrived.connect(self.viewport().update)
        look.changed.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        """Pixels per point."""
        return self._layout.zoom

    @property
    def page_count(self) -> int:
        return len(self._layout.sizes)

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The figures that can be opened, in the order of the pages."""
        return self._spots

    @property
    def drawn_pages(self) -> frozenset[int]:
        """The pages that are drawn and kept in memory."""
        return self._drawer.kept

    def show_pages(self, pages: Pages, spots: Sequence[Spot]) -> None:
        """Show another document from its top; one of the same pages stays where it was."""
        place = self.verticalScrollBar().value() if pages.sizes == self._layout.sizes else 0
        self._pages, self._spots, self._spot = pages, tuple(spots), None
        self._layout = replace(self._layout, sizes=pages.sizes)
        self._measure()
        self.verticalScrollBar().setValue(place)
        self._tell_page()

    def set_zoom(self, zoom: float) -> None:
        """Set pixels per point; the page that is shown stays."""
        self._fits = False
        self._apply_zoom(zoom)

    def zoom_by(self, steps: int) -> None:
        self.set_zoom(self.zoom * _STEP**steps)

    def fit_width(self) -> None:
        """Make the pages as wide as the room, now and when the room changes."""
        self._fits = True
        self._measure()

    def go_to_page(self, number: int, down: float = 0.0) -> None:
        """Scroll to a page, counted from 0, or to a place `down` points below its upper edge.

        Beyond the last page nothing happens.
        """
        if 0 <= number < self.page_count:
            top = self._layout.tops()[number] + down * self.zoom
            self.verticalScrollBar().setValue(round(top) - GAP)

    def spot_room(self, spot: Spot) -> QRectF:
        """Return where a figure stands in the viewport."""
        return self._scrolled(self._layout.spot_room(spot, self.viewport().width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _SPOT_KEYS and self._spots:
            self._step_spot(_SPOT_KEYS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._spot is not None:
            self._open_spot(self._spot)
        elif key in _PAGE_KEYS:
            self.go_to_page(self._page + _PAGE_KEYS[key])
        elif key in _ZOOM_KEYS and with_control:
            self.zoom_by(_ZOOM_KEYS[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(1 if event.angleDelta().y() > 0 else -1)
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._spot_at(event.position())
        shape = Qt.CursorShape.ArrowCursor if over is None else Qt.CursorShape.PointingHandCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        over = self._spot_at(event.position())
        if over is not None and event.button() == Qt.MouseButton.LeftButton:
            self._spot = over
            self._open_spot(over)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._pages is None:
            return
        painter = QPainter(self.viewport())
        self._drawer.begin(self._pages, self.zoom * self.devicePixelRatioF())
        view = QRectF(self.viewport().rect())
        for number in range(self.page_count):
            room = self._scrolled(self._layout.page_room(number, self.viewport().width()))
            if room.intersects(view):
                self._paint_page(painter, number, room)
        if self._spot is not None and self.hasFocus():
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawRect(_around(self.spot_room(self._spots[self._spot])))

    def _paint_page(self, painter: QPainter, number: int, room: QRectF) -> None:
        painter.fillRect(room, self._look.color("paper"))
        image = self._drawer.page(number)
        if image is not None:
            painter.drawImage(room, image)
        painter.setPen(QPen(self._look.color("line"), EDGE))
        painter.drawRect(room.adjusted(-1, -1, 1, 1))

    def _scrolled(self, room: QRectF) -> QRectF:
        across, down = self.horizontalScrollBar().value(), self.verticalScrollBar().value()
        return room.translated(-across, -down)

    def _apply_zoom(self, zoom: float) -> None:
        page, zoom = self._page, min(max(zoom, _LEAST), _MOST)
        if zoom != self.zoom:
            self._layout = replace(self._layout, zoom=zoom)
            self._set_ranges()
            self.go_to_page(page)
            self.zoom_changed.emit(zoom)

    def _measure(self) -> None:
        if self._fits and self.page_count:
            self._apply_zoom(self._layout.zoom_for(self.viewport().width()))
        self._set_ranges()

    def _set_ranges(self) -> None:
        view, down, across = self.viewport(), self.verticalScrollBar(), self.horizontalScrollBar()
        down.setRange(0, max(round(self._layout.height) - view.height(), 0))
        down.setPageStep(view.height())
        down.setSingleStep(40)
        across.setRange(0, max(round(self._layout.width) - view.width(), 0))
        across.setPageStep(view.width())
        view.update()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        self._page = self._layout.page_at(middle)
        self.page_changed.emit(self._page)

    def _spot_at(self, place: QPointF) -> int | None:
        rooms = (_around(self.spot_room(spot)) for spot in self._spots)
        return next((n for n, room in enumerate(rooms) if room.contains(place)), None)

    def _step_spot(self, by: int) -> None:
        """Go to the next figure, first to one on the page that is shown."""
        if self._spot is None:
            pages = (spot.page for spot in self._spots)
            self._spot = next((n for n, page in enumerate(pages) if page >= self._page), 0)
        else:
            self._spot = (self._spot + by) % len(self._spots)
        spot = self._spots[self._spot]
        self.setAccessibleDescription(spot.words)
        room = self.spot_room(spot)
        if not QRectF(self.viewport().rect()).contains(room):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(room.center().y()) - self.viewport().height() // 2)
        self.viewport().update()

    def _open_spot(self, number: int) -> None:
        self.viewport().update()
        self.figure_clicked.emit(self._spots[number].key, self._spots[number].period)


def _around(room: QRectF) -> QRectF:
    return room.adjusted(-_NEAR, -_NEAR, _NEAR, _NEAR)
