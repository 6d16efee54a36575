"""The centre's dictionaries: each with its entries, which are added, corrected and ended."""

from functools import partial

from mgops_desktop.domain.case import CLOSURE_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.figure_layout import CAS_COLUMNS, CAS_ROWS, GOALS
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import RecordsPanel
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.sheets.dictionaries import DICTIONARIES
from mgops_desktop.storage.setting_lists import DictionaryRow, dictionary_rows

_TITLES = {
    "closure_reason": "Przyczyny zakończenia pracy z rodziną",
    "problem": "Powody wsparcia",
    "specialist": "Specjaliści",
    "district": "Rejony",
    "task": "Zadania asystenta (art. 15 ust. 1)",
    "diagnosis_area": "Obszary diagnozy",
    "risk_factor": "Czynniki ryzyka (procedury „Niebieskie Karty”)",
    CAS_ROWS: "Wiersze zestawienia do CAS (klucz: rok.wskaźnik)",
    CAS_COLUMNS: "Kolumny zestawienia do CAS (klucz: rok.część)",
    GOALS: "Cele gminnego programu (klucz: rok.cel albo rok.cel.wskaźnik)",
}
_ROW_OF_REPORT = {str(key): words for key, words in CLOSURE_LABELS.items()}


class DictionariesPanel(RecordsPanel):
    """A card for each dictionary."""

    kinds = frozenset({"dictionary_entry"})

    def __init__(self, parts: Parts) -> None:
        super().__init__(
            parts, "Słowniki", "pozycja, której używały zapisy, nie znika: można ją zakończyć datą"
        )
        self.lists: dict[str, TwoLineList] = {}
        self.buttons: dict[str, Button] = {}

    def refresh(self) -> None:
        found = self.parts.data.read(dictionary_rows)
        scrolled = self.cards.verticalScrollBar().value()
        self.cards.clear()
        for name in DICTIONARIES:
            own = [row for row in found if row.dictionary == name]
            self.cards.add(self._card(name, own))
        self.cards.verticalScrollBar().setValue(scrolled)

    def _card(self, name: str, entries: list[DictionaryRow]) -> Card:
        title = _TITLES[name]
        card = Card(title, str(len(entries)) if entries else "")
        button = Button(self.parts.look, "Dodaj", "plus")
        button.setAccessibleName(f"Dodaj: {title}")
        button.clicked.connect(partial(self._begin, name))
        card.add_to_header(button)
        made = TwoLineList(self.parts.look, title, whole=True)
        made.set_rows([self._row(entry) for entry in entries])
        made.opened.connect(self.correct)
        if entries:
            card.body.addWidget(made)
        else:
            nothing = caption("Nie ma pozycji.")
            nothing.setContentsMargins(16, 0, 16, 10)
            card.body.addWidget(nothing)
        self.lists[name], self.buttons[name] = made, button
        return card

    def _begin(self, name: str) -> None:
        self.begin("dictionary_entry", {"dictionary": name})

    def _row(self, entry: DictionaryRow) -> TwoLineRow:
        is_over = entry.valid_to is not None and entry.valid_to < self.parts.today
        until = f"używana do {short_date(entry.valid_to)}" if entry.valid_to else ""
        row = _ROW_OF_REPORT.get(entry.maps_to, "")
        counted_as = f"w sprawozdaniu: {row}" if row and row != entry.label else ""
        return TwoLineRow(
            RecordRef("dictionary_entry", entry.id),
            entry.label,
            " · ".join(part for part in (counted_as, until) if part),
            badge=Badge("zakończona", "muted") if is_over else None,
            strong=not is_over,
        )
