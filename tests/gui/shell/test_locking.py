"""What locks the program beside the user: idle time, the system's messages, a clock that has jumped."""

import ctypes
import sys
import threading
from collections.abc import Iterator
from ctypes import wintypes
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from tests.gui.folder import Founded
from tests.gui.hands import click, shown_words
from tests.gui.keyboard import type_text
from tests.gui.shell.test_program import WAIT, await_screen, enter, program

from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell import door, idle
from mgops_desktop.gui.shell.first_window import FirstWindow, mark_of, summon
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.shell.recovery_screen import RecoveryScreen
from mgops_desktop.gui.shell.system_watch import ClockJumps, SystemWatch
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault.errors import BackupFailed

__all__ = ["program"]


@pytest.fixture
def watch(qapp) -> Iterator[SystemWatch]:
    made = SystemWatch(qapp)
    yield made
    made.deleteLater()


def windows_says(watch: SystemWatch, message: int, parameter: int) -> None:
    told = wintypes.MSG()
    told.message, told.wParam = message, parameter
    watch.windows.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(told))


@pytest.mark.parametrize(
    ("message", "parameter", "locks"),
    [
        (0x02B1, 0x7, True),  # WM_WTSSESSION_CHANGE: the session is locked
        (0x02B1, 0x8, False),  # and unlocked
        (0x02B1, 0x2, True),  # another user's turn
        (0x0218, 0x4, True),  # WM_POWERBROADCAST: the computer goes to sleep
        (0x0218, 0x7, False),  # and wakes
        (0x0100, 0x7, False),  # a key
    ],
)
def test_messages_of_windows_lock(qtbot, watch, message, parameter, locks) -> None:
    heard: list[bool] = []
    watch.locking.connect(lambda: heard.append(True))
    windows_says(watch, message, parameter)
    assert bool(heard) is locks


def test_signals_of_linux_lock_when_a_sleep_begins_and_not_when_it_ends(watch) -> None:
    heard: list[str] = []
    watch.locking.connect(lambda: heard.append("locked"))
    watch.login1.sleep(False)
    assert heard == []
    watch.login1.sleep(True)
    watch.login1.lock()
    assert heard == ["locked", "locked"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="D-Bus is for Linux")
def test_system_without_qtdbus_or_without_a_bus_starts_all_the_same(watch, monkeypatch) -> None:
    watch.listen(0)
    monkeypatch.setitem(sys.modules, "PySide6.QtDBus", None)
    watch.listen(0)


@pytest.mark.parametrize(
    ("wall", "steady", "locks"),
    [
        (15.0, 15.0, False),
        (70.0, 15.0, False),  # 55 s: the clock was set right
        (80.0, 15.0, True),  # asleep, and the steady clock with it
        (80.0, 80.0, True),  # asleep, and both clocks went on: nobody looked for so long
        (-3600.0, 15.0, True),  # set back
    ],
)
def test_jump_of_the_clock_by_more_than_a_minute_locks(qtbot, qapp, wall, steady, locks) -> None:
    times = {"wall": 1000.0, "steady": 500.0}
    jumps = ClockJumps(qapp, lambda: times["wall"], lambda: times["steady"])
    heard: list[bool] = []
    jumps.jumped.connect(lambda: heard.append(True))
    times["wall"] += wall
    times["steady"] += steady
    jumps.look()
    assert bool(heard) is locks
    jumps.deleteLater()


def test_lock_of_the_system_locks_the_program_and_closes_what_stands_over_it(
    qtbot, program: Program, monkeypatch
) -> None:
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    box = QDialog(program.window)
    box.setModal(True)
    box.show()
    upon_it = QDialog(box)
    upon_it.setModal(True)
    upon_it.show()
    qtbot.waitUntil(upon_it.isVisible)
    windows_says(program.findChild(SystemWatch), 0x02B1, 0x7)
    await_screen(qtbot, program, LockScreen)
    assert not box.isVisible()
    assert "Przykładowa" not in shown_words(program.window)


def test_after_the_last_sign_of_life_the_program_locks_itself(
    qtbot, program: Program, monkeypatch
) -> None:
    monkeypatch.setattr(idle, "_MINUTE_MS", 20)
    enter(qtbot, program, "asystent")
    await_screen(qtbot, program, MainWindow)
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Shift)  # the last sign of life
    await_screen(qtbot, program, LockScreen)


