"""Opening one encrypted database: raw key, settings set and read back, damage told apart from
everything else.

Only this module names sqlcipher3. No exception that leaves it carries SQL, parameters or key
material.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from mgops_desktop.domain.errors import UserError

from .errors import UnsafeDatabase, as_user_error, damaged
from .folder import create_private_file
from .sealing import KEY_BYTES


class Connection(Protocol):
    """The part of a sqlcipher3 connection that the vault uses."""

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Any: ...

    def set_authorizer(self, callback: Callable[..., int] | None, /) -> None: ...

    def close(self) -> None: ...


OLDEST_SQLITE = (3, 51, 3)
"""Earlier versions can corrupt a WAL database when two connections checkpoint (reliability 1.5)."""

PAGE_SIZE = 4096
BUSY_SECONDS = 5.0
KEPT_STATEMENTS = 8
"""Statements kept prepared per connection. Many of them use up SQLite's small-memory pool; then every row of a
scan asks the system for memory, and with `cipher_memory_security` each piece is locked by a call of its own.
"""

SECRECY: Mapping[str, str] = MappingProxyType(
    {"cipher_log_level": "NONE", "cipher_memory_security": "ON"}
)
"""Settings taken before the key is given: nothing of it in messages, or in memory that is swapped or left behind."""

CHECKING: Mapping[str, str] = MappingProxyType(
    {
        "trusted_schema": "0",
        "cell_size_check": "1",
        "temp_store": "2",
        "mmap_size": "0",
    }
)
"""Settings of a connection that only looks at a finished copy."""

WORKING: Mapping[str, str] = MappingProxyType(
    {
        "journal_mode": "wal",
        "synchronous": "2",
        "foreign_keys": "1",
        "secure_delete": "1",
        "recursive_triggers": "1",
        "wal_autocheckpoint": "1000",
        "cache_size": "-65536",
        **CHECKING,
    }
)
"""Settings of a connection to live data (reliability 1.4); WAL with FULL loses nothing at a power
cut.
"""


def check_library(version: tuple[int, ...] = dbapi2.sqlite_version_info) -> None:
    """Raise UnsafeDatabase if the bundled SQLite may corrupt data."""
    if version < OLDEST_SQLITE:
        raise UnsafeDatabase(
            f"Biblioteka bazy danych jest za stara ({'.'.join(map(str, version))}), potrzebna co "
            f"najmniej "
            f"{'.'.join(map(str, OLDEST_SQLITE))}: starsza może uszkodzić dane. Zainstaluj program "
            f"ponownie."
        )


def open_live(path: Path, key: bytes, settings: Mapping[str, str] = WORKING) -> Connection:
    """Open an existing database for work.

    Raises DamagedFile for a damaged, truncated, empty or missing file or one with another key,
    other UserErrors for a disk that refuses, UnsafeDatabase if a setting is not taken.
    """
    _refuse_cut_file(path)
    return _open(path, key, "rw", settings)


def open_copy(path: Path, key: bytes) -> Connection:
    """Open a finished file (a backup) for reading only."""
    _refuse_cut_file(path)
    return _open(path, key, "ro", CHECKING)


def open_immutable(path: Path, key: bytes) -> Connection:
    """Open a finished file that nothing ever changes, also on a share or a medium without locks.

    Raises DamagedFile for a file of another key too.
    """
    _refuse_cut_file(path)
    return _open(path, key, "ro&immutable=1", CHECKING)


def create_database(path: Path, key: bytes) -> Connection:
    """Create an empty database of mode 0600; FileExistsError if the file is there."""
    create_private_file(path)
    return _open(path, key, "rw", WORKING)


@contextmanager
def friendly_errors(file: str) -> Iterator[None]:
    """Turn faults of disk and file into Polish UserErrors; everything else passes."""
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        if (known := as_user_error(error, file)) is None:
            raise
        raise known from None


def _open(path: Path, key: bytes, mode: str, settings: Mapping[str, str]) -> Connection:
    check_library()
    if len(key) != KEY_BYTES:
        raise ValueError("a data key has 32 bytes")
    with friendly_errors(path.name):
        connection: Connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_SECONDS,
            check_same_thread=False,
            cached_statements=KEPT_STATEMENTS,
        )
    try:
        _give_key(connection, key, path.name)
        with friendly_errors(path.name):
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
            set_and_check(connection, settings)
    except (UserError, dbapi2.Error):
        connection.close()
        raise
    return connection


def _give_key(connection: Connection, key: bytes, file: str) -> None:
    try:
        for name, value in SECRECY.items():
            connection.execute(f"PRAGMA {name}={value}")
        connection.execute(f"PRAGMA key=\"x'{key.hex()}'\"")
    except dbapi2.Error:
        # the original text may quote the statement with the key
        raise damaged(file) from None


def set_and_check(connection: Connection, settings: Mapping[str, str]) -> None:
    """Set each pragma and read it back; UnsafeDatabase if one did not take."""
    for name, wanted in settings.items():
        connection.execute(f"PRAGMA {name}={wanted}")
        row = connection.execute(f"PRAGMA {name}").fetchone()
        if row is None or str(row[0]).lower() != wanted:
            raise UnsafeDatabase(
                f"Baza danych nie przyjęła ustawienia {name}, od którego zależy bezpieczeństwo "
                f"danych. "
                "Program nie otworzy danych. Zainstaluj program ponownie."
            )


def _refuse_cut_file(path: Path) -> None:
    """Refuse a file that is empty or ends inside a page; SQLite would take an empty one for a new
    database.

    With a write-ahead log beside it the end may be unfinished for good reason: recovery completes
    it.
    """
    with friendly_errors(path.name):
        size = path.stat().st_size
    if size == 0:
        raise damaged(path.name, "ma 0 bajtów")
    if size % PAGE_SIZE and not _has_recovery_file(path):
        raise damaged(path.name, "jest ucięty")


def _has_recovery_file(path: Path) -> bool:
    companions = (path.with_name(path.name + suffix) for suffix in ("-wal", "-journal"))
    return any(companion.exists() and companion.stat().st_size > 0 for companion in companions)
