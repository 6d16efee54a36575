"""F-T07, F-T08, F-T12: a crash, a full disk, a folder that may not be written: no word of a form is lost."""

import ctypes
import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox
from tests.faults.test_disk_full import fill_up, may_mount, small_disk
from tests.faults.trace import environment
from tests.gui.folder import Desk, Founded
from tests.gui.hands import CONTROL, Hands, choose_tab, click, click_row, plain, shown_words, titles

from mgops_desktop.gui.editor import Editor
from mgops_desktop.gui.faults import Faults
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.style.look import Look
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.vault import place

S = Qt.Key.Key_S
WAIT = 30_000
COURT = "Sąd Rejonowy w Przykładowie"
OBLIGATION = {
    "court": COURT,
    "court_signature": "III Nsm 9/26",
    "began": "20.11.2026",
    "next_report_due": "20.12.2026",
}
_LINUX_OVERRIDE = 1  # CAP_DAC_OVERRIDE


@question("sądy w teście", None)
def courts(session) -> list[str]:
    return sorted(one.court for one in session.query(CourtObligation))


def open_form(window: MainWindow) -> Editor:
    click(window.rail.buttons["families"])
    page = window.pages.page("families")
    click_row(page.families.list, "Testowa")
    choose_tab(page.card.tabs, "court")
    click(page.card.court.sections.buttons["court_obligation"])
    return page.editing.editor


def type_in(window: MainWindow, editor: Editor, **texts: str) -> None:
    hands = Hands(window)
    for name, text in texts.items():
        hands.go_to(editor.form.wrapper(name).input)
        hands.write_over(text)


def test_f_t07_form_of_a_killed_program_is_offered_at_the_next_start(
    founded: Founded, look: Look, tmp_path: Path, qapp: QApplication
) -> None:
    folder = tmp_path / "dane"
    shutil.copytree(founded.path, folder)
    command = [sys.executable, "-m", "tests.gui.shell.killed_child", folder, tmp_path / "s.ini"]
    with subprocess.Popen(
        [*map(str, command), COURT], env=environment(), stdout=subprocess.PIPE, text=True
    ) as child:
        try:
            assert child.stdout.readline() == "kept\n"
        finally:
            child.kill()  # kill -9: nothing of the program runs any more
    desk = Desk(founded.unlocked, folder, look, qapp)
    window = desk.sit_down("asystent")
    try:
        start = window.pages.page("start")
        (row,) = start.unfinished.rows()
        assert row.note.startswith("Testowa · zapisany")
        click_row(start.unfinished, row.title)
        editor = window.pages.page("families").editing.editor
        assert editor.form.values()["court"] == COURT
        assert "Odzyskano szkic" in plain(editor.notice.text.text())
    finally:
        desk.leave()


@pytest.fixture
def small(founded: Founded, look: Look, tmp_path: Path, qapp: QApplication) -> Iterator[Desk]:
    """The invented centre on a disk of 4 MB."""
    with small_disk(tmp_path / "mały dysk", 4) as disk:
        shutil.copytree(founded.path, disk / "dane")
        desk = Desk(founded.unlocked, disk / "dane", look, qapp)
        yield desk
        (disk / "zajęte").unlink(missing_ok=True)
        desk.leave()


@may_mount
def test_f_t08_disk_full_while_saving_keeps_the_form_and_saves_once_there_is_room(
    qtbot, small: Desk, monkeypatch
) -> None:
    monkeypatch.setattr(place, "_REFUSE_BELOW", 0)  # past the guard, to the last byte
    window = small.sit_down("asystent")
    before = small.database.read(courts)
    editor = open_form(window)
    type_in(window, editor, **OBLIGATION)
    editor.form.wrapper("scope").field.set_value(
        "Zakres. " * 12_000
    )  # does not fit in a page's rest
    fill_up(small.path.parent, leave=0)
    Hands(window).press(S, CONTROL)
    assert "Brak miejsca na dysku" in plain(editor.notice.text.text())
    assert editor.isVisible()
    assert editor.form.values()["court"] == COURT
    assert small.database.read(courts) == before
    (small.path.parent / "zajęte").unlink()
    Hands(window).press(S, CONTROL)
    assert window.pages.page("families").editing.editor is None
    assert small.database.read(courts) == sorted([*before, COURT])


@may_mount
def test_f_t08_almost_full_disk_is_told_before_anything_is_written_and_the_draft_is_kept(
    small: Desk,
) -> None:
    window = small.sit_down("asystent")
    before = small.database.read(courts)
    editor = open_form(window)
    type_in(window, editor, **OBLIGATION)
    Hands(window).press(S, CONTROL)
    assert "mniej niż 100 MB wolnego miejsca" in plain(editor.notice.text.text())
    assert small.database.read(courts) == before
    window = small.sit_down("asystent")  # closed and opened again
    assert open_form(window).form.values()["court"] == COURT


@contextmanager
def like_anybody() -> Iterator[None]:
    """Let permissions hold for root too, in this thread and those it starts (Linux)."""
    if os.name == "nt" or os.geteuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    held = (ctypes.c_uint32 * 6)()
    assert libc.capget(header, held) == 0
    less = (ctypes.c_uint32 * 6)(*held)
    less[0] &= ~(1 << _LINUX_OVERRIDE)
    assert libc.capset(header, less) == 0
    try:
        yield
    finally:
        assert libc.capset(header, held) == 0


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Take the right to write from a folder and everything in it."""
    before = {path: path.stat().st_mode for path in (folder, *folder.rglob("*"))}
    for path, mode in before.items():
        path.chmod(mode & ~0o222)
    try:
        yield
    finally:
        for path, mode in before.items():
            if path.exists():
                path.chmod(mode)


@pytest.fixture
def faults(qapp: QApplication, monkeypatch) -> Iterator[list[str]]:
    """What the program's last resort says, as `app.py` installs it."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    made = Faults(qapp, logging.getLogger("test.read_only"), lambda: None)
    made.install()
    yield told
    made.deleteLater()


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are POSIX")
def test_f_t12_folder_made_read_only_while_running_is_told_and_loses_nothing(
    desk: Desk, faults: list[str], caplog
) -> None:
    with like_anybody():
        window = desk.sit_down("asystent")
        with read_only(desk.path):
            click(window.rail.buttons["families"])
            page = window.pages.page("families")
            assert "Testowa" in titles(page.families.list)
            # who opened a card must be written down: it stays shut
            click_row(page.families.list, "Testowa")
            assert "tylko do odczytu" in shown_words(page.card)
            assert page.card.header.title.text() == ""
            assert faults == []
        click_row(page.families.list, "Wymyślona")
        before = desk.database.read(courts)
        editor = open_form(window)
        with read_only(desk.path):
            type_in(window, editor, **OBLIGATION)
            Hands(window).press(S, CONTROL)
            if page.editing.editor is not None:  # the file could not be written, open as it was
                assert "tylko do odczytu" in plain(editor.notice.text.text())
                assert editor.form.values()["court"] == COURT
        if page.editing.editor is not None:
            Hands(window).press(S, CONTROL)
        assert page.editing.editor is None
        assert desk.database.read(courts) == sorted([*before, COURT])
        assert caplog.records == []  # nothing that nobody expected
        desk.leave()
