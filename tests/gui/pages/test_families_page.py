"""Families: list and filter, the card with its tabs, and what an account must not see."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.gui.centre import FAMILY, FOREIGN_FAMILY
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    choose_tab,
    click,
    click_row,
    plain,
    row_of,
    settled,
    shown_words,
    titles,
)

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.targets import Target
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.agreed_plan import content_now
from mgops_desktop.storage.tables.plan import PlanVersion

TABS = ("overview", "members", "plan", "visits", "assessments")


def choose_at_once(page: FamiliesPage, title: str) -> None:
    """Click a family and look at once, before its file can have been read."""
    shown = page.families.list
    number = next(n for n, row in enumerate(shown.rows()) if row.title == title)
    index = shown.model().index(number, 0)
    shown.scrollTo(index)
    place = shown.visualRect(index).center()
    QTest.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=place)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def page(window: MainWindow) -> FamiliesPage:
    click(window.rail.buttons["families"])
    return window.pages.page("families")


@pytest.fixture
def card(qtbot, page: FamiliesPage):
    """The card of the family Przykładowa."""
    click_row(page.families.list, "Przykładowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    return page.card


def test_own_families_stand_in_the_list_with_what_stands_out(page: FamiliesPage) -> None:
    rows = {row.title: row for row in page.families.list.rows()}
    assert list(rows) == [
        *("Pokazowa", "Przykładowa", "Testowa", "Wymyślona", "Wzorcowa", "Żółwiowa")
    ]
    assert plain(rows["Testowa"].note) == "Maria, 4 dzieci · Wola Wzorcowa 1"
    assert rows["Wzorcowa"].badge.text == "ocena po terminie"
    assert rows["Przykładowa"].badge.text == "sąd"
    assert rows["Pokazowa"].badge.text == "monitoring"
    assert plain(page.families.foot.text()) == "5 rodzin · 1 w monitoringu"


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("zolw", ["Żółwiowa"]),
        ("irena", ["Wymyślona"]),
        ("wola wz", ["Pokazowa", "Testowa", "Wymyślona"]),
        ("przyk", ["Przykładowa", "Wzorcowa", "Żółwiowa"]),
        ("R/5/2026", ["Żółwiowa"]),
        ("ukryta", []),
    ],
)
def test_filter_looks_in_names_members_and_addresses(
    window: MainWindow, page: FamiliesPage, typed: str, left: list[str]
) -> None:
    hands = Hands(window)
    page.families.filter.setFocus()
    hands.write(typed)
    assert titles(page.families.list) == left
    hands.write_over("")
    assert len(titles(page.families.list)) == 6


def test_filter_without_a_match_says_so(window: MainWindow, page: FamiliesPage) -> None:
    page.families.filter.setFocus()
    Hands(window).write("qqq")
    assert page.families.foot.text() == "Żadna rodzina nie pasuje."


def test_arrows_and_enter_open_a_card_without_the_mouse(
    qtbot, window: MainWindow, page: FamiliesPage
) -> None:
    hands = Hands(window)
    page.families.filter.setFocus()
    hands.write("testowa")
    hands.press(Qt.Key.Key_Down)
    hands.press(Qt.Key.Key_Return)
    assert page.card.header.title.text() == "Testowa"
    assert page.card.isAncestorOf(hands.cursor)
    hands.press(Qt.Key.Key_Escape)
    assert hands.cursor is page.families.list


def test_head_of_the_card_says_who_and_since_when(card) -> None:
    assert card.header.title.text() == "Przykładowa"
    assert plain(card.header.note.text()) == (
        "AR/1/2026 · wsparcie od 12.12.2025 (11 miesięcy) · adres chroniony"
    )
    assert "zobowiązanie sądu" in shown_words(card.header)
    assert "1 po terminie" in shown_words(card.header)


def test_overview_shows_what_was_agreed_and_what_is_due(card) -> None:
    lines = titles(card.overview.since.list)
    assert lines[:2] == [
        "Rodzina: przygotuje listę stałych opłat",
        "Asystent: pismo o rozłożenie zaległości czynszowych",
    ]
    assert any(line.endswith("termin minął 20.11.2026") for line in lines)
    assert "16.11.2026" in shown_words(card.overview.since.card)
    goals = shown_words(card.overview.goals)
    assert "Budżet domowy pod kontrolą, 1 z 2 działań, do 31.12.2026" in goals
    assert "Dzieci regularnie w szkole, 1 z 1 działania, osiągnięty" in goals


def test_members_are_listed_with_role_and_age(card) -> None:
    choose_tab(card.tabs, "members")
    words = shown_words(card.members)
    assert "Przykładowa Anna, matka · 36 lat · ur. 02.04.1990" in words
    assert "Przykładowa Ala 1" in words


def test_case_stands_on_its_tab_with_the_assistant(card) -> None:
    choose_tab(card.tabs, "case")
    assert "AR/1/2026" in shown_words(card.case)


def test_plan_shows_versions_goals_and_actions(card) -> None:
    choose_tab(card.tabs, "plan")
    words = shown_words(card.plan)
    assert "Wersja 2, obowiązuje od 03.08.2026" in words
    assert "Budżet domowy pod kontrolą" in words
    assert "Lista stałych opłat" in words
    assert "do 31.12.2026" in words


@operation("zapamiętana wersja w teście", None)
def agree(session: Session) -> None:
    """The first version said something else of the action that is left."""
    version = session.scalars(select(PlanVersion).where(PlanVersion.version_number == 1)).one()
    (action, *_others) = content_now(session, version.plan_id)
    version.agreed = [replace(action, deadline=date(2026, 6, 30), responsible="ojciec").as_kept()]


def test_plan_shows_each_version_as_it_was_agreed_and_what_the_next_changed(
    qtbot, desk: Desk, card
) -> None:
    choose_tab(card.tabs, "plan")
    assert "Treści wersji 1 nie zapamiętano" in plain(shown_words(card.plan))
    desk.database.change(agree)
    card.show_again()
    qtbot.waitUntil(lambda: "Wersja 1 z dnia 04.01.2026" in shown_words(card.plan))
    words = plain(shown_words(card.plan))
    assert "tak, jak ją uzgodniono" in words
    assert "odpowiada: ojciec, 30.06.2026" in words
    assert "Wersja 2 z dnia 03.08.2026: zmiany wobec wersji 1" in words
    assert "termin: było „30.06.2026”, jest „31.12.2026”" in words
    assert "kto wykonuje: było „ojciec”, jest „matka”" in words
    assert "Dodano działanie „Rozłożenie zaległości”" in words


def test_visits_are_listed_newest_first_and_failed_ones_are_marked(card) -> None:
    choose_tab(card.tabs, "visits")
    rows = card.visits.list.rows()
    assert (rows[0].lead, rows[0].lead_note) == ("16.11.2026", "poniedziałek")
    assert plain(rows[0].trailing) == "1 godz. 20 min"
    assert [row.lead for row in rows if row.badge and row.badge.text == "nieudana"] == [
        *("06.07.2026", "16.02.2026")
    ]
    assert card.tabs.text_of("visits") == f"Wizyty  {len(rows)}"


def test_assessments_say_when_the_next_one_is_due(card) -> None:
    choose_tab(card.tabs, "assessments")
    words = plain(shown_words(card.assessments))
    assert "08.06.2026" in words
    assert "Następna ocena do 08.12.2026" in words


def test_family_without_a_plan_is_told_until_when(qtbot, page: FamiliesPage) -> None:
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    choose_tab(page.card.tabs, "plan")
    words = plain(shown_words(page.card.plan))
    assert "Rodzina nie ma jeszcze planu pracy." in words
    assert "do 01.10.2026" in words


def test_protected_address_is_shown_only_on_purpose(window: MainWindow, card) -> None:
    for key in TABS:
        choose_tab(card.tabs, key)
        assert "Ukryta" not in shown_words(window)
    click(card.address)
    assert "ul. Ukryta 3" in card.header.note.text()
    assert not card.address.isVisible()


def test_uncovered_address_is_covered_again_with_the_next_family(
    qtbot, window: MainWindow, page: FamiliesPage, card
) -> None:
    click(card.address)
    click_row(page.families.list, "Testowa")
    qtbot.waitUntil(lambda: card.header.title.text() == "Testowa", timeout=2000)
    assert not card.address.isVisible()
    click_row(page.families.list, "Przykładowa")
    qtbot.waitUntil(lambda: card.header.title.text() == "Przykładowa", timeout=2000)
    assert "Ukryta" not in shown_words(window)
    assert card.address.isVisible()


def test_family_of_another_assistant_cannot_be_reached(
    window: MainWindow, page: FamiliesPage
) -> None:
    assert "Obca" not in shown_words(window)
    window.open_target(Target("family", FOREIGN_FAMILY))
    words = shown_words(window)
    assert "rodzina nie jest dostępna dla tego konta" in words
    assert "Klara" not in words
    asked: list[object] = []
    window.visitor_asked.connect(asked.append)
    Hands(window).press(Qt.Key.Key_G, CONTROL)
    assert asked == []  # nor by way of the screen for a visitor, which is for that family alone


def test_family_that_is_still_read_shows_nothing_of_the_one_before(
    window: MainWindow, page: FamiliesPage, card
) -> None:
    shown: list[str] = []
    card.reader.answered.connect(lambda: shown.append(card.header.title.text()))
    choose_at_once(page, "Testowa")
    assert card.header.title.text() == ""
    assert not card.address.isVisible()
    parts = (card.overview, card.edit, card.new_visit, card.visitor)
    assert not any(part.isVisible() for part in parts)
    choose_at_once(page, "Wymyślona")
    settled(window)
    assert shown == ["Wymyślona"]  # the answer about the other family is dropped
    assert card.overview.isVisible()


def test_visit_asked_for_while_a_family_is_read_is_of_that_family(
    window: MainWindow, page: FamiliesPage, card
) -> None:
    choose_at_once(page, "Testowa")
    QTest.keyClick(page.families.list, Qt.Key.Key_N, CONTROL)
    settled(window)
    assert page.editing.editor is page.editing.visits
    assert page.editing.visits.families == [page.families.list.current_key()]
    assert card.header.title.text() == "Testowa"
    page.editing.editor.leave()
    choose_at_once(page, "Wymyślona")
    QTest.keyClick(page.families.list, Qt.Key.Key_N, CONTROL)
    choose_at_once(page, "Przykładowa")
    settled(window)
    assert page.editing.editor is None  # it was not meant for this one


def test_nothing_of_the_blue_card_stands_on_the_card(window: MainWindow, card) -> None:
    for key in TABS:
        choose_tab(card.tabs, key)
        assert "Niebiesk" not in shown_words(window)
        assert "NK/" not in shown_words(window)


def test_head_opens_the_family_of_any_assistant(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Obca")
    qtbot.waitUntil(page.card.isVisible, timeout=2000)
    assert page.card.header.title.text() == "Obca"


def test_office_sees_numbers_and_addresses_but_opens_no_card(qtbot, desk: Desk) -> None:
    window = desk.sit_down("sekretariat")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    assert titles(page.families.list)[0] == "R/1/2026"
    assert "adres chroniony" in row_of(page.families.list, "R/1/2026").note
    click_row(page.families.list, "R/1/2026")
    qtbot.wait(200)
    assert page.nothing.isVisible()
    assert "Karty otwierają asystent i kierownik" in page.nothing.text.text()
    assert "Przykładowa" not in shown_words(page.detail)


def test_empty_folder_says_how_to_begin(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("asystent")
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    assert page.nothing.text.text().startswith("Nie ma jeszcze rodzin.")


def test_opened_card_is_where_one_was_after_a_change_elsewhere(
    qtbot, window: MainWindow, page: FamiliesPage, card
) -> None:
    choose_tab(card.tabs, "plan")
    Hands(window).press(Qt.Key.Key_F5)
    assert (card.family, card.tab) == (FAMILY, "plan")


def test_card_of_a_family_is_not_opened_behind_another_page(qtbot, window: MainWindow) -> None:
    window.go_to("families")
    settled(window)
    page = window.pages.page("families")
    assert page.families.list.current_key() is not None
    window.go_to("start")
    qtbot.wait(300)
    assert page.card.family is None
    window.go_to("families")
    qtbot.waitUntil(lambda: page.card.family is not None, timeout=2000)
