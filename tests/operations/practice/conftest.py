"""One small practice centre for all tests that only look at it; opened as each of its accounts."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.operations.data_folder import OpenData, open_data
from mgops_desktop.operations.practice import (
    PASSWORD,
    PracticeFolder,
    Scale,
    Size,
    make_practice_folder,
)
from mgops_desktop.storage.database import Database

AS_OF = date(2026, 11, 21)
OpenAs = Callable[[str], Database]


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> PracticeFolder:
    path = tmp_path_factory.mktemp("practice") / "dane"
    return make_practice_folder(path, Scale(Size.SMALL, AS_OF, seed=1))


@pytest.fixture(scope="session")
def open_as(practice: PracticeFolder) -> Iterator[OpenAs]:
    """Open the folder by an account's log-in; one after another, because it is held by one program."""
    opened: list[OpenData] = []

    def close() -> None:
        for data in opened:
            data.let_go()
        opened.clear()

    def open_one(login: str) -> Database:
        if not opened or opened[0].unlocked.login != login:
            close()
            opened.append(
                open_data(Path(practice.path), PASSWORD, FixedClock.on(AS_OF), login=login)
            )
        return opened[0].database

    yield open_one
    close()


@pytest.fixture
def head(open_as: OpenAs) -> Database:
    """The folder as the head sees it, who also sits in the team: everything."""
    return open_as("kierownik")
