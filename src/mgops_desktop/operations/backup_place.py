"""A second place for backups: whether it will do."""

from pathlib import Path

from mgops_desktop.domain.errors import FolderRefused
from mgops_desktop.storage.vault.atomic_file import temporary_beside, write_durably
from mgops_desktop.storage.vault.errors import ReadOnlyStorage, as_user_error
from mgops_desktop.storage.vault.folder import DataFolder, discard
from mgops_desktop.storage.vault.place import MIB, Place, check_room, nearest_existing

_LEAST_ROOM = 100 * MIB
_TRIED = b"MGOPS Desktop"
_SAME_DISK = (
    "To jest ten sam dysk, na którym są dane. Gdy się zepsuje albo zginie komputer, przepadną i dane, i ta kopia. "
    "Lepszy jest nośnik USB albo folder sieciowy."
)


def check_place(place: Path, data: Path) -> str:
    """Look whether backups of the data folder can be kept in a place, by writing there; returns a warning, or nothing.

    Raises FolderRefused for a folder that is none or belongs to the data, ReadOnlyStorage, DiskFull. May wait for a
    network: never on the window's thread.
    """
    if not place.is_absolute():
        raise FolderRefused("Wpisz całą ścieżkę folderu albo go wskaż.")
    if place.resolve().is_relative_to(data.resolve()):
        raise FolderRefused(
            "To jest folder danych. Kopia musi leżeć gdzie indziej, np. na nośniku USB."
        )
    Place().check_backup(place, data)
    _try_writing(place)
    check_room(place, max(_LEAST_ROOM, 2 * _size_of(data)))
    same = place.stat().st_dev == nearest_existing(data).stat().st_dev
    return _SAME_DISK if same else ""


def _try_writing(place: Path) -> None:
    """The rights of a folder do not tell whether a medium is locked or a share refuses."""
    trial = temporary_beside(place / "próba")
    try:
        write_durably(trial, _TRIED)
        whole = trial.read_bytes() == _TRIED
    except OSError as error:
        raise as_user_error(error, "kopii") or error from None
    finally:
        discard(trial)
    if not whole:
        raise ReadOnlyStorage("Ten nośnik zapisuje błędnie. Wybierz inne miejsce na kopie.")


def _size_of(data: Path) -> int:
    vault = DataFolder(data).vault
    return sum(path.stat().st_size for path in vault.glob("*") if path.is_file())
