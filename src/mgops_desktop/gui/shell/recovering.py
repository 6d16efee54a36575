"""A new password by the recovery code, from the password window and back to it."""

import math
from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.gui.shell.door import Door
from mgops_desktop.gui.shell.program_window import ProgramWindow
from mgops_desktop.gui.shell.recovery_screen import RecoveryScreen
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.storage.vault.passwords import Attempts
from mgops_desktop.storage.vault.recovery_code import MistypedCode

_DONE = "Ustawiono nowe hasło. Otwórz nim dane."
_FAULT = "W programie wystąpił błąd; zapisano go w dzienniku programu. Hasła nie zmieniono."


class Recovering(QObject):
    """`left` gives a note for the password window, empty when nothing was set. Wrong codes are slowed down too."""

    left = Signal(str)

    def __init__(
        self,
        parent: QObject,
        look: Look,
        tasks: Tasks,
        window: ProgramWindow,
        door: Door,
        clock: Clock,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self._window = window
        self._door = door
        self._clock = clock
        self._attempts = Attempts()
        self._screen: RecoveryScreen | None = None

    def show_screen(self, accounts: Sequence[Choice]) -> None:
        """Ask for the code and the new password."""
        self._screen = RecoveryScreen(self._look, accounts)
        self._screen.filled.connect(self._reset)
        self._screen.left.connect(self._leave)
        self._window.show_screen(self._screen)

    def _reset(self, login: str, code: str, password: str) -> None:
        wait = math.ceil(self._attempts.seconds_left)
        if wait > 0:
            self._refuse(UserError(f"Poczekaj {wait} s i spróbuj jeszcze raz."))
            return
        work = partial(self._door.reset_password, login, code, password, self._clock)
        self._tasks.run(work, self._tell_done, self._refuse).broken.connect(self._refuse_fault)

    def _tell_done(self, _nothing: None) -> None:
        self._finish(_DONE)

    def _leave(self) -> None:
        self._finish("")

    def _finish(self, note: str) -> None:
        self._screen = None
        self.left.emit(note)
        self.deleteLater()

    def _refuse_fault(self) -> None:
        self._refuse(UserError(_FAULT))

    def _refuse(self, error: UserError) -> None:
        # a slip of the pen is noticed by the check characters and is no try at guessing
        if isinstance(error, WrongPassword) and not isinstance(error, MistypedCode):
            self._attempts.failed()
        if self._screen is not None:
            self._screen.refuse(error.message)
