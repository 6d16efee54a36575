"""Dated histories on the shown window: lines of time, a change from a day by keys alone, and that taken back."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, click_row, press, save
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, row_of, settled, shown_words

from mgops_desktop.gui.help.screens import topic_of
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.widgets.history_list import HistoryList
from mgops_desktop.gui.widgets.rows import Join, Mark, SectionRow, StretchRow
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family

RETURN, UP, DOWN, ESC = Qt.Key.Key_Return, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Escape
WAIT = 5000


@operation("przydział wczytany w teście", None)
def import_assignments(session, *spans):
    """As an import stores them: the first family gets these spans of the assistant it has, in place of its own."""
    case = session.query(Case).join(Family).filter(Family.name == "Testowa").one()
    own = session.query(Assignment).filter_by(case_id=case.id).one()
    own.began, own.ended = spans[0]
    for number, (began, ended) in enumerate(spans[1:], 901):
        session.add(
            Assignment(
                number=f"PA/{number}/2026",
                case_id=case.id,
                worker_id=own.worker_id,
                kind=own.kind,
                began=began,
                ended=ended,
            )
        )


def card_of(qtbot, desk: Desk, login: str, family: str, tab: str) -> FamiliesPage:
    window = desk.sit_down(login)
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, family)
    qtbot.waitUntil(page.card.isVisible, timeout=WAIT)
    choose_tab(page.card.tabs, tab)
    return page


def assignments(page: FamiliesPage) -> HistoryList:
    shown = page.card.case.sections.lists["assignment"]
    settled(shown)
    assert isinstance(shown, HistoryList)
    return shown


def stretches(shown: HistoryList) -> list[tuple[str, str, str, Mark]]:
    rows = [row for row in shown.rows() if isinstance(row, StretchRow)]
    return [(row.lead, row.lead_note, row.title, row.mark) for row in rows]


def button(page: FamiliesPage, words: str) -> QPushButton:
    found = page.findChildren(QPushButton)
    return next(one for one in found if one.isVisible() and one.text().startswith(words))


def test_another_assistant_from_a_day_by_keys_alone_and_taken_back(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "kierownik", "Testowa", "case")
    hands = Hands(page.window())
    shown = assignments(page)
    before = stretches(shown)
    assert before == [("od 01.09.2026", "nadal", "Pomocna Maria", Mark.NOW)]
    assert row_of(shown, "Pomocna Maria").badge.text == "obecnie"

    hands.go_to(shown)
    hands.press(UP)
    title = shown.rows()[shown.currentIndex().row()]
    assert title.spoken() == "Prowadzący, Zmień od dnia…"
    hands.press(RETURN)
    editor = page.editing.editor
    assert editor.isVisible()
    assert editor.header.title.text() == "Przydział asystenta – zmiana od dnia"
    assert "Pomocna Maria od 01.09.2026 – skończy się dzień wcześniej" in editor.header.note.text()

    assert topic_of(page.window().pages) == "przydzial-i-limit"
    assert hands.cursor is editor.form.wrapper("worker").input
    hands.press(DOWN)
    while hands.cursor.currentText() != "Druga Jolanta":
        hands.press(DOWN)
    hands.go_to(editor.form.wrapper("began").input)
    hands.write("1.9.26")
    save(page.window())
    assert "późniejszego niż 01.09.2026" in editor.form.wrapper("began").error
    hands.write_over("1.11.26")
    save(page.window())
    click(button(page, "Zapisz mimo to"))  # nobody was looked for in the register
    assert page.editing.editor is None
    qtbot.waitUntil(lambda: len(stretches(assignments(page))) == 2, timeout=WAIT)
    now, past = [row for row in assignments(page).rows() if isinstance(row, StretchRow)]
    assert (now.lead, now.title, now.mark) == ("od 01.11.2026", "Druga Jolanta", Mark.NOW)
    assert (past.lead_note, past.title, past.mark) == (
        *("do 31.10.2026", "Pomocna Maria", Mark.PAST),
    )
    assert (now.above, now.below, past.above) == (Join.NONE, Join.TOUCHES, Join.TOUCHES)
    assert "Zapisano zmianę od 01.11.2026." in shown_words(page)

    click(button(page, "Cofnij"))
    qtbot.waitUntil(lambda: stretches(assignments(page)) == before, timeout=WAIT)


def test_days_without_an_assistant_and_with_two_are_said_in_words(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "asystent", "Testowa", "overview")
    desk.database.change(
        import_assignments,
        (date(2026, 9, 1), date(2026, 9, 20)),
        (date(2026, 10, 1), date(2026, 10, 31)),
        (date(2026, 10, 25), None),
    )
    choose_tab(page.card.tabs, "case")
    qtbot.waitUntil(lambda: len(stretches(assignments(page))) == 5, timeout=WAIT)
    shown = assignments(page)
    told = [row.spoken() for row in shown.rows()]
    assert told[0] == "Prowadzący"  # an assistant does not assign
    assert told[2].startswith("od 25.10.2026, do 31.10.2026, Dwa wpisy w tym samym czasie")
    assert "do sprawdzenia" in told[2]
    assert told[4].startswith("od 21.09.2026, do 30.09.2026, Sprawa bez asystenta")
    rows = shown.rows()[1:]
    assert [row.below for row in rows] == [
        *(Join.TOUCHES, Join.TOUCHES, Join.BREAKS, Join.BREAKS, Join.NONE),
    ]
    assert not any(row.is_open for row in shown.rows())
    titles = [row for row in shown.rows() if isinstance(row, SectionRow)]
    assert [row.link for row in titles] == [""]


def test_unfinished_change_comes_back_from_the_start_page(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "asystent", "Testowa", "members")
    window = page.window()
    shown = page.card.members.sections.lists["membership"]
    settled(shown)
    shown.setFocus()
    hands = Hands(window)
    hands.press(UP)
    name = shown.rows()[shown.currentIndex().row()].title
    hands.press(RETURN)
    editor = page.editing.editor
    assert name in editor.header.note.text()
    hands.go_to(editor.form.wrapper("began").input)
    hands.write("15.11.26")
    place = page.place()
    press(window, ESC)
    page.open_target(place)  # as after a lock
    assert editor.form.wrapper("began").input.text() == "15.11.2026"
    press(window, ESC)

    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    settled(start)
    click_row(start.unfinished, "Zmiana od dnia: członek rodziny")
    assert page.editing.editor.header.title.text() == "Członek rodziny – zmiana od dnia"
    assert name in page.editing.editor.header.note.text()
    assert page.editing.editor.form.wrapper("began").input.text() == "15.11.2026"


def test_stretch_opens_in_its_form_and_comes_back_to_the_line(qtbot, desk: Desk) -> None:
    page = card_of(qtbot, desk, "kierownik", "Testowa", "case")
    click_row(assignments(page), "Pomocna")
    assert page.editing.editor.header.title.text() == "Przydział asystenta"
    press(page.window(), ESC)
    assert page.editing.editor is None
    assert assignments(page).isVisible()


@pytest.mark.parametrize("key", ["no_visit_days"])
def test_new_value_of_a_parameter_is_taken_back(qtbot, desk: Desk, key: str) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["settings"])
    page = window.pages.page("settings")
    click_row(page.list, "Parametry")
    panel = page.panel
    click(panel.buttons[key])
    editor = panel.editing.editor
    hands = Hands(window)
    for name, typed in (("value", "30"), ("valid_from", "1.1.2027"), ("basis", "zarządzenie")):
        editor.form.wrapper(name).input.setFocus()
        hands.write_over(typed)
    box = editor.form.wrapper("confirmed").input
    box.setCurrentIndex(box.findText("tak"))
    save(window)
    ahead, now = panel.lists[key].rows()
    assert (ahead.title, ahead.mark, ahead.badge.text) == ("30 dni", Mark.AHEAD, "jeszcze nie trwa")
    assert (now.title, now.lead_note, now.mark) == ("21 dni", "do 31.12.2026", Mark.NOW)
    undo = next(one for one in panel.findChildren(QPushButton) if one.text().startswith("Cofnij"))
    click(undo)
    qtbot.waitUntil(lambda: len(panel.lists[key].rows()) == 1, timeout=WAIT)
