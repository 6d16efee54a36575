"""Dated parameters: the value in force on a day."""

from datetime import date

import pytest

from mgops_desktop.domain.parameters import Parameter, Parameters


def limit(value: str, valid_from: str, valid_to: str | None = None) -> Parameter:
    end = date.fromisoformat(valid_to) if valid_to else None
    return Parameter(
        "family_limit", "Limit", value, date.fromisoformat(valid_from), end, "art. 15", True
    )


LIMITS = Parameters([limit("20", "2012-01-01", "2014-12-31"), limit("15", "2015-01-01")])


@pytest.mark.parametrize(
    ("day", "value"), [("2014-12-31", 20), ("2015-01-01", 15), ("2030-01-01", 15)]
)
def test_value_is_that_in_force_on_the_day(day, value):
    assert LIMITS.number("family_limit", date.fromisoformat(day)) == value


def test_newer_value_wins_while_an_older_one_still_stands():
    both = Parameters([limit("15", "2015-01-01"), limit("10", "2027-01-01")])
    assert both.number("family_limit", date(2027, 1, 1)) == 10


def test_day_without_a_value_is_named():
    with pytest.raises(KeyError, match="2011"):
        LIMITS.on("family_limit", date(2011, 12, 31))


def test_figures_of_days_before_the_first_value_are_counted_with_the_first():
    assert LIMITS.on_or_first("family_limit", date(2011, 12, 31)).value == "20"
    assert LIMITS.on_or_first("family_limit", date(2015, 1, 1)).value == "15"


def test_turns_are_the_days_on_which_the_value_may_change():
    assert LIMITS.turns("family_limit") == {date(2012, 1, 1), date(2015, 1, 1)}
