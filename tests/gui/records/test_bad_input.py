"""Everything that people paste, in every field of every form: stored as it is or refused in words, never a fault.

F-T59–F-T61, F-T73, F-T74.
"""

import shutil
from collections.abc import Iterator
from uuid import UUID

import pytest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget
from tests.gui.folder import Founded
from tests.gui.gallery import CLOCK

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.entry import parse_time
from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.text import clean_text
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.records.record_fields import RecordFields
from mgops_desktop.operations.records.forms import FieldType, RecordForm, record_form
from mgops_desktop.operations.records.saving import NeedsConfirmation, confirmation_of, record_new
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.base import NOTE_LENGTH
from mgops_desktop.storage.vault.folder import DataFolder

PASTED = [
    '<b>X</b><img src="file:///etc/passwd">',
    "'; DROP TABLE family; --",
    '"zażółć* NEAR(a b) OR "',
    '=HYPERLINK("http://przyklad.pl";"x")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "C:\\Windows\\system32\\con",
    "%s %d {0} {x.__class__} \\x00 ${jndi}",
    "i \u202eodwrócony\u202c tekst",
    "e\u0301 ż\u0301 łącznik\u200bzero",
    "👩‍👩‍👧 Łucja Żółć-Gęślą",
    "31.02.2026",
    "9" * 40,
    "1e9",
    "-1",
    "NaN",
    "25:61",
    "x" * 300,
    "\n".join(["długa notatka " * 20] * 170),
]
WRITTEN_SO = frozenset({"pesel", "post_code", "phone", "safe_phone"})
"""Texts with a form of their own: what has another is refused."""
NUL = "zero\x00bajt"
_TEXTS = (FieldType.LINE, FieldType.TEXT)


@pytest.fixture(scope="module")
def database(founded: Founded, tmp_path_factory) -> Iterator[Database]:
    path = tmp_path_factory.mktemp("bad") / "dane"
    shutil.copytree(founded.empty, path)
    keys = founded.unlocked["zespol"]
    connections = connect(DataFolder(path), keys)
    yield Database(connections, actor=PROGRAM, clock=CLOCK, origin=UUID(keys.vault_id))
    connections.dispose()


@pytest.fixture
def kit(look) -> FieldKit:
    return FieldKit(look, lambda text: parse_date(text, today=CLOCK.today()), parse_time)


def paste(field: QWidget, text: str) -> None:
    if isinstance(field, QLineEdit):
        field.clear()
        field.insert(text)
    elif isinstance(field, QPlainTextEdit):
        field.setPlainText("")
        field.insertPlainText(text)


def store(database: Database, kind: str, values) -> UUID | None:
    """Store what the form holds as somebody does who confirms every warning; None if it is refused."""
    accepted: list[str] = []
    for _ in range(5):
        try:
            return database.change(record_new, kind, values, accepted)
        except NeedsConfirmation as error:
            accepted += [confirmation_of(one) for one in error.problems]
        except UserError as refused:
            return _said(refused)
    raise AssertionError("warnings without end")


def _said(refused: UserError) -> None:
    assert refused.message
    assert all(one.message for one in refused.problems)


def as_stored(text: str, shape) -> str:
    most = shape.most or NOTE_LENGTH
    return clean_text(text, most, multiline=shape.type is FieldType.TEXT).strip()


@pytest.mark.parametrize("kind", [sheet.key for sheet in SHEETS if sheet.identity == ("number",)])
def test_whatever_is_pasted_is_stored_as_it_is_or_refused_in_words(
    qtbot, database, kit, kind
) -> None:
    form: RecordForm = database.read(record_form, kind)
    fields = RecordFields(kit, kind, form.fields, lambda _field, _typed: ())
    qtbot.addWidget(fields)
    for pasted in (*PASTED, NUL):
        fields.set_values(dict(form.values))
        for name in fields.names:
            paste(fields.wrapper(name).input, pasted)
        values = fields.values()
        fields.unreadable()
        record = store(database, kind, values)
        if record is not None:
            again = database.read(record_form, kind, record)
            for shape in form.fields:
                if shape.type in _TEXTS and again.values[shape.name]:
                    shown = fields.wrapper(shape.name).field.value()
                    assert again.values[shape.name] == as_stored(str(shown), shape)


@pytest.mark.parametrize("kind", ["family", "person", "need", "worker"])
def test_text_alone_is_stored_letter_by_letter(qtbot, database, kit, kind) -> None:
    form: RecordForm = database.read(record_form, kind)
    fields = RecordFields(kit, kind, form.fields, lambda _field, _typed: ())
    qtbot.addWidget(fields)
    names = [one.name for one in form.fields if one.type in _TEXTS and one.name not in WRITTEN_SO]
    for position, pasted in enumerate(PASTED, start=1):
        fields.set_values(dict(form.values) | {"year": 2026, "position": position})
        for name in names:
            paste(fields.wrapper(name).input, pasted)
        record = store(database, kind, fields.values())
        assert record is not None, pasted[:40]
        again = database.read(record_form, kind, record)
        shapes = {one.name: one for one in form.fields}
        for name in names:
            shown = str(fields.wrapper(name).field.value() or "")
            assert (again.values[name] or "") == as_stored(shown, shapes[name])
