"""The screens before there is a data folder: the choice, the five steps, practice data."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.founding import Prepared, found, found_practice, prepare
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.shell.program_window import ProgramWindow
from mgops_desktop.gui.shell.recovery_sheet import print_sheet
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Task, Tasks
from mgops_desktop.gui.widgets.notice_bar import Offer
from mgops_desktop.gui.window_memory import WindowMemory

_PRACTICE = " – ćwiczenia"
_PRACTICE_NOTE = "Dane ćwiczeniowe. Hasło każdego konta: cwiczenie"
_FOUNDED = "Folder danych jest założony. Otwórz go swoim hasłem."
_FAULT = "W programie wystąpił błąd; zapisano go w dzienniku programu. Niczego nie założono."


class Beginning(QObject):
    """Leads to a folder. `founded` gives its path, a note for the password window, and the page to begin at, if any.

    `other_asked`: the data lie elsewhere.
    """

    founded = Signal(Path, str, str)
    other_asked = Signal()

    def __init__(
        self,
        parent: QObject,
        look: Look,
        tasks: Tasks,
        window: ProgramWindow,
        path: Path,
        clock: Clock,
        memory: WindowMemory,
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._tasks = tasks
        self._window = window
        self._path = path
        self._clock = clock
        self._memory = memory
        self._form: QWidget | None = None
        self._task: Task | None = None
        self._has_own = False

    def show_first(self) -> None:
        """Offer the ways; what was typed in the steps before is kept."""
        screen = FirstScreen(self._look, self._path)
        screen.practice_asked.connect(self._make_practice)
        screen.own_asked.connect(self.ask)
        screen.other_asked.connect(self._leave_for_other)
        self._window.show_screen(screen, keep=self._form)

    def ask(self) -> None:
        """Begin with the five steps, or go on with them."""
        if self._form is not None:
            self._window.show_screen(self._form)
            return
        if (screen := self._window.currentWidget()) is not None:
            screen.setEnabled(False)
        task = self._tasks.run(partial(prepare, self._path), self._show_form, self._refuse)
        task.broken.connect(self.show_first)

    def _show_form(self, prepared: Prepared) -> None:
        from mgops_desktop.gui.shell.founding_screen import FoundingScreen  # noqa: PLC0415  seldom asked for

        form = FoundingScreen(
            *(self._look, self._clock, self._tasks, self._path, prepared, self._print)
        )
        form.filled.connect(self._found)
        form.left.connect(self.show_first)
        self._form = form
        self._window.show_screen(form)

    def _print(self, parent: QWidget, code: str) -> None:
        print_sheet(parent, code, self._clock.today())

    def _found(self, filled: object) -> None:
        from mgops_desktop.gui.shell.founding_screen import Founding  # noqa: PLC0415

        assert isinstance(filled, Founding)
        words = "Szyfruję i zapisuję. To potrwa kilka sekund."
        busy = MessageScreen(self._look, "Zakładam folder danych", words, busy=True)
        self._window.show_screen(busy, keep=self._form)
        work = partial(found, self._path, filled.new, filled.code, self._clock)
        done = partial(self._go_on, filled.way, filled.backup_place)
        task = self._tasks.run(work, done, self._refuse_form)
        task.broken.connect(partial(self._refuse_form, UserError(_FAULT)))

    def _refuse_form(self, error: UserError) -> None:
        from mgops_desktop.gui.shell.founding_screen import FoundingScreen  # noqa: PLC0415

        if isinstance(self._form, FoundingScreen):
            self._window.show_screen(self._form)
            self._form.refuse(error.message)

    def _go_on(self, way: str, backup_place: Path | None, _nothing: None = None) -> None:
        from mgops_desktop.gui.shell.founding_start import IMPORT, PRACTICE  # noqa: PLC0415

        self._has_own = True
        self._memory.note_folder(self._path)
        if backup_place is not None:
            self._memory.keep_backup_place(backup_place)
        if way == PRACTICE:
            self._make_practice()
        else:
            self._tell_founded("import" if way == IMPORT else "")

    def _tell_founded(self, page: str = "") -> None:
        self._finish(self._path, _FOUNDED, page)

    def _finish(self, path: Path, note: str, page: str = "") -> None:
        if self._form is not None:
            self._form.deleteLater()  # with the password in it
            self._form = None
        self.founded.emit(path, note, page)
        self.deleteLater()

    def _make_practice(self) -> None:
        text = "Zmyślam ośrodek, rodziny i wizyty."
        offers = [Offer("Przerwij", self._stop)]
        screen = MessageScreen(self._look, "Dane ćwiczeniowe", text, offers, busy=True)
        self._window.show_screen(screen, keep=self._form)
        path = self._path.with_name(self._path.name + _PRACTICE)
        self._task = self._tasks.run_reporting(
            lambda report: found_practice(path, self._clock, report),
            self._tell_practice,
            screen.show_progress,
            self._refuse,
        )
        self._task.broken.connect(self._end_practice)
        self._task.stopped.connect(self._end_practice)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _tell_practice(self, path: Path) -> None:
        self._finish(path, _PRACTICE_NOTE)

    def _end_practice(self) -> None:
        """Practice data were stopped or failed: what there was before is still there."""
        if self._has_own:
            self._tell_founded()
        else:
            self.show_first()

    def _leave_for_other(self) -> None:
        self.other_asked.emit()
        if self._form is not None:
            self._form.deleteLater()
        self.deleteLater()

    def _refuse(self, error: UserError) -> None:
        offers = [Offer("Wróć", self._end_practice)]
        self._window.show_screen(
            MessageScreen(self._look, "Nie udało się", error.message, offers, tone="danger"),
            keep=self._form,
        )
