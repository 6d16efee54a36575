"""Background work: its end reaches the page in the window's thread, or nobody."""

import threading

import pytest
from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtWidgets import QWidget

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.tasks import Report, Tasks


class Page(QWidget):
    """Takes what tasks give, and remembers in which thread."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.failures: list[str] = []
        self.steps: list[tuple[int, int, str]] = []
        self.threads: list[QThread] = []

    def take(self, result: object) -> None:
        self.got.append(result)
        self.threads.append(QThread.currentThread())

    def fail(self, error: UserError) -> None:
        self.failures.append(error.message)

    def step(self, done: int, total: int, text: str) -> None:
        self.steps.append((done, total, text))


@pytest.fixture
def page(qtbot) -> Page:
    made = Page()
    qtbot.addWidget(made)
    return made


def test_result_arrives_in_the_thread_of_the_window(qtbot, tasks: Tasks, page: Page) -> None:
    tasks.run(threading.get_ident, page.take)
    qtbot.waitUntil(lambda: bool(page.got), timeout=1000)
    assert page.got[0] != threading.get_ident()
    assert page.threads == [page.thread()]


def test_user_error_goes_to_the_page_that_wants_it(qtbot, tasks: Tasks, page: Page) -> None:
    def refuse() -> None:
        raise UserError("Plik jest uszkodzony.")

    tasks.run(refuse, page.take, page.fail)
    qtbot.waitUntil(lambda: bool(page.failures), timeout=1000)
    assert page.failures == ["Plik jest uszkodzony."]
    assert page.got == []


@pytest.mark.parametrize("error", [UserError("Nie ma miejsca na dysku."), ZeroDivisionError()])
def test_other_errors_reach_the_last_resort(qtbot, tasks: Tasks, page: Page, error) -> None:
    def stumble() -> None:
        raise error

    with qtbot.captureExceptions() as caught:
        task = tasks.run(stumble, page.take)
        qtbot.waitSignal(task.destroyed, timeout=1000).wait()
    assert [found[0] for found in caught] == [type(error)]
    assert page.got == []


def test_progress_is_told_and_work_stops_at_its_next_report(
    qtbot, tasks: Tasks, page: Page
) -> None:
    may_go_on = threading.Event()
    reached: list[int] = []

    def work(report: Report) -> str:
        for number in range(1, 4):
            report(number, 3, f"Wiersz {number}")
            reached.append(number)
            may_go_on.wait(5)
        return "gotowe"

    task = tasks.run_reporting(work, page.take, page.step)
    qtbot.waitUntil(lambda: page.steps == [(1, 3, "Wiersz 1")], timeout=1000)
    with qtbot.waitSignal(task.stopped, timeout=1000):
        task.cancel()
        may_go_on.set()
    assert reached == [1]
    assert page.got == []


def test_page_that_is_gone_is_not_called(qtbot, tasks: Tasks) -> None:
    may_go_on = threading.Event()
    page = Page()
    task = tasks.run(lambda: may_go_on.wait(5), page.take)
    got = page.got
    with qtbot.waitSignal(page.destroyed, timeout=1000):
        page.deleteLater()
    with qtbot.waitSignal(task.destroyed, timeout=1000):
        may_go_on.set()
    assert got == []


def test_closing_waits_for_what_runs_and_drops_what_waits(qtbot, tasks: Tasks, page: Page) -> None:
    started, may_go_on, later = threading.Event(), threading.Event(), []

    def work() -> None:
        started.set()
        may_go_on.wait(5)

    tasks.run(work, page.take)
    tasks.run(lambda: later.append(1), page.take)
    started.wait(5)
    may_go_on.set()
    tasks.close()
    assert later == []


class Sender(QObject):
    told = Signal(bool, object)


def test_five_thousand_signals_do_not_stop_the_program(qtbot) -> None:
    """PySide6 6.12.0 on Python 3.11 aborted here, "deallocating True or False"."""
    sender, got = Sender(), []

    def take(flag: bool, value: object) -> None:
        got.append((flag, value))

    sender.told.connect(take)
    for number in range(5_000):
        sender.told.emit(number % 2 == 0, None)
    assert len(got) == 5_000
    assert got[-1] == (False, None)


def test_reading_does_not_wait_behind_long_work(qtbot, tasks: Tasks, page: Page) -> None:
    goes_on = threading.Event()
    tasks.run(lambda: goes_on.wait(5), page.take)
    tasks.read(lambda: "wiersze", page.take)
    qtbot.waitUntil(lambda: bool(page.got), timeout=1000)
    assert page.got == ["wiersze"]
    goes_on.set()
    qtbot.waitUntil(lambda: len(page.got) == 2, timeout=1000)


def test_files_are_shut_after_the_last_reading(qtbot, tasks: Tasks, page: Page) -> None:
    goes_on, done = threading.Event(), []
    tasks.read(lambda: (goes_on.wait(5), done.append("przeczytano")), page.take)
    tasks.run_last(lambda: done.append("zamknięto"), page.take)
    tasks.run(lambda: None, page.take)
    qtbot.wait(20)
    assert done == []
    goes_on.set()
    qtbot.waitUntil(lambda: len(page.got) == 3, timeout=1000)
    assert done == ["przeczytano", "zamknięto"]
