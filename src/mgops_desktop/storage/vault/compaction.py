"""Writing a database anew after something was erased for ever, so that no copy of its bytes can hold it.

`secure_delete` clears what a row leaves behind, but not what stays in a page when rows move to another one. The file
itself remembers (`user_version`) up to which entry of its journal it was written anew: whoever makes the next backup,
with whatever keys, before a migration or after a restore, knows what is still to be done.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from .connection import WORKING, Connection, friendly_errors, open_live
from .verify import JOURNAL_TABLE, table_names

ERASING = "usunięcie na zawsze"
"""The name, in the journal, of what must leave nothing behind."""
_SETTINGS = {**WORKING, "wal_autocheckpoint": "0"}


def must_be_compacted(path: Path, key: bytes) -> bool:
    """Whether something was erased since the database was last written anew."""
    with _opened(path, key) as connection:
        done = connection.execute("PRAGMA user_version").fetchone()[0]
        return _last_erasing(connection) > int(done)


def compact(path: Path, key: bytes) -> None:
    """Write a live database anew; it remembers that, unless a reader kept the log from being emptied."""
    with _opened(path, key) as connection:
        last = _last_erasing(connection)
        connection.execute("VACUUM")
        busy, *_pages = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if not busy:
            connection.execute(f"PRAGMA user_version={last}")


def _last_erasing(connection: Connection) -> int:
    if JOURNAL_TABLE not in table_names(connection):
        return 0
    query = "SELECT coalesce(max(sequence), 0) FROM journal_operation WHERE name = ?"
    return int(connection.execute(query, (ERASING,)).fetchone()[0])


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Connection]:
    with closing(open_live(path, key, _SETTINGS)) as connection, friendly_errors(path.name):
        yield connection


def to_be_compacted(databases: Sequence[tuple[Path, bytes]]) -> list[tuple[Path, bytes]]:
    """Of databases with their keys those in which something was erased since they were written anew."""
    return [(path, key) for path, key in databases if must_be_compacted(path, key)]
