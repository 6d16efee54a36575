"""The second place for backups while the window is open: looked after in the background."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from mgops_desktop.gui.backup_report import SecondKnown
from mgops_desktop.gui.tasks import Report, Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.second_place import SecondState, bring_up_to_date


class SecondPlace(QObject):
    """`told` says that something else is known of the place, `trouble` why a copy failed, once for each reason."""

    told = Signal()
    trouble = Signal(str)

    def __init__(
        self, parent: QObject, opened: OpenData, tasks: Tasks, memory: WindowMemory
    ) -> None:
        super().__init__(parent)
        self._folder = opened.folder
        self._vault = opened.unlocked.vault_id
        # invented data are not worth a second copy, and must not stand between real ones
        self.is_used = not opened.database.practice
        self._now: Callable[[], datetime] = opened.database.clock.now
        self._tasks = tasks
        self._memory = memory
        self._place: Path | None = None
        self._state: SecondState | None = None
        self._said = ""
        self._is_looking = False
        memory.changed.connect(self._note_choice)
        self._take_choice()

    @property
    def known(self) -> SecondKnown | None:
        """What is known of the place, None where none was chosen."""
        place = self._place
        if place is None:
            return None
        reached = self._memory.second_reached(self._vault) or self._now()
        if self._state is None:
            return SecondKnown(place, reached)
        state = self._state
        return SecondKnown(place, reached, state.is_there, state.problem, state.has_copy)

    def look_after(self) -> None:
        """Bring the place up to date in the background, unless that goes on already."""
        work = self.work()
        if work is None or self._is_looking:
            return
        self._is_looking = True
        task = self._tasks.run_reporting(work, partial(self._take_looked, self._place), None)
        task.broken.connect(self._end_look)
        task.stopped.connect(self._end_look)

    def work(self) -> Callable[[Report], SecondState] | None:
        """What brings the place up to date, for a background task; None where there is nothing to do."""
        place = self._place
        if place is None:
            return None
        return partial(bring_up_to_date, self._folder, place, self._now())

    def take(self, state: SecondState) -> None:
        """Note how it went."""
        self._state = state
        if state.is_good:
            self._memory.keep_second_reached(self._vault, self._now())
        if state.problem and state.problem != self._said:
            self.trouble.emit(state.problem)
        self._said = state.problem
        self.told.emit()

    def _take_looked(self, place: Path | None, state: SecondState) -> None:
        self._end_look()
        if place == self._place:
            self.take(state)

    def _end_look(self) -> None:
        self._is_looking = False

    def _note_choice(self) -> None:
        if self._memory.backup_place != self._place:
            self._take_choice()
            self.told.emit()
            self.look_after()

    def _take_choice(self) -> None:
        self._place = self._memory.backup_place if self.is_used else None
        self._state = None
        if self._place is not None and self._memory.second_reached(self._vault) is None:
            # from now on it is counted how long the place is away
            self._memory.keep_second_reached(self._vault, self._now())
