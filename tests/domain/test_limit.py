"""The limit of families per assistant, day by day."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.limit import (
    PRO_LIFE_COUNTS,
    SUBSTITUTE_COUNTS,
    Workload,
    assigned_lead,
    counted,
    families_on,
    over_limit,
)
from mgops_desktop.domain.parameters import Parameter, Parameters
from mgops_desktop.domain.period import Period

WORKER = UUID(int=1)
JANUARY = Period(date(2015, 1, 1), date(2015, 1, 31))


def load(family: int, began: str, ended: str | None = None) -> Workload:
    end = date.fromisoformat(ended) if ended else None
    return Workload(WORKER, UUID(int=family), date.fromisoformat(began), end)


def fifteen(_day: date) -> int:
    return 15


NEVER: tuple[date, ...] = ()


def test_fifteen_families_are_allowed_and_sixteen_are_not():
    loads = [load(n, "2014-01-01") for n in range(15)]
    assert over_limit(loads, fifteen, NEVER, JANUARY) == []
    (found,) = over_limit([*loads, load(99, "2015-01-10", "2015-01-12")], fifteen, NEVER, JANUARY)
    assert found.days == Period(date(2015, 1, 10), date(2015, 1, 12))
    assert (found.families, found.limit) == (16, 15)


def test_same_family_twice_counts_once():
    loads = [load(n, "2014-01-01") for n in range(15)]
    assert over_limit([*loads, load(3, "2015-01-10")], fifteen, NEVER, JANUARY) == []


@pytest.mark.parametrize("turn", [date(2015, 1, 1), date(2014, 12, 17)])
def test_lower_limit_counts_from_the_day_it_comes_into_force(turn):
    around = Period(date(2014, 12, 1), date(2015, 1, 31))
    loads = [load(n, "2014-01-01") for n in range(18)]
    (found,) = over_limit(loads, lambda day: 20 if day < turn else 15, [turn], around)
    assert found.days == Period(turn, date(2015, 1, 31))


@given(
    st.lists(
        st.builds(
            lambda family, start, length: Workload(
                WORKER,
                UUID(int=family),
                date(2015, 1, 1) + timedelta(days=start),
                None if length is None else date(2015, 1, 1) + timedelta(days=start + length),
            ),
            st.integers(0, 6),
            st.integers(-10, 35),
            st.none() | st.integers(0, 20),
        ),
        max_size=15,
    )
)
def test_stretches_agree_with_counting_every_single_day(loads):
    limit = 2
    by_day = {day for day in JANUARY.days() if len(families_on(loads, WORKER, day)) > limit}
    stretches = over_limit(loads, lambda _day: limit, NEVER, JANUARY)
    assert {day for one in stretches for day in one.days.days()} == by_day


DAYS = [date(2015, 1, 1) + timedelta(number) for number in range(40)]
a_day = st.sampled_from(DAYS)
choices = st.lists(st.tuples(a_day, st.sampled_from(("yes", "no"))), max_size=4)


def dated(key: str, values: list[tuple[date, str]]) -> list[Parameter]:
    """A value since ever, and others from days on; of two of one day the last counts."""
    by_day = {date(2012, 1, 1): "yes", **dict(values)}
    return [Parameter(key, "", value, day, None, "", True) for day, value in by_day.items()]


@given(
    began=a_day,
    ended=st.none() | a_day,
    closed=st.none() | a_day,
    kind=st.sampled_from(AssignmentKind),
    basis=st.sampled_from(Basis),
    substitutes=choices,
    pro_life=choices,
)
def test_an_assignment_counts_by_the_choices_of_each_day(
    began, ended, closed, kind, basis, substitutes, pro_life
):
    parameters = Parameters(
        [*dated(SUBSTITUTE_COUNTS, substitutes), *dated(PRO_LIFE_COUNTS, pro_life)]
    )
    lead = assigned_lead(WORKER, UUID(int=1), began, ended, closed, kind=kind, basis=basis)
    loads = counted([lead], parameters)
    for day in DAYS:
        runs = began <= day and (ended is None or day <= ended) and (closed is None or day < closed)
        own = kind is AssignmentKind.MAIN or parameters.yes(SUBSTITUTE_COUNTS, day)
        work = basis is not Basis.PRO_LIFE or parameters.yes(PRO_LIFE_COUNTS, day)
        assert any(load.covers(day) for load in loads) == (runs and own and work)
        assert sum(load.covers(day) for load in loads) <= 1
