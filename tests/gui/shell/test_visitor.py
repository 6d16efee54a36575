"""Tryb przy gościu: one family on the screen, nothing of the others within reach, the password to get out."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.centre import HOMES, PASSWORD
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, shown_words, titles
from tests.gui.shell.test_program import WAIT, await_screen, enter, program

from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.targets import NEW_VISIT, Target
from mgops_desktop.gui.visitor_screen import VisitorScreen

__all__ = ["program"]
ONLY = "Testowa"
OTHERS = [home.name for home in HOMES if home.name != ONLY] + ["Obca", "Pokazowa"]


def begin(qtbot, program: Program, login: str = "asystent") -> VisitorScreen:
    enter(qtbot, program, login)
    window = await_screen(qtbot, program, MainWindow)
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, ONLY)
    qtbot.waitUntil(lambda: page.card.header.title.text() == ONLY)
    Hands(program.window).press(Qt.Key.Key_G, CONTROL)
    return await_screen(qtbot, program, VisitorScreen)


def others_in(words: str) -> list[str]:
    return [name for name in OTHERS if f"{name}" in words.replace("Wola Wzorcowa", "")]


def test_only_the_family_is_on_the_screen_and_no_key_leads_elsewhere(
    qtbot, program: Program
) -> None:
    screen = begin(qtbot, program)
    hands = Hands(program.window)
    assert ONLY in shown_words(program.window)
    assert program.window.windowTitle() == "MGOPS Desktop"
    for key, modifier in (
        *((Qt.Key(Qt.Key.Key_1 + n), CONTROL) for n in range(9)),
        *((key, CONTROL) for key in (Qt.Key.Key_K, Qt.Key.Key_P)),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F1, Qt.Key.Key_F3)),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape)),
    ):
        hands.press(key, modifier)
        assert program.window.currentWidget() is screen
        assert others_in(shown_words(program.window)) == []
    for _ in range(40):
        hands.press(Qt.Key.Key_Tab)
        assert screen.isAncestorOf(QApplication.focusWidget())


def test_every_tab_and_lookup_knows_of_this_family_only(qtbot, program: Program) -> None:
    screen = begin(qtbot, program, "kierownik")
    card = screen.page.card
    assert not card.visitor.isVisible()
    for key in card.tabs.keys:
        choose_tab(card.tabs, key)
        assert others_in(shown_words(program.window)) == []
    screen.page.open_target(Target("record", None, "membership"))
    hands = Hands(program.window)
    person = screen.page.editing.records.form.wrapper("person").input
    hands.go_to(person)
    hands.write("wzorc")
    assert QApplication.activePopupWidget() is None  # nobody is found
    hands.press(Qt.Key.Key_Escape)
    assert others_in(shown_words(program.window)) == []


def test_way_out_asks_for_the_password_and_waits_after_a_wrong_one(qtbot, program: Program) -> None:
    screen = begin(qtbot, program)
    click(screen.end)
    hands = Hands(program.window)
    assert ONLY not in shown_words(program.window)
    assert not screen.door.other.isVisible()  # the way to other data is none for a visitor
    hands.write("nie to hasło")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(screen.door.message.isVisible, timeout=WAIT)
    assert "Następna próba za" in screen.door.message.text()
    assert not screen.door.password.isEnabled()
    qtbot.waitUntil(screen.door.password.isEnabled, timeout=WAIT)
    click(screen.door.forgotten)
    assert ONLY in shown_words(program.window)
    hands.press(Qt.Key.Key_G, CONTROL)
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    window = await_screen(qtbot, program, MainWindow)
    page = window.pages.page("families")
    assert page.card.header.title.text() == ONLY
    assert set(titles(page.families.list)) >= {"Przykładowa", "Wzorcowa"}


def test_lock_comes_back_to_the_family_alone_and_to_what_was_typed(qtbot, program: Program) -> None:
    screen = begin(qtbot, program)
    hands = Hands(program.window)
    hands.press(Qt.Key.Key_N, CONTROL)
    form = screen.page.editing.visits.form
    hands.go_to(form.course)
    hands.write("Żółta teczka")
    hands.press(Qt.Key.Key_L, CONTROL)
    await_screen(qtbot, program, LockScreen)
    assert program.window.count() == 1
    enter(qtbot, program, "asystent")
    screen = await_screen(qtbot, program, VisitorScreen)
    assert screen.page.editing.visits.form.course.toPlainText() == "Żółta teczka"
    assert others_in(shown_words(program.window)) == []


def test_form_begun_for_another_family_is_not_shown_and_not_lost(qtbot, program: Program) -> None:
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    window.open_target(Target(NEW_VISIT))
    hands = Hands(program.window)
    form = window.pages.page("families").editing.visits.form
    hands.go_to(form.course)
    hands.write("U kogo innego")
    window.go_to("start")
    hands.press(Qt.Key.Key_L, CONTROL)
    screen = begin(qtbot, program)
    hands.press(Qt.Key.Key_N, CONTROL)
    assert screen.page.editing.visits.form.course.toPlainText() == ""
    hands.press(Qt.Key.Key_Escape)
    click(screen.end)
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    window = await_screen(qtbot, program, MainWindow)
    window.open_target(Target(NEW_VISIT))
    QTest.qWait(1)
    assert window.pages.page("families").editing.visits.form.course.toPlainText() == "U kogo innego"


def test_window_can_be_closed_beside_a_visitor(qtbot, program: Program) -> None:
    begin(qtbot, program)
    program.window.close()
    qtbot.waitUntil(lambda: not program.window.isVisible(), timeout=WAIT)
