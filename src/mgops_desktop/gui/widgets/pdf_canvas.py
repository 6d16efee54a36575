"""The scrolling pages of a PDF: only the visible ones are drawn, in the background."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QImage,
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
from mgops_desktop.gui.widgets.pdf_pages import PdfPages, Spot

_GAP, _EDGE = 16, 2
_LEAST, _MOST, _STEP = 0.4, 4.0, 1.2
_KEPT_PAGES = 12


@dataclass(frozen=True)
class _Drawn:
    """A drawn page, and what it was drawn for: by now another document or size may be shown."""

    pages: PdfPages
    number: int
    zoom: float
    image: QImage


def _draw(pages: PdfPages, number: int, zoom: float, ratio: float) -> _Drawn:
    image = pages.draw(number, zoom * ratio)
    image.setDevicePixelRatio(ratio)
    return _Drawn(pages, number, zoom, image)


class PdfCanvas(QAbstractScrollArea):
    """Paints pages under each other. Left and right go from figure to figure, Enter opens."""

    figure_clicked = Signal(str, object)
    page_changed = Signal(int)
    zoom_changed = Signal(float)

    def __init__(self, look: Look, tasks: Tasks) -> None:
        super().__init__()
        self._look = look
        self._tasks = tasks
        self._pages: PdfPages | None = None
        self._spots: tuple[Spot, ...] = ()
        self._spot: int | None = None
        self._zoom = 1.0
        self._fits = True
        self._drawn: dict[int, QImage] = {}
        self._asked: set[int] = set()
        self._shown_page = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("Podgląd wydruku")
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().valueChanged.connect(self._tell_page)
        look.changed.connect(self.viewport().update)

    @property
    def zoom(self) -> float:
        return self._zoom

    @property
    def page_count(self) -> int:
        return len(self._pages.sizes) if self._pages else 0

    def show_pages(self, pages: PdfPages, spots: Sequence[Spot]) -> None:
        """Show another document from the top, or from the same page if it has the same length."""
        same = self._pages is not None and pages.sizes == self._pages.sizes
        place = self.verticalScrollBar().value() if same else 0
        self._pages, self._spots, self._spot = pages, tuple(spots), None
        self._forget_drawn()
        self._fit()
        self.verticalScrollBar().setValue(place)
        self._tell_page()

    def set_zoom(self, zoom: float) -> None:
        """Set pixels per point; the page at the top stays at the top."""
        self._fits = False
        self._apply_zoom(zoom)

    def zoom_by(self, steps: int) -> None:
        self.set_zoom(self._zoom * _STEP**steps)

    def fit_width(self) -> None:
        """Make the pages as wide as the room, now and when the room changes."""
        self._fits = True
        self._fit()

    def go_to_page(self, number: int) -> None:
        """Scroll to the beginning of a page, counted from 0."""
        if 0 <= number < self.page_count:
            self.verticalScrollBar().setValue(round(self._tops()[number]) - _GAP)

    def spot_room(self, spot: Spot) -> QRectF:
        """Return where a figure stands in the viewport."""
        page = self._page_room(spot.page)
        return QRectF(
            page.left() + spot.left * self._zoom,
            page.top() + spot.top * self._zoom,
            (spot.right - spot.left) * self._zoom,
            (spot.bottom - spot.top) * self._zoom,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step_spot(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._spot is not None:
            self._click(self._spots[self._spot])
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.go_to_page(self._shown_page + (1 if key == Qt.Key.Key_PageDown else -1))
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in (
            Qt.Key.Key_Plus,
            Qt.Key.Key_Equal,
            Qt.Key.Key_Minus,
        ):
            self.zoom_by(-1 if key == Qt.Key.Key_Minus else 1)
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
            self._click(self._spots[over])
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        view = QRectF(self.viewport().rect())
        for number in range(self.page_count):
            room = self._page_room(number)
            if room.intersects(view):
                self._paint_page(painter, number, room)
        if self._spot is not None and self.hasFocus():
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawRect(self.spot_room(self._spots[self._spot]).adjusted(-3, -3, 3, 3))

    def _paint_page(self, painter: QPainter, number: int, room: QRectF) -> None:
        painter.fillRect(room, self._look.color("paper"))
        image = self._drawn.get(number)
        if image is None:
            self._ask_for(number)
        else:
            painter.drawImage(room.topLeft(), image)
        painter.setPen(QPen(self._look.color("line"), _EDGE))
        painter.drawRect(room.adjusted(-1, -1, 1, 1))

    def _ask_for(self, number: int) -> None:
        if self._pages is None or number in self._asked:
            return
        self._asked.add(number)
        ratio, zoom, pages = self.devicePixelRatioF(), self._zoom, self._pages
        self._tasks.run(partial(_draw, pages, number, zoom, ratio), self._take)

    def _take(self, drawn: "_Drawn") -> None:
        if drawn.pages is not self._pages or drawn.zoom != self._zoom:
            return
        self._drawn[drawn.number] = drawn.image
        self._asked.discard(drawn.number)
        while len(self._drawn) > _KEPT_PAGES:
            self._drawn.pop(max(self._drawn, key=lambda kept: abs(kept - self._shown_page)))
        self.viewport().update()

    def _forget_drawn(self) -> None:
        self._drawn.clear()
        self._asked.clear()
        self.viewport().update()

    def _fit(self) -> None:
        if self._pages is not None and self._fits and self.page_count:
            widest = max(width for width, _height in self._pages.sizes)
            self._apply_zoom((self.viewport().width() - 2 * _EDGE - 2) / widest)
        else:
            self._measure()

    def _apply_zoom(self, zoom: float) -> None:
        zoom = min(max(zoom, _LEAST), _MOST)
        if zoom != self._zoom:
            page, self._zoom = self._shown_page, zoom
            self._forget_drawn()
            self._measure()
            self.go_to_page(page)
            self.zoom_changed.emit(zoom)
        self._measure()

    def _tops(self) -> list[float]:
        tops, y = [], float(_EDGE)
        for _width, height in self._pages.sizes if self._pages else ():
            tops.append(y)
            y += height * self._zoom + _GAP
        return tops

    def _page_room(self, number: int) -> QRectF:
        width, height = self._pages.sizes[number] if self._pages else (0.0, 0.0)
        width, height = width * self._zoom, height * self._zoom
        left = max((self.viewport().width() - width) / 2, _EDGE)
        left -= self.horizontalScrollBar().value()
        top = self._tops()[number] - self.verticalScrollBar().value()
        return QRectF(round(left), round(top), width, height)

    def _measure(self) -> None:
        if self._pages is None or not self.page_count:
            return
        view = self.viewport().size()
        height = self._tops()[-1] + self._pages.sizes[-1][1] * self._zoom + _EDGE
        width = max(w for w, _h in self._pages.sizes) * self._zoom + 2 * _EDGE
        self.verticalScrollBar().setRange(0, max(round(height) - view.height(), 0))
        self.verticalScrollBar().setPageStep(view.height())
        self.verticalScrollBar().setSingleStep(40)
        self.horizontalScrollBar().setRange(0, max(round(width) - view.width(), 0))
        self.horizontalScrollBar().setPageStep(view.width())
        self.viewport().update()

    def _tell_page(self) -> None:
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        number = sum(1 for top in self._tops() if top <= middle) - 1
        self._shown_page = max(number, 0)
        self.page_changed.emit(self._shown_page)

    def _spot_at(self, place: QPointF) -> int | None:
        for number, spot in enumerate(self._spots):
            if self.spot_room(spot).adjusted(-3, -3, 3, 3).contains(place):
                return number
        return None

    def _step_spot(self, by: int) -> None:
        if not self._spots:
            return
        if self._spot is None:
            here = [n for n, spot in enumerate(self._spots) if spot.page >= self._shown_page]
            self._spot = here[0] if here else 0
        else:
            self._spot = (self._spot + by) % len(self._spots)
        spot = self._spots[self._spot]
        self.setAccessibleDescription(spot.words)
        room = self.spot_room(spot)
        if not QRectF(self.viewport().rect()).contains(room):
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + round(room.center().y()) - self.viewport().height() // 2)
        self.viewport().update()

    def _click(self, spot: Spot) -> None:
        self.figure_clicked.emit(spot.key, spot.period)
