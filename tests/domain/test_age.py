from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.age import (
    ADULT_AGE,
    Birth,
    age_in,
    age_on,
    birthday,
    is_child_on,
    was_child_in,
)
from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.period import Period

DAYS = st.dates(date(1950, 1, 1), date(2060, 12, 31))
YEAR_2026 = Period.year(2026)


@pytest.mark.parametrize(
    ("born", "day", "age"),
    [
        (date(2008, 11, 21), date(2026, 11, 20), 17),
        (date(2008, 11, 21), date(2026, 11, 21), 18),
        (date(2008, 2, 29), date(2026, 2, 27), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 18),
        (date(2008, 2, 29), date(2028, 2, 28), 19),
        (date(2008, 2, 29), date(2028, 2, 29), 20),
        (date(2026, 11, 21), date(2026, 11, 21), 0),
        (date(2026, 11, 21), date(2026, 11, 20), -1),
        (date(1999, 12, 31), date(2100, 1, 1), 100),
    ],
)
def test_age_in_full_years(born, day, age):
    assert age_on(born, day) == age


@given(DAYS, st.integers(0, 100))
def test_the_age_changes_on_the_birthday(born, age):
    turned = birthday(born, age)
    assert age_on(born, turned) == age
    assert age_on(born, add_days(turned, -1)) == age - 1


@given(DAYS, st.integers(0, 20 * 366))
def test_children_are_those_born_between_a_day_and_today(day, days_before):
    born = add_days(day, -days_before)
    assert is_child_on(Birth(day=born), day) == (age_on(born, day) < ADULT_AGE)


def test_the_last_day_of_childhood_is_the_day_before_the_18th_birthday():
    birth = Birth(day=date(2008, 12, 31))
    assert is_child_on(birth, date(2026, 12, 30))
    assert not is_child_on(birth, date(2026, 12, 31))


def test_nobody_is_a_child_before_birth():
    assert not is_child_on(Birth(day=date(2026, 5, 1)), date(2026, 4, 30))
    assert not is_child_on(Birth(year=2027), date(2026, 4, 30))


@pytest.mark.parametrize(
    ("birth", "child"),
    [
        (Birth(), False),
        (Birth(marked_child=True), True),
        (Birth(year=2009), True),
        (Birth(year=2008), False),
        (Birth(year=2008, marked_child=True), True),
        (Birth(year=2007, marked_child=True), False),
        (Birth(day=date(2000, 1, 1), marked_child=True), False),
    ],
)
def test_without_a_birth_date_the_year_and_then_the_mark_decide(birth, child):
    assert is_child_on(birth, date(2026, 6, 30)) is child


@pytest.mark.parametrize(
    ("birth", "child"),
    [
        (Birth(day=date(2008, 1, 1)), False),  # 18 on the first day
        (Birth(day=date(2008, 1, 2)), True),  # a child on the first day only
        (Birth(day=date(2026, 12, 31)), True),  # born on the last day
        (Birth(day=date(2027, 1, 1)), False),
        (Birth(year=2026), True),
        (Birth(year=2027), False),
        (Birth(), False),
        (Birth(marked_child=True), True),
    ],
)
def test_one_day_under_18_makes_a_child_of_the_period(birth, child):
    assert was_child_in(birth, [YEAR_2026]) is child


def test_only_the_days_of_support_count():
    birth = Birth(day=date(2008, 5, 1))
    before = Period(date(2026, 1, 1), date(2026, 4, 30))
    after = Period(date(2026, 5, 1), date(2026, 12, 31))
    assert not was_child_in(birth, [after])
    assert was_child_in(birth, [after, before])
    assert not was_child_in(birth, [])


@given(DAYS, DAYS, st.integers(0, 800))
def test_child_in_a_range_means_child_on_one_of_its_days(born, first, length):
    days = Period(first, add_days(first, length))
    birth = Birth(day=born)
    assert was_child_in(birth, [days]) is any(is_child_on(birth, day) for day in days.days())


def test_age_by_the_year_alone_is_the_age_reached_in_that_year():
    assert age_in(Birth(year=2010), date(2026, 1, 1)) == 16
    assert age_in(Birth(day=date(2010, 6, 1)), date(2026, 1, 1)) == 15
    assert age_in(Birth(marked_child=True), date(2026, 1, 1)) is None
