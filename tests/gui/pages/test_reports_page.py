"""Reports: the PDF's own pages, every figure opens its list, and what leaves the program as file or print."""

from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from sqlalchemy.orm import Session
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click, click_row, plain, shown_words, titles

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.gui import asking_files, printing
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.reports_page import ReportsPage
from mgops_desktop.gui.targets import REPORT_TEXT, Target
from mgops_desktop.gui.widgets.pdf_pages import Spot
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.report import ReportHandover

YEAR = Period.year(2026)
WAIT = 20_000
SUPPORTED = "families_supported_by_assistant"
COUNTS = {
    SUPPORTED: 7,
    "children_in_supported_families": 15,
    "assistant_visits": 94,
    "failed_visits": 11,
    "periodic_assessments": 2,
    "family_assistants_employed": 2,
    "foster_children_placed": 1,
}
RUN = "blue_card_procedures_run"


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


def opened_page(qtbot, window: MainWindow) -> ReportsPage:
    click(window.rail.buttons["reports"])
    page = window.pages.page("reports")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    return page


@pytest.fixture
def page(qtbot, window: MainWindow) -> ReportsPage:
    return opened_page(qtbot, window)


def spots(page: ReportsPage) -> list[Spot]:
    """The figures of the year that the pages print."""
    return [spot for spot in page.preview.canvas.spots if spot.period == YEAR]


def click_figure(qtbot, page: ReportsPage, key: str) -> None:
    """Scroll to a printed figure and click it."""
    canvas = page.preview.canvas
    spot = next(spot for spot in spots(page) if spot.key == key)
    page.preview.go_to_page(spot.page, spot.top - 100)
    place = canvas.spot_room(spot).center().toPoint()
    assert canvas.viewport().rect().contains(place)
    QTest.mouseClick(canvas.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.waitUntil(lambda: bool(page.figure.figure.text()), timeout=WAIT)


def test_pages_of_the_pdf_appear(qtbot, page: ReportsPage) -> None:
    canvas = page.preview.canvas
    assert canvas.page_count > 3
    assert page.preview.place.text() == f"strona 1 z {canvas.page_count}"
    qtbot.waitUntil(lambda: 0 in canvas.drawn_pages, timeout=WAIT)
    image = canvas.viewport().grab().toImage()
    colours = {image.pixelColor(x, 200).name() for x in range(image.width())}
    assert len(colours) > 2


def test_sections_lead_to_their_page(page: ReportsPage) -> None:
    click_row(page.sections, "4.")
    assert page.preview.place.text() != "strona 1 z"
    assert page.preview.canvas.verticalScrollBar().value() > 0


def test_click_on_a_figure_says_where_it_comes_from(
    qtbot, desk: Desk, window: MainWindow, page: ReportsPage
) -> None:
    click_figure(qtbot, page, SUPPORTED)
    assert page.figure.figure.text() == "Rodziny objęte wsparciem asystenta rodziny: 7"
    assert len(titles(page.figure.list)) == 7
    assert page.figure.verdict.text() == "zgadza się"
    assert "Przykładowa" in titles(page.figure.list)
    assert "Podstawa: " in page.figure.definition.text()
    assert "Rok wcześniej (rok 2025): 3" in plain(page.figure.last_year.text())


def test_entry_of_the_list_opens_its_record(qtbot, window: MainWindow, page: ReportsPage) -> None:
    click_figure(qtbot, page, SUPPORTED)
    click_row(page.figure.list, "Wymyślona")
    assert window.rail.buttons["families"].isChecked()
    assert window.pages.page("families").card.header.title.text() == "Wymyślona"


def test_figures_open_by_keys_alone(qtbot, window: MainWindow, page: ReportsPage) -> None:
    hands = Hands(window)
    page.preview.canvas.setFocus()
    hands.press(Qt.Key.Key_Right)
    assert page.preview.canvas.accessibleDescription()
    hands.press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(page.figure.figure.text()), timeout=WAIT)


