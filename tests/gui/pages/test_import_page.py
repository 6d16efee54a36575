"""Import in the window: template, file, errors, own columns, result."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, plain, row_of, shown_words
from tests.gui.pages.importing import (
    NEW,
    WAIT,
    Importing,
    family_names,
    importing,
    page,
    texts,
    window,
)

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.import_page import ImportPage

__all__ = ["importing", "page", "window"]


@pytest.mark.parametrize("login", ["asystent", "zespol", "sekretariat"])
def test_page_is_there_only_with_the_right_to_import(desk: Desk, login: str) -> None:
    assert "import" not in desk.sit_down(login).rail.buttons


@pytest.mark.parametrize(("flat", "sheets"), [(True, 1), (False, 20)])
def test_template_is_saved(
    qtbot, page: ImportPage, tmp_path: Path, monkeypatch, flat: bool, sheets: int
) -> None:
    path = tmp_path / "szablon.xlsx"
    answer = lambda *_asked: (str(path), "")  # noqa: E731
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", answer)
    click(page.start.flat if flat else page.start.full)
    qtbot.waitUntil(page.notices.isVisible, timeout=WAIT)
    assert page.notices.text.text().startswith("Zapisano szablon szablon.xlsx")
    shown = [one for one in load_workbook(path) if one.sheet_state == "visible"]
    assert len(shown) >= sheets


def test_template_on_a_disk_that_refuses_is_told(
    qtbot, page: ImportPage, tmp_path: Path, monkeypatch
) -> None:
    nowhere = str(tmp_path / "nie ma" / "szablon.xlsx")
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", lambda *_asked: (nowhere, ""))
    click(page.start.flat)
    qtbot.waitUntil(page.notices.isVisible, timeout=WAIT)
    assert "nie ma takiego folderu" in page.notices.text.text()


def test_preview_counts_new_rows_and_nothing_is_stored_yet(
    importing: Importing, desk: Desk
) -> None:
    importing.choose(importing.write(*NEW))
    preview = importing.page.preview
    assert preview.isVisible()
    assert row_of(preview.sheets, "Cały plik").note == "nowe: 2"
    assert preview.run.isEnabled()
    assert "Umowna" not in family_names(desk)


def test_import_stores_shows_counts_and_backs_up_before(importing: Importing, desk: Desk) -> None:
    importing.run(importing.write(*NEW))
    result = importing.page.result
    assert "zaimportowano" in shown_words(result.header)
    assert plain(result.header.note.text()) == "nowe: 2"
    assert "Umowna" in family_names(desk)
    assert list(importing.folder.rglob("*.kopia")), "no backup was made before the import"


def test_keys_alone_lead_from_the_file_to_the_result(
    qtbot, importing: Importing, window: MainWindow
) -> None:
    hands = Hands(window)
    assert hands.cursor is importing.page.start.zone.choose
    importing.choose(importing.write(*NEW))
    assert hands.cursor is importing.page.preview.sheets
    hands.go_to(importing.page.preview.run)
    hands.press(Qt.Key.Key_Space)
    importing.wait()
    assert hands.cursor is importing.page.result.finish
    hands.press(Qt.Key.Key_Space)
    assert importing.page.start.isVisible()


def test_same_file_twice_changes_nothing(importing: Importing) -> None:
    path = importing.write(*NEW)
    importing.run(path)
    click(importing.page.result.finish)
    importing.choose(path)
    preview = importing.page.preview
    assert row_of(preview.sheets, "Cały plik").note == "bez zmian: 2"
    assert "Nie ma czego importować" in preview.header.note.text()
    assert not preview.run.isEnabled()


def test_error_names_row_and_column_and_stops_the_import(importing: Importing, desk: Desk) -> None:
    importing.choose(importing.write(NEW[0], "R/901/2026;Umowna;Ola;kiedyś;dziecko;"))
    preview = importing.page.preview
    sheet, row, column, message = texts(preview.tables["errors"])[0]
    assert (row, column) == ("3", "Data lub rok urodzenia")
    assert sheet
    assert message in preview.detail.text()
    assert "kolumna „Data lub rok urodzenia”" in preview.detail.text()
    assert not preview.run.isEnabled()
    assert "Umowna" not in family_names(desk)


def test_corrected_file_is_read_again_by_one_button(importing: Importing) -> None:
    importing.choose(importing.write("R/901/2026;Umowna;Ola;kiedyś;dziecko;"))
    importing.write(*NEW)
    click(importing.page.preview.again)
    importing.wait()
    assert importing.page.preview.run.isEnabled()


def test_person_who_resembles_a_known_one_is_pointed_out(importing: Importing) -> None:
    importing.choose(importing.write("R/901/2026;Przykładowa;Anna;02.04.1990;matka;"))
    preview = importing.page.preview
    choose_tab(preview.tabs, "duplicates")
    (line,) = texts(preview.tables["duplicates"])
    assert line[1] == "2"
    assert "podobne nazwisko i ta sama data urodzenia" in line[2]
    assert preview.run.isEnabled()


def test_changed_rows_show_old_and_new(importing: Importing) -> None:
    headers = "number;name;place"
    importing.choose(
        importing.write("R/1/2026;Przykładowa;Inne Miasto", headers=headers, name="Rodziny.csv")
    )
    preview = importing.page.preview
    choose_tab(preview.tabs, "changes")
    assert any("→ Inne Miasto" in line[-1] for line in texts(preview.tables["changes"]))


def test_unknown_columns_are_mapped_once_and_known_from_then_on(
    importing: Importing, desk: Desk
) -> None:
    headers = "kod;kto to;jak na imię;kim jest"
    line = "R/901/2026;Umowna;Ewa;matka"
    importing.choose(importing.write(line, headers=headers, name="moje.csv"))
    preview, mapping = importing.page.preview, importing.page.mapping
    assert not preview.run.isEnabled()
    click(preview.map)
    mapping.kind.choose("start")
    assert not mapping.go_on.isEnabled()
    assert "„Numer rodziny”" in mapping.missing.text()
    for header, column in (
        ("kod", "family"),
        ("kto to", "surname"),
        ("jak na imię", "first_name"),
        ("kim jest", "role"),
    ):
        mapping.columns[header].choose(column)
    click(mapping.go_on)
    importing.wait()
    assert plain(row_of(preview.sheets, "Cały plik").note) == "nowe: 1"
    click(preview.other)
    again = "R/902/2026;Fikcyjna;Olga;matka"
    importing.choose(importing.write(again, headers=headers, name="start.csv"))
    click(preview.run)
    importing.wait()
    assert "Fikcyjna" in family_names(desk)


def test_column_mapped_twice_is_refused(importing: Importing) -> None:
    importing.choose(importing.write("1;2;3", headers="kod;kto to;x", name="moje.csv"))
    click(importing.page.preview.map)
    mapping = importing.page.mapping
    mapping.kind.choose("start")
    mapping.columns["kod"].choose("surname")
    mapping.columns["x"].choose("surname")
    assert "przypisano dwa razy" in mapping.missing.text()
    assert not mapping.go_on.isEnabled()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("pusty.xlsx", b"", "Plik jest pusty."),
        ("zly.xlsx", b"PK\x03\x04zepsuty", "uszkodzony"),
        ("stary.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Nic nie zaimportowano."),
        ("obraz.png", b"\x89PNG\r\n\x1a\n" + bytes(200), "Nic nie zaimportowano."),
    ],
)
def test_file_that_cannot_be_read_gets_its_sentence(
    importing: Importing, name: str, content: bytes, said: str
) -> None:
    path = importing.folder / name
    path.write_bytes(content)
    importing.choose(path)
    assert said in importing.page.notices.text.text()
    assert importing.page.start.isVisible()


def test_file_is_dropped_on_the_page(qtbot, importing: Importing) -> None:
    path = importing.write(*NEW)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    zone = importing.page.start.zone
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(zone, QDragEnterEvent(QPoint(9, 9), copy, data, left, none))
    QApplication.sendEvent(zone, QDropEvent(QPointF(9, 9), copy, data, left, none))
    qtbot.waitUntil(importing.page.preview.isVisible, timeout=WAIT)


def test_several_dropped_files_are_not_taken(importing: Importing) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/a.csv"), QUrl.fromLocalFile("/b.csv")])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, left, none)
    event.ignore()
    QApplication.sendEvent(importing.page.start.zone, event)
    assert not event.isAccepted()
