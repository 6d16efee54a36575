"""A worker's day: planned visits moved and called off, the evening in one table, slips, the month's card."""

from datetime import date, time
from uuid import UUID

import pytest
from tests.fixtures.opened import TODAY, actor, add

from mgops_desktop.domain.day import FailedStep, PlannedState, TravelWay
from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import CancelledBy, FailedReason, VisitKind
from mgops_desktop.operations.accepted_months import accept_month
from mgops_desktop.operations.diary import diary
from mgops_desktop.operations.due import due, due_of_family
from mgops_desktop.operations.evening import Skeleton, evening_day, incomplete_visits, record_day
from mgops_desktop.operations.planned_visit import (
    cancel_scheduled,
    move_scheduled,
    put_back_scheduled,
)
from mgops_desktop.operations.records.amending import NeedsReason
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
    record_new,
)
from mgops_desktop.operations.visit import VisitDetails, record_visit
from mgops_desktop.operations.work_month import approve_schedule, work_month
from mgops_desktop.storage.access import question
from mgops_desktop.storage.failed_visits import failed_chain, failed_rows
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.visit import Visit

PLANNED_DAY = date(2026, 11, 24)
NOVEMBER = Period.month(2026, 11)


@question("zapis w teście", None)
def stored(session, kind, record):
    found = session.get_one(KINDS[kind], record)
    return {column.key: getattr(found, column.key) for column in KINDS[kind].__table__.columns}


@question("nieudane z rzędu w teście", None)
def rows_of_failures(session):
    return failed_rows(session, TODAY)


def confirmed(database, kind, given):
    """A record entered with yes to every warning."""
    try:
        return database.change(record_new, kind, given)
    except NeedsConfirmation as asked:
        accepted = [confirmation_of(one) for one in asked.problems]
        return database.change(record_new, kind, given, accepted)


@pytest.fixture
def assistant(story):
    return story.as_(Role.ASSISTANT)


def planned(story, record=None):
    return stored_of(story, "planned_visit", record or story.ids["planned_visit"])


def stored_of(story, kind, record):
    return story.opened.seen_by().read(stored, kind, record)


def in_diary(database, day):
    shown = database.read(diary, Period(day, day))
    return [(one.planned, one.name) for one in shown.planned if one.planned is not None]


def test_a_planned_visit_stands_on_its_day_until_it_is_moved(story, assistant):
    first = story.ids["planned_visit"]
    assert [one for one, _name in in_diary(assistant, PLANNED_DAY)] == [first]
    later = date(2026, 11, 30)
    again = assistant.change(move_scheduled, first, 1, later)
    assert in_diary(assistant, PLANNED_DAY) == []
    assert [one for one, _name in in_diary(assistant, later)] == [again]
    assert (planned(story)["state"], planned(story)["moved_to"]) == (PlannedState.MOVED, later)
    assistant.change(put_back_scheduled, first, again)
    assert [one for one, _name in in_diary(assistant, PLANNED_DAY)] == [first]
    assert in_diary(assistant, later) == []


def test_who_called_a_visit_off_is_noted_and_can_be_taken_back(story, assistant):
    first = story.ids["planned_visit"]
    assistant.change(cancel_scheduled, first, 1, CancelledBy.FAMILY, "choroba dziecka")
    found = planned(story)
    assert (found["cancelled_by"], found["cancelled_on"]) == (CancelledBy.FAMILY, TODAY)
    with pytest.raises(Conflict):
        assistant.change(cancel_scheduled, first, 2, CancelledBy.OTHER)
    assistant.change(put_back_scheduled, first)
    assert planned(story)["state"] is PlannedState.PLANNED


def test_nobody_moves_a_visit_of_a_family_out_of_reach(story):
    stranger = story.as_(Role.ASSISTANT, own=False)
    with pytest.raises(NotAllowed):
        stranger.change(move_scheduled, story.ids["planned_visit"], 1, date(2026, 11, 30))


@pytest.mark.parametrize("day", [date(2026, 11, 20), PLANNED_DAY])
def test_a_visit_is_moved_to_another_day_that_is_to_come(story, assistant, day):
    with pytest.raises(UserError, match="Wybierz inny dzień"):
        assistant.change(move_scheduled, story.ids["planned_visit"], 1, day)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"state": "cancelled"}, "nobody"),
        ({"state": "moved"}, "nowhere"),
        ({"day": "2026-02-10"}, "before_case"),
    ],
)
def test_what_became_of_a_planned_visit_is_said_whole(story, assistant, given, code):
    change = ("planned_visit", story.ids["planned_visit"], 1, given)
    with pytest.raises(UserError) as refused:
        assistant.change(correct_record, *change)
    assert [one.code for one in refused.value.problems] == [code]


