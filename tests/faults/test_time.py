"""Clocks, zones and odd dates (F-T30, F-T58): the part of the domain."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from mgops_desktop.domain.age import age_on
from mgops_desktop.domain.clock import WARSAW, FixedClock, as_local, as_utc, local_day, local_moment
from mgops_desktop.domain.deadline import compute, rule_on
from mgops_desktop.storage.seeds import shipped_calendar, shipped_deadline_rules


def test_f_t30_ages_of_a_leap_day_child():
    born = date(2008, 2, 29)
    ages = [age_on(born, date(year, 2, 28)) for year in (2024, 2025, 2026)]
    assert ages == [15, 17, 18]
    assert age_on(born, date(2100, 2, 28)) == 92


def test_f_t30_the_year_2100_has_no_leap_day():
    rules, calendar = shipped_deadline_rules(), shipped_calendar()
    start = date(2099, 8, 31)
    deadline = compute(rule_on(rules, "periodic_assessment", start), start, calendar)
    assert deadline.nominal == date(2100, 2, 28)
    working = compute(rule_on(rules, "T01", start), date(2100, 12, 23), calendar)
    assert working.nominal == date(2100, 12, 31)


def test_f_t30_a_clock_set_back_only_changes_the_day():
    later = FixedClock.on(date(2026, 11, 21))
    earlier = FixedClock.on(date(2026, 11, 18))
    assert later.now() - earlier.now() == timedelta(days=3)
    assert (earlier.today(), later.today()) == (date(2026, 11, 18), date(2026, 11, 21))


def test_f_t58_a_naive_moment_is_refused():
    naive = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001
    with pytest.raises(ValueError, match="without a time zone"):
        as_utc(naive)


def test_f_t58_the_day_of_25_hours_keeps_every_moment_apart():
    midnight = local_moment(date(2026, 10, 25), time(0))
    moments = [as_utc(midnight) + timedelta(hours=hour) for hour in range(25)]
    assert {local_day(moment) for moment in moments} == {date(2026, 10, 25)}
    assert len({as_local(moment).isoformat() for moment in moments}) == 25
    assert local_day(moments[-1] + timedelta(hours=1)) == date(2026, 10, 26)


def test_f_t58_both_hours_of_the_clock_change_become_their_own_utc():
    first = datetime(2026, 10, 25, 2, 30, tzinfo=WARSAW)
    second = first.replace(fold=1)
    assert as_utc(first) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert as_utc(second) == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
