"""F9: initials for names and a cover over other words about persons, on everything that the window shows."""

from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from sqlalchemy import inspect, select
from sqlalchemy.orm import Session
from tests.gui import calm
from tests.gui.centre import FAMILY, LATE_FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_from_menu,
    choose_tab,
    click,
    click_row,
    shown_words,
    titles,
)
from tests.gui.pages.importing import NEW, Importing

from mgops_desktop.domain.family import MemberRole
from mgops_desktop.gui import asking_files
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.tables import record_classes
from mgops_desktop.storage.tables.family import Membership
from mgops_desktop.storage.tables.staff import Worker

LEAST = 4
ALSO_ELSEWHERE = ("Przykładowo", "matka")  # the town of the centre, a role in a family


@question("słowa o osobach", None)
def private_words(session: Session) -> frozenset[str]:
    """Everything about persons that the open files hold."""
    found: set[str] = set()
    for cls in record_classes():
        if not is_open(session, cls.compartment):  # type: ignore[attr-defined]
            continue
        for attribute in inspect(cls).column_attrs:
            if veil.meaning_of(cls, attribute.key) is not None:
                column: Any = getattr(cls, attribute.key)
                found |= set(session.scalars(select(column)))
    staff = session.execute(select(Worker.surname, Worker.first_name))
    elsewhere = {*ALSO_ELSEWHERE, *(name for names in staff for name in names)}
    return frozenset(word for word in found if len(word) >= LEAST) - elsewhere


def turn(window: MainWindow) -> None:
    Hands(window).press(Qt.Key.Key_F9)


def seen(desk: Desk, window: MainWindow) -> set[str]:
    """The private words that can be read on the window."""
    words = shown_words(window)
    return {one for one in desk.database.read(private_words) if one in words}


@pytest.mark.parametrize("login", ["kierownik", "asystent", "zespol"])
def test_no_page_shows_a_word_about_a_person(desk: Desk, login: str) -> None:
    window = desk.sit_down(login)
    turn(window)
    for button in window.rail.buttons.values():
        calm.click(button)
        assert seen(desk, window) == set(), button.accessibleName()


