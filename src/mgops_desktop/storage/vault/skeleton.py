"""A database without the rows of one table: what a backup holds of the attachments file, whose rows stand in packs."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from .atomic_file import sync_file
from .connection import Connection, create_database, friendly_errors


def copy_without_rows(source: Connection, key: bytes, copy: Path, without: str) -> None:
    """Write tables, indexes, triggers and all rows but those of the table `without` into a new file and flush it.

    `source` is inside a read transaction, so that everything is of one moment.
    """
    with closing(create_database(copy, key)) as target, friendly_errors(copy.name):
        target.execute("BEGIN IMMEDIATE")
        kinds = _kinds(source)
        for name, statement in _statements(source, "type = 'table'"):
            if kinds[name] != "shadow":
                target.execute(statement)
        for name in kinds:
            if name != without and kinds[name] != "virtual":
                _copy_rows(source, target, name)
        for _name, statement in _statements(source, "type <> 'table'"):
            target.execute(statement)
        target.execute("COMMIT")
        # one file again, without a log beside it
        target.execute("PRAGMA journal_mode=delete").fetchone()
    sync_file(copy)


def _kinds(source: Connection) -> dict[str, str]:
    """Every table with its kind; the rows of a virtual table stand in its shadow tables."""
    rows = source.execute(
        "SELECT name, type FROM pragma_table_list "
        "WHERE schema = 'main' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name"
    )
    return dict(rows.fetchall())


def _statements(source: Connection, condition: str) -> Iterator[tuple[str, str]]:
    # the conditions are this module's own
    rows = source.execute(
        f"SELECT name, sql FROM sqlite_schema WHERE {condition} AND sql IS NOT NULL "  # noqa: S608
        "AND substr(name, 1, 7) <> 'sqlite_' ORDER BY rowid"
    )
    yield from rows.fetchall()


def _copy_rows(source: Connection, target: Connection, table: str) -> None:
    quoted = table.replace('"', '""')
    # the names come from the schema itself; a fresh index has first rows of its own
    target.execute(f'DELETE FROM "{quoted}"')  # noqa: S608
    for row in source.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608
        target.execute(f'INSERT INTO "{quoted}" VALUES ({", ".join("?" * len(row))})', row)  # noqa: S608
