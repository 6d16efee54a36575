"""F-T64, F-T65: markup in every text of every record, shown on every page and in every form, letter by letter."""

from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from sqlalchemy import String, Table, Text
from tests.gui.centre import ACCOUNTS
from tests.gui.folder import Desk, Founded
from tests.gui.hands import click, settled, shown_words
from tests.gui.hostile import nobody_opens, red_file, red_pixels
from tests.operations.records.entering import enter

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.tasks import Task
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import BASES, LINE_LENGTH
from mgops_desktop.storage.vault.connection import Connection, open_live
from mgops_desktop.storage.vault.folder import DataFolder

WAIT = 30_000
_NOT_TYPED = {
    "number",  # given by the register
    "sha256",
    "value",  # of a setting: a number in words of its own
    "indicator",
    "part_of",
}
_NOT_WRITTEN_BY_HAND = {
    *("search_entry", "cancelled_number", "provisional_number", "reading_log"),
    "deadline_rule",  # the law's
}
_FORMS = [sheet.key for sheet in SHEETS if sheet.identity == ("number",)]


@pytest.fixture
def red(tmp_path: Path, qapp: QApplication) -> Path:
    return red_file(tmp_path)


@pytest.fixture
def hostile_desk(desk: Desk, founded: Founded, red: Path) -> Desk:
    """The invented centre, in which everybody has typed markup wherever one can type."""
    text = f'<b>X</b><img src="{red.as_uri()}"><img src="//serwer/udział/x.png">'
    keys = founded.unlocked["zespol"]
    for part, base in BASES.items():
        path = DataFolder(desk.path).database(part.value)
        with closing(open_live(path, keys.key(part.value))) as connection:
            for table in base.metadata.tables.values():
                write_everywhere(connection, table, text)
    return desk


def write_everywhere(connection: Connection, table: Table, text: str) -> None:
    names = [one.name for one in table.columns if is_typed(one.type) and one.name not in _NOT_TYPED]
    if names and table.name not in _NOT_WRITTEN_BY_HAND and not table.name.startswith("journal"):
        # the row makes it unique where it must be
        values = ", ".join(f'"{name}" = ? || rowid' for name in names)
        connection.execute(f'UPDATE "{table.name}" SET {values}', [text] * len(names))


def is_typed(kind: object) -> bool:
    return type(kind) is Text or (type(kind) is String and kind.length == LINE_LENGTH)


def look(window: QWidget) -> None:
    settled(window)
    assert red_pixels(window) == 0
    assert window.findChildren(QTextEdit) == []


def stand_still(qtbot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk._tasks.findChildren(Task), timeout=WAIT)


@pytest.mark.parametrize("login", ACCOUNTS)
def test_f_t64_markup_in_every_record_stays_text_on_every_page(
    qtbot, hostile_desk: Desk, red: Path, login: str
) -> None:
    with nobody_opens(red):
        window = hostile_desk.sit_down(login)
        words = ""
        for button in window.rail.buttons.values():
            click(button)
            stand_still(qtbot, hostile_desk)
            look(window)
            words += shown_words(window)
            for part in lists_of(window.pages.current):
                part.setCurrentIndex(part.model().index(0, 0))
                look(window)
        window.top.search.setFocus()
        window.top.search.setText("an")
        window.top.search.textEdited.emit("an")
        look(window)
        assert "<b>X</b><img src=" in words  # so there was something to be seen


def lists_of(page: QWidget) -> Iterator[QWidget]:
    yield from (one for one in page.findChildren(TwoLineList) if one.isVisible() and one.rows())


def test_f_t64_markup_in_a_familys_records_stays_text_on_every_tab(
    qtbot, hostile_desk: Desk, red: Path
) -> None:
    with nobody_opens(red):
        window = hostile_desk.sit_down("kierownik")
        click(window.rail.buttons["families"])
        page = window.pages.page("families")
        for row in page.families.list.rows():
            page.families.choose(row.key)
            page._choose(row.key)
            for key in page.card.tabs.keys:
                page.card.tabs.choose(key)
                look(window)


@question("zapisy rodzaju w teście", None)
def some_of_kind(session, kind: str) -> list:
    return [one.id for one in session.query(KINDS[kind]).limit(2)]


def form_of(window: MainWindow, qtbot) -> RecordEditor:
    """The form of every kind, as each page puts it in its place."""
    editor = RecordEditor(window.pages.current.parts)
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    editor.show()
    return editor


@pytest.mark.parametrize(("login", "least"), [("kierownik", 25), ("zespol", 6)])
def test_f_t64_markup_stays_text_in_the_form_of_every_kind(
    qtbot, hostile_desk: Desk, red: Path, login: str, least: int
) -> None:
    with nobody_opens(red):
        editor = form_of(hostile_desk.sit_down(login), qtbot)
        shown = 0
        for kind in _FORMS:
            if not hostile_desk.database.may_open(KINDS[kind].compartment):
                continue
            with suppress(NotAllowed):
                for record in hostile_desk.database.read(some_of_kind, kind):
                    editor.correct(kind, record)
                    look(editor)
                    shown += 1
        assert shown > least


def test_f_t64_markup_stays_text_in_the_form_of_ones_own_session(
    qtbot, desk: Desk, red: Path
) -> None:
    with nobody_opens(red):
        window = desk.sit_down("psycholog")
        known = desk.database.read(record_form, "counselling_session").values
        text = f'<b>X</b><img src="{red.as_uri()}">'
        typed = {"day": "2026-11-20", "kind": "advice", "minutes": 45, "specialist": "psycholog"}
        given = {**known, **typed, "topic": text}
        session = enter(desk.database, "counselling_session", given)
        editor = form_of(window, qtbot)
        editor.correct("counselling_session", session)
        look(editor)


def paste_into(field: QWidget) -> str:
    data = QMimeData()
    data.setHtml('<b>Gruby</b> tekst<img src="//serwer/udział/x.png">')
    data.setText("Gruby tekst")
    QApplication.clipboard().setMimeData(data)
    field.setFocus()
    field.clear()
    field.paste()
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def pasted(part: QWidget) -> list[str]:
    """Paste into every field that is shown and can be written in; returns what then stands there."""
    fields = [*part.findChildren(QLineEdit), *part.findChildren(QPlainTextEdit)]
    return [
        paste_into(one)
        for one in fields
        if one.isVisible() and one.isEnabled() and not one.isReadOnly()
    ]


@pytest.mark.parametrize(("login", "least"), [("kierownik", 80), ("zespol", 8), ("psycholog", 1)])
def test_f_t65_markup_pasted_into_every_form_becomes_plain_text(
    qtbot, desk: Desk, login: str, least: int
) -> None:
    editor = form_of(desk.sit_down(login), qtbot)
    texts: list[str] = []
    for kind in _FORMS:
        with suppress(NotAllowed):
            editor.begin(kind)
            texts += pasted(editor)
            assert editor.findChildren(QTextEdit) == []
            editor.keeper.discard()
    assert texts.count("Gruby tekst") > least
    assert [one for one in texts if "<" in one or "serwer" in one] == []


def test_f_t65_markup_pasted_on_every_page_becomes_plain_text(qtbot, desk: Desk) -> None:
    window: MainWindow = desk.sit_down("kierownik")
    for button in window.rail.buttons.values():
        click(button)
        stand_still(qtbot, desk)
        texts = pasted(window)
        assert "Gruby tekst" in texts  # the search at least
        assert [one for one in texts if "<" in one or "serwer" in one] == []
