"""The register of Blue Card procedures: for those who may see it, and nowhere for anybody else."""

import pytest
from pytestqt.qtbot import QtBot
from tests.gui.centre import PROCEDURE
from tests.gui.folder import Desk
from tests.gui.hands import (
    Hands,
    choose_tab,
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
from mgops_desktop.gui.pages.blue_card_page import BlueCardPage
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.targets import Target


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("zespol")


@pytest.fixture
def page(window: MainWindow) -> BlueCardPage:
    click(window.rail.buttons["blue_card"])
    return window.pages.page("blue_card")


def test_running_procedures_stand_before_those_that_have_ended(page: BlueCardPage) -> None:
    shown = sections(page.list)
    states = [(state, [row.title for row in rows]) for state, rows in shown.items()]
    assert states == [
        ("W zespole interdyscyplinarnym", ["NK/1/2026"]),
        ("Monitoring po zakończeniu", ["NK/2/2026"]),
    ]
    row = row_of(page.list, "NK/1/2026")
    assert row.note.startswith("do 20.10.2026: Przekazanie formularza „Niebieska Karta – A” grupie")
    assert row.badge.text == "po terminie"
    assert plain(page.foot.text()) == "w toku: 1 procedura"


def test_list_carries_numbers_and_no_names(window: MainWindow, page: BlueCardPage) -> None:
    assert "Przykładow" not in shown_words(window)


def test_opened_procedure_shows_persons_and_course(page: BlueCardPage) -> None:
    click_row(page.list, "NK/1/2026")
    assert page.header.title.text() == "NK/1/2026"
    choose_tab(page.card.tabs, "persons")
    assert titles(page.card.persons) == ["Przykładowa Anna", "Przykładowy Jan"]
    days = [(row.lead, row.title) for row in page.card.course.rows()]
    assert [day for day, _what in days] == sorted(
        (day for day, _what in days), key=lambda day: day.split(".")[::-1], reverse=True
    )
    assert any("osiedzenie" in what for _day, what in days)
    assert row_of(page.card.facts, "Ostatnie posiedzenie grupy").trailing == "21.10.2026"


def test_ended_procedure_says_on_what_ground(page: BlueCardPage) -> None:
    click_row(page.list, "NK/2/2026")
    assert page.header.note.text().startswith("wszczęta 08.01.2026 · zakończona 20.08.2026 · ")


def test_every_tab_of_a_procedure_can_be_seen_with_large_text(
    qtbot: QtBot, desk: Desk, look: Look
) -> None:
    window = desk.sit_down("zespol")
    look.set_scale(1.5)
    window.resize(1366, 768)
    window.open_target(Target("procedure", PROCEDURE))
    page = window.pages.page("blue_card")
    qtbot.waitUntil(page.card.tabs.isVisible)
    settled(page)
    tabs = page.card.tabs
    assert tabs.tabRect(tabs.count() - 1).right() < tabs.width()


def test_filter_finds_a_procedure_by_its_number(window: MainWindow, page: BlueCardPage) -> None:
    page.filter.setFocus()
    Hands(window).write("nk/2")
    assert titles(page.list) == ["NK/2/2026"]


def test_empty_register_says_how_it_is_filled(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("zespol")
    click(window.rail.buttons["blue_card"])
    page = window.pages.page("blue_card")
    assert page.nothing.text.text().startswith("W rejestrze nie ma procedur.")


@pytest.mark.parametrize("login", ["asystent", "kierownik", "sekretariat"])
def test_others_have_no_such_page_and_no_way_to_it(desk: Desk, login: str) -> None:
    window = desk.sit_down(login)
    assert "blue_card" not in window.rail.buttons
    with pytest.raises(LookupError):
        window.open_target(Target("procedure", PROCEDURE))
    for key, button in window.rail.buttons.items():
        click(button)
        if key not in ("help", "reports"):
            assert "Niebiesk" not in shown_words(window)
            assert "NK/" not in shown_words(window)


def test_search_of_the_assistant_does_not_know_the_procedure(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    window.top.search.start()
    Hands(window).write("przykladowy")
    assert "Jan" not in shown_words(window)
