"""The program in a process of its own with a form half filled in, until somebody kills it.

python -m tests.gui.shell.killed_child FOLDER SETTINGS WORDS; says "kept" once the draft is on the disk.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.folder import CLOCK
from tests.gui.hands import Hands, choose_tab, click, click_row
from tests.gui.shell.test_program import enter

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory

_PATIENCE_MS = 60_000


class Waiting:
    """Waits as the tests do, without pytest."""

    def waitUntil(self, condition: Callable[[], bool], timeout: int = _PATIENCE_MS) -> None:
        end = time.monotonic() + timeout / 1000
        while not condition():
            if time.monotonic() > end:
                raise TimeoutError
            QTest.qWait(5)


def type_and_wait_to_be_killed(folder: Path, settings: Path, words: str) -> None:
    app = QApplication([])
    program = Program(Look(app), Tasks(app), WindowMemory(settings), folder, CLOCK)
    program.window.resize(1366, 768)
    program.begin()
    QTest.qWaitForWindowActive(program.window)
    waiting = Waiting()
    enter(waiting, program, "asystent")
    waiting.waitUntil(lambda: isinstance(program.window.currentWidget(), MainWindow))
    window = program.window.currentWidget()
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    choose_tab(page.card.tabs, "court")
    click(page.card.court.sections.buttons["court_obligation"])
    editor = page.editing.editor
    kept: list[bool] = []
    editor.parts.data.draft_kept.connect(lambda: kept.append(True))
    hands = Hands(program.window)
    hands.go_to(editor.form.wrapper("court").input)
    hands.write(words)
    waiting.waitUntil(lambda: bool(kept))
    print("kept", flush=True)
    time.sleep(_PATIENCE_MS)


if __name__ == "__main__":
    type_and_wait_to_be_killed(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
