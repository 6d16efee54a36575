"""All families in one table: arranged, copied and saved by the button "Lista"."""

import csv
import errno
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, choose_from_menu, click, plain

from mgops_desktop.gui import asking_files
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.pages.families_page import FamiliesPage
from mgops_desktop.gui.pages.family_table_view import FamilyTableView
from mgops_desktop.operations import writing_out
from mgops_desktop.operations.list_file import ShownList, save_list

WAIT = 10_000


def opened(qtbot, window: MainWindow) -> FamilyTableView:
    click(window.rail.buttons["families"])
    page: FamiliesPage = window.pages.page("families")
    click(page.families.as_table)
    table = page.table
    qtbot.waitUntil(lambda: table.isVisible() and not table.state.busy.isVisible(), timeout=WAIT)
    return table


@pytest.fixture
def window(desk: Desk) -> MainWindow:
    return desk.sit_down("asystent")


@pytest.fixture
def view(qtbot, window: MainWindow) -> FamilyTableView:
    return opened(qtbot, window)


@pytest.fixture
def saved_as(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Path]:
    """Answers the question where to save, with the suggested name in a folder of the test."""
    asked: list[Path] = []

    def answer(_parent, _title, suggested, _filter):
        asked.append(tmp_path / Path(suggested).name)
        return str(asked[-1]), ""

    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", answer)
    return asked


def names(view: FamilyTableView) -> list[str]:
    return [line.row.name for line in view.table.model.shown]


def line_of(view: FamilyTableView, name: str) -> dict[str, str]:
    model = view.table.model
    row = next(row for row in model.texts() if row[0] == name)
    return {column.title: plain(text) for column, text in zip(model.columns, row, strict=True)}


def test_table_says_of_each_family_what_the_list_has_no_room_for(view: FamilyTableView) -> None:
    assert line_of(view, "Przykładowa") == {
        "Rodzina": "Przykładowa",
        "Numer": "R/1/2026",
        "Znak sprawy": "AR/1/2026",
        "Adres": "adres chroniony",
        "Opiekunowie": "Anna",
        "Dzieci": "3",
        "Stan": "realizacja",
        "Asystent": line_of(view, "Testowa")["Asystent"],
        "Wsparcie od": "12.12.2025",
        "Sąd": "tak",
        "Ostatnia wizyta": "16.11.2026",
        "Ocena do": line_of(view, "Przykładowa")["Ocena do"],
        "Stan od": "04.01.2026",
    }
    assert line_of(view, "Testowa")["Asystent"]
    assert line_of(view, "Wzorcowa")["Ocena do"] < "23.11.2026"
    assert "Ukryta" not in str(view.table.model.texts())


def test_families_of_others_are_not_in_the_table(view: FamilyTableView) -> None:
    view.group.choose("all")
    assert "Obca" not in names(view)


def test_office_sees_numbers_and_addresses_only(qtbot, desk: Desk) -> None:
    view = opened(qtbot, desk.sit_down("sekretariat"))
    assert set(names(view)) == {""}
    assert line_of(view, "")["Ostatnia wizyta"] == ""


def test_group_narrows_the_table(view: FamilyTableView) -> None:
    view.group.choose("monitored")
    assert names(view) == ["Pokazowa"]
    assert plain(view.header.note.text()) == "1 rodzina · 2 dzieci"


def test_filter_and_polish_order(window: MainWindow, view: FamilyTableView) -> None:
    choose_from_menu(view.menu, "Sortuj według", "Rodzina, malejąco")
    assert names(view)[0] == "Żółwiowa"
    view.table.filter.setFocus()
    Hands(window).write("zolw")
    assert names(view) == ["Żółwiowa"]


def test_enter_opens_the_card_and_escape_leaves_the_table(
    window: MainWindow, view: FamilyTableView
) -> None:
    hands = Hands(window)
    view.table.choose(next(one.id for one in view.table.model.shown if one.row.name == "Testowa"))
    view.table.table.setFocus()
    hands.press(Qt.Key.Key_Return)
    page = window.pages.page("families")
    assert page.card.header.title.text() == "Testowa"
    click(page.families.as_table)
    hands.press(Qt.Key.Key_Escape)
    assert hands.cursor is page.families.list


def test_hidden_columns_and_order_are_remembered(qtbot, desk: Desk, view: FamilyTableView) -> None:
    choose_from_menu(view.menu, "Kolumny", "Numer")
    choose_from_menu(view.menu, "Sortuj według", "Dzieci, malejąco")
    again = opened(qtbot, desk.sit_down("asystent"))
    assert again.table.table.isColumnHidden(1)
    assert names(again)[0] == "Testowa"
    choose_from_menu(again.menu, "Kolumny", "Numer")
    assert not again.table.table.isColumnHidden(1)
    choose_from_menu(again.menu, "Sortuj według", "Kolejność pierwotna")
    assert names(again)[0] == "Pokazowa"