def test_every_list_behind_a_printed_figure_is_as_long_as_the_figure_says(
    qtbot, page: ReportsPage
) -> None:
    for key, value in COUNTS.items():
        page.figure.clear()
        click_figure(qtbot, page, key)
        assert page.figure.figure.text().endswith(f": {value}")
        assert len(titles(page.figure.list)) == value, key


def test_check_lists_what_is_missing_and_leads_there(window: MainWindow, page: ReportsPage) -> None:
    assert "nic nie blokuje wydruku" in page.header.note.text()
    click(page.check)
    count = len(titles(page.findings))
    assert page.check.text() == f"Sprawdź  {count}"
    late = next(title for title in titles(page.findings) if "plan" in title)
    click_row(page.findings, late)
    assert window.rail.buttons["families"].isChecked()


def test_team_opens_the_procedures_behind_a_figure(qtbot, desk: Desk) -> None:
    window = desk.sit_down("zespol")
    page = opened_page(qtbot, window)
    click_figure(qtbot, page, RUN)
    assert [(row.title, row.note) for row in page.figure.list.rows()] == [
        ("NK/2/2026", "procedura „Niebieskie Karty” z 08.01.2026"),
        ("NK/1/2026", "procedura „Niebieskie Karty” z 12.10.2026"),
    ]
    click_row(page.figure.list, "NK/1/2026")
    assert window.pages.page("blue_card").header.title.text() == "NK/1/2026"


