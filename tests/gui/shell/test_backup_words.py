"""What the status line says of the backups."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mgops_desktop.gui.backup_report import backup_words
from mgops_desktop.operations.upkeep import BackupState
from mgops_desktop.storage.vault.register import Backup
from mgops_desktop.storage.vault.retention import State

TODAY = date(2026, 11, 21)
NOON = datetime(2026, 11, 21, 11, tzinfo=UTC)


def made(days_ago, state=State.VERIFIED, unchecked=()):
    return Backup(Path("x.kopia"), NOON - timedelta(days=days_ago), 1, state, unchecked=unchecked)


COPIED = made(0, State.COPIED, ("blue_card",))


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (BackupState(None, None), ("Nie ma jeszcze sprawdzonej kopii", "warn")),
        (BackupState(made(0), made(0)), ("Kopia sprawdzona dziś o 12:00", "muted")),
        (BackupState(made(1), made(1)), ("Kopia sprawdzona wczoraj o 12:00", "muted")),
        (BackupState(made(8), made(8)), ("Kopia sprawdzona 13.11.2026 o 12:00", "warn")),
        (BackupState(made(20), made(20)), ("Kopia sprawdzona 01.11.2026 o 12:00", "danger")),
        (
            BackupState(COPIED, made(1)),
            ("Kopia dziś o 12:00, „Niebieskie Karty” tylko skopiowane", "muted"),
        ),
        (
            BackupState(COPIED, None),
            ("Kopia dziś o 12:00, „Niebieskie Karty” tylko skopiowane", "warn"),
        ),
        (
            BackupState(made(0), made(0), (made(40, State.DAMAGED),)),
            ("Kopia sprawdzona dziś o 12:00 · uszkodzona kopia z 12.10.2026", "danger"),
        ),
    ],
)
def test_age_and_thoroughness_of_the_backup_are_told(state, said):
    assert backup_words(state, TODAY) == said
