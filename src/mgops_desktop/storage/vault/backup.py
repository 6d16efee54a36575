"""Making a backup that counts: all files of the folder as one container, opened and compared before it gets its name.

Order (reliability 3.3): room · write locks · facts · copies · fsync · packs of new attachments · container · fsync ·
meanwhile checks of the copies through new read-only connections · re-read and compare · rename · re-hash · register. A
fault at any step leaves every earlier backup untouched.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlcipher3 import dbapi2

from mgops_desktop import __version__
from mgops_desktop.domain.errors import FileRefused, FolderRefused, UserError

from .atomic_file import move_into_place, sync_file, temporary_beside
from .checking import proved_meanwhile
from .compaction import compact, to_be_compacted
from .container import (
    KEYS,
    LOG_SUFFIX,
    MANIFEST,
    Member,
    open_container,
    sha256_of,
    write_container,
)
from .copying import Copies, Copy, copy_databases, proofs_of, work_folder
from .errors import BackupFailed, as_user_error
from .folder import DataFolder, discard, make_private_folder, remove
from .key_file import KeyFile, KeyStore, require_files
from .keys import Unlocked
from .lock import FolderLock
from .manifest import FileEntry, Manifest
from .packs import packs_in
from .place import MIB, Place, check_room
from .register import (
    Backup,
    backup_name,
    forget,
    forget_packs,
    list_backups,
    note_unneeded,
    remember,
    restored_at,
)
from .retention import State, to_delete

Clock = Callable[[], datetime]
_UNNEEDED_KEPT = timedelta(days=30)


def utc_now() -> datetime:
    return datetime.now(UTC)


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

    The container holds all but the attachments; these stand in packs beside it, and only new ones are written.
    Databases in which something was erased are written anew first, because a copy holds the file's bytes. Files whose
    key the account lacks are copied and named in `unchecked` of the result: nobody opened the copies.
    Writing waits while the snapshot is taken (0.3 s for 150 MB). Raises BackupFailed with the reason; no half file is
    left then. If only the register could not be written, the file stays and counts as not verified.
    """
    lock.require()
    folder = lock.folder
    target = to or folder.backups
    try:
        if to is None:
            make_private_folder(target)
        (place or Place()).check_backup(target, folder.path)
        stale = to_be_compacted(
            [
                (folder.database(file.name), unlocked.key(file.compartment))
                for file in folder.present_files()
                if file.compartment in unlocked.keys
            ]
        )
        _check_room(folder, target, times=3 if stale else 2)
        for path, key in stale:
            compact(path, key)
        with work_folder(folder.backups) as work:
            about = Manifest(
                clock().replace(microsecond=0), __version__, unlocked.vault_id, reason, ()
            )
            keys = KeyStore(folder).read()
            require_files(folder, keys)
            copies = copy_databases(lock, keys.files, unlocked, work, target)
            return _contain(keys, unlocked, copies, target, about)
    except (OSError, dbapi2.Error, UserError) as error:
        if (known := as_user_error(error, "kopii")) is None:
            raise
        raise BackupFailed(
            f"Kopia zapasowa nie powstała. {known.message} Wcześniejsze kopie są nietknięte.",
            known.problems,
        ) from None


def thin_out(folder: DataFolder, now: datetime) -> list[str]:
    """Delete the backups in `kopie/` that no generation needs, then the packs that none needs; returns their names."""
    place = folder.backups
    return thin_out_place(place, list_backups(place), now, restored_at(place))


def thin_out_place(
    place: Path, backups: Iterable[Backup], now: datetime, restored: datetime | None
) -> list[str]:
    """The same in any place, among these of its backups: those of one folder; `restored` is when its data came from
    one.
    """
    names = to_delete([backup.kept for backup in backups], now, restored)
    for name in names:
        remove(place / name)
    if names:
        forget(place, names)
    return names + _remove_unneeded_packs(place, now)


def _remove_unneeded_packs(place: Path, now: datetime) -> list[str]:
    """Delete the packs that no backup of the folder has referred to for a month.

    A backup may only have been carried elsewhere for a while. None goes if its use cannot be known of one backup.
    """
    unneeded = {path.name for path in packs_in(place)}
    for backup in list_backups(place):
        if unneeded:
            needed = _needed_packs(backup)
            unneeded = set() if needed is None else unneeded - needed
    since = note_unneeded(place, unneeded, now)
    gone = sorted(name for name, moment in since.items() if now - moment >= _UNNEEDED_KEPT)
    for name in gone:
        remove(place / name)
    forget_packs(place, gone)
    return gone


def _needed_packs(backup: Backup) -> set[str] | None:
    """The packs that a backup refers to; of a damaged one what the register knows, None if nothing."""
    try:
        with open_container(backup.path) as container:
            return {pack.name for pack in Manifest.read(container.read_manifest()).packs}
    except (FileRefused, FolderRefused, OSError):
        return set(backup.packs) if backup.sha256 else None


def _contain(
    keys: KeyFile, unlocked: Unlocked, copies: Copies, target: Path, about: Manifest
) -> Backup:
    manifest = replace(about, files=tuple(map(_entry, copies.databases)), packs=copies.packs)
    manifest = manifest.authenticated(unlocked.key("centre"))
    container = temporary_beside(target / "kopia")
    try:
        with proved_meanwhile(proofs_of(copies, unlocked)):
            members = _members(manifest, keys.to_bytes(), copies.databases)
            written = write_container(container, members)
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
        packs=tuple(pack.name for pack in manifest.packs),
    )
    remember(backup)
    return backup


def _entry(copy: Copy) -> FileEntry:
    log = sha256_of(copy.log) if copy.log else ""
    return FileEntry(copy.file.name, copy.sha256, copy.path.stat().st_size, copy.facts, log)


def _members(manifest: Manifest, keys: bytes, copies: Iterable[Copy]) -> list[Member]:
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


def _check_room(folder: DataFolder, target: Path, times: int) -> None:
    """Room for all but the attachments; how much they need is known when it is known which are new."""
    packed = folder.database("attachments").name
    size = sum(
        path.stat().st_size
        for path in folder.vault.iterdir()
        if path.is_file() and not path.name.startswith(packed)
    )
    check_room(folder.backups, times * size + 50 * MIB)
    check_room(target, size + 50 * MIB)