def accepted(database, operation, *args):
    """Do something, and say yes to what is asked."""
    try:
        return database.change(operation, *args)
    except NeedsConfirmation as asked:
        return database.change(operation, *args, "", tuple(map(confirmation_of, asked.problems)))


def plan_today(story):
    """One more planned visit of the family, today at nine."""
    case, worker = story.ids["case"], story.ids["worker"]
    values = {"case_id": case, "worker_id": worker, "day": TODAY, "began": time(9)}
    made = KINDS["planned_visit"](number="ZW/1/2026", **values)
    (new,) = story.opened.seen_by().change(add, made)
    return new


def test_the_evening_begins_with_the_plan_and_notes_the_day_at_once(story, assistant):
    new = plan_today(story)
    begun = assistant.read(evening_day, TODAY)
    assert [(one.id, one.began) for one in begun.planned] == [(new, time(9))]
    case = story.ids["case"]
    lines = (
        Skeleton(case, time(9), time(10), km=12, planned=new),
        Skeleton(case, time(11), kind=VisitKind.FAILED, failed_reason=FailedReason.NOT_LET_IN),
    )
    made = assistant.change(record_day, TODAY, lines)
    first, second = (stored_of(story, "visit", one) for one in made)
    assert (first["minutes"], first["km"], first["incomplete"]) == (60, 12, True)
    assert second["failed_reason"] is FailedReason.NOT_LET_IN
    assert planned(story, new)["visit_id"] == made[0]
    assert planned(story, new)["state"] is PlannedState.HELD
    waiting = [one.id for one in assistant.read(incomplete_visits)]
    assert waiting[-2:] == list(made)


def test_the_day_is_noted_whole_or_not_at_all(story, assistant):
    case = story.ids["case"]
    lines = (Skeleton(case, time(9), time(10)), Skeleton(case, time(9, 30), time(10, 30)))
    with pytest.raises(NeedsConfirmation) as asked:
        assistant.change(record_day, TODAY, lines)
    assert [one.field.partition(":")[0] for one in asked.value.problems] == ["1"]
    assert not [one for one in assistant.read(incomplete_visits) if one.day == TODAY]
    assert len(accepted(assistant, record_day, TODAY, lines, None)) == 2


def test_a_line_of_the_evening_that_became_a_call_leaves_the_plan_as_it_is(story, assistant):
    new = plan_today(story)
    called = Skeleton(story.ids["case"], time(9), time(9, 20), VisitKind.PHONE, planned=new)
    accepted(assistant, record_day, TODAY, (called,), None)
    assert planned(story, new)["state"] is PlannedState.PLANNED


def test_a_visit_is_joined_to_the_plan_of_its_day(story, assistant):
    new = plan_today(story)
    assistant.change(record_visit, VisitDetails(TODAY, VisitKind.PHONE, (story.ids["case"],)))
    assert planned(story, new)["state"] is PlannedState.PLANNED
    visit = assistant.change(
        record_visit, VisitDetails(TODAY, VisitKind.HOME, (story.ids["case"],))
    )
    assert planned(story, new)["visit_id"] == visit


def test_attempts_in_a_row_lead_to_steps_until_the_family_is_met(story, assistant):
    case = story.ids["case"]
    fail = {"kind": VisitKind.FAILED, "cases": (case,), "failed_reason": FailedReason.NOBODY_HOME}
    for day in (16, 17, 18):
        assistant.change(record_visit, VisitDetails(day=date(2026, 11, day), **fail))
    (row,) = assistant.read(rows_of_failures)
    assert (row.count, row.left) == (3, tuple(FailedStep))
    step = {"case": str(case), "step": "summons", "day": "2026-11-19", "visit": str(row.visit)}
    assistant.change(record_new, "failed_visit_step", step)
    assert assistant.read(rows_of_failures)[0].left[0] is FailedStep.NOTE
    family = story.ids["family"]
    letter = {"direction": "out", "kind": "court_annotation", "family": str(family)}
    confirmed(assistant, "letter", letter | {"other_side": "sąd", "day": "2026-11-20"})
    assistant.change(record_visit, VisitDetails(TODAY, VisitKind.CONSULTATION, (case,)))
    chain = assistant.read(failed_chain, family)
    assert chain.left == (FailedStep.NOTE,)
    assert [(one.step, one.record.kind) for one in chain.done] == [
        (FailedStep.SUMMONS, "failed_visit_step"),
        (FailedStep.COURT, "letter"),
        (FailedStep.SOCIAL_WORKER, "visit"),
    ]
    assistant.change(record_visit, VisitDetails(TODAY, VisitKind.HOME, (case,)))
    assert assistant.read(rows_of_failures) == []
    assert assistant.read(failed_chain, family) is None


