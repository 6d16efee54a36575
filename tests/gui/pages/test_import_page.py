"""Import in the window: template, file, errors, own columns, progress, result, taking back."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication
from tests.gui.folder import Desk
from tests.gui.hands import Hands, choose_tab, click, click_row, plain, row_of, shown_words, titles

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui import asking_files
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.import_page import ImportPage
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.table_view import TableView
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.family_list import family_list

HEADERS = "Numer rodziny;Nazwisko;Imię;Data lub rok urodzenia;Rola w rodzinie;Miejscowość"
NEW = [
    "R/901/2026;Umowna;Ewa;17.05.1990;matka;Wola Wzorcowa",
    "R/901/2026;Umowna;Ala;2019;dziecko;",
]
WAIT = 30_000


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("kierownik")


@pytest.fixture
def page(window: MainWindow) -> ImportPage:
    click(window.rail.buttons["import"])
    return window.pages.page("import")


class Importing:
    """Somebody who has a list of persons and imports it."""

    def __init__(self, qtbot, page: ImportPage, folder: Path, monkeypatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self.page = page
        self.folder = folder

    def write(self, *lines: str, headers: str = HEADERS, name: str = "start.csv") -> Path:
        path = self.folder / name
        path.write_text("\n".join([headers, *lines, ""]), encoding="utf-8-sig")
        return path

    def choose(self, path: Path) -> None:
        answer = lambda *_asked: (str(path), "")  # noqa: E731
        self._monkeypatch.setattr(asking_files.QFileDialog, "getOpenFileName", answer)
        click(self.page.start.zone.choose)
        self.wait()

    def wait(self) -> None:
        self._qtbot.waitUntil(lambda: not self.page.busy.isVisible(), timeout=WAIT)

    def run(self, path: Path) -> None:
        self.choose(path)
        click(self.page.preview.run)
        self.wait()
        assert self.page.result.isVisible()

    def answer(self, words: str) -> None:
        """Press the button of the notice that asks something."""
        notices = self.page.notices
        click(next(one for one in notices.findChildren(Button) if one.text().startswith(words)))
        self.wait()


@pytest.fixture
def importing(qtbot, page: ImportPage, tmp_path: Path, monkeypatch) -> Importing:
    return Importing(qtbot, page, tmp_path, monkeypatch)


def family_names(desk: Desk) -> list[str]:
    return [one.row.name for one in desk.database.read(family_list)]


def texts(table: TableView) -> list[list[str]]:
    return table.model.texts()


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


def test_import_that_is_stopped_stores_nothing(
    importing: Importing, desk: Desk, monkeypatch
) -> None:
    page = importing.page
    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(OpenData, "back_up", lambda *_given, **_more: page.work.cancel())
    click(page.preview.run)
    importing.wait()
    assert page.notices.text.text() == "Przerwano. Nic nie zapisano."
    assert page.preview.isVisible()
    assert "Umowna" not in family_names(desk)
    assert page.preview.run.isEnabled()


def test_import_stopped_too_late_is_told_as_stored(
    importing: Importing, desk: Desk, monkeypatch
) -> None:
    page = importing.page
    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(Data, "rest", lambda _data: page.work.cancel())
    click(page.preview.run)
    importing.wait()
    assert "zaimportowano" in shown_words(page.result.header)
    assert "Umowna" in family_names(desk)


def test_escape_stops_what_goes_on(importing: Importing) -> None:
    page = importing.page
    page.look_at(importing.write(*NEW))
    Hands(page.window()).press(Qt.Key.Key_Escape)
    importing.wait()
    assert page.notices.text.text() == "Przerwano. Nic nie zapisano."
    assert page.start.isVisible()


def test_backup_that_fails_stops_the_import(importing: Importing, desk: Desk, monkeypatch) -> None:
    def refuse(*_given: object, **_more: object) -> None:
        raise UserError("Nie udało się zrobić kopii.")

    importing.choose(importing.write(*NEW))
    monkeypatch.setattr(OpenData, "back_up", refuse)
    click(importing.page.preview.run)
    importing.wait()
    assert importing.page.notices.text.text() == "Nie udało się zrobić kopii."
    assert importing.page.preview.isVisible()
    assert "Umowna" not in family_names(desk)


def test_import_is_taken_back_right_after_it(importing: Importing, desk: Desk) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.back)
    assert "trafi do kosza" in importing.page.notices.text.text()
    importing.answer("Cofnij ten import")
    assert "przeniesiono do kosza" in importing.page.result.header.note.text()
    assert "Umowna" not in family_names(desk)


def test_earlier_import_is_taken_back_from_the_list_and_marked(
    qtbot, importing: Importing, desk: Desk
) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.finish)
    start = importing.page.start
    qtbot.waitUntil(lambda: titles(start.past) == ["start.csv"], timeout=WAIT)
    click_row(start.past, "start.csv")
    importing.answer("Cofnij ten import")
    click(importing.page.result.finish)
    qtbot.waitUntil(lambda: row_of(start.past, "start.csv").badge is not None, timeout=WAIT)
    assert row_of(start.past, "start.csv").badge.text == "cofnięty"
    assert "Umowna" not in family_names(desk)


def test_question_whether_to_take_back_can_be_answered_with_no(
    importing: Importing, desk: Desk
) -> None:
    importing.run(importing.write(*NEW))
    click(importing.page.result.back)
    importing.answer("Zostaw")
    assert importing.page.result.isVisible()
    assert "Umowna" in family_names(desk)


def test_escape_leads_back_step_by_step(importing: Importing, window: MainWindow) -> None:
    importing.choose(importing.write("1;2", headers="a;b", name="moje.csv"))
    click(importing.page.preview.map)
    hands = Hands(window)
    hands.press(Qt.Key.Key_Escape)
    assert importing.page.preview.isVisible()
    hands.press(Qt.Key.Key_Escape)
    assert importing.page.start.isVisible()


def test_empty_list_of_families_leads_to_the_import(empty_desk: Desk) -> None:
    window = empty_desk.sit_down("kierownik")
    click(window.rail.buttons["families"])
    families = window.pages.page("families")
    assert "wczytaj je z arkusza" in families.nothing.text.text()
    click(families.nothing.action)
    assert window.pages.current is window.pages.page("import")
    assert window.rail.buttons["import"].isChecked()


# and out again


def save_as(monkeypatch, *answers: Path) -> list[str]:
    """Give these answers to the dialog one after the other; returns what it suggested."""
    left, suggested = list(answers), []

    def answer(_parent, _title, name, _filter) -> tuple[str, str]:
        suggested.append(name)
        chosen = left.pop(0)
        return (str(chosen) if chosen.name else ""), ""

    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", answer)
    return suggested


def test_all_records_are_exported_to_be_imported_again(
    qtbot, page: ImportPage, tmp_path: Path, monkeypatch
) -> None:
    save_as(monkeypatch, tmp_path / "wszystko.xlsx")
    click(page.start.export)
    told = page.notices.text
    qtbot.waitUntil(lambda: "Zapisano wszystko.xlsx" in told.text(), timeout=WAIT)
    families = load_workbook(tmp_path / "wszystko.xlsx")["Rodziny"]
    assert "Przykładowa" in {cell.value for row in families.rows for cell in row}
    Importing(qtbot, page, tmp_path, monkeypatch).choose(tmp_path / "wszystko.xlsx")
    assert not page.preview.run.isEnabled()
    assert "nowe" not in shown_words(page.preview)


def test_file_that_is_there_is_not_replaced_unasked(
    page: ImportPage, tmp_path: Path, monkeypatch
) -> None:
    there = tmp_path / "wszystko.xlsx"
    there.write_text("ważne", encoding="utf-8")
    suggested = save_as(monkeypatch, tmp_path / "wszystko", Path())
    assert asking_files.ask_file(page, tmp_path / "eksport.xlsx", "Skoroszyt Excel") is None
    assert suggested[1] == str(there)
