"""The printed recovery sheet: the code in large letters, and what it is for."""

from datetime import date

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.wording import long_date
from mgops_desktop.gui.printing import ask_printer
from mgops_desktop.gui.style.fonts import FAMILY

_POINTS_PER_INCH = 72
_MARGIN, _TOP = 70, 90
_TEXT = (
    "Tym kodem można otworzyć dane programu, gdy hasło zostanie zapomniane. Kto ma ten kod i dostęp "
    "do komputera, otworzy wszystkie dane ośrodka.\n\n"
    "Kartę przechowuj w zamkniętej i opisanej kopercie w sejfie ośrodka, nie przy komputerze. "
    "Jeżeli karta zginie, kierownik powinien od razu zmienić kod w programie."
)


def print_sheet(parent: QWidget, code: str, day: date) -> None:
    """Ask for a printer and print the sheet."""
    printer = ask_printer(parent, "karta odzyskiwania", 1)
    if printer is not None:
        paint_sheet(printer, code, day)


def paint_sheet(printer: QPrinter, code: str, day: date) -> None:
    """Paint the sheet on one page."""
    painter = QPainter(printer)
    painter.scale(printer.resolution() / _POINTS_PER_INCH, printer.resolution() / _POINTS_PER_INCH)
    paper = printer.paperRect(QPrinter.Unit.Point)
    room = QRectF(_MARGIN, _TOP, paper.width() - 2 * _MARGIN, paper.height() - 2 * _TOP)
    for text, size, weight, down in (
        ("Karta odzyskiwania danych MGOPS Desktop", 18, QFont.Weight.Bold, 0),
        (code, 16, QFont.Weight.DemiBold, 60),
        (f"{_TEXT}\n\nWydrukowano {long_date(day)}", 11, QFont.Weight.Normal, 150),
    ):
        font = QFont(FAMILY)
        font.setPixelSize(size)
        font.setWeight(weight)
        painter.setFont(font)
        painter.drawText(room.adjusted(0, down, 0, 0), int(Qt.TextFlag.TextWordWrap), text)
    painter.end()
