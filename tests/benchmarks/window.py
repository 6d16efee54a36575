"""The window in a process of its own, driven as by a user: told on the command line what to do, tells times as JSON.

python -m tests.benchmarks.window empty|password|typed|at_once|pages|search|typing|casework|procedure [FOLDER]
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tests.benchmarks.rows import now

_PATIENCE = 120.0
_LOOK_MS = 2
_TYPING, _LOOKING = 3.0, 1.0
"""Seconds that typing a password takes, and a glance at the start page."""
PASSWORD = "cwiczenie"
"""Of every practice folder; asking the program for it would import what the background is just importing."""
KEYSTROKES = ("pr", "prz", "przy", "ko", "kow", "anna", "an w")


class _Painted(QObject):
    """Notices that a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.seen = False
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.seen = self.seen or event.type() == QEvent.Type.Paint
        return False


def wait(condition: Callable[[], object]) -> None:
    """Let the window live until something is so; it sleeps between its events as a real one does."""
    app = QApplication.instance()
    assert app is not None
    waking = QTimer()
    waking.start(_LOOK_MS)
    end = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)


def painted(widget: QWidget, do: Callable[[], object]) -> float:
    """Return how long it takes from an act until the widget stands painted on the screen."""
    watch = _Painted(widget)
    start = now()
    do()
    wait(lambda: watch.seen)
    return now() - start


def empty() -> dict[str, Any]:
    """The baseline: a window with nothing in it."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    window.resize(1366, 768)
    watch = _Painted(window)
    window.show()
    wait(lambda: watch.seen)
    assert app is not None
    return {"painted": now()}


class Started:
    """The program as its command starts it, up to the painted password window."""

    def __init__(self, folder: Path) -> None:
        from mgops_desktop.cli import arguments  # noqa: PLC0415 - what is imported is part of the time

        parsed = arguments.parse(["--data", str(folder), "--today", "2026-11-21"])
        from mgops_desktop import app as program  # noqa: PLC0415
        from mgops_desktop.gui.polish import speak_polish  # noqa: PLC0415

        self.app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(self.app, QApplication)
        speak_polish(self.app)
        self.program = program.make_program(self.app, parsed.data, parsed.today)
        self.program.begin()
        screen = self.program.window.currentWidget()
        assert screen is not None
        watch = _Painted(screen)
        wait(lambda: watch.seen)
        self.painted = now()
        self.lock: Any = screen

    def enter(self) -> dict[str, float]:
        """Type the password and Enter; return the time to the painted start page, and that of Argon2 in it."""
        from PySide6.QtTest import QTest  # noqa: PLC0415

        from mgops_desktop.storage.vault import keys  # noqa: PLC0415

        argon: list[float] = []
        derive = keys.derive_key

        def timed(*given: Any) -> bytes:
            start = now()
            key = derive(*given)
            argon.append(now() - start)
            return key

        keys.derive_key = timed
        self.lock.password.setText(PASSWORD)
        start = now()
        QTest.keyClick(self.lock.password, Qt.Key.Key_Return)
        wait(lambda: self.program.window.currentWidget() is not self.lock)
        self.window: Any = self.program.window.currentWidget()
        watch = _Painted(self.window.pages.current)
        wait(lambda: watch.seen)
        self._wait_for_rows(watch)
        return {"entered": now() - start, "argon2": sum(argon)}

    def _wait_for_rows(self, watch: _Painted) -> None:
        """Wait until what is due stands painted on the start page: before that it is of no use."""
        wait(lambda: not self.window.pages.current.reader.is_reading)
        watch.seen = False
        self.window.pages.current.update()
        wait(lambda: watch.seen)

    def pause(self, seconds: float) -> None:
        """Let the time pass that the user takes, and until nothing goes on in the background."""
        end = time.monotonic() + seconds
        wait(lambda: time.monotonic() > end)
        self.settle()

    def settle(self) -> None:
        """Wait until nothing goes on in the background."""
        from mgops_desktop.gui.tasks import Task  # noqa: PLC0415

        wait(lambda: not self.program._tasks.findChildren(Task))


def password(folder: Path) -> dict[str, Any]:
    return {"painted": Started(folder).painted}


def typed(folder: Path) -> dict[str, Any]:
    """Enter after the seconds that typing takes."""
    started = Started(folder)
    started.pause(_TYPING)
    return started.enter()


def at_once(folder: Path) -> dict[str, Any]:
    return Started(folder).enter()


def pages(folder: Path) -> dict[str, Any]:
    """Every page, then the form of a visit three times; the memory after that."""
    from mgops_desktop.gui.targets import NEW_VISIT, Target  # noqa: PLC0415

    started = Started(folder)
    started.pause(_TYPING)
    started.enter()
    started.pause(_LOOKING)
    window = started.window
    keys = list(window.pages._entries)
    first, again = {}, {}
    for times in (first, again):
        for key in keys[1:] + keys[:1]:
            times[key] = painted(window.pages, lambda key=key: window.go_to(key))
            started.settle()
    forms = []
    for _ in range(4):
        window.go_to(keys[0])
        started.settle()
        forms.append(painted(window.pages, lambda: window.open_target(Target(NEW_VISIT))))
        started.settle()
    return {"first": first, "again": again, "forms": forms, "memory": _resident()}


def search(folder: Path) -> dict[str, Any]:
    """Keystrokes in the search field, until the results are painted."""
    from PySide6.QtTest import QTest  # noqa: PLC0415

    started = Started(folder)
    started.pause(_TYPING)
    started.enter()
    started.pause(_LOOKING)
    field = started.window.top.search
    field.setFocus()
    times: dict[str, list[float]] = {typed: [] for typed in KEYSTROKES}
    for _ in range(6):
        for typed_text, taken in times.items():
            field.clear()
            field.close_results()
            QTest.keyClicks(field, typed_text[:-1])
            started.app.processEvents()
            start = now()
            QTest.keyClick(field, typed_text[-1])
            popup = field._popup
            watch = _Painted(popup)
            popup.update()
            wait(lambda watch=watch: watch.seen)
            taken.append(now() - start)
    return {"keystrokes": times}


def typing(folder: Path) -> dict[str, Any]:
    """A user who never pauses, and how long the window was deaf meanwhile."""
    from tests.benchmarks.typist import day  # noqa: PLC0415 - imports the window

    return day(folder)


def casework(folder: Path) -> dict[str, Any]:
    """Families and months, opened by the assistant's head."""
    from tests.benchmarks.casework_window import casework as measured  # noqa: PLC0415 - imports this

    return measured(folder)


def procedure(folder: Path) -> dict[str, Any]:
    """A procedure of many records, opened by a member of its team."""
    from tests.benchmarks.procedure_window import procedure as measured  # noqa: PLC0415 - imports this

    return measured(folder)


def _resident() -> float:
    """Megabytes of this process in memory."""
    for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    raise LookupError("VmRSS")


def main(arguments: Sequence[str]) -> None:
    what: dict[str, Callable[..., dict[str, Any]]] = {
        one.__name__: one
        for one in (empty, password, typed, at_once, pages, search, typing, casework, procedure)
    }
    try:
        print(json.dumps(what[arguments[0]](*map(Path, arguments[1:]))), flush=True)
    except BaseException:
        traceback.print_exc()
        os._exit(1)
    os._exit(0)  # nothing of the folder was changed; the end is not what is measured


if __name__ == "__main__":
    main(sys.argv[1:])
