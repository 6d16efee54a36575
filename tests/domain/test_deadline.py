import csv
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.calendar import DayException, DayKind, WorkingCalendar, add_days
from mgops_desktop.domain.clock import WARSAW, local_moment
from mgops_desktop.domain.deadline import (
    AlarmOn,
    DeadlineRule,
    Direction,
    DueState,
    Unit,
    compute,
    rule_on,
)
from mgops_desktop.domain.due import due_item
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.seeds import shipped_calendar, shipped_deadline_rules

CASES = Path(__file__).parent / "data" / "deadlines.csv"
RULES = shipped_deadline_rules()
CALENDAR = shipped_calendar()
DAYS = st.dates(date(2023, 10, 1), date(2045, 12, 31))
FORWARD = [
    rule
    for rule in RULES
    if rule.direction is Direction.FORWARD
    and rule.unit in {Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS}
]


def cases():
    with CASES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def counted_from(key, text):
    start = date.fromisoformat(text)
    return compute(rule_on(RULES, key, start), start, CALENDAR)


def a_rule(**changes):
    rule = DeadlineRule(
        key="example",
        title="Przykładowy termin",
        unit=Unit.CALENDAR_DAYS,
        start_event="od wpływu",
        who="ośrodek",
        basis="art. 1",
        length=3,
    )
    return replace(rule, **changes)


@pytest.mark.parametrize("row", cases(), ids=lambda row: f"{row['rule']}-{row['start']}")
def test_reference_cases(row):
    deadline = counted_from(row["rule"], row["start"])
    assert deadline.nominal == date.fromisoformat(row["nominal"])
    assert deadline.shifted == date.fromisoformat(row["shifted"])


@pytest.mark.parametrize(
    ("key", "start", "explanation"),
    [
        (
            "T01",
            "2026-11-09",
            "5 dni roboczych od 9.11.2026; pominięte: 11.11 (Narodowe Święto Niepodległości)",
        ),
        ("T03", "2026-11-16", "3 dni robocze od 16.11.2026"),
        (
            "T01",
            "2026-12-30",
            (
                "5 dni roboczych od 30.12.2026; pominięte: 1.01.2027 (Nowy Rok), "
                "6.01.2027 (Święto Trzech Króli)"
            ),
        ),
        (
            "T20",
            "2026-11-13",
            "2 dni robocze przed 13.11.2026; pominięte: 11.11 (Narodowe Święto Niepodległości)",
        ),
        ("T19", "2026-11-13", "7 dni przed 13.11.2026"),
        (
            "T02",
            "2026-12-23",
            (
                "3 dni od 23.12.2026; 26.12.2026 jest dniem wolnym (sobota, Boże Narodzenie, "
                "drugi dzień), termin przesuwa się na 28.12.2026 (art. 115 KC)"
            ),
        ),
        (
            "T12",
            "2027-02-01",
            (
                "9 miesięcy od 1.02.2027; 1.11.2027 jest dniem wolnym (poniedziałek, Uroczystość "
                "Wszystkich Świętych), terminu się nie przesuwa"
            ),
        ),
        (
            "T12",
            "2027-05-31",
            "9 miesięcy od 31.05.2027; luty 2028 nie ma 31. dnia, dlatego ostatni dzień miesiąca",
        ),
        (
            "half_year_report_2",
            "2026-12-31",
            (
                "do 31 stycznia 2027 r., pierwszy taki dzień po 31.12.2026; 31.01.2027 jest dniem "
                "wolnym (niedziela), terminu się nie przesuwa: ostatni dzień roboczy 29.01.2027"
            ),
        ),
        ("T13", "2026-11-09", "od 9.11.2026, bez oznaczonej długości: niezwłocznie"),
        (
            "T10",
            "2026-11-09",
            (
                "od 9.11.2026, bez oznaczonej długości: przepis nie podaje liczby dni; "
                "przypomnienie 19.11.2026 (7 dni roboczych, ustawienie ośrodka, "
                "nie termin ustawowy)"
            ),
        ),
        (
            "work_plan",
            "2026-11-02",
            (
                "30 dni od 2.11.2026; długość z ustawień ośrodka, przepis jej nie podaje; "
                "reguła do potwierdzenia"
            ),
        ),
    ],
)
def test_every_date_explains_itself(key, start, explanation):
    assert counted_from(key, start).explanation == explanation


def test_an_event_on_a_holiday_does_not_skip_that_holiday():
    assert counted_from("T01", "2026-11-11").explanation == "5 dni roboczych od 11.11.2026"


def test_a_rule_in_hours_gives_a_moment_with_its_offset():
    begun = local_moment(date(2026, 11, 14), time(14, 30))
    deadline = compute(rule_on(RULES, "T23", date(2026, 11, 14)), begun, CALENDAR)
    assert deadline.nominal.isoformat() == "2026-11-15T14:30:00+01:00"
    assert deadline.shifted == deadline.nominal
    assert deadline.explanation == "24 godziny od 14.11.2026 godz. 14:30"
    assert deadline.alarm == date(2026, 11, 15)


def test_24_hours_over_the_change_of_clocks_are_24_hours():
    begun = local_moment(date(2026, 10, 24), time(14, 30))
    deadline = compute(rule_on(RULES, "T23", date(2026, 10, 24)), begun, CALENDAR)
    assert deadline.nominal.isoformat() == "2026-10-25T13:30:00+01:00"


def test_a_rule_in_hours_asks_for_the_hour():
    with pytest.raises(UserError, match="Podaj także godzinę"):
        compute(rule_on(RULES, "T23", date(2026, 11, 14)), date(2026, 11, 14), CALENDAR)


