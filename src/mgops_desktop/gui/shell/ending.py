"""The last things before the program ends: the copy for the second place, and prints that have begun."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from mgops_desktop.gui.shell import program_words as words
from mgops_desktop.gui.tasks import Tasks

if TYPE_CHECKING:
    from mgops_desktop.gui.shell.message_screen import MessageScreen
    from mgops_desktop.gui.shell.second_place import SecondPlace
    from mgops_desktop.operations.second_place import SecondState


class Ending(QObject):
    """Waits for what must not be cut and says so on a screen. `over` comes once nothing goes on any more.

    `say` shows a screen of that heading, text and one offer (its words and what it does).
    """

    over = Signal()

    def __init__(
        self,
        parent: QObject,
        tasks: Tasks,
        say: Callable[[str, str, str, Callable[[], None]], "MessageScreen"],
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._say = say
        self._second: SecondPlace | None = None
        self._screen: MessageScreen | None = None
        self._waits = False

    def copy(self, second: "SecondPlace | None") -> None:
        """Give the second place its copy, unless nobody wants to wait for it; then finish."""
        work = second.work() if second is not None else None
        if work is None:
            self.finish()
            return
        self._second = second
        task = self._tasks.run_reporting(work, self._end_copied, self._show_copying)
        for ended in (task.broken, task.stopped):
            ended.connect(self.finish)

    def _show_copying(self, done: int, total: int, _text: str) -> None:
        if self._screen is None:
            self._screen = self._say(
                words.COPYING, words.COPIED_LATER, "Nie czekaj", self._tasks.cancel_all
            )
        self._screen.show_progress(done, total)

    def _end_copied(self, state: "SecondState") -> None:
        if self._second is not None:
            self._second.take(state)
        self.finish()

    def finish(self) -> None:
        """Wait for the prints that have begun; their pages are in memory, so the data may be shut."""
        prints = self._tasks.lasting
        if not prints:
            self.over.emit()
        elif not self._waits:
            self._waits = True
            for one in prints:
                one.done.connect(self.finish)
            self._say(words.PRINTING, words.PRINTED_SOON, "Nie czekaj", self._cut)

    def _cut(self) -> None:
        for one in self._tasks.lasting:
            one.cancel()
