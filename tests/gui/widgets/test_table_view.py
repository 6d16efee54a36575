"""Tables: sorting by stored keys, filter, copy, place kept."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from tests.gui.keyboard import type_text

from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.table_view import TableView

POLISH = str.maketrans("ąćęłńóśźż", "acelnoszz")


def fold(text: str) -> str:
    return text.lower().translate(POLISH)


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    sort_key: tuple[int, ...]
    minutes: int


ROWS = [
    Person(1, "Żółw", (3,), 100),
    Person(2, "Łoś", (1,), 9),
    Person(3, "Mysz", (2,), 45),
]
COLUMNS = [
    Column[Person]("Nazwisko", lambda row: row.name, lambda row: row.sort_key, width=150),
    Column[Person]("Minuty", lambda row: str(row.minutes), lambda row: row.minutes, True),
]


@pytest.fixture
def view(qtbot, look: Look, qapp) -> TableView:
    made = TableView(look, Clipboard(qapp), "Osoby", RowsModel(COLUMNS, fold))
    qtbot.addWidget(made)
    made.set_rows(ROWS)
    made.resize(500, 300)
    made.show()
    return made


def names(view: TableView) -> list[str]:
    return [row.name for row in view.model.shown]


def test_rows_stand_as_the_question_gave_them(view: TableView) -> None:
    assert names(view) == ["Żółw", "Łoś", "Mysz"]


def test_sorting_uses_the_stored_key_not_the_text(view: TableView) -> None:
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["Łoś", "Mysz", "Żółw"]
    view.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    assert [row.minutes for row in view.model.shown] == [100, 45, 9]
    view.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert names(view) == ["Żółw", "Łoś", "Mysz"]


def test_filter_finds_each_word_without_polish_letters(view: TableView) -> None:
    type_text(view.filter, "zolw 10")
    assert names(view) == ["Żółw"]
    assert view.foot.text() == "Na liście: 1"
    view.filter.clear()
    assert view.foot.text() == "Na liście: 3"


def test_new_rows_keep_current_row_sorting_and_filter(view: TableView) -> None:
    view.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    view.filter.setText("s")
    view.table.setCurrentIndex(view.model.index(1, 0))
    assert view.current().name == "Mysz"
    view.set_rows([Person(3, "Mysz", (2,), 60), *ROWS[:2], Person(4, "Lis", (0,), 1)])
    assert names(view) == ["Lis", "Łoś", "Mysz"]
    assert view.current() == Person(3, "Mysz", (2,), 60)


def test_enter_opens_the_current_row(qtbot, view: TableView) -> None:
    view.table.setCurrentIndex(view.model.index(1, 0))
    with qtbot.waitSignal(view.opened, timeout=100) as opened:
        qtbot.keyClick(view.table, Qt.Key.Key_Return)
    assert opened.args == [ROWS[1]]


def test_copy_takes_the_marked_rows_with_tabs_between(qtbot, view: TableView) -> None:
    view.table.selectRow(0)
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "Żółw\t100"
    view.table.selectAll()
    qtbot.keyClick(view.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().splitlines() == ["Żółw\t100", "Łoś\t9", "Mysz\t45"]


def test_copied_text_is_marked_for_no_history_and_soon_gone(qtbot, qapp) -> None:
    clipboard = Clipboard(qapp, kept_ms=20)
    clipboard.copy("Wzorcowa")
    kept = QApplication.clipboard().mimeData()
    assert kept.data("x-kde-passwordManagerHint").data() == b"secret"
    assert any("ExcludeClipboardContent" in name for name in kept.formats())
    qtbot.waitUntil(lambda: QApplication.clipboard().text() == "", timeout=500)


def test_what_somebody_else_copied_since_is_left(qapp) -> None:
    clipboard = Clipboard(qapp)
    clipboard.copy("Wzorcowa")
    QApplication.clipboard().setText("numer faktury")
    clipboard.forget()
    assert QApplication.clipboard().text() == "numer faktury"


def test_numbers_stand_at_the_right(view: TableView) -> None:
    cell = view.model.index(0, 1).data(Qt.ItemDataRole.TextAlignmentRole)
    assert cell & Qt.AlignmentFlag.AlignRight


def test_list_can_be_exported_as_it_stands(view: TableView) -> None:
    view.filter.setText("s")
    assert view.model.texts() == [["Łoś", "9"], ["Mysz", "45"]]


def test_words_get_more_room_in_a_wide_window_unless_somebody_has_drawn_the_column(
    view: TableView,
) -> None:
    header = view.table.horizontalHeader()
    assert header.sectionSize(0) == 150 + 90  # all that the last column does not need
    view.resize(400, 300)
    assert header.sectionSize(0) == 150
    header.resizeSection(0, 170)
    view.resize(900, 300)
    assert header.sectionSize(0) == 170
