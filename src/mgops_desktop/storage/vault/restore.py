"""Restoring a backup into a new folder, and checking backups made long ago.

Nothing existing is ever overwritten: the restored vault is built and checked beside its place and appears by one
renaming, so a power cut leaves either no vault or a whole one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused, FolderRefused

from .atomic_file import move_into_place
from .backup import Clock, utc_now, work_folder
from .connection import friendly_errors
from .container import KEYS, Container, open_container, sha256_of
from .folder import DataFolder, make_private_folder, sync_folder
from .key_file import KeyFile, KeyStore, read_key_file
from .keys import Unlocked
from .manifest import Manifest
from .place import MIB, Place, check_room
from .register import Backup, hash_in_name, rechecked, remember
from .retention import State
from .schema import Schemas, shipped_schema
from .unpacking import unpack

Unlock = Callable[[KeyFile], Unlocked]


@dataclass(frozen=True)
class Description:
    """What a backup file says before any password: when, by which program, how much, whose accounts."""

    manifest: Manifest
    key_file: KeyFile

    @property
    def logins(self) -> tuple[str, ...]:
        return tuple(slot.login for slot in self.key_file.accounts)


def describe(file: Path) -> Description:
    """Read manifest and key file of a backup. Raises FileRefused, FolderRefused for a newer program's."""
    with open_container(file) as container:
        return _describe(container)


def restore(
    file: Path,
    target: DataFolder,
    unlock: Unlock,
    *,
    schemas: Schemas = shipped_schema,
    place: Place | None = None,
) -> Manifest:
    """Restore a backup into a folder that does not exist or is empty; returns what was restored.

    `unlock` gets the key file of the backup (older passwords apply). Raises FolderRefused for a folder with content,
    a refused place or a newer schema, FileRefused for a damaged backup, WrongPassword.
    """
    (place or Place()).check_data(target.path)
    if not target.is_empty():
        raise FolderRefused(
            "Folder docelowy nie jest pusty. Kopię odtwarza się tylko do nowego folderu."
        )
    with open_container(file) as container:
        description = _describe(container)
        unlocked = unlock(description.key_file)
        _check_trust(description, unlocked)
        _refuse_newer(description.manifest, schemas)
        check_room(target.path, container.total_size() + 50 * MIB)
        with friendly_errors("odtwarzanych danych"):
            _build(container, description, target, unlocked)
    return description.manifest


def recheck(
    backup: Backup, unlocked: Unlocked | None, work: Path, clock: Clock = utc_now
) -> Backup:
    """Check an existing backup again and write the result into its register.

    Always re-hashed; with keys that fit, its databases are also opened and compared. `work` is a folder for the
    unpacked parts, on the same disk as the data.
    """
    state = State.VERIFIED if _is_whole(backup, unlocked, work) else State.DAMAGED
    result = rechecked(backup, state, clock())
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
    return Description(manifest, key_file)


def _check_trust(description: Description, unlocked: Unlocked) -> None:
    description.manifest.check_mac(unlocked.key("centre"))


def _refuse_newer(manifest: Manifest, schemas: Schemas) -> None:
    for entry in manifest.files:
        if entry.facts is not None:
            schemas(entry.name).refuse_newer(entry.facts)


def _build(
    container: Container, description: Description, target: DataFolder, unlocked: Unlocked
) -> None:
    target.prepare()
    with work_folder(target.path) as work:
        staging = DataFolder(work)
        make_private_folder(staging.vault)
        unpack(container, description.manifest, staging.vault, unlocked.keys)
        KeyStore(staging).write(description.key_file)
        sync_folder(staging.vault)
        move_into_place(staging.vault, target.vault)


def _is_whole(backup: Backup, unlocked: Unlocked | None, work: Path) -> bool:
    try:
        sha256 = sha256_of(backup.path)
        if (backup.sha256 or sha256) != sha256 or not sha256.startswith(hash_in_name(backup.path)):
            return False
        with open_container(backup.path) as container, work_folder(work) as unpacked:
            manifest = _describe(container).manifest
            keys = _fitting_keys(manifest, unlocked)
            unpack(container, manifest, unpacked, keys)
    except (FileRefused, OSError):
        return False
    return True


def _fitting_keys(manifest: Manifest, unlocked: Unlocked | None) -> dict[str, bytes]:
    """Keys changed since the backup was made do not open it; then only hashes are checked."""
    if unlocked is None:
        return {}
    try:
        manifest.check_mac(unlocked.key("centre"))
    except FileRefused:
        return {}
    return dict(unlocked.keys)
