"""SQLAlchemy engines over one encrypted database: exactly one connection each, real transactions.

`Engine.connect().execution_options(write=True)` begins with BEGIN IMMEDIATE, everything else with
BEGIN. The dialect `sqlite+pysqlcipher` is not used: with it a failed migration is not rolled back
(reliability 0.3).
"""

from enum import Enum
from pathlib import Path

import sqlalchemy
from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from .connection import Connection, open_live, set_and_check
from .errors import as_user_error


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


_DENIED_FUNCTIONS = ("sqlcipher_export", "load_extension")
_OK: int = dbapi2.SQLITE_OK
_DENY: int = dbapi2.SQLITE_DENY


def open_engine(path: Path, key: bytes, purpose: Purpose = Purpose.WRITER) -> Engine:
    """Return an engine whose only connection is opened, checked and waiting.

    A reader is `query_only`. Writer and readers refuse ATTACH, PRAGMA and changes of the schema;
    MAINTENANCE is for migrations. Raises the UserErrors of `connection.open_live`.
    """

    def connect() -> Connection:
        connection = open_live(path, key)
        if purpose is Purpose.READER:
            set_and_check(connection, {"query_only": "1"})
        if purpose is Purpose.MAINTENANCE:
            set_and_check(connection, {"foreign_keys": "0"})
        else:
            connection.set_authorizer(_authorize)
        return connection

    engine = sqlalchemy.create_engine(
        "sqlite://",
        creator=connect,
        module=dbapi2,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        hide_parameters=True,
        execution_options={
            "write": purpose is Purpose.WRITER,
            # on PostgreSQL the compartment is a schema of one database, here it is a file
            "schema_translate_map": {"blue_card": None},
        },
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", lambda context: _explain(context, path.name))
    engine.connect().close()
    return engine


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
        raise known from None


def _authorize(action: int, first: str | None, second: str | None, *_rest: str | None) -> int:
    if action == dbapi2.SQLITE_PRAGMA:
        denied = first not in _READ_ONLY_PRAGMAS
    elif action == dbapi2.SQLITE_FUNCTION:
        denied = second in _DENIED_FUNCTIONS
    else:
        denied = action in _DENIED_ACTIONS
    return _DENY if denied else _OK
