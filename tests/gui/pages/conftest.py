"""A real data folder behind the pages: founded once, copied for each test, opened without Argon2."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication
from tests.gui.gallery import CLOCK
from tests.gui.pages.centre import ACCOUNTS, PASSWORD, fill

from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.storage.connections import Connections
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect, open_database
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import Unlocked, unlock
from mgops_desktop.storage.vault.passwords import Argon2Cost


@dataclass(frozen=True)
class Founded:
    """A filled folder and the keys of each of its accounts, by login."""

    path: Path
    unlocked: dict[str, Unlocked]


def found(path: Path) -> Founded:
    accounts = [
        FirstAccount(login, login.capitalize(), PASSWORD, roles)
        for login, roles in ACCOUNTS.items()
    ]
    create_data_folder(path, accounts, CLOCK, cost=Argon2Cost())
    folder = DataFolder(path)
    key_file = KeyStore(folder).read()
    unlocked = {login: unlock(key_file, login, PASSWORD) for login in ACCOUNTS}
    keys = unlocked["zespol"]
    connections = connect(folder, keys)
    database = Database(connections, actor=PROGRAM, clock=CLOCK, origin=UUID(keys.vault_id))
    database.change(fill)
    database.close()
    return Founded(path, unlocked)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    return found(tmp_path_factory.mktemp("centre") / "dane")


@pytest.fixture
def folder(founded: Founded, tmp_path: Path) -> Path:
    """A copy of the folder that a test may change."""
    path = tmp_path / "dane"
    shutil.copytree(founded.path, path)
    return path


Seen = Callable[[str], Database]


@pytest.fixture
def seen_by(founded: Founded, folder: Path, qapp: QApplication) -> Iterator[Seen]:
    """Open the folder as the account of a login sees it."""
    opened: list[Connections] = []

    def open_as(login: str) -> Database:
        connections = connect(DataFolder(folder), founded.unlocked[login])
        opened.append(connections)
        return open_database(connections, founded.unlocked[login], CLOCK)

    yield open_as
    for connections in opened:
        connections.dispose()
