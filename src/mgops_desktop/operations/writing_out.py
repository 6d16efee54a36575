"""Files that somebody asks for, outside the data folder: written whole or not at all."""

import errno
from pathlib import Path

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault.atomic_file import replace_file

_REASONS = {
    errno.EISDIR: "to jest folder",
    errno.EEXIST: "taki plik już istnieje",
    errno.ENOENT: "nie ma takiego folderu",
    errno.ENOTDIR: "nie ma takiego folderu",
    errno.EACCES: "brak uprawnień do zapisu",
    errno.EPERM: "brak uprawnień do zapisu",
    errno.EROFS: "nośnik jest tylko do odczytu",
    errno.ENOSPC: "brak miejsca na dysku",
    errno.ENAMETOOLONG: "nazwa jest za długa",
}


def write_file(path: Path, content: bytes) -> None:
    """Write a file that the user asked for, whole or not at all; raises UserError for a disk that refuses."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise cannot_write(path, error) from error


def cannot_write(path: Path, error: OSError) -> UserError:
    """The error for a file that cannot be written, with the reason in Polish."""
    reason = _REASONS.get(error.errno or 0, "dysk zgłosił błąd")
    return UserError(f"Nie można zapisać pliku {path}: {reason}. Niczego nie zmieniono.")
