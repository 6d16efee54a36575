"""Reading beside the window: rows come when they are there, and the window never waits for them."""

from collections.abc import Callable
from functools import partial
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.notice_bar import NoticeBar, Offer

P = ParamSpec("P")
T = TypeVar("T")
CALM_MS = 150
_READING = "Wczytuję…"
_BROKEN = "Nie udało się wczytać. To, co widać, może być nieaktualne."


class Ask(Protocol):
    """How a reading asks: the question and what it needs; may be called from beside the window."""

    def __call__(
        self, question: Callable[Concatenate[Any, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T: ...


class Reader(QWidget):
    """Reads for one part of a page. What was shown before stays until the answer is there.

    A newer reading makes an older one void: its answer is dropped. Shown is one line at most: that the first
    answer keeps the user waiting, or why none came, with the way to ask again. `answered` tells that an answer was
    shown.
    """

    answered = Signal()

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._task: Task | None = None
        self._work: Callable[[Ask], Any] = _nothing
        self._show: Callable[[Any], None] = _ignore
        self._has_answer = False
        self.words = caption(_READING)
        self.trouble = NoticeBar(parts.look)
        self._calm = QTimer(self)
        self._calm.setSingleShot(True)
        self._calm.setInterval(CALM_MS)
        self._lay_out()

        self._calm.timeout.connect(self._say_waiting)

    @property
    def is_reading(self) -> bool:
        """Whether an answer is still to come."""
        return self._task is not None

    def read(self, work: Callable[[Ask], T], show: Callable[[T], None]) -> None:
        """Do the reading in the background, then give its answer to `show`; `work` must not touch a widget."""
        self.drop()
        self._work, self._show = work, show
        self._task = self._parts.tasks.read(
            partial(work, self._parts.data.read_for_window), self._take, self._fail
        )
        self._task.broken.connect(self._tell_broken)
        self._task.stopped.connect(self._take_stopped)
        if not self._has_answer:
            self._calm.start()

    def forget(self) -> None:
        """Begin anew: what was read before is shown no more, so the user waits for the next answer as for a first."""
        self.drop()
        self._has_answer = False

    def drop(self) -> None:
        """Make the reading that goes on void."""
        if self._task is not None:
            self._task.cancel()
        self._end()

    def _take(self, answer: object) -> None:
        self._end()
        self._has_answer = True
        self._show(answer)
        self.answered.emit()

    def _fail(self, error: UserError) -> None:
        self._tell(error.message)

    def _take_stopped(self) -> None:
        """All work was stopped because the program was to close; nothing is waited for any more."""
        if self.sender() is self._task:
            self._end()

    def _tell_broken(self) -> None:
        self._tell(_BROKEN)

    def _tell(self, text: str) -> None:
        self._end()
        again = Offer("Spróbuj ponownie", self._again)
        self.trouble.show_notice(text, "danger", [again], lasting=True)
        self.show()

    def _again(self) -> None:
        self.read(self._work, self._show)

    def _end(self) -> None:
        self._task = None
        self._calm.stop()
        self.words.hide()
        self.trouble.clear()
        self.hide()

    def _say_waiting(self) -> None:
        self.words.show()
        self.show()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.trouble)
        self.words.hide()
        self.hide()


def _nothing(_ask: Ask) -> None:
    """What stands in a reader before its first reading."""


def _ignore(_answer: object) -> None:
    """Where an answer goes before the first reading."""
