from pathlib import Path

import pytest
from tests.conftest_database import database, founded_folder, opened_folder
from tests.fixtures.guarded import guarded, member
from tests.fixtures.sittings import Seated, seat
from tests.operations.importing.invented import Importer

from mgops_desktop.storage.database import Database

__all__ = ["database", "founded_folder", "guarded", "member", "opened_folder"]


@pytest.fixture
def importer(database: Database, tmp_path: Path) -> Importer:
    return Importer(database, tmp_path)


@pytest.fixture
def seated(database: Database) -> Seated:
    """Two procedures whose sittings are planned for one day."""
    return database.change(seat)
