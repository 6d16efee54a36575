"""F-T33, F-T34, F-T35: the lock leaves nothing behind and loses nothing; what was copied is soon gone."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, settled, shown_words
from tests.gui.shell.test_locking import windows_says
from tests.gui.shell.test_program import WAIT, await_screen, enter, program

from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell import idle
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.shell.system_watch import SystemWatch
from mgops_desktop.storage.vault.errors import DiskFull

__all__ = ["program"]
S, ESC = Qt.Key.Key_S, Qt.Key.Key_Escape
COURT = "Sąd Rejonowy w Przykładowie"
OBLIGATION = {
    "court": COURT,
    "court_signature": "III Nsm 9/26",
    "began": "20.11.2026",
    "next_report_due": "20.12.2026",
}
LATIN = "Przykładowy PESEL 00000000000"


@pytest.fixture(autouse=True)
def owner(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether this program put into the clipboard what is there: every desktop tells, "offscreen" never does."""
    owns = [True]
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _self: owns[0])
    return owns


def idle_time(program: Program) -> None:
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)  # the last sign of life


def session_lock(program: Program) -> None:
    windows_says(program.findChild(SystemWatch), 0x02B1, 0x7)


def windows_sleeps(program: Program) -> None:
    windows_says(program.findChild(SystemWatch), 0x0218, 0x4)


def linux_sleeps(program: Program) -> None:
    program.findChild(SystemWatch).login1.sleep(True)


def by_key(program: Program) -> None:
    Hands(program.window).press(Qt.Key.Key_L, CONTROL)


CAUSES = [idle_time, session_lock, windows_sleeps, linux_sleeps, by_key]


def family_page(program: Program):
    window = program.window.currentWidget()
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    choose_tab(page.card.tabs, "court")
    return page


def new_obligation(page):
    click(page.card.court.sections.buttons["court_obligation"])
    return page.editing.editor


def type_in(hands: Hands, editor, **texts: str) -> None:
    for name, text in texts.items():
        hands.go_to(editor.form.wrapper(name).input)
        hands.write_over(text)


def open_files(folder: Path) -> list[str]:
    """The logs of databases that this process has open: as long as there is a connection, there is its log.

    The bare file may stay open for the next copy of its encrypted bytes (vault/raw.py).
    """
    if not sys.platform.startswith("linux"):
        return []
    found = []
    for one in Path("/proc/self/fd").iterdir():
        try:
            target = one.readlink()
        except OSError:
            continue
        if target.is_relative_to(folder) and target.name.endswith(("-wal", "-shm")):
            found.append(target.name)
    return found


@pytest.mark.parametrize("cause", CAUSES, ids=lambda cause: cause.__name__)
def test_f_t33_lock_closes_files_blanks_the_window_and_empties_the_clipboard(
    qtbot, program: Program, tmp_path: Path, monkeypatch, cause: Callable[[Program], None]
) -> None:
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    page = family_page(program)
    editor = new_obligation(page)
    hands = Hands(program.window)
    type_in(hands, editor, court=COURT)
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.press(Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == COURT
    if sys.platform.startswith("linux"):
        assert open_files(tmp_path)
    monkeypatch.setattr(idle, "_MINUTE_MS", 20 if cause is idle_time else idle._MINUTE_MS)
    cause(program)
    await_screen(qtbot, program, LockScreen)
    assert QApplication.clipboard().text() == ""
    assert COURT not in shown_words(program.window)
    assert "Testowa" not in shown_words(program.window)
    assert [one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)] == []
    qtbot.waitUntil(lambda: open_files(tmp_path) == [], timeout=WAIT)


