"""When a backup is due and which old ones may go: grandfather, father, son (reliability 3.1). Pure
functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

INTERVAL = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
_GENERATIONS = (("%Y-%m-%d", 7), ("%G-%V", 5), ("%Y-%m", 12), ("%Y", 3))


class State(Enum):
    """What is known about a backup file."""

    VERIFIED = "sprawdzona"
    UNVERIFIED = "niesprawdzona"
    DAMAGED = "uszkodzona"


@dataclass(frozen=True)
class Kept:
    """One backup as retention sees it."""

    name: str
    made_at: datetime
    state: State


def backup_due(now: datetime, last_change: datetime | None, last_backup: datetime | None) -> bool:
    """Whether the automatic backup should be made: something changed since the last one, 30 minutes
    ago or more.

    A clock set back makes a backup due rather than never again.
    """
    if last_change is None:
        return False
    if last_backup is None:
        return True
    if now < last_backup:
        return True
    return last_change > last_backup and now - last_backup >= INTERVAL


def to_delete(backups: Sequence[Kept], now: datetime) -> list[str]:
    """Return the names of backups that may be deleted.

    Kept: all of two days, then the newest verified one of each of 7 days, 5 weeks, 12 months, 3
    years; every one newer than the last verified; every damaged one (a person decides). Nothing
    goes in the 7 days after a restore.
    """
    verified = sorted(
        (b for b in backups if b.state is State.VERIFIED), key=lambda b: b.made_at, reverse=True
    )
    if not verified:
        return []
    kept = {verified[0].name} | _generations(verified)
    return [
        backup.name
        for backup in backups
        if backup.name not in kept
        and backup.state is not State.DAMAGED
        and backup.made_at <= verified[0].made_at
        and now - backup.made_at > KEEP_ALL
    ]


def _generations(newest_first: Iterable[Kept]) -> set[str]:
    backups = list(newest_first)
    kept = set()
    for pattern, count in _GENERATIONS:
        newest_of: dict[str, str] = {}
        for backup in backups:
            newest_of.setdefault(backup.made_at.astimezone(UTC).strftime(pattern), backup.name)
        kept |= set(list(newest_of.values())[:count])
    return kept
