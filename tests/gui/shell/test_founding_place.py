"""The step of the first run that asks where backups go: tried by writing, kept with the folder, refused in words."""

from pathlib import Path

import pytest
from tests.gui.hands import click, shown_words
from tests.gui.shell.first_run import RETURN, WAIT, FirstRun

from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.shell import founding_place
from mgops_desktop.gui.window_memory import WindowMemory


def at_place(first: FirstRun):
    form = first.begin()
    first.centre()
    first.person()
    first.password()
    first.code()
    assert first.step is form.place
    return form.place


def checked(qtbot, place) -> None:
    qtbot.waitUntil(place.isEnabled, timeout=WAIT)


def test_place_for_backups_is_tried_and_kept_with_the_founded_folder(
    qtbot, first: FirstRun, tmp_path: Path, memory: WindowMemory, monkeypatch
) -> None:
    medium = tmp_path / "nośnik"
    medium.mkdir()
    place = at_place(first)
    monkeypatch.setattr(founding_place, "pick_folder", lambda *_: medium)
    click(place.pick)
    first.hands.press(RETURN)
    checked(qtbot, place)
    # the disk of the tests is one: that is said, and left to the user
    assert "To jest ten sam dysk" in shown_words(place)
    assert first.step is place
    first.hands.press(RETURN)
    checked(qtbot, place)
    form = first.shown
    assert first.step is form.start
    assert f"Drugie miejsce na kopie: {medium}" in shown_words(form)
    assert memory.backup_place is None
    assert list(medium.iterdir()) == []
    click(form.start.empty)
    first.wait_for(LockScreen)
    assert memory.backup_place == medium


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Wskaż folder albo wybierz"),
        ("nośnik", "Wpisz całą ścieżkę folderu albo go wskaż."),
        ("{tmp}/brak", "Nie ma folderu brak."),
        ("{tmp}/dane/kopie", "To jest folder danych."),
    ],
)
def test_place_that_will_not_do_is_refused_at_its_field(
    qtbot, first: FirstRun, tmp_path: Path, typed: str, said: str
) -> None:
    place = at_place(first)
    first.write_lines(typed.format(tmp=tmp_path))
    checked(qtbot, place)
    assert place.form.wrapper("place").error.startswith(said)
    assert first.step is place


def test_place_that_cannot_be_written_is_refused(
    qtbot, first: FirstRun, tmp_path: Path, monkeypatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(30, "Read-only file system")

    medium = tmp_path / "nośnik"
    medium.mkdir()
    monkeypatch.setattr("mgops_desktop.operations.backup_place.write_durably", refuse)
    place = at_place(first)
    first.write_lines(str(medium))
    checked(qtbot, place)
    assert "tylko do odczytu" in place.form.wrapper("place").error
    assert list(medium.iterdir()) == []
