"""Kosz: what lies in it, brought back, erased for good with a reason by those who may."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, shown_words

from mgops_desktop.operations.records.saving import record_new
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.visit import visits_of_family


def bin_a_visit(desk: Desk) -> str:
    """Put a visit of the family Przykładowa into the bin; returns its number."""
    visit = desk.database.read(visits_of_family, FAMILY)[0]
    desk.database.change(bin_record, "visit", visit.id, "wpisana dwa razy")
    return visit.number


@pytest.fixture
def page(desk: Desk):
    window = desk.sit_down("kierownik")
    desk.number = bin_a_visit(desk)
    click(window.rail.buttons["bin"])
    return window.pages.page("bin")


def test_binned_record_stands_with_number_who_and_why_and_without_names(page, desk) -> None:
    (line,) = page.model.texts()
    assert line[1:] == ["wizyta lub kontakt", desk.number, "Kierownik", "wpisana dwa razy"]
    assert "zapisów: 1" in shown_words(page)


def test_filter_looks_in_the_reason(page) -> None:
    Hands(page.window()).write("dwa razy")
    assert len(page.model.shown) == 1
    page.table.filter.clear()
    Hands(page.window()).write("umarł")
    assert len(page.model.shown) == 0


def test_record_is_brought_back_with_enter(qtbot, page, desk) -> None:
    hands = Hands(page.window())
    hands.go_to(page.table.table)
    hands.press(Qt.Key.Key_Home)
    page.table.choose(page.model.shown[0].id)
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=2000)
    assert "Przywrócono" in shown_words(page)
    assert "Kosz jest pusty" in shown_words(page)


def test_record_is_erased_for_good_with_a_reason(qtbot, page, desk) -> None:
    click(page.erase)
    assert "Zaznacz zapis" in shown_words(page)
    page.table.choose(page.model.shown[0].id)
    click(page.erase)
    hands = Hands(page.window())
    hands.press(Qt.Key.Key_Return)
    assert page.reason.isVisible()  # without a reason nothing happens
    hands.write("wniosek osoby")
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.model.rowCount() == 0, timeout=2000)
    assert "Usunięto na zawsze" in shown_words(page)


def test_assistant_brings_back_but_does_not_erase(qtbot, desk: Desk) -> None:
    window = desk.sit_down("asystent")
    bin_a_visit(desk)
    click(window.rail.buttons["bin"])
    page = window.pages.page("bin")
    assert page.restore.isVisible()
    assert page.erase.isHidden()


def test_list_of_families_leads_to_what_of_them_was_thrown_away(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    number = bin_a_visit(desk)
    need = {"year": 2026, "position": 9, "text": "Drugi asystent."}
    record = desk.database.change(record_new, "need", need)
    desk.database.change(bin_record, "need", record, "pomyłka")
    click(window.rail.buttons["families"])
    click(window.pages.page("families").families.bin)
    page = window.pages.page("bin")
    assert [line[2] for line in page.model.texts()] == [number]
    assert "zapisy rodzin: 1 z 2" in shown_words(page)
    click(page.all_files)
    assert len(page.model.texts()) == 2
    assert not page.all_files.isVisible()


def test_account_that_may_bring_nothing_back_has_no_way_to_the_bin(desk: Desk) -> None:
    window = desk.sit_down("sekretariat")
    click(window.rail.buttons["families"])
    assert not window.pages.page("families").families.bin.isVisible()
