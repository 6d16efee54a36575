"""A real data folder behind the window: founded once, copied for each test, opened without Argon2."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.gui.centre import ACCOUNTS, PASSWORD, fill
from tests.gui.gallery import CLOCK
from tests.gui.hands import settled

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.domain.clock import Clock
from mgops_desktop.gui.main_window import MainWindow
from mgops_desktop.gui.shell.work import Work
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.tasks import Tasks
from mgops_desktop.gui.window_memory import WindowMemory
from mgops_desktop.operations.data_folder import (
    FirstAccount,
    OpenData,
    create_data_folder,
    open_locked,
)
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.holding import hold
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import Unlocked, unlock
from mgops_desktop.storage.vault.passwords import Argon2Cost


@dataclass(frozen=True)
class Founded:
    """A filled folder, the same while it was empty, the keys of their accounts by login, the recovery code."""

    path: Path
    empty: Path
    unlocked: dict[str, Unlocked]
    code: str = ""


def found(path: Path) -> Founded:
    accounts = [
        FirstAccount(login, login.capitalize(), PASSWORD, roles)
        for login, roles in ACCOUNTS.items()
    ]
    code = create_data_folder(path, accounts, CLOCK, cost=Argon2Cost())
    folder = DataFolder(path)
    empty = path.with_name("pusty")
    shutil.copytree(path, empty)
    key_file = KeyStore(folder).read()
    unlocked = {login: unlock(key_file, login, PASSWORD) for login in ACCOUNTS}
    keys = unlocked["zespol"]
    connections = connect(folder, keys)
    database = Database(connections, actor=PROGRAM, clock=CLOCK, origin=UUID(keys.vault_id))
    database.change(fill)
    database.close()
    return Founded(path, empty, unlocked, code)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return found(tmp_path_factory.mktemp("centre") / "dane")


class Desk:
    """The program as somebody has it before him: sit down under a log-in, leave, sit down again."""

    def __init__(self, keys: dict[str, Unlocked], path: Path, look: Look, app: QObject) -> None:
        self._keys = keys
        self._look = look
        self._app = app
        self.path = path
        self._login = ""
        self._tasks: Tasks | None = None
        self._opened: OpenData | None = None
        self._work: Work | None = None

    def stay(self, login: str) -> MainWindow:
        """The window as the test before left it, if the same account sits here; else sit down."""
        if self._work is None or login != self._login:
            return self.sit_down(login)
        window = self._work.window
        window.activateWindow()  # another test may have had one of its own meanwhile
        QTest.qWaitForWindowActive(window)
        return window

    def sit_down(self, login: str, clock: Clock = CLOCK) -> MainWindow:
        """Open the folder with the keys of an account and show its window."""
        self.leave()
        self._login = login
        keys = self._keys[login]
        self._tasks = Tasks(self._app)
        self._opened = open_locked(hold(DataFolder(self.path)), lambda _file: keys, clock)
        memory = WindowMemory(self.path.with_name("okno.ini"))
        self._work = Work(self._app, self._opened, self._look, self._tasks, memory, clock)
        window = self._work.window
        window.pages.make_no_more()  # pages are made when a test goes to them
        window.resize(1366, 768)
        window.show()
        QTest.qWaitForWindowActive(window)  # keys of the window work from now on
        settled(window)
        return window

    @property
    def database(self) -> Database:
        """What the folder holds, for a look behind the window."""
        assert self._opened is not None
        return self._opened.database

    @property
    def opened(self) -> OpenData:
        """The open folder itself."""
        assert self._opened is not None
        return self._opened

    @property
    def work(self) -> Work:
        """What stands behind the window."""
        assert self._work is not None
        return self._work

    @property
    def tasks(self) -> Tasks:
        """What goes on beside the window."""
        assert self._tasks is not None
        return self._tasks

    def back_up(self) -> None:
        """Make a verified backup, as somebody with the right to it asks for one."""
        assert self._opened is not None
        self._opened.back_up()

    def leave(self) -> None:
        """Close the window as the program does when it is locked, and let the folder go."""
        if self._work is None or self._opened is None or self._tasks is None:
            return
        self._work.leave()
        self._tasks.close()
        self._opened.leave_counts()
        self._opened.shut()
        self._opened.opened.close()
        self._work.window.close()
        self._work.window.deleteLater()
        self._work.deleteLater()
        self._work = None
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _desk(founded: Founded, folder: Path, look: Look, place: Path) -> Iterator[Desk]:
    shutil.copytree(folder, place)
    app = QApplication.instance()
    assert app is not None
    made = Desk(founded.unlocked, place, look, app)
    yield made
    made.leave()
    # what is gone need not be styled anew when the look is reset
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def desk(founded: Founded, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """The invented centre, which a test may change."""
    yield from _desk(founded, founded.path, look, tmp_path / "dane")


@pytest.fixture
def empty_desk(founded: Founded, look: Look, tmp_path: Path) -> Iterator[Desk]:
    """A folder on the day it was founded."""
    yield from _desk(founded, founded.empty, look, tmp_path / "dane")


@pytest.fixture(scope="module")
def module_desk(
    founded: Founded, session_look: Look, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Desk]:
    place = tmp_path_factory.mktemp("wspólne") / "dane"
    yield from _desk(founded, founded.path, session_look, place)


@pytest.fixture
def shared_desk(module_desk: Desk, look: Look, request: pytest.FixtureRequest) -> Iterator[Desk]:
    """The invented centre for tests of one file that store nothing and leave the window as they found it.

    After a failure the next test sits down anew.
    """
    failed = request.session.testsfailed
    yield module_desk
    if request.session.testsfailed != failed:
        module_desk.leave()
