"""Where a data folder may lie: a local disk, not a network share, not a synchronised folder, not
FAT.

SQLite's locks and write-ahead log do not hold on networks, and a synchronising program copies the
files while they change (reliability 1.8). Finished backups may go anywhere, because they are only
written whole.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from mgops_desktop.domain.errors import FolderRefused

from .errors import DiskFull, ReadOnlyStorage

MIB = 1024 * 1024
_WARN_BELOW = 500 * MIB
_REFUSE_BELOW = 100 * MIB

_NETWORK = frozenset(
    {
        *(
            "nfs",
            "nfs4",
            "cifs",
            "smb3",
            "smbfs",
            "ncpfs",
            "afs",
            "ceph",
            "glusterfs",
            "9p",
            "davfs",
        ),
        *("fuse.sshfs", "fuse.rclone", "fuse.davfs2", "fuse.gvfsd-fuse", "fuse.glusterfs"),
    }
)
_FAT = frozenset({"vfat", "msdos", "exfat", "fat", "fat32"})
_SYNCHRONISED_ROOTS = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer", "Dropbox")
_SYNCHRONISED_NAMES = re.compile(
    r"(onedrive( ?-.*)?|dropbox( \(.*\))?|google ?drive|mój dysk|nextcloud|owncloud"
    r"|icloud ?drive|megasync)",
    re.IGNORECASE,
)


class DriveKind(Enum):
    LOCAL = "local"
    NETWORK = "network"


@dataclass(frozen=True)
class Volume:
    """What the system says about the volume under a path; `file_system` in lower case, empty if
    unknown.
    """

    kind: DriveKind
    file_system: str = ""


VolumeOf = Callable[[Path], Volume]


class Room(Enum):
    """How much free space there is: enough, little (warn), too little (keep reading, refuse
    writing).
    """

    ENOUGH = "enough"
    LITTLE = "little"
    TOO_LITTLE = "too_little"


@dataclass(frozen=True)
class Place:
    """Judges paths; what it asks of the system can be replaced in tests."""

    volume_of: VolumeOf = field(default_factory=lambda: system_volume_of)
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)

    def check_data(self, folder: Path) -> None:
        """Raise FolderRefused with the reason if live data must not lie there."""
        reason = (
            self._network_share(folder) or self._synchronised(folder) or self._bad_volume(folder)
        )
        if reason:
            raise FolderRefused(
                f"W tym miejscu nie można trzymać danych: {reason}. Niczego nie zapisano. Wybierz "
                f"folder na dysku "
                "tego komputera, na przykład proponowany. Kopie zapasowe można zapisywać także "
                "tutaj."
            )

    def check_backup(self, folder: Path, data: Path) -> None:
        """Raise FolderRefused or ReadOnlyStorage if a finished backup cannot be put there.

        USB sticks, FAT and network shares are allowed; the inside of the vault is not.
        """
        if folder.resolve().is_relative_to((data / "vault").resolve()):
            raise FolderRefused("Kopii nie można zapisać w folderze vault. Wybierz inny folder.")
        if not folder.is_dir():
            raise FolderRefused(
                f"Nie ma folderu {folder.name}. Podłącz nośnik albo wybierz inny folder."
            )
        if not os.access(folder, os.W_OK):
            raise ReadOnlyStorage(
                f"Folder {folder.name} jest tylko do odczytu. Wybierz inny folder na kopię."
            )

    def _network_share(self, folder: Path) -> str:
        for text in (
            str(folder),
            str(folder.resolve()),
        ):  # Windows resolves a mapped drive to its share
            if text.startswith(("\\\\", "//")) and not re.match(r"\\\\[?.]\\[A-Za-z]:", text):
                return "to folder sieciowy"
        return ""

    def _synchronised(self, folder: Path) -> str:
        resolved = folder.resolve()
        for variable in _SYNCHRONISED_ROOTS:
            root = self.environment.get(variable)
            if root and resolved.is_relative_to(Path(root).resolve()):
                return f"folder jest synchronizowany ({variable})"
        for part in resolved.parts:
            if _SYNCHRONISED_NAMES.fullmatch(part):
                return f"folder jest synchronizowany ({part})"
        return ""

    def _bad_volume(self, folder: Path) -> str:
        volume = self.volume_of(folder.resolve())
        if volume.kind is DriveKind.NETWORK:
            return "to dysk sieciowy"
        if volume.file_system in _FAT:
            return f"nośnik ma system plików {volume.file_system.upper()}, który nie chroni zapisu"
        return ""


def free_bytes(folder: Path) -> int:
    """Free bytes for the current user on the volume of the nearest existing folder."""
    return shutil.disk_usage(nearest_existing(folder)).free


def check_room(folder: Path, needed: int, free: Callable[[Path], int] = free_bytes) -> None:
    """Raise DiskFull before anything is written if `needed` bytes do not fit."""
    if (available := free(folder)) < needed:
        raise DiskFull(
            f"Za mało miejsca na dysku: potrzeba {needed // MIB + 1} MB, "
            f"wolne jest {available // MIB} MB. "
            "Niczego nie zapisano. Zwolnij miejsce i spróbuj jeszcze raz."
        )


def room(folder: Path, free: Callable[[Path], int] = free_bytes) -> Room:
    """How much room there is for work: under 500 MB warn, under 100 MB refuse writing."""
    available = free(folder)
    if available < _REFUSE_BELOW:
        return Room.TOO_LITTLE
    return Room.LITTLE if available < _WARN_BELOW else Room.ENOUGH


def require_room(folder: Path) -> None:
    """Raise DiskFull if there is too little room for any change; reading goes on."""
    if room(folder) is Room.TOO_LITTLE:
        raise DiskFull(
            f"Na dysku jest mniej niż {_REFUSE_BELOW // MIB} MB wolnego miejsca, dlatego program niczego nie zapisze. "
            "Dane są całe i można je czytać. Zwolnij miejsce i zapisz jeszcze raz."
        )


def system_volume_of(path: Path) -> Volume:
    """Ask this system about the volume of a path."""
    if sys.platform == "win32":
        return _windows_volume(path)
    mounts = Path("/proc/self/mountinfo")
    if mounts.exists():
        return volume_from_mountinfo(mounts.read_text(encoding="utf-8", errors="replace"), path)
    return Volume(DriveKind.LOCAL)


def volume_from_mountinfo(mountinfo: str, path: Path) -> Volume:
    """Find the file system of an absolute path in the text of /proc/self/mountinfo (man 5 proc)."""
    best, file_system = "", ""
    for line in mountinfo.splitlines():
        mount, _, source = line.partition(" - ")
        if not source:
            continue
        point = _unescaped(mount.split()[4])
        # a later mount on the same point hides the earlier one
        if path.is_relative_to(point) and len(point) >= len(best):
            best, file_system = point, source.split()[0].lower()
    kind = DriveKind.NETWORK if file_system in _NETWORK else DriveKind.LOCAL
    return Volume(kind, file_system)


def _unescaped(mount_point: str) -> str:
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), mount_point)


def nearest_existing(folder: Path) -> Path:
    """The folder itself, or the nearest above it that is there."""
    for candidate in (folder, *folder.parents):
        if candidate.exists():
            return candidate
    return folder


if sys.platform == "win32":
    import ctypes

    _DRIVE_REMOTE = 4

    def _windows_volume(path: Path) -> Volume:
        root = f"{path.drive}\\"
        if (
            path.drive.startswith("\\\\")
            or ctypes.windll.kernel32.GetDriveTypeW(root) == _DRIVE_REMOTE
        ):
            return Volume(DriveKind.NETWORK)
        name = ctypes.create_unicode_buffer(64)
        ctypes.windll.kernel32.GetVolumeInformationW(
            root, None, 0, None, None, None, name, len(name)
        )
        return Volume(DriveKind.LOCAL, name.value.lower())
