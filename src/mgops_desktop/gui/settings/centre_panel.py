"""The centre: the header of its prints, and what this folder is to it."""

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import RecordsPanel
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.setting import CentreRow, centre
from mgops_desktop.storage.setting_lists import centre_record

_MAIN = "To jest główny folder ośrodka: nadaje numery rejestrów."
_WORKING = "To jest folder roboczy: nadaje numery tymczasowe, które główny folder zamieni przy wczytaniu danych."
_EMPTY = "Nie wpisano jeszcze danych ośrodka. Bez nich wydruki nie mają nagłówka."


class CentrePanel(RecordsPanel):
    """Shows the header as it is printed; "Popraw" opens the form of the one record."""

    kinds = frozenset({"centre"})

    def __init__(self, parts: Parts) -> None:
        self.edit = Button(parts.look, "Popraw", "pencil", primary=True)
        super().__init__(parts, "Ośrodek", "nagłówek wydruków i sprawozdań", [self.edit])
        self.setFocusProxy(self.edit)
        self.edit.clicked.connect(self._correct)

    def refresh(self) -> None:
        self._record = self.parts.data.read(centre_record)
        self.cards.clear()
        self.cards.add(_header_card(self.parts.data.read(centre)))
        if self._record is not None:
            folder = Card("Ten folder danych")
            folder.add_text(label(_WORKING if self._record.working else _MAIN, wraps=True))
            self.cards.add(folder)

    def _correct(self) -> None:
        if self._record is None:
            self.begin("centre")
        else:
            self.correct(RecordRef("centre", self._record.id))


def _header_card(row: CentreRow) -> Card:
    card = Card("Nagłówek wydruków")
    lines = [
        row.name,
        joined(row.street, f"{row.post_code} {row.place}".strip()),
        joined(row.phone and f"tel. {row.phone}", row.email),
        row.municipality,
        joined(row.head_name and f"kierownik: {row.head_name}", row.council),
    ]
    found = [line for line in lines if line]
    for number, line in enumerate(found or [_EMPTY]):
        card.add_text(label(line, "strong" if found and not number else "body", wraps=True))
    return card
