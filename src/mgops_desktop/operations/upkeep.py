"""What the open program does for the data by itself: backups, emptying logs, looking for damage."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault.register import Backup, last_verified
from mgops_desktop.storage.vault.retention import backup_due

AUTOMATIC = "automatyczna"


def newest_backup(data: OpenData) -> Backup | None:
    """Return the newest verified backup in the folder's own place."""
    return last_verified(data.folder.backups)


def notice_unsaved(data: OpenData) -> None:
    """Take changes that an earlier session left without a backup as waiting for one."""
    backup = newest_backup(data)
    changed = data.database.read(_last_change)
    # a backup knows its second only
    if changed and (backup is None or changed.replace(microsecond=0) > backup.made_at):
        data.database.unsaved_since_backup = True


def back_up_if_due(data: OpenData) -> Backup | None:
    """Make the automatic backup when something changed and 30 minutes have passed since the last one.

    Raises BackupFailed.
    """
    now = data.database.clock.now()
    backup = newest_backup(data)
    changed = now if data.database.unsaved_since_backup else None
    if not backup_due(now, changed, backup.made_at if backup else None):
        return None
    return data.back_up(reason=AUTOMATIC)


def days_since(backup: Backup | None, now: datetime) -> int | None:
    """Return how many whole days old a backup is, None if there is none."""
    return None if backup is None else (now - backup.made_at).days


@question("ostatnia zmiana", None)
def _last_change(session: Session) -> datetime | None:
    return session.scalar(select(func.max(CENTRE.operation.at)))
