from datetime import date

import pytest

from mgops_desktop.domain.period import Period


def test_a_month_ends_on_its_last_day():
    assert Period.month(2024, 2) == Period(date(2024, 2, 1), date(2024, 2, 29))
    assert len(Period.month(2026, 12)) == 31


def test_the_halves_make_the_year():
    first, second = Period.half(2026, 1), Period.half(2026, 2)
    assert len(first) + len(second) == len(Period.year(2026)) == 365
    assert second.day_before == first.last
    with pytest.raises(ValueError, match="two halves"):
        Period.half(2026, 3)


def test_both_ends_belong_to_the_period():
    year = Period.year(2026)
    assert date(2026, 1, 1) in year
    assert date(2026, 12, 31) in year
    assert date(2027, 1, 1) not in year
    assert None not in year


def test_what_touches_one_day_overlaps():
    year = Period.year(2026)
    assert year.overlaps(date(2020, 1, 1), date(2026, 1, 1))
    assert year.overlaps(date(2026, 12, 31), None)
    assert not year.overlaps(date(2027, 1, 1), None)
    assert year.clip(date(2026, 6, 1), None) == Period(date(2026, 6, 1), date(2026, 12, 31))
    assert year.clip(date(2027, 1, 1), None) is None


def test_a_period_does_not_end_before_it_begins():
    with pytest.raises(ValueError, match="ends before"):
        Period(date(2026, 2, 1), date(2026, 1, 1))
