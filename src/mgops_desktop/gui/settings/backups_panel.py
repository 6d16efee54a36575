"""Backups: which there are and what is known of them; made, checked again, copied elsewhere, restored."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import counted
from mgops_desktop.gui.asked_form import Asked, FieldsForm, field_kit, one_of
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.pick_path import pick_folder
from mgops_desktop.gui.settings.backup_words import backup_row
from mgops_desktop.gui.settings.panel import Panel
from mgops_desktop.gui.settings.restore_wizard import RestoreWizard
from mgops_desktop.gui.widgets.button import Button, LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.window_memory import BACKUP_MINUTES
from mgops_desktop.operations.backup_place import check_place
from mgops_desktop.operations.backups import backups_of, check_again
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.vault.register import Backup
from mgops_desktop.storage.vault.retention import State

_NOTE = "każda jest otwierana i porównywana"
_NONE = "Nie ma jeszcze kopii. Zrób pierwszą."
_RHYTHM_HELP = "Po każdej zmianie, najwyżej tak często; i zawsze przy zamknięciu programu."
_NO_PLACE = (
    "Kopie są tylko na tym dysku. Gdy się zepsuje albo zginie laptop, przepadną razem z danymi. Wybierz drugie "
    "miejsce: nośnik USB, inny dysk albo folder sieciowy. Program będzie tam sam dopisywał kopie."
)
_PRACTICE = "Dane ćwiczeniowe nie są kopiowane w drugie miejsce same."
_WHOLE = "Załączniki leżą obok kopii, w plikach zalaczniki-….paczka. Przenoś zawsze cały folder."


class BackupsPanel(Panel):
    """The list begins with the newest, which is chosen; what takes long is done in the background."""

    kinds = frozenset()

    def __init__(self, parts: Parts) -> None:
        look = parts.look
        self.restore = Button(look, "Odtwórz…", "rotate-ccw")
        self.copy = Button(look, "Drugie miejsce…", "folder")
        self.make = Button(look, "Zrób kopię teraz", "check", primary=True)
        super().__init__(parts, "Kopie", _NOTE, [self.restore, self.copy, self.make])
        self._backups: dict[Path, Backup] = {}
        self.list = TwoLineList(look, "Kopie", RowStyle(chevrons=False), selects=True, whole=True)
        self.empty = label(_NONE, "body", "muted", wraps=True)
        self.again = Button(look, "Sprawdź jeszcze raz", "refresh-cw")
        self.place = label("", wraps=True)
        self.forget = LinkButton("Nie używaj tego miejsca")
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
        self.forget.clicked.connect(self._forget_place)
        self.custody.reported.connect(self._show_place)
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
        self._show_place()

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
        place = pick_folder(self, "Drugie miejsce na kopie", start)
        if place is not None:
            act = partial(self.custody.do, _try_place, place)
            self._run("Sprawdzam drugie miejsce, kopiuję i sprawdzam kopię…", act, place)

    def _forget_place(self) -> None:
        self.parts.memory.keep_backup_place(None)
        self.notices.show_notice("Drugie miejsce nie jest już używane. Kopie tam zostały.", "ok")
        self._show_place()

    def _show_place(self) -> None:
        place = self.parts.memory.backup_place
        report = self.custody.report
        self.forget.setVisible(place is not None)
        if place is None:
            self.place.setText(_NO_PLACE)
            return
        known = report.second if report is not None and report.second_place == place else ""
        words = _PRACTICE if self.parts.practice else known
        self.place.setText(f"Drugie miejsce na kopie: {place}. {words}".strip())

    def _check(self) -> None:
        if self.chosen is not None:
            self._run("Sprawdzam kopię…", partial(self.custody.do, check_again, self.chosen))

    def _run(self, words: str, act: "partial[Backup]", place: Path | None = None) -> None:
        self._allow(is_allowed=False)
        self.notices.show_notice(words, "accent", lasting=True)
        task = self.parts.tasks.run(act, partial(self._tell, place), self._refuse)
        task.broken.connect(self._end)

    def _tell(self, place: Path | None, backup: Backup) -> None:
        if place is not None and not self.parts.practice:
            self.parts.memory.keep_backup_place(place)
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
        line.addWidget(self.forget)
        rhythm.body.addWidget(holder)
        for card in (rhythm, listed):
            self.cards.add(card)


def _try_place(data: OpenData, place: Path) -> Backup:
    """Look whether the place will do and make the first backup there. Raises FolderRefused, BackupFailed."""
    warning = check_place(place, data.folder.path)
    backup = data.back_up(place)
    return replace(backup, warnings=(*backup.warnings, warning)) if warning else backup


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
