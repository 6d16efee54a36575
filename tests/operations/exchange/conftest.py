"""Two data folders on two computers: the centre's main one and a laptop's."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import CLOCK, PASSWORD

from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.data_folder import (
    FirstAccount,
    OpenData,
    create_data_folder,
    open_data,
)
from mgops_desktop.operations.exchange.arriving import Arrived, open_arrived, take
from mgops_desktop.operations.exchange.giving import Given, give_back, give_families, hand_over
from mgops_desktop.operations.exchange.peers import add_peer
from mgops_desktop.operations.exchange.taking import Decisions, Taken
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.json_values import to_json
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.vault.passwords import Argon2Cost


@dataclass
class Folder:
    """One of the two, with what a user of it does."""

    data: OpenData
    place: Path
    packs: int = 0

    def new_peer(self, name: str) -> UUID:
        return self.data.database.change(add_peer, name)

    def gives(self, peer: UUID, *families: UUID) -> Given:
        return give_families(self.data, self._path(), peer, frozenset(families))

    def gives_back(self, peer: UUID) -> Given:
        return give_back(self.data, self._path(), peer)

    def hands_over(self, peer: UUID) -> Given:
        return hand_over(self.data, self._path(), peer)

    def opens(self, given: Given, code: str = "") -> Arrived:
        return open_arrived(self.data, given.path, code)

    def takes(self, given: Given, code: str = "", decisions: Decisions | None = None) -> Taken:
        return take(self.data, self.opens(given, code), decisions or {})

    def change(self, kind_: str, record: UUID, /, **fields: Any) -> None:
        self.data.database.change(_set, kind_, record, fields)

    def add(self, *records: Any) -> list[UUID]:
        return self.data.database.change(_add, records)

    def belongs_to(self, worker: UUID) -> None:
        """Let the one account of this folder be this worker's."""
        [account] = self.ids("account")
        self.change("account", account, worker_id=worker)

    def values(self, kind: str, record: UUID) -> dict[str, Any]:
        return self.data.database.read(_values, kind, record)

    def ids(self, kind: str) -> set[UUID]:
        return self.data.database.read(_ids, kind)

    def _path(self) -> Path:
        self.packs += 1
        return self.place / f"{self.data.folder.path.name}-{self.packs}.przekaz"


@operation("zmiana w teście", None)
def _set(session: Session, kind: str, record: UUID, fields: dict[str, Any]) -> None:
    found = session.get_one(KINDS[kind], record)
    for name, value in fields.items():
        setattr(found, name, value)


@operation("dodanie w teście", None)
def _add(session: Session, records: tuple[Any, ...]) -> list[UUID]:
    session.add_all(records)
    session.flush()
    return [one.id for one in records]


@question("wartości w teście", None)
def _values(session: Session, kind: str, record: UUID) -> dict[str, Any]:
    query = select(KINDS[kind]).where(KINDS[kind].id == record)
    found = session.scalars(query.execution_options(include_binned=True)).one()
    lists = {
        name: to_json(getattr(found, name))
        for name in ("persons", "workers", "cases")
        if hasattr(found, name)
    }
    return {key: value for key, value in vars(found).items() if not key.startswith("_")} | lists


@question("zapisy w teście", None)
def _ids(session: Session, kind: str) -> set[UUID]:
    return set(session.scalars(select(KINDS[kind].id)))


@pytest.fixture
def centre(told: Any, tmp_path: Path) -> Iterator[Folder]:
    """The main folder, with one record of each kind."""
    shutil.copytree(told.founded.path, tmp_path / "osrodek")
    data = open_data(tmp_path / "osrodek", PASSWORD, CLOCK)
    yield Folder(data, tmp_path)
    data.let_go()


@pytest.fixture
def ids(told: Any) -> dict[str, UUID]:
    return dict(told.ids)


@pytest.fixture(scope="session")
def founded_laptop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("laptop") / "dane"
    first = FirstAccount("ola", "Ola Zastępcza", PASSWORD)
    create_data_folder(path, [first], CLOCK, cost=Argon2Cost(), working=True)
    return path


@pytest.fixture
def laptop(founded_laptop: Path, tmp_path: Path) -> Iterator[Folder]:
    """An empty working folder."""
    shutil.copytree(founded_laptop, tmp_path / "laptop")
    data = open_data(tmp_path / "laptop", PASSWORD, CLOCK)
    yield Folder(data, tmp_path)
    data.let_go()


__all__ = ["UserError"]
