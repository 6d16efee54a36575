"""F-T22: two have changed one record; field by field mine or theirs, by keys, and nothing of mine is lost."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, plain, shown_words

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS

S, ESC, SPACE, TAB = Qt.Key.Key_S, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Tab
LEFT, RIGHT = Qt.Key.Key_Left, Qt.Key.Key_Right


@question("pola w teście", None)
def fields(session, kind, record, *names):
    found = session.get_one(KINDS[kind], record)
    return tuple(getattr(found, name) for name in names)


@operation("zmiana gdzie indziej w teście", None)
def change_elsewhere(session, kind, record, **values):
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(qtbot, window: MainWindow) -> FamiliesPage:
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    return page


@pytest.fixture
def visit(page: FamiliesPage) -> Editor:
    """The newest visit of the family Testowa, in its form."""
    choose_tab(page.card.tabs, "visits")
    click_row(page.card.visits.list, "wizyta")
    assert page.editing.editor is not None
    return page.editing.editor


@pytest.fixture
def disputed(desk: Desk, visit: Editor, hands: Hands) -> Editor:
    """I wrote a course and a place; somebody else a topic and another place."""
    for name, text in (("course", "Mój opis."), ("place", "moje miejsce")):
        hands.go_to(visit.form.wrapper(name).input)
        hands.write_over(text)
    elsewhere = {"topic": "Cudzy temat", "place": "cudze miejsce"}
    desk.database.change(change_elsewhere, "visit", visit.record, **elsewhere)
    hands.press(S, CONTROL)
    return visit


def test_both_versions_stand_side_by_side_with_who_and_when(disputed: Editor) -> None:
    said = plain(shown_words(disputed))
    assert "Ktoś zmienił tę wizytę" in said
    assert "Zapisane przez Asystent o " in said
    for words in ("Mój opis.", "moje miejsce", "cudze miejsce", "Cudzy temat"):
        assert words in said
    assert set(disputed.conflict.sides) == {"course", "place", "topic"}


def test_each_keeps_what_only_he_has_changed(desk: Desk, page, disputed, hands) -> None:
    proposed = {name: mine.isChecked() for name, (mine, _) in disputed.conflict.sides.items()}
    assert proposed == {"course": True, "place": True, "topic": False}
    hands.press(S, CONTROL)
    assert page.editing.editor is None
    stored = desk.database.read(fields, "visit", disputed.record, "course", "place", "topic")
    assert stored == ("Mój opis.", "moje miejsce", "Cudzy temat")


def test_theirs_is_chosen_with_the_arrow_keys(desk: Desk, page, disputed, hands) -> None:
    mine, theirs = disputed.conflict.sides["place"]
    hands.go_to(mine)
    hands.press(RIGHT)
    assert theirs.isChecked()
    hands.go_to(disputed.conflict.save)
    hands.press(SPACE)
    assert page.editing.editor is None
    stored = desk.database.read(fields, "visit", disputed.record, "course", "place", "topic")
    assert stored == ("Mój opis.", "cudze miejsce", "Cudzy temat")


def test_what_was_chosen_can_be_worked_on_before_it_is_saved(disputed: Editor, hands) -> None:
    click(disputed.conflict.to_form)
    assert not disputed.conflict.isVisible()
    assert disputed.form.isAncestorOf(hands.cursor)
    values = disputed.form.values()
    assert (values["course"], values["topic"]) == ("Mój opis.", "Cudzy temat")


def test_mine_is_given_up_only_by_a_button_of_its_own(desk: Desk, disputed: Editor) -> None:
    click(disputed.conflict.give_up)
    assert disputed.form.values()["place"] == "cudze miejsce"
    assert disputed.card.isVisible()


def test_nothing_of_mine_is_lost_when_i_go_away_from_the_table(page, disputed, hands) -> None:
    hands.press(ESC)
    assert page.editing.editor is None
    click_row(page.card.visits.list, "wizyta")
    assert page.editing.editor.form.values()["course"] == "Mój opis."
    hands.press(S, CONTROL)
    assert disputed.conflict.isVisible()


def test_a_third_change_meanwhile_is_shown_too(desk: Desk, disputed: Editor, hands) -> None:
    desk.database.change(change_elsewhere, "visit", disputed.record, topic="Jeszcze inny")
    hands.press(S, CONTROL)
    assert disputed.conflict.isVisible()
    assert "Jeszcze inny" in shown_words(disputed.conflict)


def test_who_typed_the_same_is_asked_nothing(desk: Desk, page, visit: Editor, hands) -> None:
    hands.go_to(visit.form.wrapper("topic").input)
    hands.write_over("Wspólny temat")
    desk.database.change(change_elsewhere, "visit", visit.record, topic="Wspólny temat")
    hands.press(S, CONTROL)
    assert page.editing.editor is None


def test_form_of_any_record_shows_dates_in_words(qtbot, desk: Desk, page, hands) -> None:
    click_row(page.families.list, "Przykładowa")
    choose_tab(page.card.tabs, "court")

    def is_read() -> bool:
        return "court_obligation" in page.card.court.sections.lists

    qtbot.waitUntil(is_read, timeout=2000)
    click_row(page.card.court.sections.lists["court_obligation"], "Sąd Rejonowy")
    editor = page.editing.editor
    hands.go_to(editor.form.wrapper("began").input)
    hands.write_over("19.03.2026")
    values = {"began": date(2026, 3, 18), "scope": "co miesiąc"}
    desk.database.change(change_elsewhere, "court_obligation", editor.record, **values)
    hands.press(S, CONTROL)
    said = plain(shown_words(editor.conflict))
    for words in ("19.03.2026", "18.03.2026", "co miesiąc", "(puste)"):
        assert words in said