def test_a_rule_in_days_takes_the_polish_day_of_a_moment():
    late = datetime.combine(date(2026, 11, 9), time(23, 50), WARSAW)
    assert compute(rule_on(RULES, "T01", late.date()), late, CALENDAR).start == date(2026, 11, 9)


def test_a_rule_without_length_has_no_date_but_may_remind():
    deadline = counted_from("T11", "2026-11-09")
    assert (deadline.nominal, deadline.shifted, deadline.alarm) == (None, None, None)
    assert deadline.reminders == (date(2026, 11, 19),)


def test_the_assessment_reminds_30_and_7_days_before():
    deadline = counted_from("periodic_assessment", "2026-01-15")
    assert deadline.reminders == (date(2026, 6, 15), date(2026, 7, 8))


def test_t02_warns_on_its_nominal_date_and_t14_on_the_shifted_one():
    assert counted_from("T02", "2026-12-23").alarm == date(2026, 12, 26)
    assert counted_from("T14", "2026-11-25").alarm == date(2026, 12, 28)


@pytest.mark.parametrize(
    ("today", "state", "days"),
    [
        ("2026-12-25", DueState.WEEK, 1),
        ("2026-12-26", DueState.TODAY, 0),
        ("2026-12-27", DueState.TODAY, 0),
        ("2026-12-28", DueState.TODAY, 0),
        ("2026-12-29", DueState.OVERDUE, -1),
    ],
)
def test_t02_warns_on_its_nominal_date_and_is_late_after_the_shifted_one(today, state, days):
    day = date.fromisoformat(today)
    item = due_item(
        counted_from("T02", "2026-12-23"), RecordRef("procedure", UUID(int=1)), None, day
    )
    assert (item.state, item.days_left(day)) == (state, days)
    assert item.until == "26.12.2026 (po przesunięciu 28.12.2026)"


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-18", DueState.OVERDUE),
        ("2026-11-17", DueState.TODAY),
        ("2026-11-16", DueState.WEEK),
        ("2026-11-10", DueState.WEEK),
        ("2026-11-09", DueState.LATER),
    ],
)
def test_how_near_a_term_is(today, state):
    assert counted_from("T01", "2026-11-09").state_on(date.fromisoformat(today)) is state


def test_without_a_length_the_act_is_due_today_or_on_its_reminder_and_never_overdue():
    at_once = counted_from("T13", "2026-11-09")
    assert at_once.state_on(date(2026, 12, 24)) is DueState.TODAY
    reminded = counted_from("T10", "2026-11-09")
    assert reminded.state_on(date(2026, 11, 9)) is DueState.LATER
    assert reminded.state_on(date(2026, 11, 16)) is DueState.WEEK
    assert reminded.state_on(date(2026, 12, 24)) is DueState.TODAY


def test_a_report_of_a_year_is_due_in_the_next_one():
    rule = rule_on(RULES, "annual_report", date(2026, 3, 31))
    assert compute(rule, date(2026, 3, 30), CALENDAR).nominal == date(2026, 3, 31)
    assert compute(rule, date(2026, 3, 31), CALENDAR).nominal == date(2027, 3, 31)


def test_a_one_off_free_day_moves_the_term_and_is_named():
    free = DayException(date(2026, 11, 12), "Dzień wolny w gminie", DayKind.FREE)
    start = date(2026, 11, 9)
    deadline = compute(rule_on(RULES, "T03", start), start, WorkingCalendar([free]))
    assert deadline.nominal == date(2026, 11, 16)
    assert "12.11 (Dzień wolny w gminie)" in deadline.explanation


def test_changing_a_rule_changes_the_date_and_its_explanation():
    start = date(2026, 11, 16)
    longer = replace(rule_on(RULES, "T03", start), length=4)
    deadline = compute(longer, start, CALENDAR)
    assert deadline.nominal == date(2026, 11, 20)
    assert deadline.explanation == "4 dni robocze od 16.11.2026"


def test_the_alarm_follows_the_rule():
    start = date(2026, 11, 11)  # three days later: Saturday
    nominal = a_rule(shift_basis="art. 115 KC")
    shifted = a_rule(shift_basis="art. 115 KC", alarm_on=AlarmOn.SHIFTED)
    assert compute(nominal, start, CALENDAR).alarm == date(2026, 11, 14)
    assert compute(shifted, start, CALENDAR).alarm == date(2026, 11, 16)


@given(st.sampled_from(FORWARD), DAYS)
def test_shifted_is_the_first_day_to_act_from_the_nominal_one_on(rule, start):
    deadline = compute(rule, start, CALENDAR)
    assert start < deadline.nominal <= deadline.shifted
    if rule.shift or rule.unit is Unit.WORKING_DAYS:
        assert CALENDAR.is_working(deadline.shifted)
        days_between = (deadline.shifted - deadline.nominal).days
        skipped = [add_days(deadline.nominal, offset) for offset in range(days_between)]
        assert not any(CALENDAR.is_working(day) for day in skipped)
    else:
        assert deadline.shifted == deadline.nominal


@given(st.sampled_from(FORWARD), DAYS, DAYS)
def test_a_later_event_never_has_an_earlier_term(rule, one, other):
    early, late = sorted((one, other))
    assert compute(rule, early, CALENDAR).shifted <= compute(rule, late, CALENDAR).shifted


@given(st.sampled_from([rule for rule in RULES if rule.unit is Unit.FIXED_DATE]), DAYS)
def test_a_yearly_date_comes_within_a_year_after_the_event(rule, start):
    nominal = compute(rule, start, CALENDAR).nominal
    assert (nominal.month, nominal.day) == (rule.month, rule.day)
    assert timedelta(0) < nominal - start <= timedelta(366)
