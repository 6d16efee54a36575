from datetime import date

import pytest

from mgops_desktop.domain.intervals import Span
from mgops_desktop.domain.line_of_time import clashes, holes, holes_between, lasting
from mgops_desktop.domain.period import Period

YEAR = Period.year(2026)


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def test_days_on_which_nothing_runs_are_found_before_between_and_after():
    spans = [Span(day(5, 1), day(6, 30)), Span(day(2, 1), day(3, 31))]
    assert holes(spans, YEAR) == [
        Period(day(1, 1), day(1, 31)),
        Period(day(4, 1), day(4, 30)),
        Period(day(7, 1), day(12, 31)),
    ]


def test_what_goes_on_leaves_no_hole_after_it():
    assert holes([Span(date(2020, 1, 1), None)], YEAR) == []
    assert holes([], YEAR) == [YEAR]


def test_only_days_between_two_stretches_lie_between():
    spans = [Span(day(1, 1), day(1, 31)), Span(day(3, 1), day(3, 31))]
    assert holes_between(spans) == [Period(day(2, 1), day(2, 28))]
    assert holes_between([Span(day(1, 1), day(1, 31)), Span(day(2, 1), None)]) == []
    assert holes_between([]) == []


def test_two_at_once_clash_on_the_days_they_share():
    spans = [Span(day(1, 1), day(3, 10)), Span(day(3, 1), None), Span(day(6, 1), None)]
    assert clashes(spans) == [Span(day(3, 1), day(3, 10)), Span(day(6, 1), None)]


def test_short_one_within_a_long_one_does_not_hide_the_next_clash():
    spans = [Span(day(1, 1), day(12, 31)), Span(day(2, 1), day(2, 5)), Span(day(9, 1), day(9, 2))]
    assert clashes(spans) == spans[1:]


def test_the_day_of_a_change_may_belong_to_both():
    spans = [Span(day(1, 1), day(3, 1)), Span(day(3, 1), None)]
    assert clashes(spans) == [Span(day(3, 1), day(3, 1))]
    assert clashes(spans, shares_day=True) == []


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (day(3, 1), "1 dzień"),
        (day(3, 30), "30 dni"),
        (day(3, 31), "1 miesiąc"),
        (date(2027, 2, 28), "1 rok"),
        (date(2028, 5, 31), "2 lata i 3 miesiące"),
    ],
)
def test_length_is_said_in_the_largest_units(last: date, said: str):
    assert lasting(day(3, 1), last).replace("\N{NO-BREAK SPACE}", " ") == said
