"""Blue Card figures in the window: chosen among the reports, opened to their lists, laid out in the settings."""

import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, plain, titles

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.reports_page import ReportsPage

WAIT = 20_000
KINDS = {
    "blue_card_statistics": "Formularze „Niebieska Karta – A”",
    "blue_card_timeliness": "Terminy według przepisów",
    "blue_card_cas": "Zestawienie",
    "blue_card_programme": "O rozdziale",
}


def opened(qtbot, window: MainWindow) -> ReportsPage:
    click(window.rail.buttons["reports"])
    page = window.pages.page("reports")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    return page


def choose_by_keys(qtbot, window: MainWindow, page: ReportsPage, kind: str) -> None:
    """Go to the choice of reports with Tab, and down to the one that is wanted."""
    hands = Hands(window)
    page.sections.setFocus()
    page.kind.setFocus()
    keys = [one.key for one in page.kinds_offered]
    steps = keys.index(kind) - keys.index(str(page.kind.chosen))
    hands.press(Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up, times=abs(steps))
    assert page.kind.chosen == kind
    qtbot.waitUntil(lambda: is_shown(page, kind), timeout=WAIT)


def is_shown(page: ReportsPage, kind: str) -> bool:
    prepared = page._prepared
    return prepared is not None and prepared.kind == kind and page.pdf.isEnabled()


@pytest.mark.parametrize("kind", KINDS)
def test_team_chooses_each_report_by_keys_and_sees_its_pages(qtbot, desk: Desk, kind: str) -> None:
    window = desk.sit_down("zespol")
    page = opened(qtbot, window)
    choose_by_keys(qtbot, window, page, kind)
    assert KINDS[kind] in titles(page.sections)
    assert page.preview.canvas.page_count >= 1
    assert page.preview.canvas.spots


def test_figure_of_the_statistics_opens_its_procedures(qtbot, desk: Desk) -> None:
    window = desk.sit_down("zespol")
    page = opened(qtbot, window)
    choose_by_keys(qtbot, window, page, "blue_card_statistics")
    run = next(one for one in page.preview.canvas.spots if one.key == "blue_card_procedures_run")
    page._open_figure(run.key, run.period)
    qtbot.waitUntil(lambda: bool(titles(page.figure.list)), timeout=WAIT)
    assert titles(page.figure.list) == ["NK/2/2026", "NK/1/2026"]
    assert page.figure.verdict.text() == "zgadza się"


def test_account_without_access_sees_the_figures_and_no_procedure(qtbot, desk: Desk) -> None:
    desk.sit_down("zespol")
    window = desk.sit_down("kierownik")
    page = opened(qtbot, window)
    choose_by_keys(qtbot, window, page, "blue_card_statistics")
    run = next(one for one in page.preview.canvas.spots if one.key == "blue_card_procedures_run")
    page._open_figure(run.key, run.period)
    qtbot.waitUntil(lambda: page.figure.figure.text().endswith(": 2"), timeout=WAIT)
    assert not any(row.is_open for row in page.figure.list.rows())
    assert "NK/1/2026" not in plain(page.figure.figure.text())