def test_list_is_copied_with_its_headers_and_without_hidden_columns(
    view: FamilyTableView,
) -> None:
    choose_from_menu(view.menu, "Kolumny", "Numer")
    choose_from_menu(view.menu, "Kopiuj całą listę")
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:2] == ["Rodzina", "Znak sprawy"]
    assert len(lines) == 1 + len(names(view))


def test_marked_rows_are_copied_by_keys(window: MainWindow, view: FamilyTableView) -> None:
    view.table.table.setFocus()
    hands = Hands(window)
    hands.press(Qt.Key.Key_A, CONTROL)
    hands.press(Qt.Key.Key_C, CONTROL)
    assert len(QApplication.clipboard().text().split("\n")) == len(names(view))


def test_list_is_saved_as_a_workbook_with_real_dates(
    qtbot, view: FamilyTableView, saved_as: list[Path]
) -> None:
    choose_from_menu(view.menu, "Zapisz jako skoroszyt")
    qtbot.waitUntil(view.notices.isVisible, timeout=WAIT)
    assert "dokument poza sejfem" in view.notices.text.text()
    assert saved_as[0].name == "zestawienie-rodzin-2026-11-23.xlsx"
    rows = list(load_workbook(saved_as[0]).active.iter_rows(values_only=True))
    assert [row[0] for row in rows] == ["Rodzina", *names(view)]
    przykladowa = next(row for row in rows if row[0] == "Przykładowa")
    assert przykladowa[5] == 3
    assert przykladowa[8].date() == date(2025, 12, 12)


def test_list_is_saved_as_csv_as_it_is_filtered(
    qtbot, window: MainWindow, view: FamilyTableView, saved_as: list[Path]
) -> None:
    view.table.filter.setFocus()
    Hands(window).write("zolw")
    choose_from_menu(view.menu, "Zapisz jako plik CSV")
    qtbot.waitUntil(view.notices.isVisible, timeout=WAIT)
    lines = list(csv.reader(saved_as[0].read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert [line[0] for line in lines] == ["Rodzina", "Żółwiowa"]


@pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
def test_cell_that_looks_like_a_formula_stays_a_text(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"lista{suffix}"
    save_list(ShownList("Lista", ("Nazwisko",), (("=1+1",), ("@SUM(A1)",))), path)
    if suffix == ".csv":
        assert path.read_text("utf-8-sig").splitlines()[1:] == ["'=1+1", "'@SUM(A1)"]
    else:
        cell = load_workbook(path).active["A2"]
        assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("code", "said"),
    [(errno.ENOSPC, "brak miejsca na dysku"), (errno.EROFS, "nośnik jest tylko do odczytu")],
)
def test_disk_that_refuses_is_told_and_nothing_is_left(
    qtbot, view: FamilyTableView, saved_as: list[Path], monkeypatch, code: int, said: str
) -> None:
    def refuse(*_given: object) -> None:
        raise OSError(code, "refused")

    monkeypatch.setattr(writing_out, "replace_file", refuse)
    choose_from_menu(view.menu, "Zapisz jako plik CSV")
    qtbot.waitUntil(view.notices.isVisible, timeout=WAIT)
    assert said in view.notices.text.text()
    assert not saved_as[0].exists()


def test_question_where_to_save_can_be_left(view: FamilyTableView, monkeypatch) -> None:
    monkeypatch.setattr(asking_files.QFileDialog, "getSaveFileName", lambda *_asked: ("", ""))
    choose_from_menu(view.menu, "Zapisz jako skoroszyt")
    assert not view.notices.isVisible()


def test_counselling_is_saved_as_shown(qtbot, desk: Desk, saved_as: list[Path]) -> None:
    window = desk.sit_down("kierownik")
    click(window.rail.buttons["counselling"])
    page = window.pages.page("counselling")
    choose_from_menu(page.menu, "Zapisz jako plik CSV")
    qtbot.waitUntil(page.notices.isVisible, timeout=WAIT)
    lines = list(csv.reader(saved_as[0].read_text("utf-8-sig").splitlines(), delimiter=";"))
    assert len(lines) == 1 + 3
    assert "Przykładowa" in lines[1]


def test_register_of_procedures_is_saved_without_names(
    qtbot, desk: Desk, saved_as: list[Path]
) -> None:
    window = desk.sit_down("zespol")
    click(window.rail.buttons["blue_card"])
    page = window.pages.page("blue_card")
    choose_from_menu(page.menu, "Zapisz jako plik CSV")
    qtbot.waitUntil(page.notices.isVisible, timeout=WAIT)
    assert saved_as[0].name == "rejestr-2026-11-23.csv"
    text = saved_as[0].read_text("utf-8-sig")
    assert "NK/" in text
    assert "Przykładow" not in text