def test_others_see_the_count_that_the_team_left_and_no_procedure(qtbot, desk: Desk) -> None:
    desk.sit_down("zespol")
    page = opened_page(qtbot, desk.sit_down("kierownik"))
    click_figure(qtbot, page, RUN)
    assert page.figure.figure.text().endswith(": 2")
    assert not any(row.is_open for row in page.figure.list.rows())
    assert "Przykładow" not in shown_words(page.figure)


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Answers the question where to save, with the suggested name in a folder of the test."""
    asked: list[Path] = []

    def answer(_parent, _title, suggested, _filter):
        asked.append(tmp_path / Path(suggested).name)
        return str(asked[-1]), ""

    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", answer)
    return asked


def test_report_is_saved_as_pdf(qtbot, page: ReportsPage, saved_as: list[Path]) -> None:
    click(page.pdf)
    qtbot.waitUntil(lambda: "Zapisano" in page.notices.text.text(), timeout=WAIT)
    document = pypdfium2.PdfDocument(saved_as[0])
    assert len(document) == page.preview.canvas.page_count
    assert "Przykładowie" in document[0].get_textpage().get_text_range()
    document.close()


def test_report_is_saved_as_word_and_the_user_is_told_it_lies_outside(
    qtbot, page: ReportsPage, saved_as: list[Path]
) -> None:
    click(page.word)
    qtbot.waitUntil(lambda: "Zapisano" in page.notices.text.text(), timeout=WAIT)
    assert saved_as[0].suffix == ".docx"
    text = "\n".join(line.text for line in Document(str(saved_as[0])).paragraphs)
    assert "Przykładowie" in text
    assert "dokument poza sejfem" in page.notices.text.text()


def test_nothing_is_written_when_the_question_is_left(
    page: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    click(page.pdf)
    assert not page.notices.isVisible()


def test_disk_that_refuses_is_told_in_the_window(
    qtbot, page: ReportsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    nowhere = str(tmp_path / "nie ma" / "sprawozdanie.pdf")
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", lambda *_asked: (nowhere, ""))
    click(page.pdf)
    qtbot.waitUntil(page.notices.isVisible, timeout=WAIT)
    assert "sprawozdanie.pdf" in page.notices.text.text()
    assert page.pdf.isEnabled()


def test_wanted_pages_of_the_report_are_printed(
    qtbot, window: MainWindow, page: ReportsPage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    paper = tmp_path / "wydruk.pdf"

    def accept(dialog: printing.QPrintDialog) -> int:
        dialog.printer().setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        dialog.printer().setOutputFileName(str(paper))
        dialog.printer().setPrintRange(QPrinter.PrintRange.PageRange)
        dialog.printer().setFromTo(2, 3)
        return printing.QDialog.DialogCode.Accepted

    monkeypatch.setattr(printing.QPrintDialog, "exec", accept)
    Hands(window).press(Qt.Key.Key_P, CONTROL)
    said = "Wydruk wysłano do drukarki."
    qtbot.waitUntil(lambda: page.notices.text.text() == said, timeout=60_000)
    document = pypdfium2.PdfDocument(paper)
    assert len(document) == 2
    size = (round(document[0].get_width()), round(document[0].get_height()))
    assert size == (595, 842)
    document.close()


def test_text_of_a_section_is_written_and_printed(
    qtbot, desk: Desk, window: MainWindow, page: ReportsPage, saved_as: list[Path]
) -> None:
    hands = Hands(window)
    click_row(page.sections, "4.")
    click(page.text_button)
    assert hands.cursor is page.text.text
    hands.write_over("W tym roku zaczęto pracę w soboty.")
    hands.press(Qt.Key.Key_S, CONTROL)
    assert page.preview.isVisible()
    assert not page.pdf.isEnabled(), "the report without the new text could be saved"
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    click(page.pdf)
    qtbot.waitUntil(lambda: "Zapisano" in page.notices.text.text(), timeout=WAIT)
    document = pypdfium2.PdfDocument(saved_as[0])
    printed = " ".join(one.get_textpage().get_text_range() for one in document)
    document.close()
    assert "zaczęto pracę w soboty" in " ".join(printed.split())


def test_unfinished_text_comes_back_and_is_on_the_start_page(
    qtbot, window: MainWindow, page: ReportsPage
) -> None:
    hands = Hands(window)
    click_row(page.sections, "4.")
    click(page.text_button)
    hands.write_over("Nie dokończono")
    hands.press(Qt.Key.Key_1, CONTROL)
    start = window.pages.page("start")
    assert titles(start.unfinished) == ["Tekst sprawozdania za 2026 rok"]
    click_row(start.unfinished, "Tekst")
    assert page.text.text.toPlainText() == "Nie dokończono"


@operation("przekazanie w teście", None)
def hand_over(session: Session) -> None:
    values = {"report": StatutoryReport.ANNUAL, "year": 2026, "day": date(2026, 11, 20)}
    session.add(ReportHandover(**values))


def test_text_of_a_report_that_was_handed_over_asks_for_the_reason_from_the_start(
    qtbot, desk: Desk, window: MainWindow
) -> None:
    desk.database.change(hand_over)
    panel = opened_page(qtbot, window).text
    form = Target(REPORT_TEXT, tab="introduction")
    window.open_target(form)
    assert "Sprawozdanie za 2026 r. przekazano 20.11.2026." in shown_words(panel.amendment)
    hands = Hands(window)
    hands.write_over("Inny wstęp.")
    hands.go_to(panel.amendment.reason)
    hands.write("omyłka w liczbie")
    hands.press(Qt.Key.Key_Escape)
    window.open_target(form)
    assert (panel.text.toPlainText(), panel.amendment.given) == ("Inny wstęp.", "omyłka w liczbie")


def test_another_year_is_prepared_at_once(qtbot, page: ReportsPage) -> None:
    page.period.year.choose("2025")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    assert "2025" in shown_words(page.parts_card)
    assert all(spot.period.last.year <= 2025 for spot in page.preview.canvas.spots)


def test_assistant_reads_but_does_not_write_the_texts(qtbot, desk: Desk) -> None:
    page = opened_page(qtbot, desk.sit_down("asystent"))
    assert not page.text_button.isVisible()


def test_empty_folder_has_a_report_too(qtbot, empty_desk: Desk) -> None:
    page = opened_page(qtbot, empty_desk.sit_down("kierownik"))
    assert page.preview.canvas.page_count > 0


def test_term_of_the_report_stands_over_its_parts(page: ReportsPage) -> None:
    assert page.term.text() == "art. 179 ust. 1 · do 31.03.2027"
