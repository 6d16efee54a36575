import csv
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.calendar import (
    DayException,
    DayKind,
    SkippedDay,
    WorkingCalendar,
    add_days,
    add_months,
    whole_months,
)

VECTORS = Path(__file__).parent / "data" / "working_days.csv"
CALENDAR = WorkingCalendar()
DAYS = st.dates(date(2011, 1, 1), date(2045, 12, 31))
COUNTS = st.integers(1, 40)


def vectors():
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def day(text):
    return date.fromisoformat(text)


@pytest.mark.parametrize("row", vectors(), ids=lambda row: row["event"])
def test_working_days_of_the_reference_table(row):
    event = day(row["event"])
    assert CALENDAR.add_working_days(event, 3) == day(row["wd3"])
    assert CALENDAR.add_working_days(event, 5) == day(row["wd5"])
    assert CALENDAR.add_working_days(event, 7) == day(row["wd7"])


@pytest.mark.parametrize("row", vectors(), ids=lambda row: row["event"])
def test_calendar_days_of_the_reference_table(row):
    nominal = add_days(day(row["event"]), 3)
    assert nominal == day(row["days3_nominal"])
    assert CALENDAR.shift(nominal) == day(row["days3_shifted"])


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("2024-12-24", True),  # a holiday only from 2025
        ("2025-12-24", False),
        ("2010-01-06", True),  # a holiday only from 2011
        ("2011-01-06", False),
        ("2018-11-12", False),  # once
        ("2019-11-12", True),
        ("2026-06-04", False),  # Corpus Christi
        ("2026-04-03", True),  # Good Friday
        ("2027-05-02", False),  # a Sunday
        ("2026-12-31", True),
    ],
)
def test_holidays_follow_the_law_of_their_year(text, working):
    assert CALENDAR.is_working(day(text)) is working


@pytest.mark.parametrize(
    ("year", "easter_monday", "corpus_christi"),
    [
        (2023, "2023-04-10", "2023-06-08"),
        (2024, "2024-04-01", "2024-05-30"),
        (2025, "2025-04-21", "2025-06-19"),
        (2026, "2026-04-06", "2026-06-04"),
        (2027, "2027-03-29", "2027-05-27"),
        (2028, "2028-04-17", "2028-06-15"),
        (2029, "2029-04-02", "2029-05-31"),
        (2030, "2030-04-22", "2030-06-20"),
        (2031, "2031-04-14", "2031-06-12"),
    ],
)
def test_movable_holidays(year, easter_monday, corpus_christi):
    movable = {
        skipped.day
        for skipped in CALENDAR.skipped(date(year, 3, 1), date(year, 6, 30))
        if (skipped.day.month, skipped.day.day) not in {(5, 1), (5, 3)}
    }
    assert movable == {day(easter_monday), day(corpus_christi)}


def test_one_off_days_win_over_the_calendar():
    calendar = WorkingCalendar(
        [
            DayException(date(2026, 11, 12), "Dzień wolny jednorazowy", DayKind.FREE),
            DayException(date(2026, 11, 14), "Sobota pracująca", DayKind.WORKING),
            DayException(date(2026, 11, 11), "Święto zniesione", DayKind.WORKING),
        ]
    )
    assert not calendar.is_working(date(2026, 11, 12))
    assert calendar.is_working(date(2026, 11, 14))
    assert calendar.holiday(date(2026, 11, 11)) is None
    assert calendar.add_working_days(date(2026, 11, 10), 3) == date(2026, 11, 14)


def test_skipped_holidays_are_named_and_weekends_are_not():
    assert CALENDAR.skipped(date(2026, 12, 23), date(2026, 12, 31)) == (
        SkippedDay(date(2026, 12, 24), "Wigilia Bożego Narodzenia"),
        SkippedDay(date(2026, 12, 25), "Boże Narodzenie, pierwszy dzień"),
    )


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2026-11-11", "Narodowe Święto Niepodległości"),
        ("2026-11-14", "sobota"),
        ("2026-11-15", "niedziela"),
        ("2026-11-16", None),
    ],
)
def test_a_free_day_says_why(text, reason):
    assert CALENDAR.reason_free(day(text)) == reason


def test_the_last_working_day_before_a_free_one():
    assert CALENDAR.previous_working_day(date(2027, 1, 31)) == date(2027, 1, 29)
    assert CALENDAR.previous_working_day(date(2027, 1, 29)) == date(2027, 1, 29)


@given(DAYS, COUNTS)
def test_a_count_of_working_days_ends_on_a_working_day(start, count):
    assert CALENDAR.is_working(CALENDAR.add_working_days(start, count))
    assert CALENDAR.is_working(CALENDAR.add_working_days(start, -count))


@given(DAYS, COUNTS)
def test_exactly_that_many_working_days_lie_between(start, count):
    end = CALENDAR.add_working_days(start, count)
    between = [add_days(start, offset) for offset in range(1, (end - start).days + 1)]
    assert sum(CALENDAR.is_working(each) for each in between) == count


@given(DAYS, DAYS, COUNTS)
def test_a_later_event_never_ends_earlier(one, other, count):
    early, late = sorted((one, other))
    assert CALENDAR.add_working_days(early, count) <= CALENDAR.add_working_days(late, count)


@given(DAYS, COUNTS)
def test_counting_back_from_a_working_day_undoes_counting_on(start, count):
    working = CALENDAR.shift(start)
    there = CALENDAR.add_working_days(working, count)
    assert CALENDAR.add_working_days(there, -count) == working


@given(DAYS)
def test_shifting_is_done_once_and_never_back(start):
    shifted = CALENDAR.shift(start)
    assert shifted >= start
    assert CALENDAR.is_working(shifted)
    assert CALENDAR.shift(shifted) == shifted


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        ("2026-05-31", 9, "2027-02-28"),
        ("2027-05-31", 9, "2028-02-29"),
        ("2026-03-31", 9, "2026-12-31"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-01-31", -2, "2025-11-30"),
        ("2024-02-29", 12, "2025-02-28"),
        ("2024-02-29", 48, "2028-02-29"),
    ],
)
def test_months_end_on_the_same_number_or_the_last_day(start, months, end):
    assert add_months(day(start), months) == day(end)


@given(DAYS, st.integers(-240, 240))
def test_adding_months_reaches_that_month(start, months):
    end = add_months(start, months)
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day <= start.day


@given(DAYS, DAYS)
def test_whole_months_fit_between_and_one_more_does_not(one, other):
    start, end = sorted((one, other))
    months = whole_months(start, end)
    assert add_months(start, months) <= end < add_months(start, months + 1)
