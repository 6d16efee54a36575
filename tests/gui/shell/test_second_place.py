"""The second place for backups: kept up to date by itself; when it is away, full or locked, that is said in words."""

import shutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from tests.gui.folder import CLOCK, Desk
from tests.gui.hands import click, click_row, shown_words, titles
from tests.gui.shell.first_run import PASSWORD, WAIT, FirstRun

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell import upkeep
from mgops_desktop.gui.shell.message_screen import MessageScreen
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault import second_place
from mgops_desktop.storage.vault.register import list_backups
from mgops_desktop.storage.vault.retention import State


@pytest.fixture(autouse=True)
def no_delay(monkeypatch: pytest.MonkeyPatch) -> None:
    """Look after everything as soon as the window is there."""
    monkeypatch.setattr(upkeep, "_FIRST_LOOK_MS", 1)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A medium that was chosen as the second place on this computer."""
    made = tmp_path / "nośnik"
    made.mkdir()
    WindowMemory(tmp_path / "okno.ini").keep_backup_place(made)
    return made


def after(days: int) -> FixedClock:
    return FixedClock(CLOCK.now() + timedelta(days=days))


def card(window: MainWindow):
    return window.pages.page("start").backups.list


def wait_for_row(qtbot, window: MainWindow, title: str) -> None:
    qtbot.waitUntil(lambda: title in titles(card(window)), timeout=WAIT)


def test_newest_backup_is_copied_by_itself_and_the_start_page_says_so(
    qtbot, desk: Desk, place: Path
) -> None:
    desk.sit_down("kierownik")
    desk.back_up()
    window = desk.sit_down("kierownik")
    wait_for_row(qtbot, window, "Druga kopia jest aktualna")
    (copy,) = list_backups(place)
    assert copy.state is State.COPIED
    assert copy.name == list_backups(desk.path / "kopie")[0].name
    rows = card(window).rows()
    assert rows[0].title == "Kopia dziś o 16:12"
    assert rows[0].note == "„Niebieskie Karty” tylko skopiowane"
    assert rows[0].more == f"w folderze {desk.path / 'kopie'}"
    assert rows[1].note == str(place)
    assert "Druga kopia" not in window.status.backup.text()


def test_start_page_leads_to_the_backups(desk: Desk) -> None:
    window = desk.sit_down("kierownik")
    assert titles(card(window)) == [
        "Nie ma jeszcze sprawdzonej kopii",
        "Drugiego miejsca na kopie nie wybrano",
    ]
    click_row(card(window), "Drugiego miejsca")
    assert window.pages.current_key == "settings"
    assert "Kopie są tylko na tym dysku." in shown_words(window)


@pytest.mark.parametrize(
    ("days", "said", "icon"),
    [
        (3, "Drugie miejsce było dostępne 23.11.2026", "clock"),
        (8, "Brak drugiej kopii od 8 dni", "triangle-alert"),
        (15, "Brak drugiej kopii od 15 dni", "circle-alert"),
    ],
)
def test_place_that_is_away_for_long_is_told_on_the_start_page_and_at_the_foot(
    qtbot, desk: Desk, place: Path, days: int, said: str, icon: str
) -> None:
    desk.sit_down("kierownik")
    desk.back_up()
    window = desk.sit_down("kierownik")
    wait_for_row(qtbot, window, "Druga kopia jest aktualna")
    desk.leave()
    shutil.move(place, place.with_name("w szufladzie"))
    window = desk.sit_down("kierownik", after(days))
    wait_for_row(qtbot, window, said)
    assert card(window).rows()[1].icon == icon
    assert (said in window.status.backup.text()) is (days >= 7)
    # back again: the next look brings it up to date
    desk.leave()
    shutil.move(place.with_name("w szufladzie"), place)
    window = desk.sit_down("kierownik", after(days))
    wait_for_row(qtbot, window, "Druga kopia jest aktualna")


def test_place_that_refuses_is_told_once_with_the_reason(
    qtbot, desk: Desk, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    desk.sit_down("kierownik")
    desk.back_up()
    monkeypatch.setattr(second_place, "_pour", full)
    window = desk.sit_down("kierownik")
    qtbot.waitUntil(window.notice.isVisible, timeout=WAIT)
    words = shown_words(window.notice)
    assert "Druga kopia" in words
    assert "Brak miejsca" in words
    assert "Kopia w folderze danych jest cała." in words
    assert "Druga kopia się nie udaje" in titles(card(window))
    assert "Druga kopia się nie udaje" in window.status.backup.text()
    assert list(place.iterdir()) == []


def founded(first: FirstRun, memory: WindowMemory, place: Path) -> MainWindow:
    """Found a folder and open it with a second place that was chosen."""
    click(first.to_last_step().start.empty)
    first.wait_for(LockScreen)
    memory.keep_backup_place(place)
    first.write_lines(PASSWORD)
    return first.wait_for(MainWindow)


def test_closing_writes_the_second_copy_too(
    qtbot, first: FirstRun, memory: WindowMemory, place: Path, tmp_path: Path
) -> None:
    founded(first, memory, place)
    first.program.window.close()
    qtbot.waitUntil(lambda: not first.program.window.isVisible(), timeout=WAIT)
    (copy,) = list_backups(place)
    assert copy.state is State.VERIFIED
    assert [one.sha256 for one in list_backups(tmp_path / "dane" / "kopie")] == [copy.sha256]


def test_nobody_has_to_wait_for_the_second_copy_when_closing(
    qtbot,
    first: FirstRun,
    memory: WindowMemory,
    place: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def write_for_ever(_source: Path, _target: Path, told: Callable[[int], None]) -> str:
        while True:
            told(0)
            time.sleep(0.005)

    monkeypatch.setattr(second_place, "_pour", write_for_ever)
    founded(first, memory, place)
    first.program.window.close()
    qtbot.waitUntil(lambda: first.shown.findChildren(QPushButton) != [], timeout=WAIT)
    screen = first.shown
    assert isinstance(screen, MessageScreen)
    assert screen.heading.text() == "Zapisuję drugą kopię"
    assert screen.text.text().startswith("Dane są zapisane, a pierwsza kopia zrobiona.")
    QTest.keyClick(first.hands.cursor, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not first.program.window.isVisible(), timeout=WAIT)
    assert list(place.iterdir()) == []
    assert len(list_backups(tmp_path / "dane" / "kopie")) == 1
