"""The program and the naive second counter agree on random centres (contracts 8)."""

from decimal import Decimal

import pytest
from tests.acceptance.counter.count import count
from tests.acceptance.counter.dates import Term
from tests.acceptance.product import DESCRIPTION, figures, list_of, part_sums, put_in
from tests.acceptance.random_centres.centre import random_centre

from mgops_desktop.indicators.listing import FigureList
from mgops_desktop.storage.database import Database

DEFAULT, ALL = 25, 200


def assert_same_figures(database: Database, seed: int) -> None:
    book, periods = random_centre(seed)
    put_in(database, book)
    rows = book.counted(DESCRIPTION)
    for first, last, today in periods:
        found = figures(database, first, last, today)
        wanted = count(rows, Term(first, last), today)
        different = {
            key: (found.get(key, "missing"), wanted.get(key, "missing"))
            for key in found.keys() | wanted.keys()
            if found.get(key, "missing") != wanted.get(key, "missing")
        }
        assert different == {}, (
            f"centre {seed}, {first}–{last} on {today}: (program, second counter)"
        )


@pytest.mark.parametrize("seed", range(DEFAULT))
def test_every_figure_of_a_random_centre_is_counted_the_same_twice(database, seed):
    assert_same_figures(database, seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(DEFAULT, ALL))
def test_every_figure_of_many_random_centres_is_counted_the_same_twice(database, seed):
    assert_same_figures(database, seed)


@pytest.mark.parametrize("seed", [3, 11])
def test_list_behind_every_figure_is_as_long_as_the_figure_or_adds_up_to_it(database, seed):
    book, ((first, last, _today), *_others) = random_centre(seed)
    put_in(database, book)
    for key, value in figures(database, first, last).items():
        found = list_of(database, key, first, last)
        amounts = [Decimal(line.amount) for line in found.lines]
        if found.figure.counts == "ratio":
            assert value is None or (found.lines and found.divisor) or not value, key
            continue
        if value is None:  # not recorded
            assert not found.lines, key
            continue
        assert sum(amounts) == value, key
        if not found.figure.counts.startswith("sum:") and not has_opening_figure(found):
            assert len({(line.kind, line.id) for line in found.lines}) == len(amounts) == value, key


def has_opening_figure(found: FigureList) -> bool:
    """What was counted before the program was used stands in the list as one row with its amount."""
    return any(line.kind == "opening_figure" for line in found.lines)


@pytest.mark.parametrize("seed", range(6))
def test_parts_of_a_partition_add_up_to_the_whole(database, seed):
    book, ((first, last, _today), *_others) = random_centre(seed)
    book.rows.pop("opening_figure", None)  # may be typed in for the whole alone
    put_in(database, book)
    assert [one for one in part_sums(database, first, last) if one.whole != one.parts] == []
