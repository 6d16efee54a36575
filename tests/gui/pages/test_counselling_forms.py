"""Counselling by hand: sessions of persons, anonymous ones, such to which nobody came; corrected and thrown away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui.calm import click, press, save
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, plain, settled, shown_words
from tests.gui.records.filling import fill_in

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.counselling_page import CounsellingPage
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.family import Person

ESC, F2, N, RETURN = Qt.Key.Key_Escape, Qt.Key.Key_F2, Qt.Key.Key_N, Qt.Key.Key_Return
WAIT = 5000
ANONYMOUS = {
    "day": "2026-11-20",
    "minutes": "45",
    "specialist": "psycholog",
    "kind": "advice",
    "anonymous": True,
}


@question("sesje w teście", None)
def stored(session):
    found = session.query(CounsellingSession).filter(CounsellingSession.worker_id.is_not(None))
    return [
        (one.minutes, one.anonymous, one.no_show, [person.number for person in one.persons])
        for one in found
    ]


@question("osoba w teście", None)
def person(session):
    found = session.query(Person).order_by(Person.number).first()
    return found.number, found.id


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("psycholog")


@pytest.fixture
def page(window: MainWindow) -> CounsellingPage:
    click(window.rail.buttons["counselling"])
    found = window.pages.page("counselling")
    settled(found)
    return found


def add(window: MainWindow, page: CounsellingPage, given: dict, names: dict | None = None) -> None:
    """Enter a session; what is only odd is confirmed."""
    if page.editing.editor is None:
        click(page.add)
    fill_in(page.editing.editor.form, given, names or {})
    save(window)
    while page.editing.editor is not None:
        offers = page.editing.editor.notice.findChildren(QPushButton)
        click(next(one for one in offers if one.isVisible() and one.text() == "Zapisz mimo to"))
    settled(page)


def lines(page: CounsellingPage) -> list[list[str]]:
    model = page.table.model
    return [
        [plain(str(model.index(row, column).data())) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_anonymous_session_is_entered_by_keys_and_added_up(desk, window, page) -> None:
    page.table.filter.setFocus()
    Hands(window).press(N, CONTROL)
    add(window, page, ANONYMOUS)
    assert [line[:5] for line in lines(page)] == [
        ["20.11.2026", "45 min", "psycholog", "porada", "anonimowo"]
    ]
    assert plain(page.header.note.text()).startswith("odbyte: 1")
    assert desk.database.read(stored) == [(45, True, False, [])]


def test_specialist_writes_his_own_sessions_and_is_not_asked_whose(page) -> None:
    click(page.add)
    assert not page.editing.editor.form.is_shown("worker")
    assert page.editing.editor.form.values()["worker"]


def test_person_whom_he_may_not_see_is_found_by_the_whole_number(desk, window, page) -> None:
    number, id_ = desk.database.read(person)
    given = {**ANONYMOUS, "anonymous": False, "persons": [str(id_)]}
    add(window, page, given, {str(id_): number})
    assert desk.database.read(stored) == [(45, False, False, [number])]
    assert lines(page)[0][4] == "1 osoba"


def test_name_finds_nobody_whom_he_may_not_see(window, page) -> None:
    click(page.add)
    field = page.editing.editor.form.wrapper("persons").input
    field.search.setFocus()
    Hands(window).write("przykładowa")
    assert field.list.model().rowCount() == 0


def test_session_to_which_nobody_came_is_counted_apart(window, page) -> None:
    add(window, page, {**ANONYMOUS, "minutes": "0", "no_show": True})
    assert plain(page.header.note.text()).endswith("nieodbyte: 1")


def test_session_without_minutes_is_refused_at_the_field(window, page) -> None:
    click(page.add)
    fill_in(page.editing.editor.form, {**ANONYMOUS, "minutes": "0"}, {})
    save(window)
    assert "0 minut" in page.editing.editor.form.wrapper("minutes").error


@pytest.mark.parametrize("way", ["enter", "f2", "double click"])
def test_row_opens_its_form_and_escape_leads_back(window, page, way) -> None:
    add(window, page, ANONYMOUS)
    table = page.table.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 0))
    if way == "double click":
        place = table.visualRect(table.model().index(0, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    else:
        press(window, RETURN if way == "enter" else F2)
    assert page.editing.editor.form.values()["minutes"] == 45
    press(window, ESC)
    assert page.editing.editor is None


def test_correction_stands_in_the_list(desk, window, page) -> None:
    add(window, page, ANONYMOUS)
    page.table.table.setFocus()
    page.table.table.setCurrentIndex(page.table.model.index(0, 0))
    press(window, RETURN)
    Hands(window).go_to(page.editing.editor.form.wrapper("minutes").input)
    Hands(window).write_over("90")
    save(window)
    settled(page)
    assert lines(page)[0][1] == "1 godz. 30 min"


def test_session_in_the_bin_can_be_taken_back(qtbot, window, page) -> None:
    add(window, page, ANONYMOUS)
    page.table.table.setFocus()
    page.table.table.setCurrentIndex(page.table.model.index(0, 0))
    press(window, RETURN)
    click(page.editing.editor.bin)
    Hands(window).write("pomyłka")
    press(window, RETURN)
    qtbot.waitUntil(lambda: lines(page) == [], timeout=WAIT)
    undo = next(b for b in page.notices.findChildren(QPushButton) if b.text().startswith("Cofnij"))
    click(undo)
    qtbot.waitUntil(lambda: len(lines(page)) == 1, timeout=WAIT)


def test_session_of_another_year_is_shown_where_it_stands(window, page) -> None:
    add(window, page, ANONYMOUS)
    add(window, page, {**ANONYMOUS, "day": "2025-03-04"})
    assert "04.03.2025" in [line[0] for line in lines(page)]
    assert page.table.current().day.year == 2025


def test_escape_closes_the_suggestions_and_leaves_the_form_alone(window, page) -> None:
    click(page.add)
    field = page.editing.editor.form.wrapper("specialist").input
    field.setFocus(Qt.FocusReason.TabFocusReason)
    Hands(window).write("psy")
    popup = field.completer().popup()
    assert popup.isVisible()
    QTest.keyClick(popup, ESC)
    assert not popup.isVisible()
    assert page.editing.editor is not None
    assert field.text() == "psy"


def test_unfinished_session_is_opened_from_the_start_page(qtbot, window, page) -> None:
    click(page.add)
    Hands(window).write("20.11.2026")
    press(window, ESC)
    click(window.rail.buttons["start"])
    start = window.pages.page("start")
    qtbot.waitUntil(start.unfinished.isVisible, timeout=WAIT)
    window.open_target(start.unfinished.rows()[0].key)
    assert window.pages.current_key == "counselling"
    assert page.editing.editor.form.values()["day"] == "2026-11-20"


def test_head_without_the_right_reads_and_writes_nothing(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    window.open_target(Target("counselling_session", None))
    page = window.pages.page("counselling")
    settled(page)
    assert not page.add.isVisible()
    page.table.table.setFocus()
    page.table.table.setCurrentIndex(page.table.model.index(0, 0))
    press(window, RETURN)
    assert page.editing.editor is None


def test_empty_folder_offers_the_first_session(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("psycholog")
    click(window.rail.buttons["counselling"])
    page = window.pages.page("counselling")
    assert "Dodaj pierwszą" in shown_words(page)
    click(page.state.empty.action)
    assert page.editing.editor is not None
