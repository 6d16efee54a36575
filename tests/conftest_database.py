"""An invented data folder, founded once and copied for each test; opened with its key, without Argon2.

Fixtures to be named in the conftest.py of the folders that use them.
"""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from mgops_desktop.domain.actor import PROGRAM, Actor
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.data_folder import FirstAccount, create_data_folder
from mgops_desktop.storage.connections import Connections
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.vault.folder import DataFolder
from mgops_desktop.storage.vault.key_file import KeyStore
from mgops_desktop.storage.vault.keys import Unlocked, unlock

TODAY = date(2026, 11, 21)
CLOCK = FixedClock.on(TODAY)
PASSWORD = "zielona ławka przed domem"
HEAD = Actor(UUID("00000000-0000-7000-8000-0000000000aa"), "Kierownik", frozenset({Role.HEAD}))
ASSISTANT = Actor(
    UUID("00000000-0000-7000-8000-0000000000bb"), "Asystent", frozenset({Role.ASSISTANT})
)
HEAD_AND_TEAM = replace(HEAD, roles=frozenset({Role.HEAD, Role.TEAM_MEMBER}))


@dataclass(frozen=True)
class Founded:
    """A founded folder and the keys of its only account."""

    path: Path
    unlocked: Unlocked


@dataclass(frozen=True)
class Opened:
    """A copy of the folder that a test may change, seen by whomever the test wants."""

    path: Path
    connections: Connections

    def seen_by(self, actor: Actor) -> Database:
        """The database as this account sees it; without the right, without the Blue Card file."""
        connections = self.connections
        if actor.account is not None and Role.TEAM_MEMBER not in actor.roles:
            connections = connections.without(Compartment.BLUE_CARD)
        return Database(connections, actor=actor, clock=CLOCK, origin=UUID(int=1))


@pytest.fixture(scope="session")
def founded_folder(tmp_path_factory: pytest.TempPathFactory) -> Founded:
    path = tmp_path_factory.mktemp("founded") / "dane"
    create_data_folder(path, [FirstAccount("ewa", "Ewa Wzorcowa", PASSWORD)], CLOCK)
    folder = DataFolder(path)
    return Founded(path, unlock(KeyStore(folder).read(), "ewa", PASSWORD))


@pytest.fixture
def opened_folder(founded_folder: Founded, tmp_path: Path) -> Iterator[Opened]:
    path = tmp_path / "dane"
    shutil.copytree(founded_folder.path, path)
    connections = connect(DataFolder(path), founded_folder.unlocked)
    yield Opened(path, connections)
    connections.dispose()


@pytest.fixture
def database(opened_folder: Opened) -> Database:
    """The whole folder, seen by the program itself."""
    return opened_folder.seen_by(PROGRAM)
