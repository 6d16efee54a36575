"""Breaking one rule of counting turns the comparison with the second counter red (contracts 8)."""

import pkgutil
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from tests.acceptance.counter.count import count
from tests.acceptance.counter.dates import Term
from tests.acceptance.mutation import Mutation
from tests.acceptance.mutations import MUTATIONS
from tests.acceptance.product import DESCRIPTION, figures, list_of, put_in
from tests.acceptance.random_centres.centre import random_centre
from tests.conftest_database import CLOCK, Founded

import mgops_desktop.indicators
from mgops_desktop.domain.actor import PROGRAM
from mgops_desktop.storage.connections import Connections
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.opening import connect
from mgops_desktop.storage.vault.folder import DataFolder

MOST_CENTRES = 80  # of those on which test_second_counter.py finds them equal, in its long run
DOMAIN_MODULES = {"support", "household", "limit", "assessment"}


@dataclass(frozen=True)
class Counted:
    """A random centre in a data folder, and what the second counter says of one of its periods."""

    database: Database
    first: date
    last: date
    today: date
    figures: dict[str, Any]


@dataclass
class Centres:
    """Random centres, imported one after another as far as they are needed."""

    founded: Founded
    folder: Path
    ready: list[Counted] = field(default_factory=list)
    connections: list[Connections] = field(default_factory=list)

    def __iter__(self) -> Iterator[Counted]:
        position = 0
        while len(self.connections) < MOST_CENTRES or position < len(self.ready):
            if position == len(self.ready):
                self._import(len(self.connections))
            yield self.ready[position]
            position += 1

    def _import(self, seed: int) -> None:
        path = self.folder / f"{seed}"
        shutil.copytree(self.founded.path, path)
        self.connections.append(connect(DataFolder(path), self.founded.unlocked))
        database = Database(self.connections[-1], actor=PROGRAM, clock=CLOCK, origin=UUID(int=1))
        book, periods = random_centre(seed)
        put_in(database, book)
        rows = book.counted(DESCRIPTION)
        for first, last, today in periods:
            wanted = count(rows, Term(first, last), today)
            self.ready.append(Counted(database, first, last, today, wanted))


@pytest.fixture(scope="module")
def centres(founded_folder: Founded, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Centres]:
    found = Centres(founded_folder, tmp_path_factory.mktemp("centres"))
    yield found
    for one in found.connections:
        one.dispose()


def agrees(one: Counted) -> bool:
    return figures(one.database, one.first, one.last, one.today) == one.figures


def lists_agree(one: Counted) -> bool:
    key = "families_supported_by_assistant"
    lines = list_of(one.database, key, one.first, one.last).lines
    return sum(Decimal(line.amount) for line in lines) == one.figures[key]


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_broken_rule_is_noticed(mutation: Mutation, centres: Centres, monkeypatch):
    if isinstance(mutation.owner, dict):
        old = mutation.owner[mutation.attribute]
        monkeypatch.setitem(mutation.owner, mutation.attribute, mutation.replaced(old))
    else:
        old = getattr(mutation.owner, mutation.attribute)
        monkeypatch.setattr(mutation.owner, mutation.attribute, mutation.replaced(old))
    same = lists_agree if mutation.seen_in_lists else agrees
    assert not all(same(one) for one in centres)


def test_every_counting_module_has_a_mutation():
    package = mgops_desktop.indicators
    modules = {name for _finder, name, _package in pkgutil.iter_modules(package.__path__)}
    wanted = {f"{package.__name__}.{name}" for name in modules}
    wanted |= {f"mgops_desktop.domain.{name}" for name in DOMAIN_MODULES}
    assert wanted - {mutation.module for mutation in MUTATIONS} == set()
