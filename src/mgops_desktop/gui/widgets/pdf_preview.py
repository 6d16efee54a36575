"""The preview: the PDF's own pages, where each figure opens."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.button import IconButton, LinkButton
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.pdf_canvas import PdfCanvas
from mgops_desktop.gui.widgets.pdf_pages import Pages, PdfPages, Spot

_SCREEN_DPI, _POINTS_PER_INCH = 96, 72


class PdfPreview(QWidget):
    """Pages with a line over them: which page it is, and how large.

    `figure_clicked` gives key and period of the figure that was clicked or opened by Enter.
    """

    figure_clicked = Signal(str, object)
    page_changed = Signal(int)

    def __init__(self, look: Look, tasks: Tasks) -> None:
        super().__init__()
        self.canvas = PdfCanvas(look, tasks)
        self.place = caption()
        self.smaller = IconButton(look, "minus", "Zmniejsz (Ctrl+minus)")
        self.size_line = caption()
        self.larger = IconButton(look, "plus", "Powiększ (Ctrl+plus)")
        self.fit = LinkButton("Cała szerokość")
        self._lay_out()

        self.canvas.figure_clicked.connect(self.figure_clicked)
        self.canvas.page_changed.connect(self.page_changed)
        self.canvas.page_changed.connect(self._show_place)
        self.canvas.zoom_changed.connect(self._show_size)
        self.smaller.clicked.connect(self._zoom_out)
        self.larger.clicked.connect(self._zoom_in)
        self.fit.clicked.connect(self.canvas.fit_width)
        self._show_size(self.canvas.zoom)

    def show_pdf(self, pdf: bytes, spots: Sequence[Spot]) -> None:
        """Show a document and the places of its figures."""
        self.show_pages(PdfPages(pdf), spots)

    def show_pages(self, pages: Pages, spots: Sequence[Spot] = ()) -> None:
        """Show pages that are made already."""
        self.canvas.show_pages(pages, spots)

    def go_to_page(self, number: int, down: float = 0.0) -> None:
        """Scroll to a page, counted from 0, or to a place `down` points below its upper edge."""
        self.canvas.go_to_page(number, down)

    def _zoom_out(self) -> None:
        self.canvas.zoom_by(-1)

    def _zoom_in(self) -> None:
        self.canvas.zoom_by(1)

    def _show_place(self, number: int) -> None:
        self.place.setText(f"strona {number + 1} z {self.canvas.page_count}")

    def _show_size(self, zoom: float) -> None:
        self.size_line.setText(f"{round(zoom * 100 * _POINTS_PER_INCH / _SCREEN_DPI)} %")

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(4)
        line.addWidget(self.place)
        line.addStretch(1)
        for part in (self.fit, self.smaller, self.size_line, self.larger):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(line)
        column.addWidget(self.canvas, 1)
