"""SQLAlchemy engines over one encrypted database: exactly one connection each, real transactions.

`Engine.connect().execution_options(write=True)` begins with BEGIN IMMEDIATE, everything else with
BEGIN. The dialect `sqlite+pysqlcipher` is not used: with it a failed migration is not rolled back
(reliability 0.3).
"""

from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.pool import QueuePool, StaticPool
from sqlalchemy.util import LRUCache
from sqlcipher3 import dbapi2

from .connection import Connection, open_live, set_and_check
from .errors import ReadOnlyStorage, as_user_error


class Purpose(Enum):
    """What an engine is for. Writer, reader and background reader are three engines on one file."""

    WRITER = "writer"
    READER = "reader"
    MAINTENANCE = "maintenance"


_READ_ONLY_PRAGMAS = frozenset(
    {
        "cipher_integrity_check",
        "data_version",  # FTS5 asks for it at every search
        "foreign_key_check",
        "integrity_check",
        "quick_check",
        "read_uncommitted",  # SQLAlchemy asks for it on the first connection
        "wal_checkpoint",
    }
)
_DENIED_ACTIONS = frozenset(
    getattr(dbapi2, f"SQLITE_{name}")
    for name in (
        *("ATTACH", "DETACH", "ALTER_TABLE", "ANALYZE", "REINDEX", "CREATE_VTABLE", "DROP_VTABLE"),
        *(
            f"{verb}_{kind}"
            for verb in ("CREATE", "DROP")
            for kind in ("INDEX", "TABLE", "TRIGGER", "VIEW")
        ),
        *(
            f"{verb}_TEMP_{kind}"
            for verb in ("CREATE", "DROP")
            for kind in ("INDEX", "TABLE", "TRIGGER", "VIEW")
        ),
    )
)


_KEPT_QUESTIONS = 1000
_DENIED_FUNCTIONS = ("sqlcipher_export", "load_extension")
_OK: int = dbapi2.SQLITE_OK
_DENY: int = dbapi2.SQLITE_DENY


def open_engine(
    path: Path, key: bytes, purpose: Purpose = Purpose.WRITER, *, at_once: bool = True
) -> Engine:
    """Return an engine whose only connection is opened, checked and waiting; else it is so at its first use.

    A reader is `query_only`. Writer and readers refuse ATTACH, PRAGMA and changes of the schema;
    MAINTENANCE is for migrations. Raises the UserErrors of `connection.open_live`.
    """

    def connect() -> Any:
        connection: Connection = open_live(path, key)
        if purpose is Purpose.READER:
            set_and_check(connection, {"query_only": "1"})
        if purpose is Purpose.MAINTENANCE:
            set_and_check(connection, {"foreign_keys": "0"})
        else:
            connection.set_authorizer(_authorize)
        return connection

    engine = _engine(QueuePool(connect, pool_size=1, max_overflow=0), purpose)
    event.listen(engine, "handle_error", lambda context: _explain(context, path.name))
    if at_once:
        engine.connect().close()
    return engine


def open_empty(tables: Mapping[str, Sequence[str]]) -> Engine:
    """Return an engine on empty tables in memory: names and columns, no rules.

    A question asked of it is put into words once for all engines, before the first file is opened.
    """
    connection = dbapi2.connect(":memory:", isolation_level=None, check_same_thread=False)
    for table, columns in tables.items():
        connection.execute(f'CREATE TABLE "{table}" ({", ".join(map(_quoted, columns))})')
    return _engine(StaticPool(lambda: connection), Purpose.WRITER)


def _engine(pool: sqlalchemy.Pool, purpose: Purpose) -> Engine:
    like = _first()
    engine = Engine(
        pool,
        like.dialect,
        like.url,
        hide_parameters=True,
        execution_options={
            "write": purpose is Purpose.WRITER,
            # on PostgreSQL the compartment is a schema of one database, here it is a file
            "schema_translate_map": {"blue_card": None},
            "compiled_cache": _questions(),
        },
    )
    event.listen(engine, "begin", _begin)
    return engine


@cache
def _first() -> Engine:
    """What all engines have in common: the dialect, which asks the library once what it can do."""
    engine = sqlalchemy.create_engine("sqlite://", module=dbapi2, poolclass=StaticPool)
    engine.connect().close()
    return engine


@cache
def _questions() -> LRUCache[Any, Any]:
    """Statements that SQLAlchemy has put into SQL, by their form; the same for every engine."""
    return LRUCache(_KEPT_QUESTIONS)


def _quoted(name: str) -> str:
    return f'"{name}"'


def checkpoint(writer: Engine) -> bool:
    """Move everything from the write-ahead log into the database and empty the log.

    Only the writer checkpoints. Returns False if a reader was in the way; try again later.
    """
    with writer.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        busy, _log, _moved = driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return not busy


def quick_check(engine: Engine) -> list[str]:
    """Return what SQLite's quick check finds wrong, an empty list if nothing; for the check at
    start.
    """
    with engine.connect() as connection:
        lines = [
            str(line) for line in connection.exec_driver_sql("PRAGMA quick_check(20)").scalars()
        ]
    return [] if lines == ["ok"] else lines


def _begin(connection: sqlalchemy.Connection) -> None:
    write = connection.get_execution_options().get("write")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if write else "BEGIN")


def _explain(context: ExceptionContext, file: str) -> None:
    if (known := as_user_error(context.original_exception, file)) is not None:
        if isinstance(known, ReadOnlyStorage):
            # SQLite opened the file for reading only and would stay so after the rights are back
            context.is_disconnect = True
        raise known from None


def _authorize(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
    if action == dbapi2.SQLITE_PRAGMA:
        denied = first not in _READ_ONLY_PRAGMAS
    elif action == dbapi2.SQLITE_FUNCTION:
        denied = second in _DENIED_FUNCTIONS
    else:
        denied = action in _DENIED_ACTIONS
    return _DENY if denied else _OK
