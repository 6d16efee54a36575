"""What the status line says of the backups."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from mgops_desktop.gui.backup_report import (
    BackupReport,
    SecondKnown,
    backup_words,
    second_words,
)
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


PLACE = Path("nośnik")


@pytest.mark.parametrize(
    ("known", "said"),
    [
        (None, ("Drugiego miejsca na kopie nie wybrano", "warn")),
        (SecondKnown(PLACE, NOON), ("Sprawdzam drugie miejsce na kopie", "muted")),
        (SecondKnown(PLACE, NOON, is_there=True), ("Druga kopia jest aktualna", "ok")),
        (
            SecondKnown(PLACE, NOON, is_there=True, has_copy=False),
            ("Druga kopia powstanie zaraz po pierwszej", "muted"),
        ),
        (
            SecondKnown(PLACE, NOON - timedelta(days=6), is_there=False),
            ("Drugie miejsce było dostępne 15.11.2026", "muted"),
        ),
        (
            SecondKnown(PLACE, NOON - timedelta(days=7), is_there=False),
            ("Brak drugiej kopii od 7 dni", "warn"),
        ),
        (
            SecondKnown(PLACE, NOON - timedelta(days=14), is_there=False),
            ("Brak drugiej kopii od 14 dni", "danger"),
        ),
        (
            SecondKnown(PLACE, NOON, is_there=True, problem="Brak miejsca."),
            ("Druga kopia się nie udaje", "warn"),
        ),
    ],
)
def test_second_place_is_told_in_words_with_their_tone(
    known: SecondKnown | None, said: tuple[str, str]
) -> None:
    assert second_words(known, TODAY) == said


def test_foot_of_the_window_tells_of_the_second_place_only_what_must_not_be_overlooked() -> None:
    report = BackupReport("Kopia sprawdzona dziś o 12:00", "muted")
    fine = replace(report, second="Druga kopia jest aktualna", second_tone="ok", second_place=PLACE)
    assert fine.foot == ("Kopia sprawdzona dziś o 12:00", "muted")
    none = replace(report, second="Drugiego miejsca na kopie nie wybrano", second_tone="warn")
    assert none.foot == ("Kopia sprawdzona dziś o 12:00", "muted")
    old = replace(
        report, second="Brak drugiej kopii od 9 dni", second_tone="warn", second_place=PLACE
    )
    assert old.foot == ("Kopia sprawdzona dziś o 12:00 · Brak drugiej kopii od 9 dni", "warn")
