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
from .backup import check_copy, make_backup
from .connection import WORKING, Connection, create_database, friendly_errors, open_live
from .errors import DamagedFile, StorageBusy, damaged
from .folder import CENTRE, DATA_FILES, DataFile, DataFolder, remove
from .key_file import KeyFile, KeyStore, Slot
from .keys import NEXT, Unlocked, with_key
from .lock import FolderLock
from .sealing import new_key
from .verify import read_facts

_NEW = ".nowy"


def rotate(lock: FolderLock, unlocked: Unlocked, compartment: str) -> Unlocked:
    """Replace a compartment's key; every engine on its files must be closed.

    Old backups still open with old keys: say so. Raises NotAllowed for a key not held, BackupFailed, StorageBusy.
    """
    lock.require()
    folder = lock.folder
    old = unlocked.key(compartment)
    make_backup(lock, unlocked, reason="przed zmianą kluczy")
    remove_unused_exports(folder)
    fresh = new_key()
    for file in _files_of(folder, compartment):
        _export(folder.database(file.name), old, fresh)
    coming = replace(unlocked, next_keys={compartment: fresh})
    store = KeyStore(folder)
    store.write(_with_both_keys(store.read(), coming, compartment, fresh))
    return finish_rotation(lock, coming)


def finish_rotation(lock: FolderLock, unlocked: Unlocked) -> Unlocked:
    """Complete a rotation that a crash interrupted; returns the keys that are valid now."""
    lock.require()
    folder = lock.folder
    if not unlocked.next_keys:
        remove_unused_exports(folder)
        return unlocked
    for compartment, fresh in unlocked.next_keys.items():
        for file in _files_of(folder, compartment):
            _switch(folder.database(file.name), fresh)
    store = KeyStore(folder)
    current = replace(unlocked, keys={**unlocked.keys, **unlocked.next_keys}, next_keys={})
    store.write(_with_new_keys_only(store.read(), unlocked, current))
    return current


def remove_unused_exports(folder: DataFolder) -> None:
    """Delete exports that no key file mentions; only while no rotation is under way."""
    for file in DATA_FILES:
        remove(_export_path(folder.database(file.name)))


def _export_path(path: Path) -> Path:
    return path.with_name(path.name + _NEW)


def _files_of(folder: DataFolder, compartment: str) -> list[DataFile]:
    return [file for file in folder.present_files() if file.compartment == compartment]


def _export(path: Path, old: bytes, fresh: bytes) -> None:
    """Write the database under the new key beside the old one, flush and check it."""
    target = _export_path(path)
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
        copy.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
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
        open_live(export, fresh, WORKING).close()
        for suffix in ("-wal", "-shm"):
            # emptied before the export; of the old key, so of no use to the new file
            remove(path.with_name(path.name + suffix))
        move_into_place(export, path)
    try:
        open_live(path, fresh).close()
    except DamagedFile:
        raise damaged(path.name, "zmiana kluczy nie została dokończona") from None


def _with_both_keys(
    key_file: KeyFile, unlocked: Unlocked, compartment: str, fresh: bytes
) -> KeyFile:
    slots = tuple(
        with_key(unlocked, slot, compartment + NEXT, fresh) if compartment in slot.keys else slot
        for slot in key_file.slots
    )
    return _next_generation(key_file, slots, unlocked)


def _with_new_keys_only(key_file: KeyFile, before: Unlocked, now: Unlocked) -> KeyFile:
    return _next_generation(
        key_file, tuple(_settled(slot, before, now) for slot in key_file.slots), now
    )


def _settled(slot: Slot, before: Unlocked, now: Unlocked) -> Slot:
    for compartment, fresh in before.next_keys.items():
        if compartment in slot.keys:
            slot = with_key(now, slot, compartment, fresh)
    kept = {name: box for name, box in slot.keys.items() if not name.endswith(NEXT)}
    return replace(slot, keys=kept)


def _next_generation(key_file: KeyFile, slots: tuple[Slot, ...], unlocked: Unlocked) -> KeyFile:
    newer = replace(key_file, slots=slots, generation=key_file.generation + 1)
    return newer.authenticated(unlocked.key(CENTRE))
