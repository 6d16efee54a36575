"""A worker's month on paper: the monthly report and the card of work time, made from the page of the month."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, settled, shown_words, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.targets import WORK_MONTH, Target

ESC = Qt.Key.Key_Escape
WAIT = 9000


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


def test_card_of_work_time_is_made_of_the_month_that_is_shown(qtbot, window) -> None:
    window.open_target(Target(WORK_MONTH, None, "2026-10-01"))
    settled(window)
    page = window.pages.page("work")
    click(page.head.papers)
    settled(window)
    papers = page.papers
    assert "Październik 2026" in shown_words(papers)
    click(papers.register.new)
    assert titles(papers.choosing.documents) == [
        "Miesięczne sprawozdanie asystenta rodziny",
        "Karta czasu pracy",
    ]
    click_row(papers.choosing.documents, "Karta czasu pracy")
    qtbot.waitUntil(papers.draft.make.isEnabled, timeout=WAIT)
    click(papers.draft.make)
    qtbot.waitUntil(
        lambda: papers.document is not None and papers.document.print_button.isEnabled(),
        timeout=WAIT,
    )
    assert "Karta czasu pracy" in shown_words(papers.document)
    assert not papers.document.scans.isVisible()
    hands = Hands(window)
    hands.press(ESC)
    assert "Karta czasu pracy" in titles(papers.register.list)
    hands.press(ESC)
    assert page.days.isVisible()
    click(page.head.before)
    settled(window)
    click(page.head.papers)
    settled(window)
    assert "Nie ma jeszcze dokumentów" in shown_words(papers)
