"""The program on a computer that has no data yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from tests.gui.folder import CLOCK
from tests.gui.hands import discard
from tests.gui.shell.first_run import WAIT, FirstRun

from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Task, Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault import keys
from mgops_desktop.storage.vault.passwords import Argon2Cost


@pytest.fixture
def memory(tmp_path: Path) -> WindowMemory:
    return WindowMemory(tmp_path / "okno.ini")


@pytest.fixture
def first(
    qtbot,
    look: Look,
    qapp,
    tmp_path: Path,
    memory: WindowMemory,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[FirstRun]:
    """The program at its first screen; keys are made at the least cost, without measuring the machine."""
    monkeypatch.setattr(keys, "calibrated_cost", Argon2Cost)
    tasks = Tasks(qapp)
    made = Program(look, tasks, memory, tmp_path / "dane", CLOCK)
    made.window.resize(1366, 768)
    made.begin()
    QTest.qWaitForWindowActive(made.window)
    yield FirstRun(qtbot, made, CLOCK)
    qtbot.waitUntil(lambda: not tasks.findChildren(Task), timeout=WAIT)
    if made.window.isVisible():
        made.window.close()
        qtbot.waitUntil(lambda: not made.window.isVisible(), timeout=WAIT)
    discard(made)
