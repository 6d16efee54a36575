"""Many rows into one table, the way its engine is fastest."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Table, insert
from sqlalchemy.orm import Mapper, Session

from mgops_desktop.storage.vault.many_rows import insert_rows


def insert_many(
    session: Session, mapper: Mapper[Any], table: Table, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert rows of the same columns into a table that stands in the file of the mapper."""
    connection = session.connection(bind_arguments={"mapper": mapper})
    if connection.dialect.name == "sqlite":
        insert_rows(connection, table, rows)
    else:
        connection.execute(insert(table), list(rows))