def test_every_tab_of_a_card_and_the_history_are_veiled(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    for family in (FAMILY, LATE_FAMILY):
        window.open_target(Target("family", family))
        assert seen(desk, window)
        turn(window)
        card = window.pages.page("families").card
        assert card.family == family
        for key in card.tabs.keys:
            choose_tab(card.tabs, key)
            assert seen(desk, window) == set(), key
        turn(window)


def test_key_and_click_veil_and_give_the_names_back(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    click(window.rail.buttons["families"])
    families = window.pages.page("families").families
    before = titles(families.list)
    assert window.top.veil.isVisible()
    click(window.top.veil)
    assert "nazwiska zasłonięte" in shown_words(window)
    assert titles(window.pages.page("families").families.list) == [f"{one[0]}." for one in before]
    click(window.top.veiled)
    assert "nazwiska zasłonięte" not in shown_words(window)
    assert titles(window.pages.page("families").families.list) == before


def test_what_was_open_stays_open_and_what_was_typed_stays(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    window.open_target(Target("family", FAMILY, "visits"))
    hands = Hands(window)
    hands.press(Qt.Key.Key_N, CONTROL)
    editor = window.pages.page("families").editing.visits
    hands.go_to(editor.form.course)
    hands.write("Żółta teczka")
    turn(window)
    again = window.pages.page("families").editing.editor
    assert again.form.course.value() == "Żółta teczka"
    assert not again.form.course.isVisible()
    assert "zasłonięte – F9 odsłania" in shown_words(window)
    turn(window)
    again = window.pages.page("families").editing.editor
    assert again.form.course.isVisible()
    assert again.form.course.toPlainText() == "Żółta teczka"


def test_new_form_keeps_what_it_began_with(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    window.open_target(Target("family", FAMILY, "visits"))
    Hands(window).press(Qt.Key.Key_N, CONTROL)
    before = window.pages.page("families").editing.visits.form.values()
    assert before["families"]
    turn(window)
    assert window.pages.page("families").editing.visits.form.values() == before
    turn(window)


def test_what_could_be_taken_back_still_can(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    window.open_target(Target("family", FAMILY, "visits"))
    card = window.pages.page("families").card
    visits = titles(card.visits.list)
    click_row(card.visits.list, visits[0])
    editor = window.pages.page("families").editing.editor
    click(editor.bin)
    hands = Hands(window)
    hands.write("wpisana dwa razy")
    hands.press(Qt.Key.Key_Return)
    turn(window)
    page = window.pages.page("families")
    assert len(titles(page.card.visits.list)) == len(visits) - 1
    undo = page.notices.findChildren(QPushButton)
    click(next(one for one in undo if one.text().startswith("Cofnij (")))
    hands.press(Qt.Key.Key_F5)
    assert len(titles(page.card.visits.list)) == len(visits)


def test_covered_form_stores_what_it_holds(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    person = desk.database.read(mother_of, FAMILY)
    turn(window)
    window.open_target(Target("record", person, "person"))
    form = window.pages.page("families").editing.records.form
    assert seen(desk, window) == set()
    assert not form.wrapper("surname").input.isVisible()
    birth = form.wrapper("birth_date").input
    hands = Hands(window)
    hands.go_to(birth)
    hands.write_over("01.02.1990")
    hands.press(Qt.Key.Key_S, CONTROL)
    window.open_target(Target("record", person, "person"))
    values = window.pages.page("families").editing.records.form.values()
    assert (values["surname"], values["first_name"]) == ("Przykładowa", "Anna")
    assert values["birth_date"] == "1990-02-01"


def test_empty_field_of_a_veiled_form_can_be_filled_in(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    turn(window)
    window.open_target(Target("record", None, "person"))
    editor = window.pages.page("families").editing.records
    assert editor.form.wrapper("surname").input.hasFocus()


def test_search_finds_by_the_name_and_shows_initials(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    turn(window)
    hands = Hands(window)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.write("wzorc")
    results = window.top.search.results
    assert "W." in titles(results)
    assert "W. E." in titles(results)
    assert "Wzorcowa" not in " ".join(row.spoken() for row in results.rows())
    turn(window)
    assert window.top.search.text() == ""


def test_saved_list_holds_the_names_and_the_program_says_so(
    qtbot, desk: Desk, tmp_path: Path, monkeypatch
) -> None:
    saved = tmp_path / "lista.csv"
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", lambda *_: (str(saved), ""))
    window = desk.sit_down("asystent")
    turn(window)
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click(page.families.as_table)
    table = page.table
    qtbot.waitUntil(lambda: table.isVisible() and table.table.model.rowCount() > 0)
    choose_from_menu(table.menu, "Kopiuj całą")
    assert "zasłonięte, jak na ekranie" in table.notices.text.text()
    assert "Przykładowa" not in QApplication.clipboard().text()
    choose_from_menu(table.menu, "Zapisz jako plik CSV")
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(lambda: "Nazwiska są w nim w całości" in table.notices.text.text())
    lines = saved.read_text("utf-8-sig").splitlines()
    assert any(line.startswith("Przykładowa;") for line in lines)
    assert len(lines) == table.table.model.rowCount() + 1


def test_content_of_a_file_to_be_imported_is_covered(
    qtbot, desk: Desk, tmp_path: Path, monkeypatch
) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["import"])
    importing = Importing(qtbot, window.pages.page("import"), tmp_path, monkeypatch)
    importing.choose(importing.write(*NEW))
    assert importing.page.preview.isVisible()
    turn(window)
    assert not importing.page.preview.isVisible()
    assert "treść pliku też" in shown_words(window)
    turn(window)
    assert importing.page.preview.isVisible()


@question("matka", None)
def mother_of(session: Session, family: UUID) -> UUID:
    query = select(Membership.person_id).where(
        Membership.family_id == family, Membership.role == MemberRole.MOTHER
    )
    return session.scalars(query).one()
