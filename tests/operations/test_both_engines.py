"""PostgreSQL gives the answers of SQLite: every question, every figure, the import (contracts 1)."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.acceptance.product import figures, put_in
from tests.acceptance.random_centres.centre import random_centre
from tests.fixtures.answers import answer
from tests.fixtures.calls import Call
from tests.fixtures.opened import TODAY, Founded, Opened, opened_copy
from tests.fixtures.questions import YEAR, questions

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators import compute
from mgops_desktop.operations.check import check
from mgops_desktop.operations.due import due
from mgops_desktop.operations.practice.folder import write_practice
from mgops_desktop.operations.practice.invent import Invented, invent
from mgops_desktop.operations.practice.scale import Scale, Size
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS

pytestmark = pytest.mark.postgres
_ID = re.compile(r"UUID\('([^']+)'\)")
NOBODY = UUID(int=7)
SEEDED = {"setting"}
ASKED_APART = {
    # who opened the encrypted folder: opening and keys stay with SQLite
    "storage.opening._actor",
    "storage.opening._identity",
    "storage.account.accounts",
    # figures have a test of their own
    "indicators.engine.compute",
    "indicators.engine.compute_each",
    # the accounts of a folder are its own
    "operations.papers.paper_facts",
    # the practice centre has no files
    "operations.attachment.read_file",
}
MAPPINGS = {"operations.naming.name_records", "storage.setting.parameters_of"}
"""Answers without an order of their own."""


@dataclass(frozen=True)
class Both:
    """The practice centre with the same ids on both engines."""

    sqlite: Opened
    postgres: Opened

    def said(self, answer: object) -> str:
        """All that an answer holds; ids that each engine gave at its own founding count as the same."""
        here, there = (data.seen_by().read(all_ids) for data in (self.sqlite, self.postgres))
        common = {one for kind in here for one in here[kind] & there[kind]}
        return _ID.sub(lambda id_: id_[0] if UUID(id_[1]) in common else "own", str(answer))

    def ids(self) -> dict[str, UUID]:
        """A record of each kind; none of those that each engine's own founding seeded."""
        here, there = (data.seen_by().read(all_ids) for data in (self.sqlite, self.postgres))
        found = {kind: min(here[kind] & there[kind], default=NOBODY) for kind in here}
        another = max(here["person"] & there["person"])
        return found | {"founder": NOBODY, "mother": another}


@operation("centrum ćwiczeniowe w teście", None)
def fill(session: Session, invented: Invented) -> None:
    write_practice(session, invented, {})


@question("wszystkie zapisy w teście", None)
def all_ids(session: Session) -> dict[str, set[UUID]]:
    return {kind: set(session.scalars(select(table.id))) for kind, table in KINDS.items()}


@pytest.fixture
def both(
    founded_data: Founded, postgres_database: Opened, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Both]:
    sqlite = opened_copy(founded_data, tmp_path_factory.mktemp("both") / "dane")
    for data in (sqlite, postgres_database):
        data.seen_by().change(fill, invent(Scale(Size.SMALL, TODAY, 1)))
    yield Both(sqlite, postgres_database)
    sqlite.connections.dispose()


def _said(database: Database, call: Call) -> list[str]:
    """The texts of an answer; a refusal is one too, and the same on both."""
    try:
        return [one for one in answer(database, call) if isinstance(one, str)]
    except UserError as refusal:
        return [refusal.message]


def texts(data: Opened, ids: dict[str, UUID]) -> dict[str, list[str]]:
    """Every text of every answer."""
    database = data.seen_by()
    found = {}
    for place, call in enumerate(questions(ids)):
        if call.name not in ASKED_APART:
            said = _said(database, call)
            found[f"{place} {call.name}"] = sorted(said) if call.name in MAPPINGS else said
    return found


def test_every_question_is_answered_the_same_and_in_the_same_order(both):
    ids = both.ids()
    found = texts(both.sqlite, ids)
    assert found == texts(both.postgres, ids)
    assert sum(map(len, found.values())) > 5000


def counted(data: Opened, year: int) -> dict[str, tuple[Any, Any]]:
    """Value of each figure and what stands behind it, parts and families included."""
    return {
        key: (
            figure.value,
            Counter(
                (one.ref.kind, one.ref.kind in SEEDED or one.ref.id, one.amount, one.parts)
                for one in figure.items
            ),
        )
        for key, figure in data.seen_by().read(compute, Period.year(year)).items()
    }


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_figure_of_the_practice_centre_is_counted_from_the_same_records(both, year):
    found = counted(both.sqlite, year)
    assert found == counted(both.postgres, year)
    assert sum(bool(value) for value, _items in found.values()) > 50


def test_terms_and_findings_are_the_same(both):
    for asked, wanted in ((due, ()), (check, (YEAR,))):
        found = both.sqlite.seen_by().read(asked, *wanted)
        there = both.postgres.seen_by().read(asked, *wanted)
        assert both.said(found) == both.said(there)
        assert found


@pytest.mark.parametrize("seed", [1, 8])
def test_import_of_a_workbook_gives_the_same_figures(opened, postgres_database, seed):
    book, periods = random_centre(seed)
    for data in (opened, postgres_database):
        put_in(data.seen_by(), book)
    for asked in periods:
        assert figures(opened.seen_by(), *asked) == figures(postgres_database.seen_by(), *asked)
