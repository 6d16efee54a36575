"""A pack that was written: where it lies, and the code that opens it on the other computer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.gui.exchange import exchange_rows as rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.operations.exchange.giving import Given

_HOW = (
    "Paczka jest zaszyfrowana. Daj plik na nośniku, a kod podaj osobno, na przykład przez telefon. Kod jest potrzebny "
    "tylko za pierwszym razem: następne paczki między tymi komputerami otwierają się same."
)
_THERE = "Na drugim komputerze: Ustawienia, Wymiana paczek, Przyjmij paczkę."


class GivenView(QWidget):
    """`left` leads back to the list."""

    left = Signal()

    def __init__(self, parts: Parts, given: Given) -> None:
        super().__init__()
        look = parts.look
        self.copy = Button(look, "Kopiuj kod", "copy")
        self.done = Button(look, "Gotowe", "check", primary=True)
        self.header = PageHeader("", [self.copy, self.done])
        self.header.show_title("Paczka gotowa", rows.given_words(given))
        self.code = label(given.code, "title")
        self.code.setAccessibleName(f"Kod paczki: {given.code}")
        self._lay_out(given)
        self.setFocusProxy(self.done)

        self.copy.clicked.connect(lambda: parts.clipboard.copy(given.code))
        self.done.clicked.connect(self.left)

    def _lay_out(self, given: Given) -> None:
        card = Card("Kod paczki")
        where = f"Plik: {given.path}"
        told = (label(text, wraps=True) for text in (_HOW, where, _THERE))
        for text in (self.code, *told):
            card.add_text(text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(card)
        column.addStretch(1)
