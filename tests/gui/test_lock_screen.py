"""The door: password, waiting after wrong ones, Caps Lock."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from tests.gui.keyboard import type_text

from mgops_desktop.gui import lock_screen
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice

ACCOUNTS = [Choice("a", "Asystent rodziny"), Choice("h", "Kierownik ośrodka")]


@pytest.fixture
def door(qtbot, look: Look, monkeypatch: pytest.MonkeyPatch) -> LockScreen:
    monkeypatch.setattr(lock_screen, "_SECOND_MS", 5)
    made = LockScreen(look, ACCOUNTS)
    qtbot.addWidget(made)
    made.show()
    return made


def test_enter_gives_account_and_password(qtbot, door: LockScreen) -> None:
    door.account.choose("h")
    type_text(door.password, "długie hasło")
    with qtbot.waitSignal(door.unlock_asked, timeout=100) as asked:
        qtbot.keyClick(door.password, Qt.Key.Key_Return)
    assert asked.args == ["h", "długie hasło"]


def test_first_account_is_chosen_and_the_cursor_is_in_the_password(door: LockScreen) -> None:
    assert door.account.chosen == "a"
    assert door.focusWidget() is door.password


def test_one_account_is_not_asked_for(qtbot, look: Look) -> None:
    made = LockScreen(look, ACCOUNTS[:1])
    qtbot.addWidget(made)
    made.show()
    assert not made.account.isVisible()
    with qtbot.waitSignal(made.unlock_asked, timeout=100) as asked:
        type_text(made.password, "x")
        made.enter.click()
    assert asked.args == ["a", "x"]


def test_empty_password_is_not_tried(qtbot, door: LockScreen) -> None:
    with qtbot.assertNotEmitted(door.unlock_asked):
        door.enter.click()
    assert door.message.text() == "Wpisz hasło."


def test_wrong_password_counts_down_until_the_next_try(qtbot, door: LockScreen) -> None:
    type_text(door.password, "zle")
    door.deny("Hasło się nie zgadza.", wait=2)
    assert door.message.text() == "Hasło się nie zgadza. Następna próba za 2 s."
    assert not door.password.isEnabled()
    assert door.password.text() == ""
    qtbot.waitUntil(door.password.isEnabled, timeout=500)
    assert door.message.text() == "Hasło się nie zgadza."
    assert door.focusWidget() is door.password


def test_typing_again_takes_the_message_away(door: LockScreen) -> None:
    door.deny("Hasło się nie zgadza.")
    assert door.password.accessibleDescription() == "Hasło się nie zgadza."
    type_text(door.password, "d")
    assert not door.message.isVisible()


def test_nothing_can_be_entered_while_the_password_is_tried(door: LockScreen) -> None:
    door.show_opening()
    assert door.enter.text() == "Otwieram…"
    assert not door.password.isEnabled()


def test_caps_lock_is_noticed_by_the_letters(qtbot, door: LockScreen) -> None:
    qtbot.keyClick(door.password, "A")
    assert door.caps.isVisible()
    qtbot.keyClick(door.password, "a")
    assert not door.caps.isVisible()
    qtbot.keyClick(door.password, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not door.caps.isVisible()


def test_password_can_be_shown_and_hidden(door: LockScreen) -> None:
    assert door.password.echoMode() is QLineEdit.EchoMode.Password
    door.reveal.click()
    assert door.password.echoMode() is QLineEdit.EchoMode.Normal
    assert door.reveal.accessibleName() == "Ukryj hasło"
    door.reveal.click()
    assert door.password.echoMode() is QLineEdit.EchoMode.Password
