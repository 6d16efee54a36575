"""Another data folder: from the password window, from the first screen, and back."""

import shutil
from pathlib import Path

import pytest
from tests.gui.centre import PASSWORD
from tests.gui.folder import Founded
from tests.gui.hands import click, click_row, shown_words, titles
from tests.gui.shell.first_run import ESC, RETURN, FirstRun
from tests.gui.shell.test_program import await_screen, enter, program

from mgops_desktop.domain.errors import FolderInUse
from mgops_desktop.gui.lock_screen import LockScreen
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell import folder_screen
from mgops_desktop.gui.shell.first_screen import FirstScreen
from mgops_desktop.gui.shell.folder_screen import FolderScreen
from mgops_desktop.gui.shell.program import Program
from mgops_desktop.gui.shell.work import Work
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.holding import hold

__all__ = ["program"]


@pytest.fixture
def elsewhere(founded: Founded, tmp_path: Path) -> Path:
    """The invented centre in a folder of its own."""
    path = tmp_path / "Łódź i okolice" / "ośrodek"
    shutil.copytree(founded.path, path)
    return path


def pick(monkeypatch: pytest.MonkeyPatch, path: Path | None) -> None:
    monkeypatch.setattr(folder_screen, "pick_folder", lambda *_: path)


def test_folder_that_lies_elsewhere_is_picked_opened_and_remembered(
    first: FirstRun, elsewhere: Path, memory: WindowMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick(monkeypatch, elsewhere / "vault")
    click(first.shown.other)
    screen = first.wait_for(FolderScreen)
    assert "nie otwierano jeszcze innych folderów" in shown_words(screen)
    click(screen.pick)
    door = first.wait_for(LockScreen)
    assert memory.recent_folders == ()
    door.account.choose("asystent")
    first.hands.write(PASSWORD)
    first.hands.press(RETURN)
    window = first.wait_for(MainWindow)
    assert "Asystent" in shown_words(window.top)
    assert memory.recent_folders == (elsewhere,)


def test_recent_folders_are_offered_at_the_password_and_the_one_before_is_let_go(
    qtbot, first: FirstRun, elsewhere: Path, tmp_path: Path, memory: WindowMemory, monkeypatch
) -> None:
    second = tmp_path / "drugi"
    shutil.copytree(elsewhere, second)
    gone = tmp_path / "nośnik" / "dane"
    for path in (gone, second, elsewhere):
        memory.note_folder(path)
    click(first.shown.other)
    screen = first.wait_for(FolderScreen)
    assert titles(screen.list) == ["ośrodek", "drugi", "dane"]
    assert "nie ma go teraz" in screen.list.rows()[2].badge.text
    first.hands.press(RETURN)
    door = first.wait_for(LockScreen)
    click(door.other)
    screen = first.wait_for(FolderScreen)
    assert titles(screen.list) == ["drugi", "dane"]
    click_row(screen.list, "drugi")
    first.wait_for(LockScreen)

    def is_free() -> bool:
        try:
            hold(DataFolder(elsewhere)).release()
        except FolderInUse:  # it is let go off the window's thread
            return False
        return True

    qtbot.waitUntil(is_free)


def test_restored_folder_is_opened_in_place_of_the_one_that_is_open(
    qtbot, program: Program, elsewhere: Path, tmp_path: Path
) -> None:
    enter(qtbot, program, "kierownik")
    await_screen(qtbot, program, MainWindow)
    work = program.findChild(Work)
    assert work is not None
    work.custody.folder_asked.emit(elsewhere)
    enter(qtbot, program, "asystent")
    window = await_screen(qtbot, program, MainWindow)
    assert "Asystent" in shown_words(window.top)
    hold(DataFolder(tmp_path / "dane")).release()  # nobody holds it any more
    with pytest.raises(FolderInUse):
        hold(DataFolder(elsewhere))


def test_folder_without_data_is_refused_and_new_data_are_offered_where_it_is_empty(
    first: FirstRun, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    photos, empty = tmp_path / "zdjęcia", tmp_path / "puste"
    photos.mkdir()
    empty.mkdir()
    (photos / "a.jpg").write_bytes(b"x")
    click(first.shown.other)
    screen = first.wait_for(FolderScreen)
    pick(monkeypatch, photos)
    click(screen.pick)
    assert f"W folderze {photos} nie ma danych programu." in shown_words(screen)
    assert not screen.found.isVisible()
    pick(monkeypatch, empty)
    click(screen.pick)
    click(screen.found)
    assert f"Folder danych: {empty}" in shown_words(first.wait_for(FirstScreen))


def test_one_goes_back_by_escape_or_by_choosing_nothing(
    first: FirstRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    click(first.shown.other)
    screen = first.wait_for(FolderScreen)
    pick(monkeypatch, None)
    click(screen.pick)
    assert first.shown is screen
    first.hands.press(ESC)
    first.wait_for(FirstScreen)


def test_recent_folders_are_few_and_each_stands_once(memory: WindowMemory, tmp_path: Path) -> None:
    for number in (1, 2, 3, 4, 5, 6, 2):
        memory.note_folder(tmp_path / str(number))
    assert [path.name for path in memory.recent_folders] == ["2", "6", "5", "4", "3"]
