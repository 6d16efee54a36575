"""The door and the work behind it: wrong password, lock and unlock, the reminder of the backup."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui import calm
from tests.gui.centre import PASSWORD
from tests.gui.folder import CLOCK, Desk, Founded
from tests.gui.hands import CONTROL, Hands, click, click_row, discard, shown_words

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Task, Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault.folder import DataFolder

WAIT = 30_000


@pytest.fixture
def program(qtbot, look: Look, qapp, founded: Founded, tmp_path: Path) -> Iterator[Program]:
    """The program on the invented centre, at its password."""
    shutil.copytree(founded.path, tmp_path / "dane")
    tasks = Tasks(qapp)
    memory = WindowMemory(tmp_path / "okno.ini")
    made = Program(look, tasks, memory, tmp_path / "dane", CLOCK)
    made.window.resize(1366, 768)
    made.begin()
    QTest.qWaitForWindowActive(made.window)
    yield made
    qtbot.waitUntil(lambda: not tasks.findChildren(Task), timeout=WAIT)
    made.window.close()
    qtbot.waitUntil(lambda: not made.window.isVisible(), timeout=WAIT)
    discard(made)


def await_screen(qtbot, program: Program, kind: type):
    qtbot.waitUntil(lambda: isinstance(program.window.currentWidget(), kind), timeout=WAIT)
    return program.window.currentWidget()


def enter(qtbot, program: Program, login: str, password: str = PASSWORD) -> None:
    door = await_screen(qtbot, program, LockScreen)
    door.account.choose(login)
    hands = Hands(program.window)
    if hands.cursor is door.account:
        hands.press(Qt.Key.Key_Tab)
    hands.write(password)
    hands.press(Qt.Key.Key_Return)


def test_wrong_password_is_said_and_the_right_one_opens(qtbot, program: Program) -> None:
    enter(qtbot, program, "asystent", "nie to hasło")
    door = program.window.currentWidget()
    qtbot.waitUntil(door.message.isVisible, timeout=WAIT)
    assert "asło" in door.message.text()
    assert "Przykładowa" not in shown_words(program.window)
    qtbot.waitUntil(door.password.isEnabled, timeout=WAIT)
    assert door.password.text() == ""
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    assert "Asystent" in shown_words(window.top)


def test_lock_hides_everything_and_the_same_account_goes_on_where_it_was(
    qtbot, program: Program
) -> None:
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    hands = Hands(program.window)
    click_row(window.pages.page("start").due, "Umówiona wizyta")
    hands.press(Qt.Key.Key_N, CONTROL)
    editor = window.pages.page("families").editing.currentWidget()
    hands.go_to(editor.form.topic)
    hands.write("Zaległy czynsz")
    hands.press(Qt.Key.Key_L, CONTROL)
    await_screen(qtbot, program, LockScreen)
    assert "Testowa" not in shown_words(program.window)
    assert "czynsz" not in shown_words(program.window)
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    editor = window.pages.page("families").editing.currentWidget()
    assert editor.form.topic.text() == "Zaległy czynsz"


def test_another_account_after_the_lock_sees_nothing_of_the_first(qtbot, program: Program) -> None:
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    click_row(window.pages.page("start").due, "Umówiona wizyta")
    click(window.top.lock)
    enter(qtbot, program, "sekretariat")
    window = await_screen(qtbot, program, MainWindow)
    assert window.pages.current is window.pages.page("start")
    assert "Testowa" not in shown_words(window)


@pytest.mark.parametrize(
    ("days", "said", "warns"),
    [
        (0, "Kopia dziś o 16:12", True),
        (1, "Kopia wczoraj o 16:12", True),
        (8, "Kopia 23.11.2026 o 16:12", True),
    ],
)
def test_foot_of_the_window_reminds_of_an_old_backup(
    qtbot, desk: Desk, days: int, said: str, warns: bool
) -> None:
    window = desk.sit_down("kierownik")
    assert window.status.backup.text() == "Nie ma jeszcze sprawdzonej kopii"
    assert window.status.backup_icon.isVisible()
    desk.back_up()
    window = desk.sit_down("kierownik", FixedClock(CLOCK.now() + timedelta(days=days)))
    # this account has no key to the procedures: nobody has opened the copy of their file
    assert window.status.backup.text() == f"{said}, „Niebieskie Karty” tylko skopiowane"
    assert window.status.backup_icon.isVisible() is warns


def test_closed_account_ends_with_new_keys_and_everybody_opens_anew(
    qtbot, program: Program, tmp_path: Path
) -> None:
    before = DataFolder(tmp_path / "dane").database("centre").read_bytes()[:16]
    enter(qtbot, program, "kierownik")
    window = await_screen(qtbot, program, MainWindow)
    calm.click(window.rail.buttons["settings"])
    page = window.pages.page("settings")
    calm.click_row(page.list, "Konta i uprawnienia")
    calm.click_row(page.panel.list, "Sekretariat")
    view = page.panel.in_place
    calm.click(view.close_account)
    agree = (one for one in view.notices.findChildren(QPushButton) if one.isVisible())
    click(next(agree))
    door = await_screen(qtbot, program, LockScreen)
    assert "Wymieniono klucze danych." in shown_words(program.window)
    assert door.account.findData("sekretariat") == -1
    # a database under another key has another salt
    assert DataFolder(tmp_path / "dane").database("centre").read_bytes()[:16] != before
    enter(qtbot, program, "kierownik")
    await_screen(qtbot, program, MainWindow)
