"""Backups: which there are and what is known of them; made, checked again, copied elsewhere, restored."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.pick_path import pick_folder
from mgops_desktop.gui.settings.asked_form import Asked, FieldsForm, field_kit, one_of
from mgops_desktop.gui.settings.backup_words import backup_row
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.settings.restore_wizard import RestoreWizard
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.window_memory import BACKUP_MINUTES
from mgops_desktop.operations.backups import backups_of, check_again
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.vault.register import Backup
from mgops_desktop.storage.vault.retention import State

_NOTE = "każda jest otwierana i porównywana"
_NONE = "Nie ma jeszcze kopii. Zrób pierwszą."
_RHYTHM_HELP = "Po każdej zmianie, najwyżej tak często; i zawsze przy zamknięciu programu."
_NO_PLACE = "Kopie są tylko na tym dysku. Trzymaj jedną też gdzie indziej, np. na nośniku w sejfie."
_WHOLE = "Załączniki leżą obok kopii, w plikach zalaczniki-….paczka. Przenoś zawsze cały folder."


class BackupsPanel(Panel):
    """The list begins with the newest, which is chosen; what takes long is done in the background."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self.restore = Button(look, "Odtwórz…", "rotate-ccw")
        self.copy = Button(look, "Kopiuj w inne miejsce…", "folder")
        self.make = Button(look, "Zrób kopię teraz", "check", primary=True)
        super().__init__(parts, "Kopie", _NOTE, [self.restore, self.copy, self.make])
        self._backups: dict[Path, Backup] = {}
        self.list = TwoLineList(look, "Kopie", RowStyle(chevrons=False), selects=True, whole=True)
        self.empty = label(_NONE, "body", "muted", wraps=True)
        self.again = Button(look, "Sprawdź jeszcze raz", "refresh-cw")
        self.place = label("", wraps=True)
        minutes = [Choice(str(one), f"co {_every(one)}") for one in BACKUP_MINUTES]
        self.rhythm = FieldsForm(
            field_kit(parts),
            [
                Asked(
                    "rhythm",
                    "Samoczynne kopie",
                    one_of(minutes),
                    False,
                    _RHYTHM_HELP,
                    wide=True,
                    value=str(parts.memory.backup_minutes),
                )
            ],
        )
        self._lay_out_cards()
        self.setFocusProxy(self.list)

        self.make.clicked.connect(self._make)
        self.copy.clicked.connect(self._copy)
        self.again.clicked.connect(self._check)
        self.restore.clicked.connect(self._begin_restore)
        self.rhythm.edited.connect(self._keep_rhythm)
        parts.data.saved.connect(self._read_if_shown)

    def refresh(self) -> None:
        found = self.custody.ask(backups_of)
        self._backups = {one.path: one for one in found}
        self.list.set_rows([backup_row(one) for one in found])
        if self.list.current_key() is None and found:
            self.list.choose(found[0].path)
        self.list.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.again.setEnabled(bool(found) and self.make.isEnabled())
        place = self.parts.memory.backup_place
        self.place.setText(f"Inne miejsce na kopie: {place}" if place else _NO_PLACE)

    def back(self) -> bool:
        shown = self.in_place
        if isinstance(shown, RestoreWizard):
            shown.leave()
        return shown is not None

    @property
    def chosen(self) -> Backup | None:
        """The backup that is marked in the list."""
        key = self.list.current_key()
        return self._backups.get(key) if isinstance(key, Path) else None

    def _make(self) -> None:
        self._run("Robię kopię i sprawdzam ją…", partial(self.custody.do, OpenData.back_up))

    def _copy(self) -> None:
        start = self.parts.memory.backup_place or self.parts.memory.folder
        place = pick_folder(self, "Inne miejsce na kopie", start)
        if place is not None:
            self.parts.memory.keep_backup_place(place)
            act = partial(self.custody.do, OpenData.back_up, place)
            self._run("Kopiuję w inne miejsce i sprawdzam…", act)

    def _check(self) -> None:
        if self.chosen is not None:
            self._run("Sprawdzam kopię…", partial(self.custody.do, check_again, self.chosen))

    def _run(self, words: str, act: "partial[Backup]") -> None:
        self._allow(is_allowed=False)
        self.notices.show_notice(words, "accent", lasting=True)
        task = self.parts.tasks.run(act, self._tell, self._refuse)
        task.broken.connect(self._end)

    def _tell(self, backup: Backup) -> None:
        self._end()
        words, tone = _outcome(backup)
        if backup.path not in self._backups:
            words = f"{words} Leży w folderze {backup.path.parent}."
        else:
            self.list.choose(backup.path)
        if backup.packs:
            words = f"{words} {_WHOLE}"
        self.notices.show_notice(" ".join((words, *backup.warnings)), tone)
        self.custody.backed_up.emit()

    def _refuse(self, error: UserError) -> None:
        self._end()
        self.notices.show_notice(error.message, "danger")

    def _end(self) -> None:
        self._allow(is_allowed=True)
        self.notices.clear()
        self.refresh()

    def _allow(self, *, is_allowed: bool) -> None:
        for button in (self.make, self.copy, self.again, self.restore):
            button.setEnabled(is_allowed)

    def _begin_restore(self) -> None:
        folder = self.custody.ask(lambda data: data.folder)
        wizard = RestoreWizard(self.parts, folder, self.chosen.path if self.chosen else None)
        wizard.left.connect(self.show_cards)
        self.show_in_place(wizard)

    def _keep_rhythm(self) -> None:
        chosen = self.rhythm.wrapper("rhythm").field.value()
        self.parts.memory.keep_backup_minutes(int(str(chosen)))

    def _read_if_shown(self) -> None:
        if self.isVisible() and self.make.isEnabled():
            self.refresh()

    def _lay_out_cards(self) -> None:
        listed = Card("Kopie w folderze danych")
        listed.add_to_header(self.again)
        self.empty.setContentsMargins(16, 8, 16, 14)
        listed.body.addWidget(self.list)
        listed.body.addWidget(self.empty)
        rhythm = Card()
        rhythm.body.setContentsMargins(16, 14, 16, 8)
        rhythm.body.addWidget(self.rhythm)
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 10, 0, 6)
        line.addWidget(self.place, 1)
        rhythm.body.addWidget(holder)
        for card in (rhythm, listed):
            self.cards.add(card)


def _outcome(backup: Backup) -> tuple[str, str]:
    if backup.state is State.VERIFIED:
        return "Kopia sprawdzona: otwiera się i zgadza z danymi.", "ok"
    if backup.state is State.COPIED:
        return (
            "Kopia sprawdzona częściowo: to konto nie ma klucza do procedur „Niebieskie Karty”.",
            "warn",
        )
    if backup.state is State.DAMAGED:
        return "Kopia jest uszkodzona. Nie usuwaj jej; zrób nową i odtwarzaj z innej.", "danger"
    return "Kopii nie można sprawdzić obecnymi kluczami; plik jest cały.", "warn"


def _every(minutes: int) -> str:
    return {60: "godzinę", 120: "2 godziny"}.get(minutes, counted(minutes, "minuta"))
