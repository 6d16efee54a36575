"""When a backup is due and which old ones may go: grandfather, father, son (reliability 3.1). Pure
functions.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import Enum

INTERVAL = timedelta(minutes=30)
KEEP_ALL = timedelta(days=2)
PAUSE_AFTER_RESTORE = timedelta(days=7)
_GENERATIONS = (("%Y-%m-%d", 7), ("%G-%V", 5), ("%Y-%m", 12), ("%Y", 3))


class State(Enum):
    """What is known about a backup file."""

    VERIFIED = "sprawdzona"
    COPIED = "sprawdzona częściowo"
    UNVERIFIED = "niesprawdzona"
    DAMAGED = "uszkodzona"


@dataclass(frozen=True)
class Kept:
    """One backup as retention sees it."""

    name: str
    made_at: datetime
    state: State


def backup_due(
    now: datetime,
    last_change: datetime | None,
    last_backup: datetime | None,
    interval: timedelta = INTERVAL,
) -> bool:
    """Whether the automatic backup should be made: something changed since the last one, which is
    the interval ago or more.

    A clock set back makes a backup due rather than never again.
    """
    if last_change is None:
        return False
    if last_backup is None:
        return True
    if now < last_backup:
        return True
    return last_change > last_backup and now - last_backup >= interval


def to_delete(
    backups: Sequence[Kept], now: datetime, restored_at: datetime | None = None
) -> list[str]:
    """Return the names of backups that may be deleted.

    Kept: all of two days, then the newest verified one of each of 7 days, 5 weeks, 12 months, 3
    years; as many of those checked in part, which so never push out a verified one; every unchecked
    one newer than the last verified; every damaged one (a person decides). Nothing goes in the 7
    days after a restore.
    """
    if restored_at is not None and now - restored_at < PAUSE_AFTER_RESTORE:
        return []
    verified, copied = (_newest_first(backups, state) for state in (State.VERIFIED, State.COPIED))
    kept = _generations(verified) | _generations(copied)
    last = verified[0].made_at if verified else None
    return [
        backup.name
        for backup in backups
        if backup.name not in kept
        and now - backup.made_at > KEEP_ALL
        and (backup.state is State.COPIED or _is_outdated(backup, last))
    ]


def _is_outdated(backup: Kept, last_verified: datetime | None) -> bool:
    return (
        backup.state is not State.DAMAGED
        and last_verified is not None
        and backup.made_at <= last_verified
    )


def _newest_first(backups: Iterable[Kept], state: State) -> list[Kept]:
    chosen = (backup for backup in backups if backup.state is state)
    return sorted(chosen, key=lambda backup: backup.made_at, reverse=True)


def _generations(newest_first: Iterable[Kept]) -> set[str]:
    backups = list(newest_first)
    kept = set()
    for pattern, count in _GENERATIONS:
        newest_of: dict[str, str] = {}
        for backup in backups:
            newest_of.setdefault(backup.made_at.astimezone(UTC).strftime(pattern), backup.name)
        kept |= set(list(newest_of.values())[:count])
    return kept
