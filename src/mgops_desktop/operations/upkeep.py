"""What the open program does for the data by itself: backups, emptying logs, looking for damage."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault.errors import StorageTrouble
from mgops_desktop.storage.vault.place import Room
from mgops_desktop.storage.vault.register import Backup, last_made, last_verified, list_backups
from mgops_desktop.storage.vault.restore import recheck, recheck_due
from mgops_desktop.storage.vault.retention import INTERVAL, State, backup_due

AUTOMATIC = "automatyczna"
RECHECK_DAYS = 30


@dataclass(frozen=True)
class BackupState:
    """The newest backup in the folder's own place, the newest that was checked in full, and the damaged ones."""

    newest: Backup | None
    verified: Backup | None
    damaged: tuple[Backup, ...] = ()


def backup_state(data: OpenData) -> BackupState:
    """Return what is to be said of the backups."""
    place = data.folder.backups
    damaged = tuple(one for one in list_backups(place) if one.state is State.DAMAGED)
    return BackupState(last_made(place), last_verified(place), damaged)


def notice_unsaved(data: OpenData) -> None:
    """Take changes that an earlier session left without a backup as waiting for one."""
    backup = last_made(data.folder.backups)
    changed = data.database.read(_last_change)
    # a backup knows its second only
    if changed and (backup is None or changed.replace(microsecond=0) > backup.made_at):
        data.database.unsaved_since_backup = True


def back_up_if_due(data: OpenData, interval: timedelta = INTERVAL) -> Backup | None:
    """Make the automatic backup when something changed and the interval has passed since the last one.

    Raises BackupFailed.
    """
    now = data.database.clock.now()
    backup = last_made(data.folder.backups)
    changed = now if data.database.unsaved_since_backup else None
    if not backup_due(now, changed, backup.made_at if backup else None, interval):
        return None
    return data.back_up(reason=AUTOMATIC)


def recheck_one_backup(data: OpenData) -> Backup | None:
    """Check again the backup whose last check is the longest ago, if that is a month; None if none is due.

    A backup that cannot be unpacked or entered in the register now waits for a better day.
    """
    due = recheck_due(list_backups(data.folder.backups), data.database.clock.now(), RECHECK_DAYS)
    # a damaged one does not get whole again
    waiting = [one for one in due if one.state is not State.DAMAGED]
    if not waiting:
        return None
    oldest = min(waiting, key=lambda one: one.checked_at or one.made_at)
    try:
        return recheck(oldest, data.unlocked, data.folder.backups, data.database.clock.now)
    except (StorageTrouble, OSError):
        return None


def words_of_room(data: OpenData) -> str:
    """Warn of a disk that is getting full; empty while there is enough room."""
    match data.room():
        case Room.ENOUGH:
            return ""
        case Room.LITTLE:
            return (
                "Na dysku z danymi jest mniej niż 500 MB wolnego miejsca. Zwolnij miejsce: poniżej 100 MB program "
                "przestanie zapisywać zmiany."
            )
    return (
        "Na dysku z danymi jest mniej niż 100 MB wolnego miejsca. Dane można czytać, ale program niczego nie zapisze, "
        "dopóki nie zwolnisz miejsca."
    )


@question("ostatnia zmiana", None)
def _last_change(session: Session) -> datetime | None:
    return session.scalar(select(func.max(CENTRE.operation.at)))
