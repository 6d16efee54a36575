"""Keeps what stands in a form while one types: in the background, when changed, every two seconds."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.tasks import Tasks

EVERY_MS = 2000


class DraftKeeper(QObject):
    """Keeps the draft of one form. `content` gives all that must come back after a crash.

    A draft that is still on its way to the disk when the form is saved is dropped: saving and
    keeping take turns, and saving begins a new generation. `failed` tells why a draft was not kept;
    it is tried again until it is, which `kept` tells.
    """

    failed = Signal(object)
    kept = Signal()

    def __init__(
        self,
        parent: QObject,
        data: Data,
        tasks: Tasks,
        content: Callable[[], Mapping[str, Any]],
        every_ms: int = EVERY_MS,
    ) -> None:
        super().__init__(parent)
        self._data = data
        self._tasks = tasks
        self._content = content
        self._form = ""
        self._record: UUID | None = None
        self._turn = threading.Lock()
        self._generation = 0
        self._typed = self._safe = 0  # changes there were, and how many of them are on the disk
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._keep_later)

    @property
    def has_changed(self) -> bool:
        """Whether something was typed that is not on the disk yet."""
        return self._typed > self._safe

    def begin(self, form: str, record: UUID | None) -> None:
        """Take care of another form, or of the same form of another record."""
        self._stop()
        self._safe = self._typed
        self._form, self._record = form, record

    def note_change(self) -> None:
        """Something was typed: it is kept two seconds from now at the latest."""
        self._typed += 1
        self._go_on()

    def keep_now(self) -> bool:
        """Keep what is not kept yet, before a lock or a way back; False if there was nothing.

        Raises UserError if it cannot be kept; it is tried again then.
        """
        if not self.has_changed:
            return False
        self._stop()
        try:
            with self._turn:
                self._data.keep_draft(self._form, self._record, dict(self._content()))
            self._safe = self._typed
        finally:
            self._go_on()
        return True

    def discard(self) -> None:
        """Throw the draft away, also one that is on its way."""
        with self.saving():
            self._data.discard_draft(self._form, self._record)

    @contextmanager
    def saving(self) -> Iterator[None]:
        """Save inside this: the operation deletes the draft, and none is kept after it.

        A save that fails leaves what was typed waiting to be kept.
        """
        self._stop()
        try:
            with self._turn:
                yield
            self._data.drop_unkept(self._form, self._record)
            self._safe = self._typed
        finally:
            self._go_on()

    def _stop(self) -> None:
        self._timer.stop()
        self._generation += 1

    def _go_on(self) -> None:
        """See to what is not kept yet, soon."""
        if self.has_changed and not self._timer.isActive():
            self._timer.start()

    def _keep_later(self) -> None:
        content = dict(self._content())
        now = (self._generation, self._typed)
        keep = partial(self._keep, now, self._form, self._record, content)
        self._tasks.run(keep, self._take, self._fail)

    def _keep(
        self, now: tuple[int, int], form: str, record: UUID | None, content: Mapping[str, Any]
    ) -> tuple[int, int]:
        """Keep the form as it stood then, unless it was saved since."""
        generation, _typed = now
        with self._turn:
            if generation == self._generation:
                self._data.keep_draft(form, record, content)
        return now

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)
        self._go_on()

    def _take(self, kept: tuple[int, int]) -> None:
        generation, typed = kept
        if generation == self._generation:
            # not before: a lock meanwhile keeps the form itself, and drops what waits in the background
            self._safe = max(self._safe, typed)
            self.kept.emit()
