"""Restoring a backup into a new folder, and checking backups made long ago.

Nothing existing is ever overwritten: the restored vault is built and checked beside its place and appears by one
renaming, so a power cut leaves either no vault or a whole one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused, FolderRefused

from .atomic_file import move_into_place
from .backup import Clock, utc_now
from .connection import friendly_errors
from .container import KEYS, Container, open_container, sha256_of
from .copying import work_folder
from .folder import DataFolder, discard, make_private_folder, sync_folder
from .key_file import KeyFile, KeyStore, read_key_file
from .keys import Unlocked
from .manifest import Manifest
from .packs import bytes_of, require_packs
from .place import MIB, Place, check_room
from .register import Backup, forget_packs, hash_in_name, note_restore, rechecked, remember
from .retention import State
from .schema import Schemas, shipped_schema
from .unpacking import Progress, unpack, unwatched
from .verify import Facts

Unlock = Callable[[KeyFile], Unlocked]
ChangeKeys = Callable[[KeyFile, Unlocked], KeyFile]


@dataclass(frozen=True)
class Description:
    """What a backup file says before any password: when, by which program, how much, whose accounts."""

    manifest: Manifest
    key_file: KeyFile

    @property
    def logins(self) -> tuple[str, ...]:
        return tuple(slot.login for slot in self.key_file.accounts)


@dataclass(frozen=True)
class Restored:
    """What a restore brought back: `unchecked` names the databases that nobody has opened yet, for want of the key."""

    manifest: Manifest
    unlocked: Unlocked
    unchecked: tuple[str, ...]


def describe(file: Path) -> Description:
    """Read manifest and key file of a backup. Raises FileRefused, FolderRefused for a newer program's."""
    with open_container(file) as container:
        return _describe(container)


def restore(
    file: Path,
    target: DataFolder,
    unlock: Unlock,
    *,
    change_keys: ChangeKeys = lambda key_file, _unlocked: key_file,
    schemas: Schemas = shipped_schema,
    place: Place | None = None,
    clock: Clock = utc_now,
    progress: Progress = unwatched,
) -> Restored:
    """Restore a backup into a folder that does not exist or is empty; returns what was restored.

    `unlock` gets the key file of the backup (older passwords apply); `change_keys` may give it a new password before
    it is written. A restore that fails, or that `progress` stops by raising, leaves the place as it was. Raises
    FolderRefused for a folder with content, a refused place or a newer schema, FileRefused for a damaged or incomplete
    backup, WrongPassword.
    """
    (place or Place()).check_data(target.path)
    if not target.is_empty():
        raise FolderRefused(
            "Folder docelowy nie jest pusty. Kopię odtwarza się tylko do nowego folderu."
        )
    with open_container(file) as container:
        description = _describe(container)
        packs = description.manifest.packs
        require_packs(packs, file.parent)
        unlocked = unlock(description.key_file)
        _check_trust(description, unlocked)
        _refuse_newer(description.manifest, schemas)
        check_room(target.path, container.total_size() + bytes_of(packs) + 50 * MIB)
        key_file = change_keys(description.key_file, unlocked)
        with friendly_errors("odtwarzanych danych"), _made_whole(target):
            renewed = replace(description, key_file=key_file)
            found = _build(container, file.parent, renewed, target, unlocked, schemas, progress)
            target.prepare()
            note_restore(target.backups, clock())
    unchecked = tuple(name for name in description.manifest.unchecked if name not in found)
    return Restored(description.manifest, unlocked, unchecked)


def recheck(
    backup: Backup, unlocked: Unlocked | None, work: Path, clock: Clock = utc_now
) -> Backup:
    """Check an existing backup again and write the result into its register.

    Always re-hashed; with keys that fit, its databases are also opened and compared. What was checked before stays so
    as long as the hash is the same. `work` is a folder for the unpacked parts, on the same disk as the data.
    Raises DiskFull if they do not fit.
    """
    state, unchecked = _state_now(backup, unlocked, work)
    if state is State.DAMAGED:
        # it may be one of the packs: the next backup looks through them before it relies on them
        forget_packs(backup.path.parent, backup.packs)
    result = rechecked(backup, state, clock(), unchecked)
    remember(result)
    return result


