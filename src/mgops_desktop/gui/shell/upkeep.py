"""What the open window does for the data by itself: backups, emptying logs, a look for damage."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from mgops_desktop.domain.clock import as_local, local_day
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.upkeep import (
    BackupState,
    back_up_if_due,
    backup_state,
    recheck_one_backup,
    words_of_room,
)
from mgops_desktop.storage.vault.register import Backup

_MINUTE_MS = 60_000
_AFTER_COMMIT_MS, _AFTER_DELETE_MS = 30_000, 5_000
_FIRST_LOOK_MS = 3_000
"""By then the first pages are painted; looking through the files takes its time."""
_OLD_DAYS, _TOO_OLD_DAYS = 7, 14
_DAMAGED = (
    "Sprawdzenie plików danych wykazało uszkodzenie ({what}). Niczego nie zmieniono ani nie usunięto. "
    "Zamknij program i odtwórz ostatnią sprawdzoną kopię do nowego folderu."
)


class Upkeep(QObject):
    """Works in the background while a folder is open. `backed_up` tells the state of the backup in
    words and tone, `trouble` what must not be overlooked, `warned` what should be seen to soon,
    `day_changed` that it is past midnight.
    """

    backed_up = Signal(str, str)
    trouble = Signal(str)
    warned = Signal(str)
    day_changed = Signal()

    def __init__(
        self, parent: QObject, opened: OpenData, data: Data, tasks: Tasks, memory: WindowMemory
    ) -> None:
        super().__init__(parent)
        self._memory = memory
        self._opened = opened
        self._tasks = tasks
        self._day = opened.database.clock.today()
        self._said_of_room = ""
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._first_look = QTimer(self)
        self._first_look.setSingleShot(True)
        self._first_look.setInterval(_FIRST_LOOK_MS)
        self._checkpoint = QTimer(self)
        self._checkpoint.setSingleShot(True)

        self._minute.timeout.connect(self.look_round)
        self._first_look.timeout.connect(self._look_for_damage)
        self._checkpoint.timeout.connect(self._empty_logs)
        data.saved.connect(self._note_commit)
        data.deleted.connect(self._note_deletion)

    def begin(self) -> None:
        """Look for damage, tell how old the backup is, and look round every minute from now on."""
        self._minute.start()
        self._first_look.start()
        self.tell_backup()
        self._tell_room()

    def tell_backup(self) -> None:
        """Tell anew how old the backup is."""
        self._tell_backup(backup_state(self._opened))

    def end(self) -> None:
        """Do nothing more; called before the files are shut."""
        self._minute.stop()
        self._first_look.stop()
        self._checkpoint.stop()

    def look_round(self) -> None:
        """Once a minute: a backup that is due, and a new day."""
        today: date = self._opened.database.clock.today()
        if today != self._day:
            self._day = today
            self.day_changed.emit()
        self._tell_room()
        self._tasks.run(self._back_up, self._tell_troubles, self._tell_failure)
        self._tasks.run(self._recheck, self._tell_backup)

    def _look_for_damage(self) -> None:
        self._tasks.run(self._opened.database.damage, self._tell_damage)
        self._tasks.run(self._opened.database.broken_journals, self._tell_troubles)

    def _back_up(self) -> tuple[str, ...]:
        rhythm = timedelta(minutes=self._memory.backup_minutes)
        backup = back_up_if_due(self._opened, rhythm)
        return backup.warnings if backup else ()

    def _recheck(self) -> BackupState:
        recheck_one_backup(self._opened)
        return backup_state(self._opened)

    def _note_commit(self) -> None:
        if not self._checkpoint.isActive():
            self._checkpoint.start(_AFTER_COMMIT_MS)

    def _note_deletion(self) -> None:
        self._checkpoint.start(_AFTER_DELETE_MS)

    def _empty_logs(self) -> None:
        self._tasks.run(self._opened.database.empty_logs, self._after_emptying)

    def _after_emptying(self, emptied: bool) -> None:
        if not emptied:
            self._note_commit()

    def _tell_damage(self, found: list[str]) -> None:
        if found:
            self.trouble.emit(_DAMAGED.format(what=found[0]))

    def _tell_troubles(self, found: tuple[str, ...]) -> None:
        for text in found:
            self.trouble.emit(text)

    def _tell_room(self) -> None:
        text = words_of_room(self._opened)
        if text != self._said_of_room:
            self._said_of_room = text
            if text:
                self.warned.emit(text)

    def _tell_failure(self, error: UserError) -> None:
        self.trouble.emit(error.message)

    def _tell_backup(self, state: BackupState) -> None:
        words, tone = backup_words(state, local_day(self._opened.database.clock.now()))
        self.backed_up.emit(words, tone)


def backup_words(state: BackupState, today: date) -> tuple[str, str]:
    """Say how old the newest backup is and whether all of it was checked; the tone tells how bad that is."""
    if state.newest is None:
        words, tone = "Nie ma jeszcze sprawdzonej kopii", "warn"
    else:
        made = as_local(state.newest.made_at)
        days = (today - made.date()).days
        when = {0: "dziś", 1: "wczoraj"}.get(days, short_date(made.date()))
        tone = _tone(today, state.newest)
        words = f"Kopia sprawdzona {when} o {made:%H:%M}"
        if state.newest.unchecked:
            words = f"Kopia {when} o {made:%H:%M}, „Niebieskie Karty” tylko skopiowane"
            tone = _tone(today, state.verified) if state.verified else "warn"
    if state.damaged:
        day = short_date(as_local(state.damaged[0].made_at).date())
        return f"{words} · uszkodzona kopia z {day}", "danger"
    return words, tone


def _tone(today: date, backup: Backup) -> str:
    days = (today - as_local(backup.made_at).date()).days
    return "danger" if days >= _TOO_OLD_DAYS else "warn" if days >= _OLD_DAYS else "muted"
