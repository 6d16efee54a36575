"""Making a backup that counts: all files of the folder as one container, opened and compared before it gets its name.

Order (reliability 3.3): room · write locks · facts · VACUUM INTO · fsync · new read-only connection · checks ·
container · fsync · re-read and compare · rename · re-hash · register. A fault at any step leaves every earlier backup
untouched.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from sqlcipher3 import dbapi2

from mgops_desktop import __version__
from mgops_desktop.domain.errors import UserError

from .atomic_file import move_into_place, sync_file, temporary_beside
from .connection import WORKING, Connection, friendly_errors, open_copy, open_live
from .container import (
    KEYS,
    LOG_SUFFIX,
    MANIFEST,
    Member,
    open_container,
    sha256_of,
    write_container,
)
from .errors import BackupFailed, as_user_error
from .folder import TEMPORARY, DataFile, DataFolder, discard, make_private_folder, remove
from .key_file import KeyFile, KeyStore, require_files
from .keys import Unlocked
from .lock import FolderLock
from .manifest import FileEntry, Manifest
from .place import MIB, Place, check_room
from .register import Backup, backup_name, forget, list_backups, remember, restored_at
from .retention import State, to_delete
from .verify import Facts, damage_in, differences, read_facts

Clock = Callable[[], datetime]
_LAST = "attachments"
_SNAPSHOT_SETTINGS = {**WORKING, "wal_autocheckpoint": "0"}
"""Only the program's writer checkpoints; a backup's connections never do."""


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class _Copy:
    """A copy of one database in the work folder."""

    file: DataFile
    path: Path
    facts: Facts | None
    log: Path | None = None


def make_backup(
    lock: FolderLock,
    unlocked: Unlocked,
    *,
    to: Path | None = None,
    reason: str = "na życzenie",
    clock: Clock = utc_now,
    place: Place | None = None,
) -> Backup:
    """Make and verify a backup of the whole data folder in `kopie/`, or in the folder `to` (USB, share).

    Files whose key the account lacks are copied and named in `unchecked` of the result: nobody opened the copies.
    Writing waits while the snapshot is taken (0.3 s for 44 MB). Raises BackupFailed with the reason; no half file is
    left then. If only the register could not be written, the file stays and counts as not verified.
    """
    lock.require()
    folder = lock.folder
    target = to or folder.backups
    try:
        if to is None:
            make_private_folder(target)
        (place or Place()).check_backup(target, folder.path)
        _check_room(folder, target)
        with work_folder(folder.backups) as work:
            about = Manifest(
                clock().replace(microsecond=0), __version__, unlocked.vault_id, reason, ()
            )
            keys = KeyStore(folder).read()
            require_files(folder, keys)
            copies = _copy_databases(folder, keys.files, unlocked, work)
            return _pack(keys, unlocked, copies, target, about)
    except (OSError, dbapi2.Error, UserError) as error:
        if (known := as_user_error(error, "kopii")) is None:
            raise
        raise BackupFailed(
            f"Kopia zapasowa nie powstała. {known.message} Wcześniejsze kopie są nietknięte.",
            known.problems,
        ) from None


def thin_out(folder: DataFolder, now: datetime) -> list[str]:
    """Delete the backups in `kopie/` that no generation needs; returns their names."""
    backups = list_backups(folder.backups)
    kept = [backup.kept for backup in backups]
    names = to_delete(kept, now, restored_at(folder.backups))
    for name in names:
        remove(folder.backups / name)
    if names:
        forget(folder.backups, names)
    return names


def _pack(
    keys: KeyFile, unlocked: Unlocked, copies: list[_Copy], target: Path, about: Manifest
) -> Backup:
    manifest = replace(about, files=tuple(_entry(copy) for copy in copies))
    manifest = manifest.authenticated(unlocked.key("centre"))
    container = temporary_beside(target / "kopia")
    try:
        written = write_container(container, _members(manifest, keys.to_bytes(), copies))
        sync_file(container)
        _compare_hashes(manifest, written)
        return _give_name(container, target, manifest)
    finally:
        discard(container)


def _give_name(container: Path, target: Path, manifest: Manifest) -> Backup:
    """Re-read the finished container, rename it, re-hash it under its name, only then call it
    verified.
    """
    with open_container(container) as opened:
        if Manifest.read(opened.read_manifest()) != manifest:
            raise BackupFailed(
                "Zapisany plik różni się od przygotowanego: nośnik zapisuje błędnie."
            )
    sha256 = sha256_of(container)
    path = target / backup_name(manifest.made_at, sha256)
    move_into_place(container, path)
    if sha256_of(path) != sha256:
        raise BackupFailed("Zapisany plik różni się od przygotowanego: nośnik zapisuje błędnie.")
    backup = Backup(
        path=path,
        made_at=manifest.made_at,
        size=path.stat().st_size,
        state=State.COPIED if manifest.unchecked else State.VERIFIED,
        sha256=sha256,
        reason=manifest.reason,
        counts=manifest.counts,
        checked_at=manifest.made_at,
        unchecked=manifest.unchecked,
    )
    remember(backup)
    return backup


def _copy_databases(
    folder: DataFolder, files: Sequence[DataFile], unlocked: Unlocked, work: Path
) -> list[_Copy]:
    """Copy and check all databases as of one moment.

    Everything but attachments is copied under all write locks. Attachments are written before the row that refers to
    them, so theirs are copied last. The checks run when the locks are gone.
    """
    ours = [file for file in files if file.compartment in unlocked.keys]
    copies = [_raw_copy(folder, file, work) for file in files if file not in ours]
    for together in ([f for f in ours if f.name != _LAST], [f for f in ours if f.name == _LAST]):
        with ExitStack() as locks:
            holders = [locks.enter_context(_write_locked(folder, f, unlocked)) for f in together]
            for file, holder in zip(together, holders, strict=True):
                copies.append(_snapshot(folder, file, holder, unlocked, work))
    for copy in copies:
        if copy.facts is not None:
            check_copy(copy.path, unlocked.key(copy.file.compartment), copy.facts)
    return sorted(copies, key=lambda copy: files.index(copy.file))


@contextmanager
def _write_locked(folder: DataFolder, file: DataFile, unlocked: Unlocked) -> Iterator[Connection]:
    """A connection that keeps writers out until the copy is made, so that facts and copy are of one
    moment.
    """
    connection = open_live(
        folder.database(file.name), unlocked.key(file.compartment), _SNAPSHOT_SETTINGS
    )
    with closing(connection), friendly_errors(file.file_name):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
        finally:
            connection.execute("ROLLBACK")


def _snapshot(
    folder: DataFolder, file: DataFile, holder: Connection, unlocked: Unlocked, work: Path
) -> _Copy:
    expected = read_facts(holder)
    if expected is None:
        raise BackupFailed(f"W pliku {file.file_name} nie ma tabel programu.")
    if expected.vault_id != unlocked.vault_id:
        raise BackupFailed(f"Plik {file.file_name} należy do innego folderu danych.")
    copy = work / file.file_name
    vacuum_into(folder.database(file.name), unlocked.key(file.compartment), copy)
    return _Copy(file, copy, expected)


def vacuum_into(source: Path, key: bytes, copy: Path) -> None:
    """Write a compacted copy of a live database under the same key and flush it."""
    with (
        closing(open_live(source, key, _SNAPSHOT_SETTINGS)) as connection,
        friendly_errors(source.name),
    ):
        connection.execute("VACUUM INTO ?", (str(copy),))
    copy.chmod(0o600)
    sync_file(copy)


def check_copy(copy: Path, key: bytes, expected: Facts) -> None:
    """Open a finished file with a new read-only connection; BackupFailed unless it is whole and as
    expected.
    """
    with closing(open_copy(copy, key)) as connection, friendly_errors(copy.name):
        problems = differences(expected, read_facts(connection)) + damage_in(connection)
    if problems:
        raise BackupFailed(
            f"Plik {copy.name} nie przeszedł sprawdzenia: {'; '.join(problems[:3])}."
        )


def _raw_copy(folder: DataFolder, file: DataFile, work: Path) -> _Copy:
    """Copy a file whose key this account lacks, byte for byte with its write-ahead log.

    Safe because this process cannot have it open (no key) and the folder's lock keeps all others
    out.
    """
    source = folder.database(file.name)
    copy = _checked_copy(source, work / source.name)
    log = source.with_name(source.name + LOG_SUFFIX)
    if log.exists() and log.stat().st_size > 0:
        return _Copy(file, copy, None, _checked_copy(log, work / log.name))
    return _Copy(file, copy, None)


def _checked_copy(source: Path, copy: Path) -> Path:
    shutil.copyfile(source, copy)
    copy.chmod(0o600)
    sync_file(copy)
    if sha256_of(copy) != sha256_of(source):
        raise BackupFailed(
            f"Kopia pliku {source.name} różni się od oryginału: dysk zapisuje błędnie."
        )
    return copy


def _entry(copy: _Copy) -> FileEntry:
    log = sha256_of(copy.log) if copy.log else ""
    return FileEntry(
        copy.file.name, sha256_of(copy.path), copy.path.stat().st_size, copy.facts, log
    )


def _members(manifest: Manifest, keys: bytes, copies: list[_Copy]) -> list[Member]:
    members = [Member(MANIFEST, manifest.to_bytes()), Member(KEYS, keys)]
    for copy in copies:
        members.append(Member(copy.path.name, copy.path))
        if copy.log:
            members.append(Member(copy.log.name, copy.log))
    return members


def _compare_hashes(manifest: Manifest, written: dict[str, str]) -> None:
    for entry in manifest.files:
        name = f"{entry.name}.db"
        if written[name] != entry.sha256 or written.get(name + LOG_SUFFIX, "") != entry.log_sha256:
            raise BackupFailed(
                "Zapisany plik różni się od przygotowanego: nośnik zapisuje błędnie."
            )


@contextmanager
def work_folder(parent: Path) -> Iterator[Path]:
    """A private folder for unfinished work, removed at the end or at the next start."""
    work = parent / f"{TEMPORARY}{uuid4().hex}"
    try:
        make_private_folder(work)
        yield work
    finally:
        discard(work)


def _check_room(folder: DataFolder, target: Path) -> None:
    size = sum(path.stat().st_size for path in folder.vault.iterdir() if path.is_file())
    check_room(folder.backups, 2 * size + 50 * MIB)
    check_room(target, size + 50 * MIB)
