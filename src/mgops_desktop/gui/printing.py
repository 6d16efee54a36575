"""Printing a finished PDF."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.tasks import Lasting, Tasks
from mgops_desktop.gui.widgets.pdf_pages import PdfPages

_MOST_DPI = 300
_POINTS_PER_INCH = 72


def ask_printer(
    parent: QWidget, name: str, pages: int, *, landscape: bool = False
) -> QPrinter | None:
    """Ask where to print a document of so many pages; None if nothing is to be printed.

    `name` is what the queue shows, so it holds no personal data.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(name)
    printer.setFullPage(True)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    way = QPageLayout.Orientation
    printer.setPageOrientation(way.Landscape if landscape else way.Portrait)
    dialog = QPrintDialog(printer, parent)
    dialog.setMinMax(1, pages)
    dialog.setWindowTitle("Drukowanie")
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


class PrintJob(Lasting):
    """Paints the pages of a PDF on a printer one by one, so that the window stays alive.

    The pages lie in memory: a lock or a closed folder does not cut what the printer has begun.
    """

    progressed = Signal(int, int)

    def __init__(self, tasks: Tasks, pages: PdfPages, printer: QPrinter) -> None:
        super().__init__(tasks)
        self._pages = pages
        self._printer = printer
        self._numbers = list(_wanted(printer, len(pages.sizes)))
        self._next = 0
        self._painter = QPainter()

    def start(self) -> None:
        """Begin; raises UserError if the printer cannot be written to."""
        if not self._painter.begin(self._printer):
            self.end()
            raise UserError(
                "Drukarka nie przyjęła wydruku. Sprawdź, czy jest włączona, i drukuj jeszcze raz."
            )
        QTimer.singleShot(0, self, self._step)

    def cancel(self) -> None:
        """Stop after the page that is being painted."""
        self._numbers = self._numbers[: self._next]

    def _step(self) -> None:
        goes_on = False
        try:
            goes_on = self._paint_next()
        finally:
            if not goes_on:  # also after a fault: nobody waits for a print that stands still
                self._painter.end()
                self.end()
        if goes_on:
            QTimer.singleShot(0, self, self._step)

    def _paint_next(self) -> bool:
        """Paint one more page; False if there was none left."""
        if self._next >= len(self._numbers):
            return False
        if self._next:
            self._printer.newPage()
        dpi = min(self._printer.resolution(), _MOST_DPI)
        image = self._pages.draw(self._numbers[self._next], dpi / _POINTS_PER_INCH)
        self._painter.drawImage(self._printer.paperRect(QPrinter.Unit.DevicePixel), image)
        self._next += 1
        self.progressed.emit(self._next, len(self._numbers))
        return True


def _wanted(printer: QPrinter, count: int) -> range:
    """The pages that the dialog asked for, counted from 0."""
    if printer.printRange() == QPrinter.PrintRange.PageRange and printer.fromPage():
        return range(printer.fromPage() - 1, min(printer.toPage() or count, count))
    return range(count)
