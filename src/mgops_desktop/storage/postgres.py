"""PostgreSQL in the place of the encrypted files, for a later edition with a server.

Everything that differs from SQLite stands here: connections, migrations, the search. The Blue Card compartment is a
schema of the same database. Opening, keys, backup and lock stay with SQLite.
"""

from collections.abc import Sequence
from typing import Any

import sqlalchemy
from sqlalchemy import Engine, Select, cast, event, func, literal_column, select

from mgops_desktop.storage.connections import Connections, Use
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.vault.schema import shipped_schema

_ONE_WRITER = "SELECT pg_advisory_xact_lock(7163)"
"""Held until the transaction ends: one change at a time, as on SQLite, so that the journal has no gaps."""


def connect(url: str) -> Connections:
    """Return the three connections to a database whose tables `migrate` has made."""
    engines = {use: open_engine(url, use) for use in Use}
    return Connections(dict.fromkeys(Compartment, engines))


def open_engine(url: str, use: Use) -> Engine:
    """Return an engine with one connection; a reader sees one state of the data for each question."""
    writes = use is Use.WRITE
    engine = sqlalchemy.create_engine(
        url,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        isolation_level="READ COMMITTED" if writes else "REPEATABLE READ",
        execution_options={"postgresql_readonly": not writes},
    )
    if writes:
        event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(_ONE_WRITER))
    return engine


def migrate(url: str) -> None:
    """Bring both compartments to the newest schema, in one transaction."""
    from alembic import command  # noqa: PLC0415  heavy

    engine = sqlalchemy.create_engine(url, poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        for part, base in BASES.items():
            namespace = base.metadata.schema
            if namespace is not None:
                connection.execute(sqlalchemy.schema.CreateSchema(namespace, if_not_exists=True))
            schema = shipped_schema(part.value)
            config = schema.config(
                connection=connection, on_step=_ignore, version_table_schema=namespace
            )
            command.upgrade(config, schema.head)


def _ignore(**_step: Any) -> None:
    """Nobody is told of the steps: a failed migration leaves nothing, so none need be named."""


def in_order_of_writing(entry: Any, words: Sequence[str]) -> Select[Any]:
    """Return the entries in which each of these folded words begins some word, by the index of the migrations."""
    from sqlalchemy.dialects.postgresql import TSQUERY  # noqa: PLC0415  heavy

    every = func.array_to_tsvector(func.string_to_array(entry.text, literal_column("' '")))
    begun = cast(" & ".join(f"'{word}':*" for word in words), TSQUERY)
    return select(entry.kind, entry.record).where(every.bool_op("@@")(begun)).order_by(entry.id)
