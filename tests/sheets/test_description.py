"""Every record kind has its sheet, and every field of a kind is in its sheet or named here as its own."""

from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import inspect

from mgops_desktop.domain.text import search_key
from mgops_desktop.sheets.description import CellType, Meaning
from mgops_desktop.sheets.kinds import BY_KEY, SHEETS
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.storage.tables import record_classes
from mgops_desktop.storage.tables.base import Numbered, Record

KEYS = Path(__file__).parent / "data" / "keys.txt"
ALSO_IMPORTED = {
    "centre",
    "setting",
    "dictionary_entry",
    "calendar_exception",
    "report_text",
    "report_handover",
}
NOT_IN_A_WORKBOOK = {"attached_file", "card_file", "document"}
"""Their content is a file of its own, or frozen pages."""
BASE = set(Record.__annotations__)
DERIVED = {"sort_key", "link_code"}
OF_THE_FOLDER = {"working", "agreed"}
"""What a folder is to its centre, and what a version of a plan said when it was agreed, travel in no workbook."""
CATALOGUE = [*SHEETS, START]


def each(sheets):
    return pytest.mark.parametrize("sheet", sheets, ids=lambda sheet: sheet.key)


def test_every_numbered_kind_has_a_sheet():
    numbered = {cls.__tablename__ for cls in record_classes() if issubclass(cls, Numbered)}
    assert (numbered - NOT_IN_A_WORKBOOK) | ALSO_IMPORTED == set(BY_KEY)


@each(SHEETS)
def test_every_field_of_a_kind_is_in_its_sheet(sheet):
    mapper = inspect(sheet.table)
    fields = {attribute.key for attribute in mapper.attrs} - BASE - DERIVED - OF_THE_FOLDER
    assert fields == {column.attribute for column in sheet.columns}


@each(SHEETS)
def test_what_a_record_cannot_be_without_is_required(sheet):
    mapper = inspect(sheet.table)
    for column in sheet.columns:
        if column.attribute in mapper.relationships or column.meaning is Meaning.MOMENT_TIME:
            continue
        mapped = mapper.columns[column.attribute]
        may_be_empty = mapped.nullable or mapped.default is not None
        assert column.required or may_be_empty, column.key


@each(CATALOGUE)
def test_titles_headers_and_choices_can_be_told_apart(sheet):
    assert len(sheet.title) <= 31
    assert len({search_key(column.header) for column in sheet.columns}) == len(sheet.columns)
    for column in sheet.columns:
        assert len({search_key(label) for label in column.labels.values()}) == len(column.labels)


def test_no_two_sheets_share_a_title_or_a_set_of_columns():
    assert max(Counter(search_key(sheet.title) for sheet in CATALOGUE).values()) == 1


@each(CATALOGUE)
def test_references_lead_to_sheets(sheet):
    for column in sheet.columns:
        refers = column.type in (CellType.NUMBER_OF, CellType.LIST_OF)
        assert (column.sheet in BY_KEY) is refers


def test_sheets_refer_only_to_sheets_before_them():
    """The import stores sheet by sheet, and every reference must already be there."""
    passed = set()
    for sheet in SHEETS:
        passed.add(sheet.key)
        assert {column.sheet for column in sheet.columns if column.sheet} <= passed, sheet.key


def test_keys_are_those_of_every_workbook_written_so_far():
    """Keys never change and never disappear; a new one is added to data/keys.txt."""
    now = {f"{sheet.key}.{column.key}" for sheet in CATALOGUE for column in sheet.columns}
    assert now == set(KEYS.read_text("utf-8").split())
