"""Lists of any length stand in a question as one value, on both engines."""

import pytest
from sqlalchemy import select
from tests.fixtures.opened import add

from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.types import new_id

NUMBERS = [f"R/{number}/2026" for number in range(1, 1201)]


@question("numery w teście", None)
def those(session, column, values, *, but=False):
    wanted = among(getattr(Family, column), values)
    return set(session.scalars(select(Family.number).where(~wanted if but else wanted)))


@pytest.fixture(scope="module")
def odd_ones():
    return NUMBERS[::2]


@pytest.fixture
def families(on_both):
    database = on_both.seen_by()
    rows = [Family(number=number, name="Pusta") for number in NUMBERS]
    return database, dict(zip(NUMBERS, database.change(add, *rows), strict=True))


def test_more_ids_than_a_question_takes_parameters_of(families, odd_ones):
    database, ids = families
    assert database.read(those, "id", [ids[number] for number in odd_ones]) == set(odd_ones)


def test_texts_with_quotes_are_only_texts(families, odd_ones):
    database, _ids = families
    found = database.read(those, "number", [*odd_ones, "\"'); DROP TABLE family;--", "Ł/1"])
    assert found == set(odd_ones)


def test_all_but_those(families, odd_ones):
    database, ids = families
    listed = [ids[number] for number in odd_ones]
    assert database.read(those, "id", listed, but=True) == set(NUMBERS[1::2])


@pytest.mark.parametrize("column", ["id", "number"])
def test_empty_list_finds_nothing(families, column):
    database, _ids = families
    assert database.read(those, column, []) == set()


def test_unknown_id_finds_nothing(families):
    database, _ids = families
    assert database.read(those, "id", [new_id()]) == set()
