"""Giving a compartment a new data key, so that a removed account's old key file opens nothing new.

Nobody's password is needed and the recovery sheet stays valid. Order: backup · databases exported under the new key
beside the old ones and checked · key file holds both keys · databases replaced · key file holds the new key only.
From the moment the key file holds both, `finish_rotation` can always go on after a crash.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from sqlcipher3 import dbapi2

from .atomic_file import move_into_place, sync_file
from .backup import make_backup
from .checking import check_copy
from .connection import Connection, create_database, friendly_errors, open_copy, open_live
from .errors import DamagedFile, StorageBusy, damaged
from .folder import CENTRE, DATA_FILES, DataFile, DataFolder, remove
from .key_file import KeyFile, KeyStore, Slot
from .keys import NEXT, Unlocked, with_key
from .lock import FolderLock
from .place import MIB, check_room
from .sealing import new_key
from .verify import read_facts

_NEW = ".nowy"
_COMPANIONS = ("-wal", "-shm")


def rotate(lock: FolderLock, unlocked: Unlocked, compartment: str) -> Unlocked:
    """Replace a compartment's key; every engine on its files must be closed.

    Old backups still open with old keys: say so. Raises NotAllowed for a key not held, BackupFailed, StorageBusy.
    """
    lock.require()
    folder = lock.folder
    old = unlocked.key(compartment)
    make_backup(lock, unlocked, reason="przed zmianą kluczy")
    store = KeyStore(folder)
    remove_unused_exports(folder, store.read())
    fresh = new_key()
    for file in _files_of(folder, compartment):
        _export(folder.database(file.name), old, fresh)
    coming = replace(unlocked, next_keys={compartment: fresh})
    store.write(_with_both_keys(store.read(), coming, compartment, fresh))
    return finish_rotation(lock, coming)


def finish_rotation(lock: FolderLock, unlocked: Unlocked) -> Unlocked:
    """Complete a rotation that a crash interrupted; returns the keys that are valid now.

    A rotation of a compartment that this account may not open stays as it is until somebody comes who may.
    """
    lock.require()
    store = KeyStore(lock.folder)
    key_file = store.read()
    remove_unused_exports(lock.folder, key_file)
    # no connection is open, and Windows replaces no file that is
    lock.raw.close()
    if not unlocked.next_keys:
        return unlocked
    valid = dict(unlocked.keys)
    for compartment, fresh in unlocked.next_keys.items():
        if _can_go_on(lock.folder, compartment, fresh, unlocked.key(compartment)):
            for file in _files_of(lock.folder, compartment):
                _switch(lock.folder.database(file.name), fresh)
            valid[compartment] = fresh
    current = replace(unlocked, keys=valid, next_keys={})
    slots = tuple(_settled(slot, unlocked, current) for slot in key_file.slots)
    store.write(_next_generation(key_file, slots, current))
    return current


def remove_unused_exports(folder: DataFolder, key_file: KeyFile) -> None:
    """Delete exports of compartments that, by the key file, have no rotation under way."""
    under_way = {name.removesuffix(NEXT) for name in key_file.recovery.keys if name.endswith(NEXT)}
    for file in DATA_FILES:
        if file.compartment not in under_way:
            export = _export_path(folder.database(file.name))
            for suffix in ("", *_COMPANIONS, "-journal"):
                remove(export.with_name(export.name + suffix))


def _can_go_on(folder: DataFolder, compartment: str, fresh: bytes, old: bytes) -> bool:
    """Whether every database has the new key or an export that has it.

    False if all still have the old key and exports are missing: in a folder restored from a backup that was made
    during the rotation. Then the old key stays. Raises DamagedFile for anything in between.
    """
    paths = [folder.database(file.name) for file in _files_of(folder, compartment)]
    if all(_export_path(path).exists() or _opens(path, fresh) for path in paths):
        return True
    for path in paths:
        if not _opens(path, old):
            raise damaged(path.name, "zmiana kluczy nie została dokończona")
    return False


def _opens(path: Path, key: bytes) -> bool:
    try:
        open_live(path, key).close()
    except DamagedFile:
        return False
    return True


def _export_path(path: Path) -> Path:
    return path.with_name(path.name + _NEW)


def _files_of(folder: DataFolder, compartment: str) -> list[DataFile]:
    return [file for file in folder.present_files() if file.compartment == compartment]


def _export(path: Path, old: bytes, fresh: bytes) -> None:
    """Write the database under the new key beside the old one, flush and check it."""
    target = _export_path(path)
    check_room(path.parent, path.stat().st_size + 50 * MIB)
    create_database(target, fresh).close()
    with closing(open_live(path, old)) as connection, friendly_errors(path.name):
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
        if busy:
            raise StorageBusy(
                "Dane są w użyciu, nie można teraz zmienić kluczy. Spróbuj za chwilę."
            )
        expected = read_facts(connection)
        _copy_under_key(connection, target, fresh)
    if expected is None:
        raise damaged(path.name, "nie ma tabel programu")
    with closing(open_live(target, fresh)) as copy:
        # one file again, without a log beside it: it will be renamed
        copy.execute("PRAGMA journal_mode=delete").fetchone()
    sync_file(target)
    check_copy(target, fresh, expected)


def _copy_under_key(connection: Connection, target: Path, key: bytes) -> None:
    try:
        connection.execute(f"ATTACH DATABASE ? AS fresh KEY \"x'{key.hex()}'\"", (str(target),))
    except dbapi2.Error:
        # the original text may quote the statement with the key
        raise damaged(target.name) from None
    connection.execute("SELECT sqlcipher_export('fresh')").fetchone()
    connection.execute("DETACH DATABASE fresh")


def _switch(path: Path, fresh: bytes) -> None:
    """Put the export in the place of the database unless that has been done."""
    export = _export_path(path)
    if export.exists():
        open_copy(export, fresh).close()
        for suffix in _COMPANIONS:
            # emptied before the export; of the old key, so of no use to the new file
            remove(path.with_name(path.name + suffix))
        move_into_place(export, path)


def _with_both_keys(
    key_file: KeyFile, unlocked: Unlocked, compartment: str, fresh: bytes
) -> KeyFile:
    slots = tuple(
        with_key(unlocked, slot, compartment + NEXT, fresh) if compartment in slot.keys else slot
        for slot in key_file.slots
    )
    return _next_generation(key_file, slots, unlocked)


def _settled(slot: Slot, before: Unlocked, now: Unlocked) -> Slot:
    """The slot with the keys valid now, without those that were waiting."""
    for compartment in before.next_keys:
        if compartment in slot.keys and now.keys[compartment] != before.keys[compartment]:
            slot = with_key(now, slot, compartment, now.keys[compartment])
    waiting = {compartment + NEXT for compartment in before.next_keys}
    return replace(slot, keys={name: box for name, box in slot.keys.items() if name not in waiting})


def _next_generation(key_file: KeyFile, slots: tuple[Slot, ...], unlocked: Unlocked) -> KeyFile:
    newer = replace(key_file, slots=slots, generation=key_file.generation + 1)
    return newer.authenticated(unlocked.key(CENTRE))
