"""Counting a term of the law on the start page: chosen by words, counted with Enter, explained, copied."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.day.filling import fill_field
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, plain, shown_words

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.start_page import StartPage


@pytest.fixture
def window(shared_desk: Desk) -> MainWindow:
    window = shared_desk.stay("asystent")
    window.go_to("start")
    return window


@pytest.fixture
def page(window: MainWindow) -> StartPage:
    page = window.pages.page("start")
    assert isinstance(page, StartPage)
    click(page.count)
    yield page
    Hands(window).press(Qt.Key.Key_Escape)
    assert page.due.isVisible()


def ask_for(page: StartPage, **typed: str) -> None:
    """Type into the fields, choose the first term found, press Enter in the last field."""
    for name, words in typed.items():
        fill_field(page.counter.form.wrapper(name).input, words)
    Hands(page.window()).press(Qt.Key.Key_Return)


def test_term_in_days_is_counted_explained_and_copied(page: StartPage) -> None:
    ask_for(page, term="przekazanie protokołu zakończenia", day="2.11.2026")
    assert page.counter.date.text() == "12.11.2026, czwartek"
    said = plain("\n".join(line.text() for line in page.counter.lines))
    assert "7 dni roboczych od 2.11.2026; pominięte: 11.11 (" in said
    assert "§ 20 ust. 2" in said
    assert Hands(page.window()).cursor is page.counter.copy
    click(page.counter.copy)
    copied = QApplication.clipboard().text()
    assert copied.startswith("Przekazanie protokołu zakończenia")
    assert "12.11.2026, czwartek" in copied


def test_term_in_hours_asks_for_the_hour(page: StartPage) -> None:
    ask_for(page, term="ochrony art. 12a", day="23.11.2026", at="14:30")
    assert page.counter.date.text() == "24.11.2026, wtorek, godz. 14:30"


def test_day_before_the_rule_was_in_force_is_refused_at_the_date(page: StartPage) -> None:
    ask_for(page, term="przekazanie protokołu zakończenia", day="1.02.2020")
    assert not page.counter.result.isVisible()
    assert "obowiązuje od 28.09.2023" in shown_words(page.counter)
