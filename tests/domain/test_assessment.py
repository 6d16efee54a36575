"""When periodic assessments are due, late and overdue."""

from datetime import date
from uuid import UUID

import pytest

from mgops_desktop.domain.assessment import (
    MadeAssessment,
    due_and_not_made,
    every,
    late_assessments,
    next_assessment_due,
)

BEGAN = date(2026, 1, 15)
HALF_YEARLY = every(6, BEGAN)


def made(*days: str) -> list[MadeAssessment]:
    return [
        MadeAssessment(UUID(int=number), UUID(int=99), date.fromisoformat(day))
        for number, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("previous", "due"),
    [("2025-08-29", "2026-02-28"), ("2025-08-31", "2026-02-28"), ("2026-01-15", "2026-07-15")],
)
def test_assessment_is_due_half_a_year_after_the_previous_one(previous, due):
    found = next_assessment_due(BEGAN, date.fromisoformat(previous), months=6)
    assert found == date.fromisoformat(due)


def test_first_assessment_is_due_half_a_year_after_the_start():
    assert next_assessment_due(BEGAN, None, months=6) == date(2026, 7, 15)


def test_assessment_made_on_the_day_it_is_due_is_in_time():
    assert late_assessments(made("2026-07-15", "2027-01-15"), HALF_YEARLY) == []


def test_each_assessment_is_late_by_the_one_before_it():
    one, two = made("2026-07-16", "2027-01-16")
    assert late_assessments([two, one], HALF_YEARLY) == [one]


def test_nothing_is_owed_before_the_day_it_is_due():
    assert due_and_not_made([], HALF_YEARLY, date(2026, 7, 14)) is None


def test_assessment_is_owed_from_the_day_it_is_due():
    assert due_and_not_made([], HALF_YEARLY, date(2026, 7, 15)) == date(2026, 7, 15)


def test_assessment_made_later_does_not_heal_the_day_looked_at():
    assert due_and_not_made(made("2026-08-01"), HALF_YEARLY, date(2026, 7, 20)) == date(2026, 7, 15)
