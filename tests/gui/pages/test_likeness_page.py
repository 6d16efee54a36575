"""Two records of one person: looked at side by side, merged and taken back, or kept apart."""

import pytest
from tests.gui.folder import Desk
from tests.gui.hands import click, click_row, plain, shown_words, titles
from tests.operations.records.entering import enter

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.likeness_page import LikenessPage


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    window = desk.sit_down("kierownik")
    for more in ({"occupation": "kucharka"}, {"phone": "500 000 000", "occupation": "krawcowa"}):
        given = {"surname": "Podwójna", "first_name": "Ewa", "birth_date": "1990-04-02"} | more
        enter(desk.database, "person", given)
    return window


@pytest.fixture
def page(window: MainWindow) -> LikenessPage:
    click(window.rail.buttons["likeness"])
    page = window.pages.page("likeness")
    click_row(page.list, "Podwójna Ewa")
    return page


def test_preview_says_who_stays_and_what_differs(page: LikenessPage) -> None:
    words = plain(shown_words(page.cards))
    assert "Zostanie: Podwójna Ewa" in words
    assert "Telefon" in words
    assert "Zawód" in words


def test_merged_pair_is_gone_and_comes_back_with_undo(qtbot, page: LikenessPage) -> None:
    click(page.merge)
    qtbot.waitUntil(lambda: "Podwójna Ewa" not in titles(page.list), timeout=2000)
    assert plain(page.notices.text.text()) == "Scalono."
    undo = page.notices.findChild(type(page.merge))
    click(undo)
    qtbot.waitUntil(lambda: "Podwójna Ewa" in titles(page.list), timeout=2000)


def test_pair_found_to_be_two_is_not_shown_again(qtbot, page: LikenessPage) -> None:
    click(page.apart)
    qtbot.waitUntil(lambda: "Podwójna Ewa" not in titles(page.list), timeout=2000)
    assert page.state.empty.isVisible()


def test_the_other_record_can_stay_instead(page: LikenessPage) -> None:
    first = plain(shown_words(page.cards))
    click(page.turn)
    assert plain(shown_words(page.cards)) != first


def test_family_is_merged_only_with_the_key_of_the_blue_cards(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    for _ in range(2):
        given = {"name": "Podwójna", "street": "ul. Umowna 7", "place": "Przykładowo"}
        enter(desk.database, "family", given)
    click(window.rail.buttons["likeness"])
    page = window.pages.page("likeness")
    click_row(page.list, "Podwójna")
    assert "Niebieskie Karty" in plain(page.notices.text.text())
    assert not page.merge.isVisible()


def test_account_of_own_families_only_has_no_such_page(desk: Desk) -> None:
    assert "likeness" not in desk.sit_down("asystent").rail.buttons
