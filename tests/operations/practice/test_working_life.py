"""What a new user finds in the practice centre of the assistant's whole work, and that the rules agree with it."""

from collections import defaultdict

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.operations.practice.conftest import AS_OF

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.period import Period
from mgops_desktop.operations import rules
from mgops_desktop.operations.day_slips import day_slips
from mgops_desktop.operations.documents.facts import days_of
from mgops_desktop.operations.due import due
from mgops_desktop.operations.evening import evening_day
from mgops_desktop.operations.library import library
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.operations.work_month import work_month
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import question
from mgops_desktop.storage.failed_visits import failed_rows
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import MonthlySchedule
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.plan import Assessment, AssessmentSentence, PlanAction, WorkPlan

_LOOKED_AT = 5
_LAST_WORKDAY = AS_OF.replace(day=20)


@question("sprzeciwy reguł", None)
def refusals(session: Session) -> set[tuple[str, str]]:
    """Kind and code of whatever could not be entered by hand, of the newest records of every kind."""
    rules.load()
    found = set()
    for kind, sheet in BY_KEY.items():
        for row in session.scalars(
            select(KINDS[kind]).order_by(KINDS[kind].id.desc()).limit(_LOOKED_AT)
        ):
            values = {one.key: getattr(row, one.key) for one in row.__mapper__.column_attrs}
            for link in row.__mapper__.relationships:
                values[link.key] = [one.id for one in getattr(row, link.key)]
            entry = Entry(session, sheet, values, AS_OF, row.id)
            found |= {(kind, one.code) for one in examine(entry) if one.is_error}
    return found


@question("pytanie testu", None)
def asked(session: Session, query: object) -> list[tuple[object, ...]]:
    return [tuple(row) for row in session.execute(query)]


def test_no_rule_refuses_what_was_invented(head):
    assert head.read(refusals) == set()


def test_diagnoses_are_repeated_and_show_change(head):
    query = select(Diagnosis.case_id, DiagnosisArea.area, DiagnosisArea.score).join(
        Diagnosis, Diagnosis.id == DiagnosisArea.diagnosis_id
    )
    scores = defaultdict(list)
    for case, area, score in head.read(asked, query.order_by(Diagnosis.day)):
        scores[case, area].append(score)
    series = [one for one in scores.values() if len(one) > 1]
    assert {min(one) for one in scores.values()} <= set(range(6))
    assert any(one[-1] > one[0] for one in series)
    assert any(one[-1] <= one[0] for one in series)


def test_every_running_plan_has_actions_that_go_on(head):
    open_plans = (
        select(WorkPlan.id)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(Case.ended.is_(None), WorkPlan.ended.is_(None))
    )
    going_on = select(PlanAction.plan_id).where(PlanAction.result.is_(None))
    assert {*head.read(asked, open_plans)} <= {*head.read(asked, going_on)}


def test_recent_assessments_are_drafted_from_the_records(head):
    recent = select(Assessment.id).where(Assessment.day > AS_OF.replace(year=2025))
    drafted = select(AssessmentSentence.assessment_id).where(AssessmentSentence.sources != "")
    assert {*head.read(asked, recent)} == {*head.read(asked, drafted)}


def test_assistant_s_evening_has_visits_to_write_down_and_the_slips_of_the_day(open_as):
    assistant = open_as("asystent")
    planned = assistant.read(evening_day, _LAST_WORKDAY).planned
    assert len(planned) >= 3
    assert len(assistant.read(day_slips, _LAST_WORKDAY).slips) == len(planned)


def test_start_page_tells_of_planned_visits_appointments_reminders_and_failed_visits(open_as):
    told = {one.rule for one in open_as("asystent").read(due)}
    assert told >= {"scheduled_visit", "appointment", "reminder", "failed_visits"}


def test_a_family_does_not_open_and_the_court_is_still_to_be_told(head):
    @question("nieudane z rzędu w teście", None)
    def rows(session: Session) -> list[object]:
        return failed_rows(session, AS_OF)

    (one,) = head.read(rows)
    assert (one.count, [str(step) for step in one.left]) == (3, ["court"])


@pytest.mark.parametrize(("month", "approved"), [(11, True), (12, False)])
def test_schedule_of_the_next_month_waits_for_the_head(head, month, approved):
    query = select(MonthlySchedule.approved_on).where(
        MonthlySchedule.month == AS_OF.replace(month=month, day=1)
    )
    found = head.read(asked, query)
    assert found
    assert all((day is not None) is approved for (day,) in found)


def test_month_of_the_assistant_is_filled_with_eight_hours_a_day(open_as):
    shown = open_as("asystent").read(work_month, Period.month(2026, 10))
    hours = [day.minutes / 60 for day in shown.sums.days]
    assert 6 <= sum(hours) / len(hours) <= 9
    assert shown.travel
    assert {one.kind for one in shown.kept if one.lines} >= {"work_entry", "office_exit"}


def test_library_holds_the_centre_s_own_goals_before_the_shipped_ones(head):
    offered = head.read(library)
    own = [one for one in offered if one.id is not None]
    assert 5 <= len(own) < len(offered)


@question("stany dokumentów w teście", None)
def document_states(session):
    found = session.scalars(select(Document)).all()
    return {days.state for days in days_of(session, found).values()}


def test_documents_stand_in_every_state(head):
    assert head.read(document_states) == {
        *(DocumentState.MADE, DocumentState.PRINTED, DocumentState.SIGNED),
        *(DocumentState.SENT, DocumentState.FILED),
    }
