"""The program under strace: commits through the real engine and acknowledges each commit.

`python -m tests.faults.power_cut_writer commits FOLDER KEY COUNT JOURNAL SYNCHRONOUS`
`python -m tests.faults.power_cut_writer create FOLDER MIGRATIONS`
"""

import os
import sys
from pathlib import Path

from sqlalchemy import Engine, text
from tests.faults.trace import ACKNOWLEDGED
from tests.storage.vault.invented import CHEAPEST, LOCAL_DISK, anna, schemas_in

from mgops_desktop.storage.vault.create import create_vault
from mgops_desktop.storage.vault.engine import Purpose, open_engine
from mgops_desktop.storage.vault.folder import DataFolder

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


def main() -> None:
    match sys.argv[1:]:
        case ["commits", folder, key, count, journal, synchronous]:
            write_commits(Path(folder), bytes.fromhex(key), int(count), journal, synchronous)
        case ["create", folder, migrations]:
            target = DataFolder(Path(folder) / "dane")
            create_vault(
                target,
                [anna()],
                cost=CHEAPEST,
                schemas=schemas_in(Path(migrations)),
                place=LOCAL_DISK,
            )
            acknowledge(Path(folder), 1)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
