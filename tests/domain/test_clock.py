from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest

from mgops_desktop.domain.clock import (
    FixedClock,
    SystemClock,
    as_local,
    as_utc,
    local_day,
    local_moment,
)
from mgops_desktop.domain.errors import UserError


def test_a_fixed_clock_stands_on_its_day():
    clock = FixedClock.on(date(2026, 11, 21))
    assert clock.today() == date(2026, 11, 21)
    assert clock.now() == datetime(2026, 11, 21, 11, 0, tzinfo=UTC)
    assert clock.now().tzinfo is UTC


def test_the_system_clock_tells_a_moment_in_utc_and_the_day_in_poland():
    clock = SystemClock()
    before = local_day(clock.now())
    today = clock.today()
    assert clock.now().utcoffset() == timedelta(0)
    assert before <= today <= local_day(clock.now())


def test_a_moment_without_a_zone_is_refused():
    naive = datetime(2026, 11, 21, 12, 0)  # noqa: DTZ001
    for reader in (as_utc, as_local, local_day, FixedClock):
        with pytest.raises(ValueError, match="without a time zone"):
            reader(naive)


def test_after_midnight_in_poland_it_is_the_next_day():
    assert local_day(datetime(2026, 11, 21, 23, 30, tzinfo=UTC)) == date(2026, 11, 22)
    newfoundland = timezone(timedelta(hours=-3, minutes=-30))
    assert local_day(datetime(2026, 11, 21, 21, 0, tzinfo=newfoundland)) == date(2026, 11, 22)


@pytest.mark.parametrize(
    ("day", "offset"), [(date(2026, 11, 9), "+01:00"), (date(2026, 7, 9), "+02:00")]
)
def test_a_wall_clock_time_gets_the_offset_of_its_season(day, offset):
    assert local_moment(day, time(14, 30)).isoformat().endswith(offset)


def test_an_hour_that_comes_twice_is_the_earlier_one():
    assert as_utc(local_moment(date(2026, 10, 25), time(2, 30))).hour == 0


def test_an_hour_that_was_skipped_is_explained():
    with pytest.raises(UserError, match=r"29\.03\.2026 nie było godziny 2:30"):
        local_moment(date(2026, 3, 29), time(2, 30))
