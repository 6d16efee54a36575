"""Work that can pass 100 ms, done in the background, with its end told in the window's thread."""

import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from mgops_desktop.domain.errors import UserError

T = TypeVar("T")


class StoppedError(Exception):
    """The user stopped the work; raised inside it by the next report of progress."""


class Report(Protocol):
    """How work tells its progress; raises StoppedError when it is to stop."""

    def __call__(self, done: int, total: int, text: str = "") -> None: ...


class Task(QObject):
    """One piece of work. It belongs to the application, so it outlives the page that began it.

    `broken` tells of a fault, before it is logged and told to everybody: no screen waits for ever.

    Connect methods of the page: Qt drops them when the page is gone, whatever the work does.
    """

    done = Signal(object)
    failed = Signal(object)
    progressed = Signal(int, int, str)
    stopped = Signal()
    broken = Signal()
    _ended = Signal(object)

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._cancelled = threading.Event()
        self._tells_failure = False
        # queued: work that ends at once must not call the page before it knows its task
        self._ended.connect(self._finish, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report of progress; `done` will not come any more."""
        self._cancelled.set()

    def on_failure(self, failed: Callable[[UserError], None]) -> None:
        """Have a UserError given to the page instead of to the box for everybody."""
        self._tells_failure = True
        self.failed.connect(failed)

    def report(self, done: int, total: int, text: str = "") -> None:
        if self._cancelled.is_set():
            raise StoppedError
        self.progressed.emit(done, total, text)

    def do(self, work: Callable[["Report"], T]) -> T:
        """Do the work unless it was stopped while it waited; called in the background."""
        if self._cancelled.is_set():
            raise StoppedError
        return work(self.report)

    def take(self, future: "Future[Any]") -> None:
        """Carry the end of the work over to the window's thread."""
        self._ended.emit(future)

    def _finish(self, future: "Future[Any]") -> None:
        self.deleteLater()
        error = None if future.cancelled() else future.exception()
        if self._cancelled.is_set() or future.cancelled() or isinstance(error, StoppedError):
            self.stopped.emit()
        elif error is None:
            self.done.emit(future.result())
        elif isinstance(error, UserError) and self._tells_failure:
            self.failed.emit(error)
        else:
            self.broken.emit()
            raise error


class Lasting(QObject):
    """Work of the window's own thread, in small steps, that is never cut: neither the lock nor the end stops it.

    It belongs to the tasks, so it outlives the page that began it, and needs nothing of the data folder.
    """

    done = Signal()

    def __init__(self, owner: "Tasks") -> None:
        super().__init__(owner)
        self.ended = False

    def cancel(self) -> None:
        """Stop after the step that is being done, because the user wants so."""
        raise NotImplementedError

    def end(self) -> None:
        """Tell that nothing more is done."""
        self.ended = True
        self.done.emit()
        self.deleteLater()


class Tasks(QObject):
    """Starts work on one background thread (there is one background connection to the data).

    What a page reads has a thread of its own: it never waits behind a report or a backup.
    """

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="background")
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    @property
    def is_busy(self) -> bool:
        """Whether anything goes on or waits in the background."""
        return bool(self.findChildren(Task))

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> Task:
        """Do the work and give its result to `done`; without `failed` a UserError is shown."""
        return self.run_reporting(lambda _report: work(), done, None, failed)

    def run_reporting(
        self,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        progress: Callable[[int, int, str], None] | None,
        failed: Callable[[UserError], None] | None = None,
    ) -> Task:
        """Do work that tells how far it is and can be stopped at each such report."""
        task = self._task(done, failed)
        if progress is not None:
            task.progressed.connect(progress)
        return self._begin(self._pool, task, work)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> Task:
        """Read for a page beside the window; only what is short, for the next page waits behind it."""
        return self._begin(self._reading, self._task(done, failed), lambda _report: work())

    def run_last(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[UserError], None] | None = None,
    ) -> Task:
        """The same as `run`, once nothing is being read for a page any more: the files are to be shut."""
        return self.run(partial(self._after_reading, work), done, failed)

    def _after_reading(self, work: Callable[[], T]) -> T:
        self._reading.submit(int).result()  # it is the last in the row
        return work()

    def _task(self, done: Callable[[T], None], failed: Callable[[UserError], None] | None) -> Task:
        task = Task(self)
        task.done.connect(done)
        if failed is not None:
            task.on_failure(failed)
        return task

    def _begin(self, pool: ThreadPoolExecutor, task: Task, work: Callable[[Report], T]) -> Task:
        future = pool.submit(task.do, work)
        future.add_done_callback(task.take)
        return task

    def cancel_all(self) -> None:
        """Ask everything that goes on to stop; what waits does not begin."""
        for task in self.findChildren(Task):
            task.cancel()

    @property
    def lasting(self) -> list[Lasting]:
        """What goes on in the window's thread and is waited for before the program ends."""
        return [one for one in self.findChildren(Lasting) if not one.ended]

    def close(self) -> None:
        """Stop what can be stopped and wait for the rest; called when the program ends."""
        self.cancel_all()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._reading.shutdown(wait=True, cancel_futures=True)
