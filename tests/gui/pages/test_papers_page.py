"""Papers for the data officer in the window: chosen, seen, saved, printed."""

from pathlib import Path

import docx
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from tests.gui.folder import Desk
from tests.gui.hands import Hands, click, click_row
from tests.reports.reading import page_texts

from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.papers_page import PapersPage

WAIT = 20_000


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(qtbot, window: MainWindow) -> PapersPage:
    click(window.rail.buttons["papers"])
    shown = window.pages.page("papers")
    assert isinstance(shown, PapersPage)
    qtbot.waitUntil(shown.pdf.isEnabled, timeout=WAIT)
    return shown


def saved(qtbot, page: PapersPage, monkeypatch, path: Path, button) -> Path:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    click(button)
    qtbot.waitUntil(lambda: "Zapisano" in page.notices.text.text(), timeout=WAIT)
    return path


def test_paper_is_filled_with_the_centre_and_saved_as_pdf(
    qtbot, page: PapersPage, monkeypatch, tmp_path: Path
) -> None:
    path = saved(qtbot, page, monkeypatch, tmp_path / "opis.pdf", page.pdf)
    words = " ".join(page_texts(path.read_bytes()))
    assert "Opis zabezpieczeń danych" in words
    assert "SQLCipher" in words


def test_arrows_choose_and_a_person_fills_the_authorisation(
    qtbot, page: PapersPage, monkeypatch, tmp_path: Path
) -> None:
    assert not page.person.isVisible()
    click_row(page.list, "Upoważnienie")
    qtbot.waitUntil(page.word.isEnabled, timeout=WAIT)
    assert page.person.isVisible()
    page.person.setFocus()
    Hands(page.window()).press(Qt.Key.Key_Down)
    qtbot.waitUntil(page.word.isEnabled, timeout=WAIT)
    path = saved(qtbot, page, monkeypatch, tmp_path / "upowaznienie.docx", page.word)
    document = docx.Document(str(path))
    text = "\n".join(cell.text for table in document.tables for cell in table._cells)
    assert page.person.currentText() in text
    assert "poza sejfem" in page.notices.text.text()


def test_file_name_says_paper_and_day_and_no_person(
    qtbot, page: PapersPage, monkeypatch, tmp_path: Path
) -> None:
    asked = []
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *args: asked.append(args[2]) or ("", "")
    )
    click_row(page.list, "Oświadczenie")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    click(page.pdf)
    (name,) = asked
    assert Path(name).name == "poufność_2026-11-23.pdf"


def test_list_person_and_buttons_are_reached_by_tab(qtbot, page: PapersPage) -> None:
    click_row(page.list, "Upoważnienie")
    qtbot.waitUntil(page.pdf.isEnabled, timeout=WAIT)
    hands = Hands(page.window())
    for part in (page.list, page.person, page.word, page.print_button, page.pdf):
        hands.go_to(part)


def test_esc_goes_back_to_where_one_was(window: MainWindow, page: PapersPage) -> None:
    click(window.rail.buttons["families"])
    click(window.rail.buttons["papers"])
    Hands(window).press(Qt.Key.Key_Escape)
    assert window.pages.current_key == "families"


@pytest.mark.parametrize("login", ["asystent", "sekretariat", "zespol"])
def test_accounts_without_the_right_have_no_such_page(desk: Desk, login: str) -> None:
    assert "papers" not in desk.sit_down(login).rail.buttons
