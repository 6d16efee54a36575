"""The start page: what is late, today and this week, who was not seen, what was left; each row leads on."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.centre import FAMILY, FOREIGN_FAMILY, LATE_FAMILY, MONITORED_FAMILY, TODAY
from tests.gui.folder import Desk
from tests.gui.hands import (
    CONTROL,
    Hands,
    click,
    click_row,
    plain,
    row_of,
    sections,
    settled,
    shown_words,
    titles,
)

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.start_page import StartPage
from mgops_desktop.gui.pages.start_rows import gap_rows
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.storage.visit import FamilyGap


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def page(window: MainWindow) -> StartPage:
    return window.pages.page("start")


def test_terms_stand_under_late_today_and_this_week(page: StartPage) -> None:
    shown = sections(page.due)
    assert list(shown) == ["Po terminie", "Dziś, poniedziałek 23 listopada", "Najbliższe 7 dni"]
    today, week = shown["Dziś, poniedziałek 23 listopada"], shown["Najbliższe 7 dni"]
    assert [(row.title, row.note) for row in today] == [
        ("Umówiona wizyta", "Testowa · umówiono z rodziną: 23.11.2026")
    ]
    assert [(row.lead, row.lead_note, plain(row.badge.text)) for row in week] == [
        ("27.11.2026", "piątek", "za 4 dni")
    ]
    assert plain(page.header.note.text()) == (
        "7 spraw po terminie, 1 na dziś, 1 w najbliższych 7 dniach"
    )


def test_late_term_says_how_late_it_is_and_by_which_article(page: StartPage) -> None:
    late = next(row for row in sections(page.due)["Po terminie"] if row.title.startswith("Okres"))
    assert late.note == "Wzorcowa · 6 miesięcy od 18.05.2026 · art. 15 ust. 1 pkt 15"
    assert plain(late.badge.text) == "5 dni po terminie"
    assert "kto: asystent rodziny" in late.more


def test_most_urgent_five_are_shown_and_a_click_shows_all(page: StartPage) -> None:
    assert len(sections(page.due)["Po terminie"]) == 5
    assert page.more.text() == "Dalszych terminów: 7"
    click_row(page.due, "Po terminie")
    assert len(sections(page.due)["Po terminie"]) == 7
    assert "Później" in sections(page.due)
    assert not page.more.isVisible()


def test_escape_leads_back_to_the_most_urgent(window: MainWindow, page: StartPage) -> None:
    click_row(page.due, "Po terminie")
    Hands(window).press(Qt.Key.Key_Escape)
    assert len(sections(page.due)["Po terminie"]) == 5


def test_click_on_a_late_assessment_opens_the_card_of_its_family(
    window: MainWindow, page: StartPage
) -> None:
    click_row(page.due, "Okresowa ocena")
    families = window.pages.page("families")
    assert window.pages.current is families
    assert window.rail.buttons["families"].isChecked()
    assert families.card.header.title.text() == "Wzorcowa"
    assert families.families.list.current_key() == LATE_FAMILY


def test_enter_on_an_agreed_visit_opens_the_visits_of_its_family(
    window: MainWindow, page: StartPage
) -> None:
    hands = Hands(window)
    hands.go_to(page.due)
    page.due.choose(row_of(page.due, "Umówiona wizyta").key)
    hands.press(Qt.Key.Key_Return)
    card = window.pages.page("families").card
    assert (card.header.title.text(), card.tab) == ("Testowa", "visits")


def test_family_nobody_met_for_long_is_listed_with_the_days(
    window: MainWindow, page: StartPage
) -> None:
    assert [(row.title, row.note, plain(row.trailing)) for row in page.gaps.rows()] == [
        ("Wymyślona", "Wola Wzorcowa 30", "34 dni")
    ]
    click_row(page.gaps, "Wymyślona")
    card = window.pages.page("families").card
    assert (card.header.title.text(), card.tab) == ("Wymyślona", "visits")


def test_all_of_them_stand_under_their_places() -> None:
    gaps = [
        FamilyGap(FAMILY, "Pierwsza", "Wola Próbna 1", None, 60, "Wola Próbna"),
        FamilyGap(LATE_FAMILY, "Druga", "ul. Umowna 8", TODAY, 50, "Przykładowo"),
        FamilyGap(MONITORED_FAMILY, "Trzecia", "Wola Próbna 7", TODAY, 40, "Wola Próbna"),
    ]
    titles = [row.title for row in gap_rows(gaps, by_place=True)]
    assert titles == ["Wola Próbna", "Pierwsza", "Trzecia", "Przykładowo", "Druga"]


def test_workload_is_counted_against_the_limit(desk: Desk) -> None:
    number = desk.sit_down("asystent").pages.page("start").number
    assert number.number.text() == "5"
    assert "limit 15 · wolne: 10 miejsc" in shown_words(number)


def test_unfinished_visit_is_offered_and_opens_where_it_was_left(
    window: MainWindow, page: StartPage
) -> None:
    hands = Hands(window)
    assert not page.unfinished_card.isVisible()
    click(page.new_visit)
    editor = window.pages.current.editing.currentWidget()
    hands.go_to(editor.form.topic)
    hands.write("Zaległy czynsz")
    hands.press(Qt.Key.Key_1, CONTROL)
    hands.press(Qt.Key.Key_F5)
    click_row(page.unfinished, "Szkic wizyty")
    assert editor.isVisible()
    assert editor.form.topic.text() == "Zaległy czynsz"


def test_leaving_the_unfinished_form_leads_back_to_the_start_page(
    window: MainWindow, page: StartPage
) -> None:
    click(page.new_visit)
    Hands(window).press(Qt.Key.Key_Escape)
    assert window.pages.current is page


def test_state_of_the_backup_stands_in_the_foot_of_the_window(window: MainWindow) -> None:
    assert window.status.backup.text() == "Nie ma jeszcze sprawdzonej kopii"
    assert window.status.backup_icon.isVisible()


def test_protected_address_and_foreign_families_are_nowhere_on_the_page(
    window: MainWindow, page: StartPage
) -> None:
    click_row(page.due, "Po terminie")
    words = shown_words(window)
    assert "Przykładowa" in words
    assert "Ukryta" not in words
    assert "Obca" not in words


def test_head_of_the_centre_sees_the_terms_of_every_family(desk: Desk) -> None:
    page = desk.sit_down("kierownik").pages.page("start")
    click_row(page.due, "Po terminie")
    keys = {row.key.id for row in sections(page.due)["Po terminie"]}
    assert {FAMILY, FOREIGN_FAMILY} <= keys


def test_team_sees_the_terms_of_procedures_only(desk: Desk) -> None:
    window = desk.sit_down("zespol")
    page = window.pages.page("start")
    assert titles(page.due) == [
        "Przekazanie formularza „Niebieska Karta – A” grupie diagnostyczno-pomocowej",
        "Przekazanie formularza „Niebieska Karta – B” osobie doznającej przemocy domowej",
    ]
    click_row(page.due, "Przekazanie")
    assert window.pages.current is window.pages.page("blue_card")
    assert window.pages.page("blue_card").header.title.text() == "NK/1/2026"


def test_office_is_told_that_nothing_waits_and_sees_no_family(desk: Desk) -> None:
    window = desk.sit_down("sekretariat")
    page = window.pages.page("start")
    assert page.empty.isVisible()
    assert page.empty.text.text().startswith("Nic nie czeka")
    assert "Przykładowa" not in shown_words(window)


def test_empty_folder_tells_the_first_step(empty_desk: Desk) -> None:
    page = empty_desk.sit_down("asystent").pages.page("start")
    assert page.empty.text.text() == "Nie ma jeszcze rodzin. Dodaje je albo wczytuje kierownik."
    assert not page.load.isVisible()
    assert not page.empty.action.isVisible()
    assert not page.gaps_card.isVisible()


def test_first_step_leads_to_the_form_of_a_family_and_to_the_import(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    page = window.pages.page("start")
    assert page.empty.text.text() == "Nie ma jeszcze rodzin. Dodaj pierwszą albo wczytaj z Excela."
    click(page.load)
    assert window.pages.current_key == "import"
    window.go_to("start")
    settled(window)
    Hands(window).go_to(page.empty.action)
    Hands(window).press(Qt.Key.Key_Space)
    families = window.pages.page("families")
    assert window.pages.current is families
    assert families.editing.editor is not None
    assert families.editing.editor.kind == "family"


def test_first_step_with_families_is_not_told_to_the_team(empty_desk: Desk) -> None:
    page = empty_desk.sit_down("zespol").pages.page("start")
    assert page.empty.text.text().startswith("Nic nie czeka")


def test_families_opened_last_are_one_click_away(window: MainWindow, page: StartPage) -> None:
    assert not page.opened_card.isVisible()
    for title in ("Wymyślona", "Żółwiowa"):
        click(window.rail.buttons["families"])
        click_row(window.pages.page("families").families.list, title)
        click(window.rail.buttons["start"])
        click_row(page.due, "Po terminie")
    assert set(titles(page.opened)) == {"Wymyślona", "Żółwiowa"}
    click_row(page.opened, "Wymyślona")
    assert window.pages.page("families").card.header.title.text() == "Wymyślona"


def test_family_in_the_bin_is_offered_neither_here_nor_by_the_search(qtbot, desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    page, hands = window.pages.page("start"), Hands(window)
    hands.press(Qt.Key.Key_K, CONTROL)
    hands.write("wzorcowa")
    hands.press(Qt.Key.Key_Return)
    click(window.rail.buttons["start"])
    assert titles(page.opened) == ["Wzorcowa"]
    window.pages.page("start").parts.data.change(bin_record, "family", LATE_FAMILY, "dwa razy")
    qtbot.waitUntil(lambda: titles(page.opened) == [])
    hands.press(Qt.Key.Key_K, CONTROL)
    assert window.top.search.results is None


def test_family_opened_by_somebody_else_is_not_among_one_s_own(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    click_row(window.pages.page("families").families.list, "Przykładowa")
    desk.leave()
    page = desk.sit_down("asystent").pages.page("start")
    assert titles(page.opened) == []


def test_unfinished_record_is_offered_by_its_kind_and_family(
    window: MainWindow, page: StartPage
) -> None:
    click(window.rail.buttons["families"])
    families = window.pages.page("families")
    click_row(families.families.list, "Wymyślona")
    families._begin("letter")
    editor = families.editing.records
    name = next(one for one in editor.form.names if one == "subject")
    editor.form.go_to(name)
    Hands(window).write("Prośba o opinię")
    click(window.rail.buttons["start"])
    (row,) = page.unfinished.rows()
    assert row.title == "Szkic: pismo"
    assert row.note.startswith("Wymyślona · zapisany")
    click_row(page.unfinished, "Szkic: pismo")
    assert editor.isVisible()
    assert editor.form.values()[name] == "Prośba o opinię"
