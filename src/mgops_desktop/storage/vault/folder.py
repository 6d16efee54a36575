"""Where the files of one data folder lie and which key opens which of them."""

import os
import shutil
import sys
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import platformdirs

TEMPORARY = ".tmp-"
"""Every unfinished file or folder begins so; `DataFolder.remove_leftovers` deletes them at start.
"""

CENTRE = "centre"


@dataclass(frozen=True)
class DataFile:
    """One encrypted database: `name` is its file stem, its schema and its folder of migrations."""

    name: str
    compartment: str

    @property
    def file_name(self) -> str:
        return f"{self.name}.db"


DATA_FILES = (
    DataFile("centre", CENTRE),
    DataFile("blue_card", "blue_card"),
    DataFile("attachments", CENTRE),
    DataFile("notes", "notes"),
)


def files_of(compartments: Collection[str]) -> tuple[DataFile, ...]:
    """The databases that a folder with keys to these compartments must have, in the fixed order."""
    return tuple(file for file in DATA_FILES if file.compartment in compartments)


def data_file(name: str) -> DataFile:
    """Return the description of a database by its name; KeyError if there is none."""
    return {file.name: file for file in DATA_FILES}[name]


@dataclass(frozen=True)
class DataFolder:
    """The paths inside a data folder; touches the disk only in its methods that say so."""

    path: Path

    @property
    def vault(self) -> Path:
        return self.path / "vault"

    @property
    def backups(self) -> Path:
        return self.path / "kopie"

    @property
    def log(self) -> Path:
        return self.path / "logi" / "app.log"

    @property
    def key_file(self) -> Path:
        return self.vault / "klucze.json"

    @property
    def key_file_copy(self) -> Path:
        return self.vault / "klucze.bak.json"

    @property
    def lock_file(self) -> Path:
        return self.vault / "app.lock"

    @property
    def lock_info(self) -> Path:
        return self.vault / "app.info.json"

    def database(self, name: str) -> Path:
        """The path of `centre`, `blue_card`, `attachments` or `notes`."""
        return self.vault / data_file(name).file_name

    def present_files(self) -> tuple[DataFile, ...]:
        """The databases that exist in this folder, in the fixed order."""
        return tuple(file for file in DATA_FILES if self.database(file.name).exists())

    def is_initialised(self) -> bool:
        """Whether the folder holds a vault; a vault appears whole, by one renaming."""
        return self.vault.is_dir()

    def is_empty(self) -> bool:
        """Whether nothing lies there yet, not counting what an interrupted attempt left."""
        if not self.path.is_dir():
            return not self.path.exists()
        return all(self._is_left(path) for path in self.path.iterdir())

    def clear_attempt(self, *, made_for_it: bool) -> None:
        """Take away what an attempt at founding left, and the folder itself if it was made for it."""
        if self.is_initialised() or not self.path.is_dir():
            return
        for path in list(self.path.iterdir()):
            if self._is_left(path):
                discard(path)
        if made_for_it:
            with suppress(OSError):
                self.path.rmdir()

    def _is_left(self, path: Path) -> bool:
        """Whether an attempt at founding makes this and nobody has put anything into it."""
        if path.name.startswith(TEMPORARY):
            return True
        return path in (self.backups, self.log.parent) and path.is_dir() and not any(path.iterdir())

    def prepare(self) -> None:
        """Make the folder with `kopie` and `logi`, readable by the current user only."""
        for folder in (self.path, self.backups, self.log.parent):
            make_private_folder(folder)
            # it may have been there already, open to everybody
            folder.chmod(0o700)

    def remove_leftovers(self) -> list[str]:
        """Delete what interrupted work left behind; call only while holding the folder's lock.

        Returns the names of what was removed.
        """
        removed = []
        for folder in (self.path, self.vault, self.backups):
            for leftover in sorted(folder.glob(f"{TEMPORARY}*")):
                remove(leftover)
                removed.append(leftover.name)
        return removed


def default_folder() -> Path:
    """The user's own data folder: never Documents, which may be synchronised."""
    return Path(platformdirs.user_data_path("MGOPS Desktop", appauthor=False))


def make_private_folder(folder: Path) -> None:
    """Make a folder (with parents), durably, that only the current user may enter."""
    if folder.is_dir():
        return
    make_private_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    sync_folder(folder.parent)


def sync_folder(path: Path) -> None:
    """Make new names in a folder durable; Windows knows no such thing and needs none for NTFS."""
    if sys.platform == "win32":
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def create_private_file(path: Path) -> None:
    """Create an empty file with mode 0600; FileExistsError if there is one."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


def remove(path: Path) -> None:
    """Delete a file or a whole folder if it exists."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def discard(path: Path) -> None:
    """Delete unfinished work if the disk allows; what stays is removed at the next start."""
    with suppress(OSError):
        remove(path)
