"""A statutory report is due until it is handed over, also after its day."""

from datetime import date

import pytest
from tests.conftest_database import ASSISTANT, CLOCK, HEAD

from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.operations.due import due
from mgops_desktop.operations.report_handover import Handover, hand_over_report
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.centre import Setting

ANNUAL = Handover(StatutoryReport.ANNUAL, 2025, date(2026, 3, 30), "Rada Gminy")


@operation("zapisy od", None)
def record_since(session, day):
    since = session.query(Setting).filter(Setting.key == "recording_since").one()
    since.value, since.confirmed = day.isoformat(), True


@pytest.fixture
def head(opened_folder):
    database = opened_folder.seen_by(HEAD)
    database.change(record_since, date(2025, 1, 1))
    return database


def reports(database, day):
    keys = {report.value for report in StatutoryReport}
    return [
        (one.rule, one.nominal.isoformat(), one.state.value)
        for one in database.read(due, day)
        if one.rule in keys
    ]


def test_overdue_report_stays_due_until_it_is_handed_over(head):
    overdue = ("annual_report", "2026-03-31", "overdue")
    assert overdue in reports(head, date(2026, 4, 1))
    assert overdue in reports(head, date(2027, 2, 1))
    head.change(hand_over_report, ANNUAL)
    assert overdue not in reports(head, date(2026, 4, 1))
    assert ("annual_report", "2026-03-31", "week") in reports(head, date(2026, 3, 29))
    assert ("annual_report", "2027-03-31", "later") in reports(head, date(2027, 2, 1))


def test_report_handed_over_early_is_due_no_more(head):
    assert ("half_year_report_1", "2026-07-31", "overdue") in reports(head, CLOCK.today())
    early = Handover(StatutoryReport.FIRST_HALF, 2026, date(2026, 7, 10))
    head.change(hand_over_report, early)
    assert not any(rule == "half_year_report_1" and day == "2026-07-31"
                   for rule, day, _state in reports(head, date(2026, 7, 20)))  # fmt: skip


def test_reports_from_before_the_program_are_not_called_overdue(opened_folder):
    database = opened_folder.seen_by(HEAD)
    assert reports(database, CLOCK.today()) == []


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2025, 12, 31)])
def test_day_ahead_or_within_the_period_is_refused(head, day):
    with pytest.raises(UserError):
        head.change(hand_over_report, Handover(StatutoryReport.ANNUAL, 2025, day))


def test_day_can_be_corrected_and_only_by_the_head(head, opened_folder):
    head.change(hand_over_report, ANNUAL)
    head.change(hand_over_report, Handover(StatutoryReport.ANNUAL, 2025, date(2026, 4, 2)))
    assert ("annual_report", "2026-03-31", "overdue") in reports(head, date(2026, 4, 1))
    assert ("annual_report", "2026-03-31", "overdue") not in reports(head, date(2026, 4, 2))
    with pytest.raises(NotAllowed):
        opened_folder.seen_by(ASSISTANT).change(hand_over_report, ANNUAL)
