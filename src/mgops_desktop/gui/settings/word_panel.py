"""The centre's own Word templates: one file for each document, tried before it is kept."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.text import safe_file_name
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.asking_files import ask_file, ask_open
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.card_papers.kinds import CardPaperKind
from mgops_desktop.operations.documents.own_word import (
    ENDING,
    LARGEST,
    WordTemplateRow,
    drop_word_template,
    keep_word_template,
    starting_template,
    word_templates,
)
from mgops_desktop.operations.writing_out import write_file

_TITLE = "Wzory Word"
_NOTE = "własny układ plików Word"
_WHOLE = "Dokumenty"
_KIND = "Dokument Word"
_FAMILIES, _PROCEDURES = "Dokumenty rodzin i ośrodka", "Dokumenty procedur „Niebieskie Karty”"
_HOW = (
    "Zapisz wzór na początek: to treść programu z polami w klamrach, np. {{ family_name }}. Zmień go w Wordzie, "
    "a potem wczytaj. Program wypróbuje go na wymyślonych danych i powie, co jest nie tak. Wydruk i PDF zostają w "
    "układzie programu."
)
_UNREADABLE = "Nie można odczytać tego pliku. Zamknij go w Wordzie i spróbuj jeszcze raz."


class WordPanel(Panel):
    """Lists the documents; the chosen one gets a file, or goes back to the program's layout."""

    kinds = frozenset({"word_template"})

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self.start = Button(look, "Zapisz wzór na początek", "download")
        self.drop = Button(look, "Wycofaj wzór", "undo-2")
        self.load = Button(look, "Wczytaj wzór", "file-input", primary=True)
        super().__init__(parts, _TITLE, _NOTE, [self.start, self.drop, self.load])
        self._rows: dict[str, WordTemplateRow] = {}
        self._key = ""
        style = RowStyle(chevrons=False, wraps=True)
        self.list = TwoLineList(look, _WHOLE, style, selects=True, whole=True)
        self.setFocusProxy(self.list)
        self._lay_out()

        self.list.chosen.connect(self._choose)
        self.start.clicked.connect(self._save_start)
        self.load.clicked.connect(self._load)
        self.drop.clicked.connect(partial(self._change, drop_word_template, "wycofano"))

    def refresh(self) -> None:
        found = self.parts.data.read(word_templates)
        self._rows = {one.kind.key: one for one in found}
        self.list.set_rows(_rows(found))
        self._key = self._key or found[0].kind.key
        self.list.choose(self._key)
        self._allow()

    def _choose(self, key: object) -> None:
        self._key = str(key)
        self._allow()

    def _allow(self) -> None:
        self.drop.setEnabled(self._rows[self._key].id is not None)

    def _save_start(self) -> None:
        kind = self._rows[self._key].kind
        memory = self.parts.memory
        path = ask_file(self, memory.folder / safe_file_name(f"wzór_{kind.key}", ENDING), _KIND)
        if path is None:
            return
        memory.keep_folder(path.parent)
        try:
            write_file(path, starting_template(kind.key))
        except UserError as error:
            self.notices.show_notice(error.message, "danger")
            return
        self.notices.show_notice(f"Zapisano {path.name}. Zmień go w Wordzie i wczytaj.", "ok")

    def _load(self) -> None:
        path = ask_open(self, self.parts.memory.folder, _KIND, (ENDING,))
        if path is None:
            return
        self.parts.memory.keep_folder(path.parent)
        try:
            content = _content(path)
        except OSError:
            self.notices.show_notice(_UNREADABLE, "danger")
            return
        self._change(keep_word_template, "wczytano", path.name, content)

    def _change(self, operation: object, done: str, *args: object) -> None:
        """Keep or withdraw the template of the chosen document; what is wrong is told sentence by sentence."""
        title = self._rows[self._key].kind.label
        try:
            self.parts.data.change(operation, self._key, *args)  # type: ignore[arg-type]
        except UserError as error:
            lines = [error.message, *(problem.message for problem in error.problems)]
            self.notices.show_notice(" ".join(lines), "danger")
        else:
            self.notices.show_notice(f"„{title}”: wzór Word {done}.", "ok")
        self.refresh()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        about = Card()
        about.add_text(label(_HOW, "second", "muted", wraps=True))
        self.cards.add(about)
        card = Card(_WHOLE)
        card.body.addWidget(self.list)
        self.cards.add(card)


def _content(path: Path) -> bytes:
    """No more of a file than shows that it is too large."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _rows(found: Sequence[WordTemplateRow]) -> list[ListRow]:
    """Documents of families first, then the papers of procedures."""
    rows: list[ListRow] = []
    for title, is_card in ((_FAMILIES, False), (_PROCEDURES, True)):
        own = [one for one in found if isinstance(one.kind, CardPaperKind) is is_card]
        rows += [SectionRow(title, len(own)), *(_row(one) for one in own)]
    return rows


def _row(one: WordTemplateRow) -> TwoLineRow:
    has_own = one.id is not None
    note = f"dla: {one.kind.whom}"
    if one.since is not None:
        note = f"{one.name}, wczytano {short_date(one.since)}"
    return TwoLineRow(
        one.kind.key,
        one.kind.label,
        note,
        icon="file-text",
        icon_tone="accent" if has_own else "muted",
        badge=Badge("wzór ośrodka", "ok") if has_own else None,
        strong=has_own,
    )
