"""The screens before there is a data folder: the choice, the form, the recovery code."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.founding import NewCentre, found, found_practice
from mgops_desktop.gui.shell.founding_screen import CodeScreen, FoundingScreen
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.shell.program_window import ProgramWindow
from mgops_desktop.gui.shell.recovery_sheet import print_sheet
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.notice_bar import Offer

_PRACTICE = " – ćwiczenia"
_PRACTICE_NOTE = "Dane ćwiczeniowe. Hasło każdego konta: cwiczenie"


class Beginning(QObject):
    """Leads to a folder; `founded` gives its path and a note for the password window."""

    founded = Signal(Path, str)

    def __init__(
        self,
        parent: QObject,
        look: Look,
        tasks: Tasks,
        window: ProgramWindow,
        path: Path,
        clock: Clock,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self._window = window
        self._path = path
        self._clock = clock
        self._form: FoundingScreen | None = None

    def show_first(self) -> None:
        """Offer both ways."""
        screen = FirstScreen(self._look, self._path)
        screen.practice_asked.connect(self._make_practice)
        screen.own_asked.connect(self._ask)
        self._window.show_screen(screen)

    def _make_practice(self) -> None:
        text = "Zmyślam ośrodek, rodziny i wizyty. To potrwa kilka sekund."
        self._window.show_screen(MessageScreen(self._look, "Dane ćwiczeniowe", text, busy=True))
        path = self._path.with_name(self._path.name + _PRACTICE)
        work = partial(found_practice, path, self._clock)
        self._tasks.run(work, self._tell_practice, self._refuse).broken.connect(self.show_first)

    def _tell_practice(self, path: Path) -> None:
        self.founded.emit(path, _PRACTICE_NOTE)
        self.deleteLater()

    def _ask(self) -> None:
        self._form = FoundingScreen(self._look, self._clock)
        self._form.filled.connect(self._found)
        self._form.left.connect(self.show_first)
        self._window.show_screen(self._form)

    def _found(self, new: NewCentre) -> None:
        work = partial(found, self._path, new, self._clock)
        self._tasks.run(work, self._show_code, self._refuse_form).broken.connect(self.show_first)

    def _refuse_form(self, error: UserError) -> None:
        if self._form is not None:
            self._form.refuse(error)

    def _show_code(self, code: str) -> None:
        screen = CodeScreen(self._look, code, self._print)
        screen.done.connect(self._tell_founded)
        self._window.show_screen(screen)

    def _print(self, parent: QWidget, code: str) -> None:
        print_sheet(parent, code, self._clock.today())

    def _tell_founded(self) -> None:
        self.founded.emit(self._path, "")
        self.deleteLater()

    def _refuse(self, error: UserError) -> None:
        offers = [Offer("Wróć", self.show_first)]
        self._window.show_screen(
            MessageScreen(self._look, "Nie udało się", error.message, offers, tone="danger")
        )
