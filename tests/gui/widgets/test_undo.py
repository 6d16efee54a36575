"""Ctrl+Z in texts: what was typed over or taken out comes back, in every field that letters are typed into."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget
from tests.gui.folder import Desk
from tests.gui.hands import CONTROL, Hands, click
from tests.gui.keyboard import type_text

from mgops_desktop.domain.entry import parse_money, parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.date_field import DateField, TimeField
from mgops_desktop.gui.widgets.fields import MoneyField, NumberField, TextArea, TextLine
from mgops_desktop.gui.widgets.lookup_field import LookupField
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.word_field import WordField

TODAY = date(2026, 11, 23)
Z, A = Qt.Key.Key_Z, Qt.Key.Key_A
Make = Callable[[Look], QLineEdit | QPlainTextEdit]
WRITTEN_OUT: dict[str, tuple[Make, str]] = {
    "day": (lambda look: DateField(look, lambda text: parse_date(text, today=TODAY)), "1.5.24"),
    "time": (lambda look: TimeField(look, parse_time), "930"),
    "money": (lambda look: MoneyField(look, parse_money), "1500"),
}
TYPED: dict[str, tuple[Make, str]] = WRITTEN_OUT | {
    "line": (TextLine, "zeszyt wydatków"),
    "area": (TextArea, "zeszyt wydatków"),
    "number": (NumberField, "12"),
    "word": (WordField, "mops"),
    "lookup": (lambda look: LookupField(look, lambda _typed: ()), "Przykładowa"),
    "filter": (lambda look: IconLine(look, "Filtruj listę"), "wola"),
}


@pytest.fixture
def shown(qtbot, look: Look):
    """Show a field with another one beside it, to which the cursor can go."""

    windows = []

    def show(make: Make) -> tuple[QLineEdit | QPlainTextEdit, QLineEdit]:
        window = QWidget()
        windows.append(window)  # a window that nobody holds is gone
        field, other = make(look), QLineEdit()
        column = QVBoxLayout(window)
        column.addWidget(field)
        column.addWidget(other)
        qtbot.addWidget(window)
        window.show()
        QTest.qWaitForWindowActive(window)
        field.setFocus()
        return field, other

    return show


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


@pytest.mark.parametrize("name", TYPED)
def test_what_was_typed_over_comes_back(shown, name: str) -> None:
    make, typed = TYPED[name]
    field, _other = shown(make)
    type_text(field, typed)
    QTest.keyClick(field, A, CONTROL)
    QTest.keyClick(field, Qt.Key.Key_Delete)
    assert text_of(field) == ""
    QTest.keyClick(field, Z, CONTROL)
    assert text_of(field) == typed
    QTest.keySequence(field, QKeySequence(QKeySequence.StandardKey.Redo))
    assert text_of(field) == ""


@pytest.mark.parametrize("name", WRITTEN_OUT)
def test_what_the_field_wrote_out_is_taken_back_to_what_was_typed(shown, name: str) -> None:
    make, typed = WRITTEN_OUT[name]
    field, other = shown(make)
    type_text(field, typed)
    other.setFocus()
    assert text_of(field) != typed
    field.setFocus()
    QTest.keyClick(field, Z, CONTROL)
    assert text_of(field) == typed


def test_day_moved_by_the_arrow_keys_comes_back(shown) -> None:
    field, _other = shown(WRITTEN_OUT["day"][0])
    type_text(field, "20.11.2026")
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert text_of(field) == "21.11.2026"
    QTest.keyClick(field, Z, CONTROL)
    assert text_of(field) == "20.11.2026"


def test_texts_of_a_form_come_back_after_their_draft_was_kept(desk: Desk) -> None:
    window = desk.sit_down("asystent")
    click(window.pages.page("start").new_visit)
    editor = window.pages.page("families").editing.visits
    hands = Hands(window)
    for name in ("topic", "course", "agreed_family", "place"):
        field = editor.form.wrapper(name).input
        hands.go_to(field)
        hands.write("Mój tekst.")
        assert editor.keep_unsaved()
        hands.press(A, CONTROL)
        hands.press(Qt.Key.Key_Delete)
        editor.keep_unsaved()
        hands.press(Z, CONTROL)
        assert text_of(field) == "Mój tekst."