def test_the_card_of_a_month_adds_up_visits_and_other_work(story, assistant):
    worker = story.ids["worker"]
    entry = {"worker": str(worker), "day": "2026-11-20", "kind": "team", "minutes": 90}
    assistant.change(record_new, "work_entry", entry)
    found = assistant.read(work_month, NOVEMBER)
    assert found.sums.total.meeting_minutes == 50  # the visit of the story
    assert found.sums.total.team_minutes == 90
    assert found.programme.minutes == 72  # the contract of the story is a hundredth of a post
    assert not found.programme.is_sure  # the terms of this year's programme are not known
    assert [one.way for one in found.travel] == [TravelWay.NONE]
    assert [(one.kind, len(one.lines)) for one in found.kept if one.lines] == [("work_entry", 1)]
    head = story.as_(Role.HEAD)
    assert head.read(work_month, NOVEMBER, worker).sums == found.sums
    with pytest.raises(NotAllowed):
        assistant.read(work_month, NOVEMBER, UUID(int=7))


def test_other_work_of_an_accepted_month_needs_a_reason(story, assistant):
    worker = story.ids["worker"]
    story.as_(Role.HEAD).change(accept_month, worker, Period.month(2026, 10))
    entry = {"worker": str(worker), "day": "2026-10-20", "kind": "team", "minutes": 90}
    with pytest.raises(NeedsReason):
        assistant.change(record_new, "work_entry", entry)


def test_nobody_writes_down_somebody_else_s_time(story):
    stranger = story.opened.seen_by(actor(Role.ASSISTANT, worker=UUID(int=7)))
    entry = {"worker": str(story.ids["worker"]), "day": "2026-11-20", "kind": "team", "minutes": 9}
    with pytest.raises(UserError, match="tylko własny czas pracy"):
        stranger.change(record_new, "work_entry", entry)


def test_a_visit_agreed_for_the_day_of_a_planned_one_is_due_once(story, assistant):
    def listed():
        rules = ("planned_visit", "scheduled_visit")
        return [(one.rule, one.alarm) for one in assistant.read(due) if one.rule in rules]

    agreed = ("planned_visit", date(2026, 11, 27))
    assert listed() == [("scheduled_visit", PLANNED_DAY), agreed]
    assistant.change(move_scheduled, story.ids["planned_visit"], 1, agreed[1])
    assert listed() == [("scheduled_visit", agreed[1])]


def test_the_schedule_is_approved_by_the_head_once(story, assistant):
    schedule = story.ids["monthly_schedule"]
    with pytest.raises(NotAllowed):
        assistant.change(approve_schedule, schedule)
    head = story.as_(Role.HEAD)
    head.change(approve_schedule, schedule)
    assert stored_of(story, "monthly_schedule", schedule)["approved_on"] == TODAY
    with pytest.raises(UserError, match="już zatwierdzony"):
        head.change(approve_schedule, schedule)


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"day": date(2024, 11, 20)}, "not_employed"),
        ({"day": date(2026, 1, 5)}, "outside_case"),
        ({"began": time(23), "ended": time(1)}, "midnight"),
        ({"km": 640}, "far"),
        ({"card_number": "K/7"}, "card_twice"),
    ],
)
def test_a_visit_that_can_hardly_be_is_asked_about(story, assistant, more, code):
    story.opened.seen_by().change(
        add, Visit(number="W/1/2026", day=TODAY, kind=VisitKind.HOME, card_number="K/7")
    )
    details = VisitDetails(
        **{"day": TODAY, "kind": VisitKind.HOME} | more, cases=(story.ids["case"],)
    )
    with pytest.raises(NeedsConfirmation) as asked:
        assistant.change(record_visit, details)
    found = next(one for one in asked.value.problems if one.code == code)
    assert found.message.endswith((".", "?"))


def test_a_reminder_of_no_family_is_due_on_the_start_page_and_on_no_familys_card(story, assistant):
    worker = str(story.ids["worker"])
    given = {"worker": worker, "day": TODAY.isoformat(), "content": "Oddać klucze"}
    made = confirmed(assistant, "reminder", given)
    assert made in [one.subject.id for one in assistant.read(due)]
    assert made not in [
        one.subject.id for one in assistant.read(due_of_family, story.ids["family"])
    ]
