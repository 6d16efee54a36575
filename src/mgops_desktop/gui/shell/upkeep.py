"""What the open window does for the data by itself: backups, emptying logs, a look for damage."""

from datetime import date, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.backup_report import BackupReport, backup_words, second_words
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.shell.second_place import SecondPlace
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

_MINUTE_MS = 60_000
_AFTER_COMMIT_MS, _AFTER_DELETE_MS = 30_000, 5_000
_FIRST_LOOK_MS = 3_000
"""By then the first pages are painted; looking through the files takes its time."""
_DAMAGED = (
    "Sprawdzenie plików danych wykazało uszkodzenie ({what}). Niczego nie zmieniono ani nie usunięto. "
    "Zamknij program i odtwórz ostatnią sprawdzoną kopię do nowego folderu."
)


class Upkeep(QObject):
    """Works in the background while a folder is open. `reported` gives a BackupReport, `trouble` what must not be
    overlooked, `warned` what should be seen to soon, `day_changed` that it is past midnight.
    """

    reported = Signal(object)
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
        self._state = BackupState(None, None)
        self.second = SecondPlace(self, opened, tasks, memory)
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
        self.second.told.connect(self._tell)
        self.second.trouble.connect(self.trouble)
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

    def note_backup(self) -> None:
        """Somebody made a backup or had one checked: tell it, and let the second place have it too."""
        self.tell_backup()
        self.second.look_after()

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
        self.second.look_after()

    def _look_for_damage(self) -> None:
        self._tasks.run(self._opened.database.damage, self._tell_damage)
        self._tasks.run(self._opened.database.broken_journals, self._tell_troubles)
        self.second.look_after()

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
        self._state = state
        self._tell()

    def _tell(self) -> None:
        today = local_day(self._opened.database.clock.now())
        known = self.second.known
        second = second_words(known, today) if self.second.is_used else ("", "muted")
        self.reported.emit(
            BackupReport(
                *backup_words(self._state, today),
                *second,
                place=self._opened.folder.backups,
                second_place=known.path if known else None,
            )
        )
