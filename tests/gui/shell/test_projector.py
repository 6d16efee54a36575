"""Tryb rzutnika: only the running procedure is on the wall, a blank slide between two, the password to get out."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.fixtures.sittings import SECRET, Seated, seat
from tests.gui.centre import PASSWORD
from tests.gui.hands import CONTROL, Hands, click, shown_words
from tests.gui.shell.test_program import await_screen, enter, program

from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.projector_screen import ProjectorScreen
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.blue_card import procedures
from mgops_desktop.storage.tables.blue_card import GroupSitting

__all__ = ["program"]
OF_A, OF_B = ("Krzywdzona", "Bijący", "NK/3/2026"), ("Inna", "Cudzy", "NK/4/2026", "stranger")
OTHERS = ("NK/1/2026", "NK/2/2026", "Przykładowa", SECRET)


def begin(qtbot, program: Program) -> tuple[ProjectorScreen, Seated]:
    enter(qtbot, program, "zespol")
    window = await_screen(qtbot, program, MainWindow)
    seated = program._work.opened.database.change(seat)
    click(window.rail.buttons["blue_card"])
    page = window.pages.page("blue_card")
    click(page.register.sittings)
    for _ in range(3):
        Hands(program.window).press(Qt.Key.Key_Left)
    click(page.sittings.wall)
    return await_screen(qtbot, program, ProjectorScreen), seated


def found_in(words: str, *groups) -> list[str]:
    return [one for group in groups for one in group if one in words]


def known(program: Program) -> set:
    database = program._work.opened.database
    return {one.id for one in database.read(procedures)}


def test_only_the_running_procedure_is_on_the_wall_and_no_key_leads_elsewhere(
    qtbot, program: Program
) -> None:
    screen, seated = begin(qtbot, program)
    hands = Hands(program.window)
    assert screen.page.is_blank
    assert known(program) == set()
    assert not found_in(shown_words(program.window), OF_A, OF_B, OTHERS)
    hands.press(Qt.Key.Key_Space)  # the cursor stands on "Pokaż"
    assert not screen.page.is_blank
    words = shown_words(program.window)
    assert found_in(words, OF_A) == list(OF_A)
    assert not found_in(words, OF_B, OTHERS)
    assert known(program) == {seated["procedure-a"]}
    assert program._work.opened.database.actor.rights == {Right.BLUE_CARD}
    for key, modifier in (
        *((Qt.Key(Qt.Key.Key_1 + n), CONTROL) for n in range(9)),
        *((key, CONTROL) for key in (Qt.Key.Key_K, Qt.Key.Key_P, Qt.Key.Key_N, Qt.Key.Key_G)),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F1, Qt.Key.Key_F3)),
        *((key, Qt.KeyboardModifier.NoModifier) for key in (Qt.Key.Key_F5, Qt.Key.Key_Escape)),
    ):
        hands.press(key, modifier)
        assert program.window.currentWidget() is screen
        assert not found_in(shown_words(program.window), OF_B, OTHERS)
    for _ in range(40):
        hands.press(Qt.Key.Key_Tab)
        assert screen.isAncestorOf(QApplication.focusWidget())


def test_next_procedure_is_a_step_of_the_writer_over_a_blank_slide(qtbot, program: Program) -> None:
    screen, seated = begin(qtbot, program)
    hands = Hands(program.window)
    hands.press(Qt.Key.Key_Space)
    protocol = screen.page.editor.form.wrapper("protocol").input
    hands.go_to(protocol)
    hands.write("Zapis pierwszej")
    hands.press(Qt.Key.Key_Return, CONTROL)
    assert screen.page.is_blank
    assert not found_in(shown_words(program.window), OF_A, OF_B, ("Zapis pierwszej",))
    assert known(program) == set()
    hands.press(Qt.Key.Key_Space)
    words = shown_words(program.window)
    assert found_in(words, OF_B)
    assert not found_in(words, OF_A, ("Zapis pierwszej", "Fachowa-worker"))
    assert known(program) == {seated["procedure-b"]}
    for _ in range(2):
        hands.press(Qt.Key.Key_Return, CONTROL)
        if screen.page.show_next.isVisible():
            hands.press(Qt.Key.Key_Space)
    assert screen.page.is_blank
    assert "Porządek jest wyczerpany" in shown_words(program.window)


def test_way_out_asks_for_the_password_and_gives_everything_back(qtbot, program: Program) -> None:
    screen, seated = begin(qtbot, program)
    assert program._look.scale == 1.3
    assert program._memory.scale == 100  # a crash now leaves the size as it was chosen
    hands = Hands(program.window)
    hands.press(Qt.Key.Key_Space)
    click(screen.end)
    assert not found_in(shown_words(program.window), OF_A, OF_B)
    hands.write(PASSWORD)
    hands.press(Qt.Key.Key_Return)
    await_screen(qtbot, program, MainWindow)
    assert program._look.scale == 1.0
    assert known(program) >= {seated["procedure-a"], seated["procedure-b"]}


def test_lock_comes_back_to_a_blank_slide_and_to_what_was_typed(qtbot, program: Program) -> None:
    screen, _seated = begin(qtbot, program)
    hands = Hands(program.window)
    hands.press(Qt.Key.Key_Space)
    hands.go_to(screen.page.editor.form.wrapper("protocol").input)
    hands.write("Zapis pierwszej")
    hands.press(Qt.Key.Key_L, CONTROL)
    await_screen(qtbot, program, LockScreen)
    enter(qtbot, program, "zespol")
    screen = await_screen(qtbot, program, ProjectorScreen)
    assert screen.page.is_blank
    assert known(program) == set()
    hands.press(Qt.Key.Key_Space)
    assert screen.page.editor.form.values()["protocol"] == "Zapis pierwszej"


@operation("posiedzenie usunięte przez kogoś innego w teście", None)
def take_away(session, sitting):
    session.delete(session.get_one(GroupSitting, sitting))


def test_point_that_somebody_took_away_is_told_and_passed_over(qtbot, program: Program) -> None:
    screen, seated = begin(qtbot, program)
    program._work.opened.database.confine_to_procedure(None)
    program._work.opened.database.change(take_away, seated["with-harmed"])
    hands = Hands(program.window)
    hands.press(Qt.Key.Key_Space)
    assert screen.page.is_blank
    assert "nie ma" in shown_words(screen.page)
    assert known(program) == set()
    hands.press(Qt.Key.Key_Space)
    assert not screen.page.is_blank
    assert known(program) == {seated["procedure-b"]}
