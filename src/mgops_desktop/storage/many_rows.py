"""Many rows into one table, the way its engine is fastest."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, insert

from mgops_desktop.storage.vault.many_rows import insert_rows


def insert_many(connection: Connection, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows that all name the same columns."""
    if connection.dialect.name == "sqlite":
        insert_rows(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))
