"""Counselling: the sessions as a list that adds itself up."""

import pytest
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, plain, shown_words

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.counselling_page import CounsellingPage


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> CounsellingPage:
    click(window.rail.buttons["counselling"])
    return window.pages.page("counselling")


def lines(page: CounsellingPage) -> list[list[str]]:
    model = page.table.table.model()
    return [
        [plain(str(model.index(row, column).data())) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_sessions_are_listed_with_their_totals(page: CounsellingPage) -> None:
    shown = lines(page)
    assert [line[:3] for line in shown] == [
        ["07.10.2026", "1 godz.", "psycholog"],
        ["06.10.2026", "1 godz.", "prawnik"],
        ["05.10.2026", "1 godz.", "psycholog"],
    ]
    assert plain(page.header.note.text()) == "odbyte: 3 · 3 godz."


def test_anonymous_client_stays_anonymous(page: CounsellingPage) -> None:
    clients = [line[4] for line in lines(page)]
    assert clients == ["Przykładowa", "anonimowo", "Przykładowa"]


def test_specialist_narrows_the_list_and_its_total(page: CounsellingPage) -> None:
    page.specialist.choose("psycholog")
    assert [line[2] for line in lines(page)] == ["psycholog", "psycholog"]
    assert plain(page.header.note.text()) == "odbyte: 2 · 2 godz."


def test_filter_of_the_table_narrows_the_list_and_its_total(
    window: MainWindow, page: CounsellingPage
) -> None:
    page.table.filter.setFocus()
    Hands(window).write("prawn")
    assert len(lines(page)) == 1
    assert plain(page.header.note.text()) == "odbyte: 1 · 1 godz."


def test_years_that_have_sessions_can_be_chosen(page: CounsellingPage) -> None:
    assert [page.year.itemText(n) for n in range(page.year.count())] == [
        "rok 2026",
        "wszystkie lata",
    ]


def test_empty_folder_says_how_to_begin(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    click(window.rail.buttons["counselling"])
    assert "Nie zapisano jeszcze sesji poradnictwa." in shown_words(window)


@pytest.mark.parametrize("login", ["asystent", "sekretariat", "zespol"])
def test_accounts_without_the_right_have_no_such_page(desk: Desk, login: str) -> None:
    assert "counselling" not in desk.sit_down(login).rail.buttons
