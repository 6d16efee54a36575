"""The program under strace: commits through the real engine and acknowledges each commit.

`python -m tests.faults.power_cut_writer commits FOLDER KEY COUNT JOURNAL SYNCHRONOUS`
`python -m tests.faults.power_cut_writer create|restore|rotate FOLDER …`
"""

import os
import sys
from pathlib import Path

from sqlalchemy import Engine, text
from tests.faults.trace import ACKNOWLEDGED
from tests.storage.vault.invented import CHEAPEST, LOCAL_DISK, PASSWORD, anna, schemas_in

from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyFile, KeyStore
from mgops_desktop.storage.vault.keys import Unlocked, unlock
from mgops_desktop.storage.vault.lock import FolderLock
from mgops_desktop.storage.vault.restore import restore
from mgops_desktop.storage.vault.rotate import rotate

ROWS_PER_COMMIT = 3
CHECKPOINT_PAGES = 12
"""So few pages that many checkpoints are cut too; the program's own limit is 1,000."""


def acknowledge(folder: Path, number: int) -> None:
    descriptor = os.open(folder / ACKNOWLEDGED, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.write(descriptor, f"ACK {number}\n".encode())
    os.close(descriptor)


def loosen(engine: Engine, journal: str, synchronous: str) -> None:
    """Change settings behind the engine's back: checkpoints often, and for the control run, unsafely."""
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        driver.set_authorizer(None)
        driver.execute(f"PRAGMA wal_autocheckpoint={CHECKPOINT_PAGES}")
        driver.execute(f"PRAGMA journal_mode={journal}")
        driver.execute(f"PRAGMA synchronous={synchronous}")


def write_commits(folder: Path, key: bytes, count: int, journal: str, synchronous: str) -> None:
    engine = open_engine(folder / "vault.db", key, Purpose.WRITER)
    loosen(engine, journal, synchronous)
    for number in range(1, count + 1):
        with engine.connect() as connection, connection.begin():
            for part in range(ROWS_PER_COMMIT):
                connection.execute(
                    text("INSERT INTO visit VALUES (NULL, :number, :part, :course)"),
                    {"number": number, "part": part, "course": "x" * (number * 37 % 900)},
                )
            connection.execute(text("UPDATE head SET last = :number"), {"number": number})
        acknowledge(folder, number)
    engine.dispose()


def found(folder: Path, migrations: Path) -> None:
    target = DataFolder(folder / "dane")
    schemas = schemas_in(migrations)
    create_vault(target, [anna()], cost=CHEAPEST, schemas=schemas, place=LOCAL_DISK)
    acknowledge(folder, 1)


def restore_backup(folder: Path, migrations: Path, backup: Path) -> None:
    target = DataFolder(folder / "dane")
    restore(backup, target, unlock_anna, schemas=schemas_in(migrations), place=LOCAL_DISK)
    acknowledge(folder, 1)


def rotate_keys(folder: Path) -> None:
    with FolderLock(DataFolder(folder / "dane")) as lock:
        rotate(lock, unlock_anna(KeyStore(lock.folder).read()), "centre")
    acknowledge(folder, 1)


def unlock_anna(key_file: KeyFile) -> Unlocked:
    return unlock(key_file, "anna", PASSWORD)


def main() -> None:
    match sys.argv[1:]:
        case ["commits", folder, key, count, journal, synchronous]:
            write_commits(Path(folder), bytes.fromhex(key), int(count), journal, synchronous)
        case ["create", folder, migrations]:
            found(Path(folder), Path(migrations))
        case ["restore", folder, migrations, backup]:
            restore_backup(Path(folder), Path(migrations), Path(backup))
        case ["rotate", folder]:
            rotate_keys(Path(folder))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
