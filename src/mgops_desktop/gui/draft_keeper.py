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
    keeping take turns, and saving begins a new generation. `failed` tells why a draft was not kept.
    """

    failed = Signal(object)

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
        self._has_changed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(every_ms)
        self._timer.timeout.connect(self._keep_later)

    def begin(self, form: str, record: UUID | None) -> None:
        """Take care of another form, or of the same form of another record."""
        self._stop()
        self._form, self._record = form, record

    def note_change(self) -> None:
        """Something was typed: it is kept two seconds from now at the latest."""
        self._has_changed = True
        if not self._timer.isActive():
            self._timer.start()

    def keep_now(self) -> bool:
        """Keep what was typed since the last time, before a lock or a way back; False if nothing was."""
        if not self._has_changed:
            return False
        self._stop()
        with self._turn:
            self._data.keep_draft(self._form, self._record, dict(self._content()))
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
        had_changed = self._has_changed
        self._stop()
        try:
            with self._turn:
                yield
        except BaseException:
            if had_changed:
                self.note_change()
            raise

    def _stop(self) -> None:
        self._timer.stop()
        self._generation += 1
        self._has_changed = False

    def _keep_later(self) -> None:
        self._has_changed = False
        keep = partial(
            self._keep, self._generation, self._form, self._record, dict(self._content())
        )
        self._tasks.run(keep, self._take, self._fail)

    def _keep(
        self, generation: int, form: str, record: UUID | None, content: Mapping[str, Any]
    ) -> None:
        with self._turn:
            if generation == self._generation:
                self._data.keep_draft(form, record, content)

    def _fail(self, error: UserError) -> None:
        self.failed.emit(error)

    def _take(self, _nothing: None) -> None:
        """The draft is kept; the status line was told by the data."""
