"""The migrations make exactly the tables that the program describes, on SQLite and on PostgreSQL."""

from collections.abc import Iterator

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import (
    BLANK_SCHEMA,
    CheckConstraint,
    Column,
    Engine,
    Integer,
    MetaData,
    String,
    Table,
    inspect,
)
from sqlalchemy import Enum as EnumType

from mgops_desktop.storage.connections import Use
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.types import Id, UtcDateTime
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.veil import Veiled

BY_ENGINE = {"search_index", "ix_search_entry_words"}
"""The full-text index of SQLite with its inner tables, the word index of PostgreSQL."""


@pytest.fixture
def engine_of(on_both):
    """Engines that may look at the schema; those of a session refuse."""
    opened = []

    def engine(part: Compartment) -> Engine:
        if on_both.unlocked is None:
            return on_both.connections.engines[part][Use.READ]
        path = on_both.folder.database(part.value)
        opened.append(open_engine(path, on_both.unlocked.key(part.value), Purpose.MAINTENANCE))
        return opened[-1]

    yield engine
    for one in opened:
        one.dispose()


def described(part: Compartment, engine: str) -> MetaData:
    """The tables as the program describes them, as they stand in this engine's file or schema."""
    source = BASES[part].metadata
    if engine == "postgresql":
        return source
    copy = MetaData(naming_convention=source.naming_convention)
    for table in source.tables.values():
        table.to_metadata(copy, schema=None, referred_schema_fn=lambda *_: BLANK_SCHEMA)
    return copy


def is_ours(thing, name, kind, reflected, compare_to):
    return not any(name == one or str(name).startswith(f"{one}_") for one in BY_ENGINE)


def same_type(context, inspected, metadata_column, inspected_type, metadata_type):
    """Whether a column's type differs; the two types of our own are named by what the engine makes of them."""
    if isinstance(metadata_type, Id | UtcDateTime):
        wanted = metadata_type.load_dialect_impl(context.dialect)
        return type(inspected_type)._type_affinity is not type(wanted)._type_affinity
    return None


@pytest.mark.parametrize("part", list(Compartment))
def test_migrations_make_the_described_tables(engine_of, part):
    engine = engine_of(part)
    schema = BASES[part].metadata.schema if engine.dialect.name == "postgresql" else None
    options = {
        "compare_type": same_type,
        "include_object": is_ours,
        "version_table_schema": schema,
        "include_schemas": schema is not None,
        "include_name": lambda name, kind, _parents: kind != "schema" or name == schema,
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, described(part, engine.dialect.name)) == []


@pytest.mark.parametrize("part", list(Compartment))
def test_migrations_make_the_described_checks(engine_of, part):
    engine = engine_of(part)
    schema = BASES[part].metadata.schema if engine.dialect.name == "postgresql" else None
    inspector = inspect(engine)
    for table in BASES[part].metadata.tables.values():
        found = {one["name"] for one in inspector.get_check_constraints(table.name, schema=schema)}
        checks = [one for one in table.constraints if isinstance(one, CheckConstraint)]
        wanted = {str(one.name) for one in checks} | set(length_checks(table))
        assert found == wanted, table.name


def length_checks(table: Table) -> Iterator[str]:
    """The checks of every text column: no engine lets a longer text in (SQLite ignores lengths).

    They stand in the migrations only; building three hundred of them at every start took 40 ms.
    """
    for column in table.columns:
        if isinstance(column.type, String | Veiled) and not isinstance(column.type, EnumType):
            yield f"ck_{table.name}_{column.name}_length"


def test_a_missing_column_would_be_noticed(opened):
    path, key = opened.folder.database("centre"), opened.unlocked.key("centre")
    engine = open_engine(path, key, Purpose.MAINTENANCE)
    fuller = described(Compartment.CENTRE, "sqlite")
    fuller.tables["need"].append_column(Column("another", Integer))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": is_ours})
        (difference,) = compare_metadata(context, fuller)
    engine.dispose()
    assert difference[0] == "add_column"
