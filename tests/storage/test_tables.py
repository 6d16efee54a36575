"""Every table is a record, furniture, contents of files, or a link of two keys; a record has what contracts 1 asks."""

import pytest
from sqlalchemy import Column, Integer, MetaData, Table

from mgops_desktop.storage.tables import BASES, KINDS, record_classes
from mgops_desktop.storage.tables.attachment import card_content
from mgops_desktop.storage.tables.base import Numbered, Record
from mgops_desktop.storage.tables.furniture import FURNITURE

TABLES = [table for base in BASES.values() for table in base.metadata.tables.values()]
RECORD_BASE = {
    "id",
    "version",
    "created_at",
    "created_by",
    "changed_at",
    "changed_by",
    "binned_at",
    "binned_by",
    "binned_reason",
    "origin",
    "import_id",
}
NOT_ASKED_FROM_THE_OTHER_SIDE = {
    "account": {"worker_id"},
    "application": {"social_worker_id"},
    "assessment": {"worker_id"},
    "case": {"application_id"},
    "child_removal": {"child_id"},
    "counselling_session": {"worker_id"},
    "difficulty_report": {"interviewer_id"},
    "family": {"social_worker_id"},
    "family_trait": {"person_id"},
    "intervention": {"worker_id"},
    "letter": {"answers_id"},
    "monitored_child": {"family_id"},
    "pro_life_support": {"worker_id"},
}
FURNITURE_TABLES = [
    piece.__table__ for furniture in FURNITURE.values() for piece in vars(furniture).values()
]


def is_link(table: Table) -> bool:
    """Two foreign keys that are the primary key, and nothing else."""
    return len(table.columns) == 2 and all(c.primary_key and c.foreign_keys for c in table.columns)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.fullname)
def test_table_is_a_record_or_furniture_or_contents_or_a_pure_link(table):
    if table in FURNITURE_TABLES or table is card_content or is_link(table):
        return
    assert set(table.columns.keys()) >= RECORD_BASE


def test_a_table_of_two_columns_that_are_no_keys_is_no_link():
    bare = Table("bare", MetaData(), Column("one", Integer), Column("other", Integer))
    assert not is_link(bare)


def test_kinds_have_distinct_names_over_all_compartments():
    assert len(KINDS) == len(record_classes())


@pytest.mark.parametrize("cls", record_classes(), ids=lambda cls: cls.__tablename__)
def test_kind_has_a_polish_name_and_a_symbol_of_its_own(cls):
    assert cls.title
    if issubclass(cls, Numbered):
        assert cls.number_symbol
        others = {
            other.number_symbol
            for other in record_classes()
            if issubclass(other, Numbered) and other is not cls
        }
        assert cls.number_symbol not in others


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.fullname)
def test_no_foreign_key_leaves_its_compartment(table):
    for key in table.foreign_keys:
        assert key.column.table.metadata is table.metadata


@pytest.mark.parametrize("cls", record_classes(), ids=lambda cls: cls.__tablename__)
def test_foreign_keys_have_an_index(cls):
    """A question from the other side of a reference must not read the whole table."""
    table = cls.__table__
    first = {next(iter(index.columns)).name for index in table.indexes}
    without = {
        column.name
        for column in table.columns
        if column.foreign_keys and column.name not in first and not column.primary_key
    }
    assert without <= NOT_ASKED_FROM_THE_OTHER_SIDE.get(cls.__tablename__, set())


def test_records_are_erased_only_by_name_never_by_cascade():
    assert not [
        key for table in TABLES for key in table.foreign_keys if key.ondelete or key.onupdate
    ]


@pytest.mark.parametrize("cls", record_classes(), ids=lambda cls: cls.__tablename__)
def test_every_record_has_a_version_counter(cls):
    assert issubclass(cls, Record)
    assert cls.__mapper__.version_id_col is cls.__table__.c.version
