"""The second place for backups kept up to date: whatever was made and checked in the first is copied there."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mgops_desktop.domain.errors import UserError
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.register import last_made, list_backups
from mgops_desktop.storage.vault.second_place import PlaceAway, Told, copy_backup, holds


@dataclass(frozen=True)
class SecondState:
    """What a look after the second place found: whether it is there, and why it has not got the newest backup.

    `has_copy` is False while there is nothing to copy yet and nobody has made one there.
    """

    is_there: bool
    problem: str = ""
    has_copy: bool = True

    @property
    def is_good(self) -> bool:
        """Whether everything that was backed up is there too."""
        return self.is_there and not self.problem


def bring_up_to_date(folder: DataFolder, place: Path, now: datetime, told: Told) -> SecondState:
    """Copy the newest backup to the place unless it is there; opens nothing and needs no keys.

    May wait for a slow medium or network: never on the window's thread. What `told` raises stops the copying.
    """
    newest = last_made(folder.backups)
    try:
        if newest is None:
            return SecondState(place.is_dir(), has_copy=bool(list_backups(place)))
        if not holds(place, newest):
            copy_backup(newest, folder, place, now, told)
    except PlaceAway:
        return SecondState(is_there=False)
    except OSError:
        return SecondState(is_there=False)
    except UserError as error:
        return SecondState(is_there=True, problem=error.message)
    return SecondState(is_there=True)
