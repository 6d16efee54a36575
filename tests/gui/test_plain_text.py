"""User text is never markup in the window (F-T64, F-T65)."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QTextEdit, QVBoxLayout, QWidget
from tests.gui.conftest import BoxShownError
from tests.gui.hostile import (
    assert_shown_plainly,
    hostile_texts,
    nobody_opens,
    red_file,
    red_pixels,
)

from mgops_desktop.gui import messages
from mgops_desktop.gui.rows import Column, RowsModel
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.fields import TextArea, TextLine
from mgops_desktop.gui.widgets.label import caption, label, plain_tooltip, tooltip
from mgops_desktop.gui.widgets.rows import SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

GUI = Path("src/mgops_desktop/gui")
MAKERS = {"widgets/label.py", "messages.py"}
FORBIDDEN = {
    r"\bQLabel\(": "label()",
    r"\bQMessageBox\b": "messages",
    r"\.setToolTip\(": "tooltip()",
    r"\bQInputDialog\b|\bQProgressDialog\b|\bQErrorMessage\b": "a page",
    r"\bQTextEdit\b|\bQTextBrowser\b": "TextArea",
    r"\.setHtml\(|\.insertHtml\(|\.setMarkdown\(|RichText": "plain text",
    r"showMessage\(": "StatusBar",
}


@pytest.fixture
def red(tmp_path: Path, qapp: QApplication) -> Path:
    return red_file(tmp_path)


def test_the_proof_sees_markup_that_is_rendered(red: Path, qtbot) -> None:
    naive = QLabel(hostile_texts(red)[1])
    qtbot.addWidget(naive)
    assert red_pixels(naive) > 0
    with pytest.raises(pytest.fail.Exception, match="was opened"):
        _show_again(red)


def _show_again(red: Path) -> None:
    """Have a naive label open the picture again, past Qt's cache of pictures."""
    again = red.with_name("again.png")
    again.write_bytes(red.read_bytes())
    naive = QWidget()
    QVBoxLayout(naive)
    with nobody_opens(again):
        naive.layout().addWidget(QLabel(f'<img src="{again}">'))
        naive.grab()


def test_nothing_else_makes_labels_boxes_or_tooltips() -> None:
    found = [
        f"{path.name}: {line.strip()} (use {instead})"
        for path in GUI.rglob("*.py")
        if path.relative_to(GUI).as_posix() not in MAKERS
        for line in path.read_text(encoding="utf-8").splitlines()
        for pattern, instead in FORBIDDEN.items()
        if re.search(pattern, line)
    ]
    assert found == []


@pytest.mark.parametrize("number", range(6))
def test_labels_show_markup_letter_by_letter(red: Path, qtbot, look: Look, number: int) -> None:
    text = hostile_texts(red)[number]
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for made in (label(text), label(text, wraps=True), caption(text)):
        column.addWidget(made)
        assert made.text() == text
    assert_shown_plainly(page, red)


def test_lists_and_tables_show_markup_letter_by_letter(red: Path, qtbot, look: Look) -> None:
    rows = [TwoLineRow(t, t, t, t, t, badge=Badge(t), trailing=t) for t in hostile_texts(red)]
    shown = TwoLineList(look, "Lista")
    qtbot.addWidget(shown)
    shown.set_rows([SectionRow(hostile_texts(red)[0]), *rows])
    assert_shown_plainly(shown, red)


def test_tooltips_show_markup_letter_by_letter(red: Path, qtbot) -> None:
    text = hostile_texts(red)[0]
    page = QWidget()
    qtbot.addWidget(page)
    tooltip(page, text)
    assert _as_seen(page.toolTip()) == text
    model = RowsModel([Column("Nazwisko", lambda row: row)], str.lower)
    model.set_rows([text])
    assert _as_seen(model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)) == text
    assert plain_tooltip("") == ""


def _as_seen(markup: str) -> str:
    document = QTextDocument()
    document.setHtml(markup)
    return document.toPlainText()


@pytest.mark.parametrize("show", [messages.tell, messages.warn])
def test_boxes_show_markup_letter_by_letter(
    red: Path, monkeypatch: pytest.MonkeyPatch, show
) -> None:
    shown = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(_grab_box(box, red)))
    text = hostile_texts(red)[0]
    show(None, text, text)
    assert shown == [text]


def _grab_box(box: QMessageBox, red: Path) -> str:
    assert_shown_plainly(box, red)
    return box.text()


def test_unanswered_box_fails_a_test_with_its_text() -> None:
    with pytest.raises(BoxShownError, match="Usunąć szkic"):
        messages.ask(None, "Usunąć szkic?", "Usuń szkic")


@pytest.mark.parametrize(("press", "answer"), [("Usuń szkic", True), ("Wróć", False)])
def test_question_is_answered_by_the_button_pressed(
    monkeypatch: pytest.MonkeyPatch, press: str, answer: bool
) -> None:
    def choose(box: QMessageBox) -> None:
        next(button for button in box.buttons() if button.text() == press).click()

    monkeypatch.setattr(QMessageBox, "exec", choose)
    assert messages.ask(None, "Usunąć szkic?", "Usuń szkic") is answer


@pytest.mark.parametrize("field_type", [TextArea, TextLine])
def test_pasted_markup_becomes_plain_text(qtbot, look: Look, field_type, red: Path) -> None:
    field = field_type(look)
    qtbot.addWidget(field)
    data = QMimeData()
    data.setHtml(f'<b>Gruby</b> tekst<img src="{red}">')
    data.setText("Gruby tekst")
    QApplication.clipboard().setMimeData(data)
    field.paste()
    assert field.value() == "Gruby tekst"
    assert_shown_plainly(field, red)


def test_no_editor_of_the_window_takes_rich_text(qtbot, look: Look) -> None:
    field = TextArea(look)
    qtbot.addWidget(field)
    assert not isinstance(field, QTextEdit)
