"""A second place for backups: what was made and checked in the first is copied there, with the packs it needs.

Nothing is decrypted, so this needs no keys. The copy is read again under its name and must be byte for byte the checked
one; only then the register of the place knows it. A fault leaves every earlier copy untouched.
"""

import hashlib
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from mgops_desktop.domain.errors import FileRefused, FolderRefused, UserError

from .atomic_file import move_into_place, temporary_beside
from .backup import thin_out_place
from .container import open_container, sha256_of
from .errors import BackupFailed, as_user_error
from .folder import TEMPORARY, DataFolder, create_private_file, discard
from .manifest import Manifest
from .packs import Pack, require_packs
from .place import MIB, Place, check_room
from .register import Backup, known_packs, list_backups, remember, remember_packs, restored_at

_PIECE = 4 * MIB
_LEFT_FOR = timedelta(days=1)
Told = Callable[[int, int], None]
"""Hears how many bytes are done and of how many; what it raises stops the copying."""


class PlaceAway(BackupFailed):
    """The place is not there: the medium is not connected, the network is down."""


def copy_backup(backup: Backup, folder: DataFolder, place: Path, now: datetime, told: Told) -> None:
    """Copy a checked backup of the folder to the place and thin out there by the rule of the first place.

    Raises PlaceAway, BackupFailed with the reason; no half file is left then.
    """
    if not place.is_dir():
        raise _away(place)
    try:
        Place().check_backup(place, folder.path)
        manifest = _manifest_of(backup)
        require_packs(manifest.packs, backup.path.parent)
        _remove_leftovers(place, now)
        _copy_all(backup, _missing(manifest.packs, place), place, told)
        remember_packs(place, manifest.packs)
        remember(replace(backup, path=place / backup.name))
        ours = [one for one in list_backups(place) if _is_of(one, manifest.vault_id)]
        thin_out_place(place, ours, now, restored_at(folder.backups))
    except (OSError, UserError) as error:
        if not _is_there(place):
            raise _away(place) from None
        known = as_user_error(error, "kopii")
        reason = known.message if known else ""
        raise BackupFailed(
            f"Druga kopia, w folderze {place}, nie powstała. {reason} Kopia w folderze danych jest cała."
        ) from None


def holds(place: Path, backup: Backup) -> bool:
    """Whether the place holds a whole, registered copy of a backup.

    Raises PlaceAway.
    """
    try:
        if place.is_dir():
            path = place / backup.name
            known = next((one for one in list_backups(place) if one.path == path), None)
            return known is not None and (known.sha256, known.size) == (backup.sha256, backup.size)
    except OSError:
        pass
    raise _away(place)


def _copy_all(backup: Backup, packs: Iterable[Pack], place: Path, told: Told) -> None:
    source = backup.path.parent
    wanted = [(source / pack.name, pack.sha256) for pack in packs]
    # the packs first: a backup without its packs would say that it can be restored
    wanted.append((backup.path, backup.sha256))
    total = sum(path.stat().st_size for path, _sha256 in wanted)
    check_room(place, total + 50 * MIB)
    done = 0
    for path, sha256 in wanted:
        _copy_one(path, place / path.name, sha256, partial(_tell, told, done, total))
        done += path.stat().st_size


def _tell(told: Told, before: int, total: int, more: int) -> None:
    told(before + more, total)


def _copy_one(source: Path, target: Path, sha256: str, told: Callable[[int], None]) -> None:
    unfinished = temporary_beside(target)
    try:
        if _pour(source, unfinished, told) != sha256:
            raise BackupFailed(f"Plik {source.name} w folderze danych jest uszkodzony.")
        move_into_place(unfinished, target)
    finally:
        discard(unfinished)
    if sha256_of(target) != sha256:
        raise BackupFailed("Zapisany plik różni się od kopii: nośnik zapisuje błędnie.")


def _pour(source: Path, target: Path, told: Callable[[int], None]) -> str:
    """Copy piece by piece and flush; returns the SHA-256 of what was read."""
    digest = hashlib.sha256()
    create_private_file(target)
    done = 0
    with source.open("rb") as file, target.open("wb") as into:
        while piece := file.read(_PIECE):
            told(done)
            digest.update(piece)
            into.write(piece)
            done += len(piece)
        into.flush()
        os.fsync(into.fileno())
    return digest.hexdigest()


def _missing(packs: Iterable[Pack], place: Path) -> list[Pack]:
    """The packs that do not lie whole in the place; those that its register knows are judged by their size."""
    known = known_packs(place)
    return [pack for pack in packs if not _has(pack, place / pack.name, known.get(pack.name))]


def _has(pack: Pack, path: Path, known: Pack | None) -> bool:
    if not path.is_file() or path.stat().st_size != pack.size:
        return False
    return known == pack or sha256_of(path) == pack.sha256


def _manifest_of(backup: Backup) -> Manifest:
    with open_container(backup.path) as container:
        return Manifest.read(container.read_manifest())


def _is_of(backup: Backup, vault_id: str) -> bool:
    """Whether a backup is of this folder: a place may hold those of several. Of a damaged one nobody knows."""
    try:
        return _manifest_of(backup).vault_id == vault_id
    except (FileRefused, FolderRefused, OSError):
        return False


def _remove_leftovers(place: Path, now: datetime) -> None:
    """Take away what a medium kept that was pulled out; another computer may be writing here just now."""
    oldest = (now - _LEFT_FOR).timestamp()
    for path in place.glob(f"{TEMPORARY}*"):
        with suppress(OSError):
            if path.stat().st_mtime < oldest:
                discard(path)


def _is_there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False


def _away(place: Path) -> PlaceAway:
    return PlaceAway(
        f"Drugiego miejsca na kopie ({place}) teraz nie ma. Podłącz nośnik albo sieć; program dopisze kopię sam."
    )