def test_f_t34_copied_out_of_a_field_it_is_kept_from_histories_and_gone_after_a_minute(
    qtbot, program: Program
) -> None:
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    editor = new_obligation(family_page(program))
    hands = Hands(program.window)
    type_in(hands, editor, court=LATIN)
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.press(Qt.Key.Key_C, CONTROL)
    kept = QApplication.clipboard().mimeData()
    assert kept.text() == LATIN
    assert kept.data("x-kde-passwordManagerHint").data() == b"secret"
    timer = program.findChild(Clipboard).findChild(QTimer)
    assert timer.isActive()
    assert timer.interval() == 60_000
    timer.start(20)
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "", timeout=WAIT)


def test_f_t34_what_another_program_copied_meanwhile_is_left(
    qtbot, program: Program, owner: list[bool]
) -> None:
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    clipboard = program.findChild(Clipboard)
    clipboard.copy(LATIN)
    owner[0] = False  # another program's turn
    QApplication.clipboard().setText("numer faktury")
    clipboard.findChild(QTimer).start(20)
    qtbot.wait(60)
    assert QApplication.clipboard().text() == "numer faktury"
    by_key(program)
    await_screen(qtbot, program, LockScreen)
    assert QApplication.clipboard().text() == "numer faktury"


@pytest.mark.parametrize("locks_first", [True, False], ids=["lock first", "save first"])
def test_f_t35_saving_in_the_moment_of_the_lock_stores_the_record_or_its_draft(
    qtbot, program: Program, locks_first: bool
) -> None:
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    page = family_page(program)
    type_in(Hands(program.window), new_obligation(page), **OBLIGATION)

    def save() -> None:
        QTest.keyClick(Hands(program.window).cursor, S, CONTROL)

    # both wait when the window comes to life again
    acts = [lambda: session_lock(program), save]
    for act in acts if locks_first else reversed(acts):
        QTimer.singleShot(0, program, act)
    await_screen(qtbot, program, LockScreen)
    qtbot.wait(50)
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    page = window.pages.page("families")
    if locks_first:
        assert "Odzyskano szkic" in shown_words(window)
        assert page.editing.editor.form.values()["court"] == COURT
        assert page.editing.editor.form.values()["began"] == "2026-11-20"
    else:
        assert page.editing.editor is None
        settled(page)
        click_row(page.card.court.sections.lists["court_obligation"], COURT)


def test_f_t35_words_typed_just_before_the_lock_wait_behind_nothing(
    qtbot, program: Program
) -> None:
    """A draft on its way to the disk stands behind a long report: the lock does not wait for it, nor lose it."""
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    editor = new_obligation(family_page(program))
    hands = Hands(program.window)
    type_in(hands, editor, court=COURT)
    busy = program.findChild(type(program._tasks)) or program._tasks
    busy.run(lambda: QTest.qSleep(400), lambda _done: None)
    editor.keeper.findChild(QTimer).start(0)
    qtbot.wait(30)  # the draft waits in the background now
    by_key(program)
    await_screen(qtbot, program, LockScreen)
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    assert window.pages.page("families").editing.editor.form.values()["court"] == COURT


def test_f_t35_a_full_disk_neither_stops_the_lock_nor_takes_the_words(
    qtbot, program: Program, monkeypatch
) -> None:
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    editor = new_obligation(family_page(program))
    type_in(Hands(program.window), editor, court=COURT)
    database = type(window.pages.current.parts.data._database)

    def full(*_args: object) -> None:
        raise DiskFull("Brak miejsca na dysku.")

    monkeypatch.setattr(database, "keep_draft", full)
    by_key(program)
    await_screen(qtbot, program, LockScreen)
    assert COURT not in shown_words(program.window)
    assert "nie wyłączaj go, zwolnij miejsce" in shown_words(program.window)
    enter(qtbot, program, "kierownik")  # another account gets nothing of it
    window = await_screen(qtbot, program, MainWindow)
    assert COURT not in shown_words(window)
    by_key(program)
    monkeypatch.undo()
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    new_obligation(family_page(program))
    editor = window.pages.page("families").editing.editor
    assert editor.form.values()["court"] == COURT
    assert "Odzyskano szkic" in shown_words(window)
