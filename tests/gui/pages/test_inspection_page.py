"""Kontrola: gaps by family, each leading to the form that fills it; the papers of the head; the whole file as PDF."""

from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row, plain, settled, shown_words, titles

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.inspection_page import InspectionPage
from mgops_desktop.gui.pages.reports_page import ReportsPage

WAIT = 20_000


def opened(window: MainWindow) -> InspectionPage:
    click(window.rail.buttons["inspection"])
    settled(window)
    return window.pages.page("inspection")


def choose(qtbot, window: MainWindow, page: InspectionPage, name: str) -> None:
    click_row(page.families.list, name)
    qtbot.waitUntil(lambda: "Podstawa objęcia wsparciem" in titles(page.items), timeout=WAIT)
    settled(window)


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


def test_gaps_lead_to_their_forms_and_esc_back(qtbot, window: MainWindow) -> None:
    page = opened(window)
    assert "braki: " in page.header.note.text()
    choose(qtbot, window, page, "Wzorcowa")
    words = shown_words(page)
    assert "art. 8 ust. 3" in words
    assert "Uzupełnij" in words
    click_row(page.items, "Klauzula informacyjna")
    families = window.pages.page("families")
    qtbot.waitUntil(lambda: families.editing.editor is not None, timeout=WAIT)
    assert window.rail.buttons["families"].isChecked()
    Hands(window).press(Qt.Key.Key_Escape)
    qtbot.waitUntil(window.rail.buttons["inspection"].isChecked, timeout=WAIT)


def test_an_assistant_has_his_own_families_and_not_the_papers_of_the_head(
    qtbot, desk: Desk
) -> None:
    window = desk.sit_down("asystent")
    page = opened(window)
    assert "Obca" not in titles(page.families.list)
    assert "Przykładowa" in titles(page.families.list)
    assert not page.pack.isVisible()
    choose(qtbot, window, page, "Przykładowa")
    click(window.rail.buttons["reports"])
    reports = window.pages.page("reports")
    of_figures = [f"blue_card_{name}" for name in ("statistics", "timeliness", "cas", "programme")]
    assert [one.key for one in reports.kinds_offered] == ["annual", "gaps", *of_figures]
    click(window.rail.buttons["start"])
    assert not window.pages.page("start").month.isVisible()


def test_the_whole_file_is_written_beside_the_window(
    qtbot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(window)
    assert not page.save.isEnabled()
    choose(qtbot, window, page, "Przykładowa")
    target = tmp_path / "akta.pdf"
    monkeypatch.setattr(
        asking_files.QFileDialog, "getSaveFileName", lambda *_args: (str(target), "")
    )
    click(page.save)
    qtbot.waitUntil(target.exists, timeout=WAIT)
    settled(window)
    qtbot.waitUntil(page.save.isEnabled, timeout=WAIT)
    assert "poza sejfem" in shown_words(page)
    document = pypdfium2.PdfDocument(target)
    text = " ".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    assert "Spis treści" in text
    assert "ul. Ukryta 3" not in text


def test_the_month_opens_from_the_start_page_and_every_number_its_list(
    qtbot, window: MainWindow
) -> None:
    click(window.pages.page("start").month)
    page: ReportsPage = window.pages.page("reports")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    assert page.preview.canvas.page_count == 1
    assert plain(page.parts_card.heading.text()) == "Październik 2026 r."
    assert not page.check.isVisible()
    spots = [spot for spot in page.preview.canvas.spots if spot.key.startswith("month_points")]
    page._open_figure(spots[0].key, spots[0].period)
    qtbot.waitUntil(lambda: "Punkty obciążenia" in page.figure.figure.text(), timeout=WAIT)
    assert page.figure.verdict.text() == "zgadza się"
    assert titles(page.figure.list)


def test_list_of_gaps_and_pack_open_as_reports(qtbot, window: MainWindow) -> None:
    page = opened(window)
    reports: ReportsPage = window.pages.page("reports")
    click(page.gaps)
    qtbot.waitUntil(reports.pdf.isEnabled, timeout=WAIT)
    assert reports.kind.chosen == "gaps"
    assert not reports.period.isVisible()
    click(window.rail.buttons["inspection"])
    click(page.pack)
    qtbot.waitUntil(lambda: reports._prepared is not None and reports.pdf.isEnabled(), timeout=WAIT)
    assert reports.kind.chosen == "inspection"
    assert reports.period.isVisible()
    assert titles(reports.sections)[0].startswith("1. Asystenci")
