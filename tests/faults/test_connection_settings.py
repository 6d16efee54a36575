"""F-T04: every connection has the safe settings, and a setting that does not take is noticed."""

import sqlite3
import subprocess
import sys

import pytest
from tests.faults.trace import environment

from mgops_desktop.storage.vault import connection
from mgops_desktop.storage.vault.connection import WORKING, check_library, set_and_check
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.errors import UnsafeDatabase

SAFE = {
    "journal_mode": "wal",
    "synchronous": "2",
    "foreign_keys": "1",
    "trusted_schema": "0",
    "secure_delete": "1",
    "cell_size_check": "1",
    "temp_store": "2",
    "mmap_size": "0",
    "recursive_triggers": "1",
    "wal_autocheckpoint": "1000",
    "cache_size": "-65536",
}


@pytest.mark.parametrize("purpose", [Purpose.WRITER, Purpose.READER])
def test_f_t04_every_engine_has_the_safe_settings(vault, purpose):
    engine = open_engine(vault.folder.database("centre"), vault.key(), purpose)
    with engine.connect() as sqlalchemy_connection:
        driver = sqlalchemy_connection.connection.driver_connection
        driver.set_authorizer(None)
        found = {name: str(driver.execute(f"PRAGMA {name}").fetchone()[0]) for name in SAFE}
        read_only = driver.execute("PRAGMA query_only").fetchone()[0]
    engine.dispose()
    assert found == SAFE
    assert read_only == (purpose is Purpose.READER)


OPEN_AND_TELL = """
import sys
from pathlib import Path
from mgops_desktop.storage.vault.connection import open_live
opened = open_live(Path(sys.argv[1]), bytes.fromhex(sys.stdin.read()))
print(opened.execute("PRAGMA cipher_memory_security").fetchone()[0])
"""


def test_f_t04_memory_is_locked_and_wiped(vault):
    """In a process of its own: the tests themselves do without."""
    told = subprocess.run(
        [sys.executable, "-c", OPEN_AND_TELL, vault.folder.database("centre")],
        input=vault.key().hex(),
        env=environment(),
        capture_output=True,
        check=True,
        text=True,
    )
    assert told.stdout.split() == ["1"]


def test_f_t04_a_setting_that_does_not_take_is_refused():
    plain = sqlite3.connect(":memory:")
    with pytest.raises(UnsafeDatabase, match="journal_mode"):
        set_and_check(plain, WORKING)  # a database in memory has no write-ahead log
    plain.close()


def test_f_t04_a_changed_setting_makes_opening_fail(vault, monkeypatch):
    impossible = {**WORKING, "page_size": "512"}
    monkeypatch.setattr(connection, "WORKING", impossible)
    with pytest.raises(UnsafeDatabase, match="page_size"):
        connection.open_live(vault.folder.database("centre"), vault.key(), impossible)


def test_f_t04_sqlite_with_the_wal_reset_bug_is_refused():
    with pytest.raises(UnsafeDatabase, match=r"3\.51\.2"):
        check_library((3, 51, 2))
    check_library((3, 51, 3))
