"""The form of every kind of record: what is refused stands under its field, what is odd is asked and then stored.

The records are those of the table in cases.py. They are typed into the shown form, letter by letter.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QPushButton
from tests.fixtures.rule_cases.entering import Desk
from tests.fixtures.story import Story
from tests.gui.gallery import CLOCK
from tests.gui.hands import CONTROL, Hands, click
from tests.gui.records.cases import CASES, NEEDED
from tests.gui.records.filling import fill_in

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.records.record_editor import RecordEditor
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory

WARNINGS = 2


@dataclass
class Shown:
    """A window with the form of records, over real data."""

    desk: Desk
    editor: RecordEditor
    hands: Hands
    saved: list[RecordRef]

    def begin(self, kind: str, given: dict) -> None:
        """Open an empty form and type a record into it."""
        known = {name: given.get(name, value) for name, value in CASES[kind].known.items()}
        self.editor.begin(kind, known=known)
        QApplication.processEvents()  # the new form comes into sight
        typed = {name: value for name, value in given.items() if name not in known}
        fill_in(self.editor.form, typed, self.desk.words)

    def save(self) -> None:
        self.hands.press(Qt.Key.Key_S, CONTROL)

    def error_at(self, field: str) -> str:
        wrapper = self.editor.form.wrapper(field)
        return wrapper.error_line.text() if wrapper.error_line.isVisible() else ""

    def throw_away(self) -> None:
        click(self.editor.throw_away)

    @property
    def save_anyway(self) -> QPushButton:
        buttons = self.editor.notice.findChildren(QPushButton)
        return next(one for one in buttons if one.text() == "Zapisz mimo to" and one.isVisible())


@pytest.fixture
def shown(
    longer_story: Story, qapp: QApplication, look: Look, tasks: Tasks, tmp_path: Path
) -> Iterator[Shown]:
    desk = Desk.of(longer_story)
    data = Data(qapp, desk.database)
    memory = WindowMemory(tmp_path / "okno.ini")
    window = QMainWindow()
    editor = RecordEditor(Parts(data, look, tasks, CLOCK, Clipboard(data), memory))
    window.setCentralWidget(editor)
    window.resize(1366, 768)
    window.show()
    QTest.qWaitForWindowActive(window)
    saved: list[RecordRef] = []
    editor.saved.connect(saved.append)
    yield Shown(desk, editor, Hands(window), saved)
    window.close()
    window.deleteLater()
    data.deleteLater()


@pytest.mark.parametrize("kind", CASES)
def test_what_cannot_be_is_refused_under_its_field(shown, kind):
    case = CASES[kind]
    if kind in NEEDED:
        shown.begin(kind, shown.desk.given(case.whole, {NEEDED[kind]: None}))
        shown.save()
        assert shown.error_at(NEEDED[kind]) == "Uzupełnij to pole."
        shown.throw_away()
    for said in case.refusals:
        shown.desk.prepare(said)
        given = shown.desk.given(case.whole, said.given)
        awaited = [one for one in shown.desk.refused(kind, given) if one.code == said.code]
        shown.begin(kind, given)
        shown.save()
        assert shown.error_at(said.field) in [one.message for one in awaited], said
        shown.throw_away()
    assert shown.saved == []


@pytest.mark.parametrize("kind", CASES)
def test_what_is_odd_is_asked_and_then_stored(shown, kind):
    case = CASES[kind]
    for said in case.warnings[:WARNINGS]:
        shown.desk.prepare(said)
        given = shown.desk.given(case.whole, said.given)
        awaited = [one for one in shown.desk.asked(kind, given) if one.code == said.code]
        shown.begin(kind, given)
        shown.save()
        assert shown.saved == [], said
        assert shown.error_at(said.field), said
        assert any(one.message in shown.editor.notice.text.text() for one in awaited), said
        click(shown.save_anyway)
        assert [one.kind for one in shown.saved] == [kind], said
        shown.desk.forget(kind, shown.saved.pop().id)
