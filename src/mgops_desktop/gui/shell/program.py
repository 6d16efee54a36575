"""The program from its first screen to its end: which screen is shown, and who holds the folder.

Light to import: the password window is painted before databases, reports and pages are imported.
"""

import math
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication

from mgops_desktop.domain.clock import Clock
from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.shell import door
from mgops_desktop.gui.shell import program_words as words
from mgops_desktop.gui.shell.door import Door
from mgops_desktop.gui.shell.ending import Ending
from mgops_desktop.gui.shell.idle import IdleWatch
from mgops_desktop.gui.shell.imports import FIRST_SCREEN, PAGES, ImportsInFront
from mgops_desktop.gui.shell.program_window import ProgramWindow
from mgops_desktop.gui.shell.system_watch import SystemWatch
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.label import keep_all_lines
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault.accounts import account_names
from mgops_desktop.storage.vault.folder import DataFolder

if TYPE_CHECKING:
    from mgops_desktop.gui.data import Unkept
    from mgops_desktop.gui.shell.message_screen import MessageScreen
    from mgops_desktop.gui.shell.work import Place, Work
    from mgops_desktop.gui.widgets.notice_bar import Offer
    from mgops_desktop.operations.data_folder import OpenData
    from mgops_desktop.storage.vault.passwords import Attempts


