"""Founding a data folder: keys, databases built by the migrations, all of it visible by one renaming or not at all."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID, uuid4

from mgops_desktop import __version__
from mgops_desktop.domain.errors import FolderRefused

from .atomic_file import move_into_place
from .backup import Clock, utc_now
from .connection import Connection, create_database, friendly_errors, open_live
from .copying import work_folder
from .engine import Purpose, open_engine
from .folder import (
    CENTRE,
    DATA_FILES,
    DataFile,
    DataFolder,
    data_file,
    make_private_folder,
    sync_folder,
)
from .key_file import KeyStore
from .keys import NewAccount, NewKeys, Unlocked, add_compartment, create_key_file
from .lock import FolderLock
from .migrate import build
from .passwords import Argon2Cost
from .place import MIB, Place, check_room
from .schema import Schema, Schemas, shipped_schema

FIRST_COMPARTMENTS = (CENTRE, "blue_card")


@dataclass(frozen=True)
class Created:
    """A founded data folder: all keys, and the code that must be printed now and is kept nowhere."""

    folder: DataFolder
    unlocked: Unlocked
    recovery_code: str = field(repr=False)


def create_vault(
    folder: DataFolder,
    accounts: Sequence[NewAccount],
    *,
    compartments: Sequence[str] = FIRST_COMPARTMENTS,
    practice: bool = False,
    cost: Argon2Cost | None = None,
    schemas: Schemas = shipped_schema,
    clock: Clock = utc_now,
    place: Place | None = None,
    code: str | None = None,
    complete: Callable[[DataFolder, Unlocked], None] | None = None,
) -> Created:
    """Found a data folder with an account for each of `accounts` (the first one's keys are returned).

    `code` is a recovery code that stands on a sheet already. `complete` writes what the databases begin with, while
    nobody sees the folder yet; whatever it raises, nothing is founded.
    Raises FolderRefused for a refused place or a folder that holds data, WeakPassword, DiskFull.
    """
    if folder.is_initialised():
        raise FolderRefused("W tym folderze są już dane programu. Wybierz inny folder.")
    (place or Place()).check_data(folder.path)
    check_room(folder.path, 100 * MIB)
    new = create_key_file(
        accounts, compartments, practice=practice, cost=cost, now=clock(), code=code
    )
    is_new = not folder.path.exists()
    try:
        with friendly_errors("nowego folderu danych"):
            folder.prepare()
            with work_folder(folder.path) as work:
                staging = DataFolder(work)
                _fill(staging, new, compartments, schemas, _Birth(clock(), practice))
                if complete is not None:
                    complete(staging, new.unlocked)
                    sync_folder(staging.vault)
                move_into_place(staging.vault, folder.vault)
    except BaseException:
        folder.clear_attempt(made_for_it=is_new)
        raise
    return Created(folder, new.unlocked, new.recovery_code)


def add_file(
    lock: FolderLock, unlocked: Unlocked, name: str, schemas: Schemas = shipped_schema
) -> Unlocked:
    """Add a database with its own compartment (specialists' notes) to an existing folder.

    Only the one who adds it and the recovery sheet get its key; grant it to others afterwards.
    """
    lock.require()
    folder = lock.folder
    store = KeyStore(folder)
    file = data_file(name)
    path = folder.database(name)
    key_file, richer = store.read(), unlocked
    if file.compartment not in unlocked.keys:
        key_file, richer = add_compartment(key_file, unlocked, file.compartment)
    elif path.exists():
        return unlocked
    with friendly_errors(file.file_name), work_folder(folder.path) as work:
        key = richer.key(file.compartment)
        staged = _build_database(work, file, key, schemas(name), _info(folder, richer, name))
        # the file before its key: a key without its file would say that the file was lost
        if path.exists():
            move_into_place(path, path.with_name(f"obcy-{uuid4().hex[:8]}-{path.name}"))
        move_into_place(staged, path)
    if richer is not unlocked:
        store.write(key_file)
    return richer


@dataclass(frozen=True)
class _Birth:
    at: datetime
    practice: bool


def _fill(
    staging: DataFolder, new: NewKeys, compartments: Sequence[str], schemas: Schemas, birth: _Birth
) -> None:
    make_private_folder(staging.vault)
    for file in DATA_FILES:
        if file.compartment in compartments:
            info = _first_info(new.unlocked.vault_id, file, birth)
            key = new.unlocked.key(file.compartment)
            _build_database(staging.vault, file, key, schemas(file.name), info)
    KeyStore(staging).write(new.key_file)
    sync_folder(staging.vault)


def _build_database(
    place: Path, file: DataFile, key: bytes, schema: Schema, info: dict[str, object]
) -> Path:
    path = place / file.file_name
    create_database(path, key).close()
    engine = open_engine(path, key, Purpose.MAINTENANCE)
    try:
        with engine.connect().execution_options(write=True) as connection, connection.begin():
            build(connection, schema)
    finally:
        engine.dispose()
    with closing(open_live(path, key)) as driver:
        _write_info(driver, info)
        driver.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    return path


def _first_info(vault_id: str, file: DataFile, birth: _Birth) -> dict[str, object]:
    return {
        "id": 1,
        "vault_id": vault_id,
        "compartment": file.name,
        "origin": UUID(vault_id).bytes,
        "created_at": birth.at.astimezone(UTC).isoformat(),
        "program_version": __version__,
        "practice": int(birth.practice),
        "seeds_digest": "",
    }


def _info(folder: DataFolder, unlocked: Unlocked, name: str) -> dict[str, object]:
    """The row of a later file: the same folder, origin and practice mark as the centre's."""
    with closing(open_live(folder.database(CENTRE), unlocked.key(CENTRE))) as driver:
        cursor = driver.execute("SELECT * FROM vault_info")
        row = dict(
            zip((column[0] for column in cursor.description), cursor.fetchone(), strict=True)
        )
    return row | {"compartment": name, "program_version": __version__}


def _write_info(driver: Connection, info: dict[str, object]) -> None:
    """Fill the one row of vault_info, as far as this schema has the columns."""
    known = [row[1] for row in driver.execute("PRAGMA table_info(vault_info)")]
    row = {column: value for column, value in info.items() if column in known}
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    # the names are this module's own
    driver.execute(f"INSERT INTO vault_info ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
