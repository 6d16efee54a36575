"""Help: F1 opens the page of the screen, search shows the passage, back and forward, Esc returns."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, click_row, shown_words, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.help_page import HelpPage
from mgops_desktop.gui.widgets.button import LinkButton

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    return Hands(window)


@pytest.fixture
def page(window: MainWindow) -> HelpPage:
    click(window.rail.buttons["help"])
    shown = window.pages.page("help")
    assert isinstance(shown, HelpPage)
    return shown


@pytest.mark.parametrize(
    ("rail", "title"),
    [
        ("start", "Pulpit i terminy"),
        ("families", "Rodziny"),
        ("counselling", "Poradnictwo specjalistyczne"),
        ("reports", "Sprawozdanie i „Skąd ta liczba?”"),
        ("papers", "Papiery RODO"),
    ],
)
def test_f1_opens_the_page_of_the_screen_and_esc_goes_back(
    window: MainWindow, hands: Hands, rail: str, title: str
) -> None:
    click(window.rail.buttons[rail])
    hands.press(Qt.Key.Key_F1)
    shown = window.pages.current
    assert isinstance(shown, HelpPage)
    assert title in shown.topic.accessibleDescription()
    hands.press(Qt.Key.Key_Escape)
    assert window.pages.current_key == rail
    assert window.rail.buttons[rail].isChecked()


def test_f1_knows_the_tab_of_a_card_and_the_form_on_it(window: MainWindow, hands: Hands) -> None:
    click(window.rail.buttons["families"])
    families = window.pages.current
    assert isinstance(families, FamiliesPage)
    click_row(families.families.list, "Przykładowa")
    choose_tab(families.card.tabs, "assessments")
    hands.press(Qt.Key.Key_F1)
    QTest.qWait(1)  # the new page is shown
    assert "nie rzadziej niż co pół roku" in shown_words(window)
    hands.press(Qt.Key.Key_Escape)
    assert families.card.tab == "assessments"
    hands.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hands.press(Qt.Key.Key_F1)
    help_page = window.pages.current
    assert isinstance(help_page, HelpPage)
    assert help_page.shown == "wizyta"
    hands.press(Qt.Key.Key_Escape)
    assert families.editing.editor is not None  # the form is as it was left


def test_focus_is_where_it_was_before_the_help(window: MainWindow, hands: Hands) -> None:
    click(window.rail.buttons["families"])
    families = window.pages.current
    assert isinstance(families, FamiliesPage)
    families.families.filter.setFocus()
    hands.press(Qt.Key.Key_F1)
    hands.press(Qt.Key.Key_Escape)
    assert hands.cursor is families.families.filter


def test_search_narrows_the_list_and_shows_the_passage(page: HelpPage, hands: Hands) -> None:
    assert hands.cursor is page.search
    hands.write("klucz zalozyc")
    assert titles(page.list) == []
    assert "Spróbuj innego słowa" in page.header.note.text()
    hands.write_over("kaps lok")
    hands.write_over("caps lock")
    assert titles(page.list) == ["Hasło i kod odzyskiwania"]
    assert "Gdy włączony jest Caps Lock" in page.list.rows()[0].note
    hands.press(Qt.Key.Key_Down)
    assert page.shown == "haslo-i-kod"
    assert "Caps Lock" in page.topic.words()
    hands.press(Qt.Key.Key_Escape)
    assert page.search.text() == ""
    assert len(titles(page.list)) > 20


def test_arrows_in_the_list_show_page_after_page(page: HelpPage, hands: Hands) -> None:
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Down)
    assert page.shown == "haslo-i-kod"


def test_links_lead_on_and_back_and_forward_return(page: HelpPage, hands: Hands) -> None:
    link = next(one for one in page.topic.findChildren(LinkButton) if one.text() == "Rodziny")
    click(link)
    assert page.shown == "rodziny"
    click(page.back_button)
    assert page.shown == "pierwsze-uruchomienie"
    assert not page.back_button.isEnabled()
    page.search.setFocus()
    hands.press(Qt.Key.Key_Right, ALT)
    assert page.shown == "rodziny"
    hands.press(Qt.Key.Key_Left, ALT)
    assert page.shown == "pierwsze-uruchomienie"


def test_everything_can_be_reached_by_tab(page: HelpPage, hands: Hands) -> None:
    link = page.topic.findChildren(LinkButton)[0]
    for part in (page.search, page.list, page.topic, link, page.papers):
        hands.go_to(part)


def test_papers_are_offered_to_those_who_may_change_settings(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["help"])
    page = window.pages.page("help")
    assert isinstance(page, HelpPage)
    click(page.papers)
    assert window.pages.current_key == "papers"
    window = desk.sit_down("asystent")
    click(window.rail.buttons["help"])
    page = window.pages.page("help")
    assert isinstance(page, HelpPage)
    assert not page.papers.isVisible()
    assert "papers" not in window.rail.buttons
