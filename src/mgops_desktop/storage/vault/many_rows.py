"""Many rows into one table of an encrypted file: one statement, prepared once and run row by row by the driver.

Statements of many rows take more time here: each of their values asks the system for memory of its own, and
`cipher_memory_security` locks every piece with a call.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def insert_rows(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns."""
    dialect = connection.dialect
    columns = [table.columns[name] for name in rows[0]]
    quote = dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in columns)
    marks = ", ".join("?" * len(columns))
    # names come from the program's own tables
    statement = f"INSERT INTO {quote(table.name)} ({names}) VALUES ({marks})"  # noqa: S608
    ways = [
        (column.key, column.type.dialect_impl(dialect).bind_processor(dialect))
        for column in columns
    ]
    connection.exec_driver_sql(
        statement,
        [tuple(way(row[key]) if way else row[key] for key, way in ways) for row in rows],
    )
