"""Fixtures of the window's tests: one look, and boxes that fail a test instead of hanging it."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QDialog, QMessageBox
from tests.gui.fake_database import FakeDatabase
from tests.gui.folder import desk, empty_desk, founded, module_desk, shared_desk
from tests.gui.gallery import CLOCK
from tests.gui.reading import read_date, read_time

from mgops_desktop.gui.clipboard import Clipboard
from mgops_desktop.gui.data import Data
from mgops_desktop.gui.form_loader import FieldKit
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.polish import speak_polish
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory

__all__ = ["desk", "empty_desk", "founded", "module_desk", "shared_desk"]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every test of this folder as one that needs Qt's libraries."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.gui)


class BoxShownError(AssertionError):
    """A modal box opened; its text is the message."""


@pytest.fixture(autouse=True)
def boxes_raise(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a modal box raise with its text, unless the test answers it."""

    def raise_text(box: QMessageBox) -> None:
        raise BoxShownError(f"{box.text()} {box.informativeText()}".strip())

    def raise_title(dialog: QDialog) -> None:
        raise BoxShownError(dialog.windowTitle())

    monkeypatch.setattr(QDialog, "exec", raise_title)
    monkeypatch.setattr(QMessageBox, "exec", raise_text)


@pytest.fixture(autouse=True)
def cycles_wait() -> Iterator[None]:
    """Let no background thread look for cycles during a test: it would destroy widgets beside the window's thread."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def widgets_are_gone(qapp: QApplication) -> None:
    """Delete what earlier tests closed, so that each begins with an empty screen."""
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(scope="session", autouse=True)
def clipboard_is_emptied(qapp: QApplication) -> Iterator[None]:
    """Leave nothing copied: without a screen Qt destroys it after the interpreter has ended, and crashes.

    The program itself forgets what was copied when it locks or ends.
    """
    yield
    qapp.clipboard().clear()


@pytest.fixture(scope="session")
def session_look(qapp: QApplication) -> Look:
    speak_polish(qapp)
    return Look(qapp)


@pytest.fixture
def look(session_look: Look) -> Iterator[Look]:
    """The look, light and at 100 % again after each test."""
    yield session_look
    session_look.set_theme(Theme.LIGHT)
    session_look.set_scale(1.0)


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    made = Tasks(qapp)
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def database() -> FakeDatabase:
    return FakeDatabase()


@pytest.fixture
def parts(
    qapp: QApplication, look: Look, tasks: Tasks, database: FakeDatabase, tmp_path: Path
) -> Iterator[Parts]:
    data = Data(qapp, database)
    clipboard = Clipboard(data)
    yield Parts(data, look, tasks, CLOCK, clipboard, WindowMemory(tmp_path / "okno.ini"))
    data.deleteLater()


@pytest.fixture
def kit(look: Look) -> FieldKit:
    return FieldKit(look, read_date, read_time)