def recheck_due(backups: list[Backup], now: datetime, days: int) -> list[Backup]:
    """The backups whose last check is more than `days` days ago (or unknown)."""
    never = datetime.min.replace(tzinfo=UTC)
    return [backup for backup in backups if (now - (backup.checked_at or never)).days >= days]


def _describe(container: Container) -> Description:
    manifest = Manifest.read(container.read_manifest())
    key_file = read_key_file(container.read_small(KEYS))
    if key_file.vault_id != manifest.vault_id:
        raise FileRefused(
            "Plik kluczy w kopii należy do innego folderu danych. Wybierz inną kopię."
        )
    listed = {entry.name for entry in manifest.files}
    if missing := [one.file_name for one in key_file.files if one.name not in listed]:
        raise FileRefused(
            f"Kopia jest niepełna: brakuje w niej części {missing[0]}. Niczego nie zmieniono. Wybierz inną kopię."
        )
    return Description(manifest, key_file)


def _check_trust(description: Description, unlocked: Unlocked) -> None:
    description.manifest.check_mac(unlocked.key("centre"))


def _refuse_newer(manifest: Manifest, schemas: Schemas) -> None:
    for entry in manifest.files:
        if entry.facts is not None:
            schemas(entry.name).refuse_newer(entry.facts)


@contextmanager
def _made_whole(target: DataFolder) -> Iterator[None]:
    """Take away what a failed restore has made, so that it can be tried again in the same place."""
    existed = target.path.exists()
    try:
        yield
    except BaseException:
        for made in (target.vault, target.backups, target.log.parent):
            discard(made)
        if not existed:
            discard(target.path)
        raise


def _build(
    container: Container,
    beside: Path,
    description: Description,
    target: DataFolder,
    unlocked: Unlocked,
    schemas: Schemas,
    progress: Progress,
) -> dict[str, Facts]:
    """Put the vault into its place; returns the facts of databases that were opened for the first time."""
    make_private_folder(target.path)
    with work_folder(target.path) as work:
        staging = DataFolder(work)
        make_private_folder(staging.vault)
        manifest, into = description.manifest, staging.vault
        found = unpack(container, manifest, beside, into, unlocked.keys, progress)
        for name, facts in found.items():
            schemas(name).refuse_newer(facts)
        KeyStore(staging).write(description.key_file)
        sync_folder(staging.vault)
        move_into_place(staging.vault, target.vault)
    return found


def _state_now(
    backup: Backup, unlocked: Unlocked | None, work: Path
) -> tuple[State, tuple[str, ...]]:
    """What is known of a backup after looking at it again, and which databases nobody has opened."""
    try:
        sha256 = sha256_of(backup.path)
        if (backup.sha256 or sha256) != sha256 or not sha256.startswith(hash_in_name(backup.path)):
            return State.DAMAGED, ()
        with open_container(backup.path) as container, work_folder(work) as unpacked:
            manifest = _describe(container).manifest
            keys = _fitting_keys(manifest, unlocked)
            check_room(work, container.total_size() + bytes_of(manifest.packs) + 50 * MIB)
            found = unpack(container, manifest, backup.path.parent, unpacked, keys)
    except (FileRefused, OSError):
        return State.DAMAGED, ()
    if not keys:
        return backup.state, backup.unchecked
    known = manifest.unchecked if backup.state is not State.COPIED else backup.unchecked
    unchecked = () if backup.state is State.VERIFIED else tuple(n for n in known if n not in found)
    return (State.COPIED if unchecked else State.VERIFIED), unchecked


def _fitting_keys(manifest: Manifest, unlocked: Unlocked | None) -> dict[str, bytes]:
    """Keys changed since the backup was made do not open it; then only hashes are checked."""
    if unlocked is None:
        return {}
    try:
        manifest.check_mac(unlocked.key("centre"))
    except FileRefused:
        return {}
    return dict(unlocked.keys)
