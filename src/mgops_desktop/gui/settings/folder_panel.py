"""What is stored where: the folder of the data, its size, the room that is left, the version of the program."""

from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.sizes import size_in_words
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.operations.backups import FolderRoom, folder_room

_WHAT = (
    "Wszystkie dane są w tym jednym folderze, zaszyfrowane: rejestry i teksty (centre.db), „Niebieskie Karty” "
    "z ich plikami (blue_card.db), pozostałe załączniki (attachments.db). Program nie wysyła niczego przez sieć."
)
_KEYS = "Klucze (klucze.json) otwiera hasło albo kod z karty odzyskiwania. Bez nich danych nie otworzy nikt."


class FolderPanel(Panel):
    """Reads the facts of the folder when it is shown."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        self.copy = Button(parts.look, "Kopiuj ścieżkę")
        super().__init__(parts, "Gdzie są dane", "folder, miejsce na dysku, wersja", [self.copy])
        self._facts: FolderRoom | None = None
        self.copy.clicked.connect(self._copy)
        self.setFocusProxy(self.copy)

    def refresh(self) -> None:
        facts = self._facts = self.custody.ask(folder_room)
        self.cards.clear()
        where = Card("Folder danych")
        where.add_text(label(str(facts.path), "strong", wraps=True))
        for line in (
            f"Dane zajmują {size_in_words(facts.data)}, kopie w podfolderze kopie {size_in_words(facts.backups)}.",
            f"Wolne miejsce na tym dysku: {size_in_words(facts.free)}.",
            f"Wersja programu: {facts.version}.",
        ):
            where.add_text(label(line, wraps=True))
        what = Card("Co jest w folderze")
        for line in (_WHAT, _KEYS):
            what.add_text(label(line, wraps=True))
        for card in (where, what):
            self.cards.add(card)

    def _copy(self) -> None:
        if self._facts is not None:
            self.parts.clipboard.copy(str(self._facts.path))
            self.notices.show_notice("Skopiowano ścieżkę na minutę.", "ok")