@pytest.mark.parametrize(("kept", "minutes"), [(1, 10), (2, 2), (30, 30), (600, 10), ("nic", 10)])
def test_idle_minutes_are_one_of_those_offered(tmp_path: Path, kept, minutes) -> None:
    memory = WindowMemory(tmp_path / "okno.ini")
    assert memory.lock_minutes == 10
    memory.keep_lock_minutes(kept)
    assert WindowMemory(tmp_path / "okno.ini").lock_minutes == minutes


def test_second_start_brings_the_open_window_forward(qtbot, qapp, tmp_path: Path) -> None:
    mark = mark_of(tmp_path / "ustawienia", tmp_path / "Rodzina Przykładowa")
    assert "Przyk" not in mark.name
    assert not summon(mark)
    first = FirstWindow(qapp, mark)
    assert mark.read_bytes() == b""
    came: list[bool] = []
    first.summoned.connect(lambda: came.append(True))
    found: list[bool] = []
    second = threading.Thread(target=lambda: found.append(summon(mark, 20)))
    second.start()
    qtbot.waitUntil(lambda: bool(found), timeout=WAIT)
    second.join()
    assert found == [True]
    qtbot.waitUntil(lambda: came == [True], timeout=WAIT)
    first.end()
    assert not summon(mark)


def test_mark_left_by_a_crash_does_not_keep_the_next_start_out(tmp_path: Path) -> None:
    mark = mark_of(tmp_path, tmp_path / "dane")
    mark.touch()
    assert not summon(mark, patience=0.1)
    assert not mark.exists()


def test_recovery_code_gives_a_new_password(qtbot, program: Program, founded: Founded) -> None:
    door = await_screen(qtbot, program, LockScreen)
    click(door.forgotten)
    screen = await_screen(qtbot, program, RecoveryScreen)
    screen.account.choose("asystent")
    type_text(screen.code, "0000-0000")
    for field in (screen.password, screen.repeated):
        type_text(field, "zupełnie nowe hasło")
    QTest.keyClick(screen.repeated, Qt.Key.Key_Return)
    qtbot.waitUntil(screen.message.isVisible, timeout=WAIT)
    assert "kod" in screen.message.text().casefold()
    qtbot.waitUntil(screen.go.isEnabled, timeout=WAIT)
    assert not screen.bar.isVisible()
    screen.code.setText(founded.code)
    click(screen.go)
    assert (screen.go.text(), screen.bar.isVisible()) == ("Sprawdzam kod…", True)
    qtbot.waitUntil(
        lambda: program.window.currentWidget() is not screen or screen.go.isEnabled(), timeout=WAIT
    )
    assert program.window.currentWidget() is not screen, screen.message.text()
    door = await_screen(qtbot, program, LockScreen)
    assert "Ustawiono nowe hasło" in shown_words(program.window)
    enter(qtbot, program, "asystent", "zupełnie nowe hasło")
    await_screen(qtbot, program, MainWindow)


def test_passwords_that_differ_set_nothing(qtbot, program: Program) -> None:
    door = await_screen(qtbot, program, LockScreen)
    click(door.forgotten)
    screen = await_screen(qtbot, program, RecoveryScreen)
    type_text(screen.code, "abcd")
    type_text(screen.password, "jedno długie hasło")
    type_text(screen.repeated, "inne długie hasło")
    click(screen.go)
    assert "różnią" in screen.message.text()
    click(screen.back)
    await_screen(qtbot, program, LockScreen)


@pytest.mark.parametrize("when", ["while it closes", "while it asks"])
def test_program_that_could_not_close_is_locked_all_the_same(
    qtbot, program: Program, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    """Otherwise "Wróć do pracy" would let anybody in."""
    enter(qtbot, program, "kierownik")
    await_screen(qtbot, program, MainWindow)

    def close(_opened: object) -> None:
        raise BackupFailed("Dysk jest pełny.")

    monkeypatch.setattr(door, "close", close)
    program.window.close()
    if when == "while it asks":
        qtbot.waitUntil(lambda: "Nie udało się" in shown_words(program.window), timeout=WAIT)
    sleep = next(one for one in program.findChildren(SystemWatch))
    sleep.locking.emit()
    await_screen(qtbot, program, LockScreen)
    assert "Programu nie zamknięto" in shown_words(program.window)
    enter(qtbot, program, "kierownik")
    await_screen(qtbot, program, MainWindow)
    monkeypatch.undo()