class Program(QObject):
    """Owns window, background, folder and keys; asks before nothing, keeps everything. `ended` is the last it says."""

    ended = Signal()

    def __init__(
        self, look: Look, tasks: Tasks, memory: WindowMemory, path: Path, clock: Clock
    ) -> None:
        super().__init__(look)
        self._look = look
        self._tasks = tasks
        self._memory = memory
        self._clock = clock
        self._door = Door(path)
        self._note = self._first_page = ""
        self._work: Work | None = None
        self._attempts: Attempts | None = None
        self._place: tuple[object, Place] | None = None
        self._unkept: dict[object, Unkept] = {}
        self._opening = self._ending = self._closing = self._lock_asked = False
        self._idle = IdleWatch(self, lambda: memory.lock_minutes)
        self._system = SystemWatch(self)
        self._last = Ending(self, tasks, self._say_busy)
        self.window = ProgramWindow()

        self._last.over.connect(self._end_for_good)
        self.window.close_asked.connect(self._close)
        self._idle.idle.connect(self._lock)
        self._system.locking.connect(self._lock)
        look.changed.connect(self._keep_look)
        look.changed.connect(keep_all_lines)

    def begin(self) -> None:
        """Show the first screen: the password, or what can be done where there is no folder yet."""
        self.window.restoreGeometry(self._memory.geometry)
        self._show_door()
        self.window.show()
        if (native := self.window.windowHandle()) is not None:
            self._idle.watch(native)
            self._system.listen(int(self.window.winId()))
        if DataFolder(self._door.path).is_initialised():
            # once the window is painted: what is imported then takes its time
            QTimer.singleShot(0, self._hold)

    def come_forward(self) -> None:
        """Bring the window to the front: somebody has started the program a second time."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()

    def _hold(self) -> None:
        self._tasks.run(self._door.hold, self._prepare, self._show_refusal)

    def _prepare(self, _nothing: None) -> None:
        """The folder is held and what lies behind the first screen is imported; now the screen's own, and then more."""
        ImportsInFront(self, FIRST_SCREEN, self._prepare_more)

    def _prepare_more(self) -> None:
        """While the password is typed there is time for more. Enter waits for what has begun: each step is a task."""
        if self._has_time:
            self._tasks.run(self._door.prepare_imports, self._prepare_imports)

    @property
    def _has_time(self) -> bool:
        """Whether the password is still being typed."""
        return not self._opening and not self._ending and self._work is None

    def _prepare_imports(self, _nothing: None) -> None:
        if self._has_time:
            ImportsInFront(self, PAGES, self._prepare_questions)

    def _prepare_questions(self) -> None:
        if self._has_time:
            self._tasks.run(partial(self._door.prepare, self._clock), self._prepare_pages)

    def _prepare_pages(self, _nothing: None) -> None:
        if self._has_time:
            self._tasks.run(partial(self._door.prepare_pages, self._clock), self._rest)

    def _rest(self, _nothing: None) -> None:
        """Everything is ready; the password may come."""

    def _show_door(self) -> None:
        """Show what stands before the data: the password, or what can be done where there are none."""
        if DataFolder(self._door.path).is_initialised():
            self._show_password()
        else:
            self._show_first()

    def _show_password(self) -> None:
        screen = LockScreen(self._look, self._accounts(), self._note)
        screen.unlock_asked.connect(self._unlock)
        screen.recovery_asked.connect(self._show_recovery)
        screen.other_asked.connect(self._show_folders)
        self.window.show_screen(screen)

    def _accounts(self) -> list[Choice]:
        names = account_names(DataFolder(self._door.path))
        return [Choice(one.login, one.name or one.login) for one in names]

    def _show_recovery(self) -> None:
        from mgops_desktop.gui.shell.recovering import Recovering  # noqa: PLC0415  seldom asked for

        recovering = Recovering(self, self._look, self._tasks, self.window, self._door, self._clock)
        recovering.left.connect(self._leave_recovery)
        recovering.show_screen(self._accounts())

    def _leave_recovery(self, note: str) -> None:
        self._note = note or self._note
        self._show_password()

    def _unlock(self, login: str, password: str) -> None:
        self._opening = True
        screen = self.window.currentWidget()
        if isinstance(screen, LockScreen):
            screen.show_opening()
        self._door.begin_unlocking(login, password)
        work = partial(self._door.open, self._clock)
        self._tasks.run(work, self._enter, self._deny).broken.connect(self._deny_fault)

    def _deny_fault(self) -> None:
        self._deny(UserError(words.FAULT))

    def _deny(self, error: UserError) -> None:
        from mgops_desktop.storage.vault.passwords import Attempts  # noqa: PLC0415  imported by now

        self._opening = False
        screen = self.window.currentWidget()
        if not isinstance(screen, LockScreen):
            return
        wait = 0
        if isinstance(error, WrongPassword):
            self._attempts = self._attempts or Attempts()
            self._attempts.failed()
            wait = math.ceil(self._attempts.seconds_left)
        screen.deny(error.message, wait)

    def _enter(self, opened: "OpenData") -> None:
        from mgops_desktop.gui.shell.log import open_log  # noqa: PLC0415  imported by now
        from mgops_desktop.gui.shell.work import Work  # noqa: PLC0415

        open_log(opened.folder.log)
        self._opening = False
        self._attempts = None
        self._memory.note_folder(self._door.path)
        self._work = Work(self, opened, self._look, self._tasks, self._memory, self._clock)
        self._work.lock_asked.connect(self._lock)
        self._work.custody.keys_taken.connect(self._replace_keys)
        self._work.custody.folder_asked.connect(self._leave_for)
        self._work.screen_changed.connect(self._show_work)
        self.window.show_screen(self._work.window)
        self._work.data.keep_again(self._unkept.pop(self._work.account, {}))
        if self._place is not None and self._place[0] == self._work.account:
            self._work.go_back_to(self._place[1])
        elif self._first_page:
            self._work.window.go_to(self._first_page)
        self._place, self._first_page, self._note = None, "", ""

    def _show_work(self) -> None:
        """Between the window and one family alone; the window waits behind it."""
        if self._work is not None:
            self.window.show_screen(self._work.screen, keep=self._work.window)

    def _lock(self) -> None:
        work = self._work
        if work is None or self._closing:
            self._lock_asked = True  # if closing fails, nobody goes on without the password
            return
        if self.window.currentWidget() is not work.screen:
            self._note = words.NOT_CLOSED  # it waits for an answer about the backup
        self._place = (work.account, work.place())
        _close_boxes()
        unkept = work.lock()
        if self._tasks.lasting:
            self._note = words.PRINT_GOES_ON
        if unkept:
            self._unkept[work.account], self._note = unkept, words.UNKEPT
        self._tasks.cancel_all()
        self._work = None
        self._show_password()
        self.window.drop(work.window)
        self._tasks.run_last(partial(door.shut, work.opened), self._rest, self._tell_on_door)
        work.deleteLater()

    def _replace_keys(self, compartments: frozenset[str]) -> None:
        """Keys that somebody held are replaced: with the files shut, and then everybody opens anew."""
        if self._work is None:
            return
        work = self._work
        work.leave()  # raises if a form cannot be kept: then everything stays as it is
        self._work = None
        self._tasks.cancel_all()
        self._say(words.REPLACING, "To potrwa chwilę. Nie wyłączaj komputera.", busy=True)
        replace = partial(door.replace_keys, work.opened, compartments)
        self._tasks.run(replace, self._open_anew, self._open_after_trouble)
        work.deleteLater()

    def _open_anew(self, note: str) -> None:
        self._door, self._note = Door(self._door.path), note
        self._try_again()

    def _open_after_trouble(self, error: UserError) -> None:
        self._open_anew(f"{words.OLD_KEYS} {error.message}")

    def _tell_on_door(self, error: UserError) -> None:
        screen = self.window.currentWidget()
        if isinstance(screen, LockScreen):
            screen.deny(error.message)

    def _close(self) -> None:
        if self._work is None:
            self._end()
            return
        if self.window.currentWidget() is self._work.screen:
            self._work.leave()
            self._tasks.cancel_all()
            self._close_files()

    def _close_files(self) -> None:
        if self._work is not None:
            self._closing, self._lock_asked = True, False
            self._say(words.CLOSING, "To potrwa najwyżej kilka sekund.", busy=True)
            work = partial(door.close, self._work.opened)
            task = self._tasks.run_last(work, self._copy_away, self._ask_about_backup)
            task.broken.connect(self._ask_after_fault)

    def _copy_away(self, _nothing: None) -> None:
        """Everything is safe and shut; the second place gets its copy, unless nobody wants to wait for it."""
        self._last.copy(self._work.upkeep.second if self._work is not None else None)

    def _ask_about_backup(self, error: UserError) -> None:
        from mgops_desktop.gui.widgets.notice_bar import Offer  # noqa: PLC0415

        offers = [
            Offer("Spróbuj jeszcze raz", self._close_files),
            Offer("Wróć do pracy", self._return_to_work),
            Offer("Zamknij bez kopii", self._end_without_backup),
        ]
        self._say(
            "Nie udało się zrobić kopii", f"{error.message}\n\n{words.KEPT}", offers, "danger"
        )
        self._closing = False
        if self._lock_asked:
            self._lock()

    def _ask_after_fault(self) -> None:
        self._ask_about_backup(UserError(words.FAULT))

    def _return_to_work(self) -> None:
        if self._work is not None:
            self.window.show_screen(self._work.screen)
            self._work.go_on()

    def _end_without_backup(self) -> None:
        if self._work is not None:
            self._closing = True
            self._tasks.run_last(self._work.opened.shut, self._end)

    def _end(self, _nothing: None = None) -> None:
        self._ending = True  # what is still being prepared stops
        self._last.finish()

    def _end_for_good(self) -> None:
        self._memory.keep_geometry(self.window.saveGeometry())
        self._tasks.close()
        self._door.let_go()
        self.window.close_for_good()
        self.ended.emit()

    def _keep_look(self) -> None:
        self._memory.keep_theme(self._look.theme)
        self._memory.keep_scale(round(100 * self._look.chosen_scale))

    def _say(
        self,
        heading: str,
        text: str,
        offers: "Sequence[Offer]" = (),
        tone: str = "accent",
        *,
        busy: bool = False,
    ) -> "MessageScreen":
        from mgops_desktop.gui.shell.message_screen import MessageScreen  # noqa: PLC0415

        screen = MessageScreen(self._look, heading, text, offers, tone=tone, busy=busy)
        self.window.show_screen(screen, keep=self._work.screen if self._work else None)
        return screen

    def _say_busy(
        self, heading: str, text: str, offer: str, act: Callable[[], None]
    ) -> "MessageScreen":
        from mgops_desktop.gui.widgets.notice_bar import Offer  # noqa: PLC0415

        return self._say(heading, text, [Offer(offer, act)], busy=True)

    def _show_refusal(self, error: UserError) -> None:
        from mgops_desktop.gui.widgets.notice_bar import Offer  # noqa: PLC0415

        offers = [Offer("Spróbuj jeszcze raz", self._try_again), Offer("Zamknij", self._end)]
        self._say("Nie można otworzyć danych", error.message, offers, "warn")

    def _try_again(self) -> None:
        self._show_password()
        self._hold()

    def _show_first(self) -> None:
        from mgops_desktop.gui.shell.beginning import Beginning  # noqa: PLC0415

        beginning = Beginning(
            *(self, self._look, self._tasks, self.window, self._door.path, self._clock),
            memory=self._memory,
        )
        beginning.founded.connect(self._open_founded)
        beginning.other_asked.connect(self._show_folders)
        beginning.show_first()

    def _open_founded(self, path: Path, note: str, page: str) -> None:
        self._door, self._note, self._first_page = Door(path), note, page
        self._try_again()

    def _show_folders(self) -> None:
        from mgops_desktop.gui.shell.folder_screen import FolderScreen  # noqa: PLC0415  seldom asked for

        screen = FolderScreen(self._look, self._memory.recent_folders, self._door.path)
        screen.chosen.connect(self._change_folder)
        screen.new_asked.connect(self._change_folder)
        screen.left.connect(self._show_door)
        self.window.show_screen(screen)

    def _leave_for(self, path: Path) -> None:
        """Shut the open folder as the lock does, and stand before another one."""
        self._lock()
        if self._work is None:
            self._change_folder(path)

    def _change_folder(self, path: Path) -> None:
        """Let the folder go and stand before another one. Failed tries count on: the delay is not to be got round."""
        self._tasks.run(self._door.let_go, self._rest)
        self._door, self._note, self._place = Door(path), "", None
        self._show_door()
        if DataFolder(path).is_initialised():
            self._hold()


def _close_boxes() -> None:
    """A print or file dialog over the window would stay on the screen with what it shows, and with what it asks."""
    for find in (QApplication.activePopupWidget, QApplication.activeModalWidget):
        while (box := find()) is not None and box.close():
            pass
