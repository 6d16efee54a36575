"""Backups as somebody looks after them: which there are, one checked again, where the data lie."""

from dataclasses import dataclass
from pathlib import Path

from mgops_desktop import __version__
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.vault.place import free_bytes
from mgops_desktop.storage.vault.register import Backup, list_backups
from mgops_desktop.storage.vault.restore import recheck


@dataclass(frozen=True)
class FolderRoom:
    """Where the data are and how much room they take, in bytes; `version` is the program's."""

    path: Path
    data: int
    backups: int
    free: int
    version: str


def backups_of(data: OpenData) -> list[Backup]:
    """Return the backups in the folder's own place, the newest first."""
    return list_backups(data.folder.backups)


def check_again(data: OpenData, backup: Backup) -> Backup:
    """Unpack a backup, open and compare it; the result goes into the register.

    Raises NotAllowed without the right, DiskFull if the unpacked parts do not fit.
    """
    data.database.actor.require(Right.BACKUP, "sprawdzenie kopii")
    return recheck(backup, data.unlocked, data.folder.backups, data.database.clock.now)


def folder_room(data: OpenData) -> FolderRoom:
    """Return where the data lie and how large they are; nothing is opened."""
    folder = data.folder
    return FolderRoom(
        folder.path,
        _size_of(folder.vault),
        _size_of(folder.backups),
        free_bytes(folder.path),
        __version__,
    )


def _size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.glob("*") if path.is_file())
