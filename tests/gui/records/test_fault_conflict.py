"""F-T22: two sessions correct the same person; the second is told, and neither loses a word."""

from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import CLOCK, Desk, Founded
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, plain, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.operations.records.history import history_of
from mgops_desktop.operations.records.saving import correct_record
from mgops_desktop.storage.access import question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect, open_database
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.vault.folder import DataFolder

S, F5, ESC = Qt.Key.Key_S, Qt.Key.Key_F5, Qt.Key.Key_Escape
MINE, THEIRS = "Maria Anna", "Marianna"


@question("osoba w teście", None)
def person_of(session, first_name: str) -> UUID:
    found = session.query(Person).filter_by(surname="Testowa", first_name=first_name)
    return found.one().id


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def second(desk: Desk, founded: Founded, window: MainWindow) -> Iterator[Database]:
    """The same folder under another account, with connections of its own."""
    keys = founded.unlocked["kierownik"]
    connections = connect(DataFolder(desk.path), keys)
    yield open_database(connections, keys, CLOCK)
    connections.dispose()


@pytest.fixture
def page(qtbot, window: MainWindow) -> FamiliesPage:
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    choose_tab(page.card.tabs, "members")
    return page


def open_person(page: FamiliesPage, name: str) -> None:
    """Click the person in the list of members."""
    lists = [one for one in page.card.members.findChildren(TwoLineList) if one.isVisible()]
    shown = next(one for one in lists if any(name in title for title in titles(one)))
    click_row(shown, next(title for title in titles(shown) if name in title))


def test_f_t22_second_of_two_sessions_gets_a_conflict_and_nothing_is_lost(
    qtbot, desk: Desk, window: MainWindow, page: FamiliesPage, second: Database
) -> None:
    person = desk.database.read(person_of, "Maria")
    open_person(page, "Maria")
    editor = page.editing.editor
    hands = Hands(window)
    hands.go_to(editor.form.wrapper("first_name").input)
    hands.write_over(MINE)
    # meanwhile, in the other session
    version = second.read(record_form, "person", person).version
    second.change(correct_record, "person", person, version, {"first_name": THEIRS})
    hands.press(S, CONTROL)
    # the second session is told and holds its words, the first one's are stored
    assert "Ktoś zmienił ten zapis" in plain(editor.notice.text.text())
    assert editor.form.values()["first_name"] == MINE
    assert second.read(record_form, "person", person).values["first_name"] == THEIRS
    # left without an answer, the words wait as a draft
    hands.press(ESC)
    assert page.editing.editor is None
    hands.press(F5)
    open_person(page, THEIRS)
    assert editor.form.values()["first_name"] == MINE
    assert "Odzyskano szkic" in plain(editor.notice.text.text())
    # nothing is written over unasked, then either
    hands.press(S, CONTROL)
    assert "Ktoś zmienił ten zapis" in plain(editor.notice.text.text())
    assert second.read(record_form, "person", person).values["first_name"] == THEIRS
    told = desk.database.read(history_of, "person", person)
    assert any(THEIRS in str(entry) for entry in told)
