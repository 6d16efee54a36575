"""Which families were supported in a period: the counting rules on plain cases."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.case import Basis, ClosureRow
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.support import CaseSpan, DurationBand, duration_band, supported_families

YEAR = Period.year(2026)
FAMILY = UUID(int=1)


def case(
    began: str,
    ended: str | None = None,
    *,
    family: UUID = FAMILY,
    basis: Basis = Basis.CONSENT,
    closed_for: ClosureRow | None = None,
    number: int = 1,
) -> CaseSpan:
    end = date.fromisoformat(ended) if ended else None
    return CaseSpan(UUID(int=number), family, basis, date.fromisoformat(began), end, closed_for)


def only(*cases: CaseSpan, period: Period = YEAR):
    (found,) = supported_families(cases, period)
    return found


@pytest.mark.parametrize(
    ("began", "ended", "is_supported"),
    [
        ("2025-05-01", "2025-12-31", False),
        ("2025-05-01", "2026-01-01", True),
        ("2026-12-31", None, True),
        ("2027-01-01", None, False),
        ("2020-01-01", None, True),
    ],
)
def test_family_is_supported_when_its_case_touches_the_period(began, ended, is_supported):
    assert bool(supported_families([case(began, ended)], YEAR)) is is_supported


def test_family_supported_twice_counts_once():
    first = case("2026-01-05", "2026-03-01", number=1)
    second = case("2026-06-01", None, number=2)
    assert len(supported_families([first, second], YEAR)) == 1


def test_case_closed_on_the_last_day_is_closed():
    assert not only(case("2026-01-05", "2026-12-31")).is_open_at_end


def test_case_closed_a_day_later_is_in_the_state():
    assert only(case("2026-01-05", "2027-01-01")).is_open_at_end


def test_family_is_carried_over_when_a_case_is_in_force_before_and_on_the_first_day():
    assert only(case("2025-12-31", None)).is_carried_over
    assert not only(case("2026-01-01", None)).is_carried_over


def test_family_closed_before_the_year_and_back_in_it_is_new_and_returning():
    old, back = case("2024-02-01", "2025-12-30", number=1), case("2026-02-01", number=2)
    found = only(old, back)
    assert not found.is_carried_over
    assert found.is_returning


def test_family_carried_over_is_not_returning():
    old, running = case("2020-02-01", "2021-12-30", number=1), case("2025-02-01", number=2)
    assert not only(old, running).is_returning


def test_basis_is_that_of_the_last_case():
    first = case("2026-01-05", "2026-03-01", basis=Basis.CONSENT, number=1)
    second = case("2026-06-01", basis=Basis.COURT, number=2)
    assert only(second, first).last.basis is Basis.COURT


def test_reason_is_that_of_the_last_closure():
    first = case("2026-01-05", "2026-03-01", closed_for=ClosureRow.NO_EFFECT, number=1)
    second = case("2026-06-01", "2026-09-01", closed_for=ClosureRow.GOALS_ACHIEVED, number=2)
    assert only(first, second).closed_for is ClosureRow.GOALS_ACHIEVED


def test_family_still_supported_has_no_reason_although_a_case_was_closed():
    first = case("2026-01-05", "2026-03-01", closed_for=ClosureRow.NO_EFFECT, number=1)
    assert only(first, case("2026-06-01", number=2)).closed_for is None


def test_closure_without_reason_is_another_reason():
    assert only(case("2026-01-05", "2026-03-01")).closed_for is ClosureRow.OTHER


@pytest.mark.parametrize(
    ("end", "band"),
    [
        ("2026-04-10", DurationBand.UP_TO_3M),
        ("2026-04-11", DurationBand.FROM_3_TO_12M),
        ("2027-01-10", DurationBand.FROM_3_TO_12M),
        ("2027-01-11", DurationBand.OVER_12M),
    ],
)
def test_length_is_counted_in_calendar_months(end, band):
    assert duration_band(date(2026, 1, 10), date.fromisoformat(end)) is band


def test_length_of_a_running_case_ends_with_the_period():
    assert only(case("2026-10-01")).duration is DurationBand.UP_TO_3M


def test_feature_outside_the_support_days_does_not_count():
    found = only(case("2026-03-01", "2026-05-31"))
    assert not found.has_on_support_day(date(2026, 6, 1), None)
    assert not found.has_on_support_day(date(2025, 1, 1), date(2026, 2, 28))
    assert found.has_on_support_day(date(2026, 5, 31), None)


days = st.dates(date(2024, 1, 1), date(2028, 12, 31))
spans = st.builds(
    lambda began, length, family, number: CaseSpan(
        UUID(int=number + 1),
        UUID(int=family),
        Basis.CONSENT,
        began,
        None if length is None else began + timedelta(days=length),
    ),
    days,
    st.none() | st.integers(0, 900),
    st.integers(1, 4),
    st.integers(0, 50),
)


@given(st.lists(spans, max_size=12))
def test_supported_families_are_those_in_the_state_and_those_closed(cases):
    found = supported_families(cases, YEAR)
    open_ones = sum(one.is_open_at_end for one in found)
    closed = sum(one.closed_for is not None for one in found)
    assert open_ones + closed == len(found)


@given(st.lists(spans, max_size=12))
def test_support_days_lie_in_the_period_apart_from_each_other(cases):
    for one in supported_families(cases, YEAR):
        assert all(part.first in YEAR and part.last in YEAR for part in one.days)
        gaps = zip(one.days, one.days[1:], strict=False)
        assert all((after.first - before.last).days > 1 for before, after in gaps)


@given(st.lists(spans, max_size=12))
def test_two_halves_cover_the_families_of_the_year(cases):
    year = {one.family for one in supported_families(cases, YEAR)}
    halves = [supported_families(cases, Period.half(2026, half)) for half in (1, 2)]
    assert year == {one.family for half in halves for one in half}
