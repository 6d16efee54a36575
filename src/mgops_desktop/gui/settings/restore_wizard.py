"""Restoring a backup to a new folder: which one, what is in it, where to, and the way into it."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import Problem, UserError, WrongPassword
from mgops_desktop.gui.asked_form import DIFFERENT, REPEATED, FieldsForm, field_kit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.pick_path import pick_backup, pick_folder
from mgops_desktop.gui.settings.backup_words import contents_in_words
from mgops_desktop.gui.settings.restore_fields import (
    CODE,
    FOREIGN,
    FOREIGN_WORDS,
    WAY,
    restore_fields,
)
from mgops_desktop.gui.tasks import Report, Task
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.notice_bar import NoticeBar
from mgops_desktop.gui.widgets.page_header import PageHeader
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn
from mgops_desktop.gui.widgets.states import BusyState
from mgops_desktop.operations.data_folder import way_in
from mgops_desktop.operations.restoring import NewPassword, restore_data, restore_with_code
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.restore import Description, Restored, describe

_NOTE = "do nowego, pustego folderu; obecne dane zostają nietknięte"
_NO_BACKUP = "Wybierz plik kopii."
_FOREIGN = (
    "To kopia innego folderu danych niż otwarty, na przykład innego ośrodka. Otwartych danych nie zmieni; odtworzone "
    "staną obok nich jako osobne."
)
_SAY_FOREIGN = f"Wpisz „{FOREIGN_WORDS}”, jeżeli właśnie tę kopię chcesz odtworzyć."
_HOW_TO_OPEN = (
    "Przycisk zamyka otwarte dane i pyta o hasło z dnia kopii. Gdy odtworzone dane się zgadzają, pracuj dalej w tym "
    "folderze; stary zachowaj, dopóki nie masz pewności."
)
_LATER = "Po następnym uruchomieniu programu wybierz ten folder przyciskiem „Otwórz inny folder” pod hasłem."
Values = Mapping[str, Value]


class RestoreWizard(QWidget):
    """First what is in the chosen backup and where it goes, then the work, then the way into the new folder."""

    left = Signal()

    def __init__(self, parts: Parts, folder: DataFolder, backup: Path | None) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._folder = folder
        self._own_id = KeyStore(folder).read().vault_id
        self._is_foreign = False
        self._backup: Path | None = None
        self._task: Task | None = None
        self._target: Path | None = None
        self.back = Button(look, "Wróć", "chevron-left")
        self.other = Button(look, "Wybierz inny plik…", "folder")
        self.go = Button(look, "Odtwórz", "rotate-ccw", primary=True)
        self.header = PageHeader("", [self.back, self.other, self.go])
        self.notices = NoticeBar(look)
        self.about = Card("Co jest w tej kopii")
        self.pick = Button(look, "Wskaż folder…", "folder")
        self.steps = QStackedWidget()
        self.sheet = ScrollColumn("Odtwarzanie kopii")
        self.busy = BusyState(look)
        self.end = ScrollColumn("Odtworzono")
        self.open = Button(look, "Otwórz odtworzony folder", "folder", primary=True)
        self.form = FieldsForm(field_kit(parts), restore_fields([]))
        self.form_card = Card("Dokąd i czyim hasłem")
        self.header.show_title("Odtwarzanie kopii", _NOTE)
        self._lay_out()
        self.setFocusProxy(self.other)

        self.back.clicked.connect(self.leave)
        self.other.clicked.connect(self._pick_backup)
        self.pick.clicked.connect(self._pick_folder)
        self.go.clicked.connect(self._restore)
        self.busy.cancel_asked.connect(self._cancel)
        self.open.clicked.connect(self._open)
        self._show_backup(backup)

    def leave(self) -> None:
        """Esc: back to the list; work that goes on is left only by stopping it."""
        if self._task is None:
            self.left.emit()

    def _pick_backup(self) -> None:
        start = self._parts.memory.backup_place or self._folder.backups
        chosen = pick_backup(self, start)
        if chosen is not None:
            self._show_backup(chosen)

    def _show_backup(self, backup: Path | None) -> None:
        self._backup = None
        self.form_card.hide()
        self.about.hide()
        self.go.setEnabled(False)
        if backup is None:
            self.notices.show_notice(_NO_BACKUP)
            return
        try:
            described = describe(backup)
        except UserError as error:
            self.notices.show_notice(f"{backup.name}: {error.message}", "danger", lasting=True)
            return
        self._backup = backup
        self._is_foreign = described.key_file.vault_id != self._own_id
        self.notices.clear()
        if self._is_foreign:
            self.notices.show_notice(_FOREIGN, "warn", lasting=True)
        self._show_contents(backup, described)
        self._ask(described)
        self.go.setEnabled(True)

    def _show_contents(self, backup: Path, described: Description) -> None:
        for old in self.about.findChildren(QWidget, "fact"):
            old.hide()
            old.deleteLater()
        for line in (backup.name, *contents_in_words(described, self._parts.clock.now())):
            made = label(line, "caption" if line == backup.name else "body", wraps=True)
            made.setObjectName("fact")
            self.about.add_text(made)
        self.about.show()

    def _ask(self, described: Description) -> None:
        self.form_card.body.removeWidget(self.form)
        self.form.hide()
        self.form.deleteLater()
        asked = restore_fields(described.key_file.accounts, is_foreign=self._is_foreign)
        self.form = FieldsForm(field_kit(self._parts), asked)
        self.form.wrapper("folder").field.set_value(str(self._proposed()))
        self.form.wrapper(WAY).field.edited.connect(self._show_way)
        self.form.save_asked.connect(self._restore)
        self.form_card.body.insertWidget(0, self.form)
        self._show_way()
        self.form_card.show()

    def _proposed(self) -> Path:
        """A place beside the data that is free."""
        base = self._folder.path.with_name(f"{self._folder.path.name}-odtworzone")
        tries = (base.with_name(f"{base.name}-{number}") for number in range(2, 100))
        return base if not base.exists() else next(one for one in tries if not one.exists())

    def _show_way(self) -> None:
        by_code = self.form.values()[WAY] == CODE
        self.form.show_field("old", shown=not by_code)
        for name in ("code", "password", REPEATED):
            self.form.show_field(name, shown=by_code)

    def _pick_folder(self) -> None:
        chosen = pick_folder(self, "Pusty folder na odtworzone dane", self._folder.path.parent)
        if chosen is not None:
            self.form.wrapper("folder").field.set_value(str(chosen))

    def _restore(self) -> None:
        if self._backup is None or self._task is not None:
            return
        values: Values = self.form.values()
        problems = self.form.unreadable()
        by_code = values[WAY] == CODE
        if not problems and by_code and values["password"] != values[REPEATED]:
            problems = [Problem(DIFFERENT, field=REPEATED)]
        if not problems and self._is_foreign and not _knows_foreign(values):
            problems = [Problem(_SAY_FOREIGN, field=FOREIGN)]
        target = Path(str(values["folder"] or "")).expanduser()
        if not problems and not target.is_absolute():
            problems = [Problem("Wpisz całą ścieżkę folderu albo go wskaż.", field="folder")]
        self.form.show_problems(problems)
        if not problems:
            self._begin(self._backup, target, values)

    def _begin(self, backup: Path, target: Path, values: Values) -> None:
        self._target = target
        self.notices.clear()
        self.busy.begin("Odtwarzam i sprawdzam…")
        self.steps.setCurrentWidget(self.busy)
        self._allow(is_allowed=False)
        self.busy.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        act = partial(_restored, self._parts, backup, target, values)
        self._task = self._parts.tasks.run_reporting(
            act, self._show_end, self._show_progress, self._refuse
        )
        self._task.stopped.connect(self._show_stopped)
        self._task.broken.connect(self._show_form)

    def _show_progress(self, done: int, total: int, _text: str) -> None:
        words = f"Odtwarzam i sprawdzam: część {done + 1} z {total}"
        self.busy.show_progress(done, total, words)

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _show_stopped(self) -> None:
        self._show_form()
        self.notices.show_notice("Przerwano. W nowym folderze nic nie zostało.", "accent")

    def _refuse(self, error: UserError) -> None:
        self._show_form()
        by_code = self.form.values()[WAY] == CODE
        secret = "code" if by_code else "old"
        field = secret if isinstance(error, WrongPassword) else None
        self.form.show_problems([Problem(error.message, field=field)])
        if field is None:
            self.notices.show_notice(error.message, "danger")

    def _show_form(self) -> None:
        self._task = None
        self._allow(is_allowed=True)
        self.steps.setCurrentWidget(self.sheet)
        self.form.go_to("folder")

    def _show_end(self, restored: Restored) -> None:
        self._task = None
        assert self._target is not None
        card = Card("Odtworzono do nowego folderu")
        lines = [str(self._target), _HOW_TO_OPEN, _LATER]
        if restored.unchecked:
            lines.append(
                "Procedury „Niebieskie Karty” sprawdzi dopiero konto, które ma do nich klucz."
            )
        for line in lines:
            card.add_text(
                label(line, "strong" if line == str(self._target) else "body", wraps=True)
            )
        holder = QHBoxLayout()
        holder.setContentsMargins(16, 0, 16, 12)
        holder.addWidget(self.open)
        holder.addStretch(1)
        card.body.addLayout(holder)
        self.end.add(card)
        self.back.setEnabled(True)
        self.other.hide()
        self.go.hide()
        self.steps.setCurrentWidget(self.end)
        self.open.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        """The shell shuts this folder, so nothing may be done here afterwards."""
        if self._parts.custody is not None and self._target is not None:
            self._parts.custody.folder_asked.emit(self._target)

    def _allow(self, *, is_allowed: bool) -> None:
        for button in (self.back, self.other, self.go):
            button.setEnabled(is_allowed)

    def _lay_out(self) -> None:
        self.form_card.body.setContentsMargins(16, 0, 16, 14)
        self.form_card.body.setSpacing(10)
        self.form_card.body.addWidget(self.form)
        self.form_card.add_to_header(self.pick)
        for card in (self.about, self.form_card):
            self.sheet.add(card)
        for step in (self.sheet, self.busy, self.end):
            self.steps.addWidget(step)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.header)
        column.addWidget(self.notices)
        column.addWidget(self.steps, 1)


def _knows_foreign(values: Values) -> bool:
    return str(values[FOREIGN] or "").strip().casefold() == FOREIGN_WORDS


def _restored(parts: Parts, backup: Path, target: Path, values: Values, report: Report) -> Restored:
    """Restore in the background; each file is a step at which it can be stopped."""
    progress: Callable[[int, int], None] = report
    login = str(values["login"] or "") or None
    if values[WAY] == CODE:
        new = NewPassword(str(values["code"]), str(values["password"]), login)
        return restore_with_code(backup, target, new, parts.clock, progress)
    return restore_data(backup, target, way_in(str(values["old"]), login), parts.clock, progress)
