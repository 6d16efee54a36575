"""The end of the work with a family through the form of its case: what ends, what begins, and all of it taken back."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.conftest_database import HEAD
from tests.operations.records.entering import amend, enter

from mgops_desktop.domain.errors import Conflict, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.accepted_months import accept_month
from mgops_desktop.operations.records.saving import NeedsConfirmation, correct_record, record_new
from mgops_desktop.operations.records.taking_back import take_back_step
from mgops_desktop.storage.access import question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS

BEGAN, ENDED = "2026-03-02", "2026-06-30"
CLOSED = {"ended": ENDED, "closure_reason": "goals_achieved"}


@question("zapisy w teście", None)
def rows(session, kind: str, *names: str):
    """The stored records of a kind in the order of their numbers."""
    table = KINDS[kind]
    found = session.scalars(select(table).order_by(table.number))
    return [tuple(getattr(one, name) for name in names) for one in found]


@pytest.fixture
def head(opened) -> Database:
    return opened.seen_by(HEAD)


@pytest.fixture
def family(head) -> UUID:
    return enter(head, "family", {"name": "Przykładowa", "area": "town"})


@pytest.fixture
def worker(head) -> UUID:
    found = enter(head, "worker", {"surname": "Pomocna", "first_name": "Maria"})
    contract = {"worker": str(found), "position": "family_assistant", "form": "employment"}
    enter(head, "contract", {**contract, "began": "2020-01-01", "fraction": "1"})
    return found


@pytest.fixture
def case(head, family, worker) -> UUID:
    """A case with its assistant, a visit planned before its end and one after."""
    given = {"family": str(family), "basis": "consent", "began": BEGAN}
    found = enter(head, "case", given)
    led = {"case": str(found), "worker": str(worker), "began": BEGAN}
    enter(head, "assignment", {**led, "kind": "main"})
    for day in ("2026-06-30", "2026-07-06"):
        planned = {"case": str(found), "worker": str(worker), "day": day, "state": "planned"}
        enter(head, "planned_visit", planned)
    return found


@pytest.fixture
def plan(head, case) -> UUID:
    return enter(head, "work_plan", {"case": str(case), "began": "2026-04-01"})


@pytest.fixture
def agreed(head, case) -> UUID:
    given = {"case": str(case), "kind": "final", "day": ENDED, "period_from": BEGAN}
    return enter(head, "assessment", {**given, "aftercare_consent": True})


def everything(database: Database):
    return (
        database.read(rows, "case", "began", "ended", "closure_reason"),
        database.read(rows, "assignment", "began", "ended"),
        database.read(rows, "planned_visit", "day", "state"),
        database.read(rows, "aftercare", "began", "planned_end", "ended"),
    )


def codes(raised) -> list[str]:
    return [one.code for one in raised.value.problems]


def test_closing_ends_the_assignment_calls_visits_off_and_begins_what_was_agreed(
    head, case, agreed
):
    told = amend(head, "case", case, CLOSED)
    assert told.words == (
        "Praca z rodziną zakończona 30.06.2026: zakończono 1\u00a0przydział, "
        "odwołano 1\u00a0zaplanowaną wizytę, rozpoczęto monitoring do 30.12.2026."
    )
    cases, assignments, planned, aftercare = everything(head)
    assert cases == [(date(2026, 3, 2), date(2026, 6, 30), "goals_achieved")]
    assert assignments == [(date(2026, 3, 2), date(2026, 6, 30))]
    assert [state.value for _day, state in planned] == ["planned", "cancelled"]
    assert aftercare == [(date(2026, 7, 1), date(2026, 12, 30), None)]


def test_all_of_it_is_taken_back_in_one_step(head, case, agreed):
    before = everything(head)
    told = amend(head, "case", case, CLOSED)
    assert everything(head) != before
    head.change(take_back_step, told.kind, told.record, told.version)
    assert everything(head) == before


def test_it_is_not_taken_back_once_something_came_of_it(head, case, agreed):
    told = amend(head, "case", case, CLOSED)
    ((monitoring,),) = head.read(rows, "aftercare", "id")
    contact = {"aftercare": str(monitoring), "day": "2026-08-03", "way": "phone"}
    enter(head, "aftercare_note", {**contact, "decision": "go_on"})
    closed = everything(head)
    with pytest.raises(Conflict, match="nie da się już cofnąć"):
        head.change(take_back_step, told.kind, told.record, told.version)
    assert everything(head) == closed


def test_without_consent_no_monitoring_begins_and_what_is_missing_is_told(head, case):
    with pytest.raises(NeedsConfirmation) as asked:
        head.change(correct_record, "case", case, 1, CLOSED)
    assert codes(asked) == ["no_final", "left_open", "no_monitoring"]
    assert "1\u00a0zaplanowana wizyta" in asked.value.problems[1].message
    amend(head, "case", case, CLOSED)
    assert head.read(rows, "aftercare", "began") == []


def test_consent_in_a_statement_begins_the_monitoring_too(head, case, family):
    person = enter(head, "person", {"surname": "Przykładowa", "first_name": "Ewa"})
    own = {"family": str(family), "person": str(person)}
    enter(head, "membership", {**own, "role": "mother", "began": BEGAN})
    enter(head, "statement", {**own, "kind": "aftercare", "day": "2026-06-01"})
    amend(head, "case", case, CLOSED)
    assert head.read(rows, "aftercare", "began") == [(date(2026, 7, 1),)]


def test_an_assignment_that_would_only_begin_goes_into_the_bin(head, case, worker):
    second = enter(head, "worker", {"surname": "Zastępcza", "first_name": "Anna"})
    later = {"case": str(case), "worker": str(second), "kind": "substitute"}
    enter(head, "assignment", {**later, "began": "2026-07-20", "ended": "2026-07-31"})
    amend(head, "case", case, CLOSED)
    assert head.read(rows, "assignment", "began", "ended") == [
        (date(2026, 3, 2), date(2026, 6, 30))
    ]


def test_another_day_of_the_end_moves_what_followed_from_it(head, case, agreed):
    told = amend(head, "case", case, CLOSED)
    amend(head, "case", case, {"ended": "2026-07-15"}, told.version)
    _cases, assignments, _planned, aftercare = everything(head)
    assert assignments == [(date(2026, 3, 2), date(2026, 7, 15))]
    assert aftercare == [(date(2026, 7, 16), date(2027, 1, 15), None)]


def test_an_end_by_mistake_is_taken_out_and_the_assistant_goes_on(head, case, agreed):
    told = amend(head, "case", case, CLOSED)
    amend(head, "case", case, {"ended": None, "closure_reason": None}, told.version)
    _cases, assignments, _planned, aftercare = everything(head)
    assert assignments == [(date(2026, 3, 2), None)]
    assert aftercare == []


def test_taking_the_end_out_is_taken_back_in_one_step_too(head, case, agreed):
    told = amend(head, "case", case, CLOSED)
    closed = everything(head)
    again = amend(head, "case", case, {"ended": None, "closure_reason": None}, told.version)
    assert again.words.endswith("znów trwa.")
    head.change(take_back_step, again.kind, again.record, again.version)
    assert everything(head) == closed


def test_after_a_contact_in_the_monitoring_a_family_comes_back_by_a_new_case(
    head, case, family, agreed
):
    told = amend(head, "case", case, CLOSED)
    ((monitoring,),) = head.read(rows, "aftercare", "id")
    contact = {"aftercare": str(monitoring), "day": "2026-08-03", "way": "phone"}
    enter(head, "aftercare_note", {**contact, "decision": "resume"})
    with pytest.raises(UserError, match="dodaj nową sprawę") as refused:
        amend(head, "case", case, {"ended": None, "closure_reason": None}, told.version)
    assert "monitored" in codes(refused)
    enter(head, "case", {"family": str(family), "basis": "consent", "began": "2026-09-01"})
    assert head.read(rows, "aftercare", "ended", "result") == [
        (date(2026, 8, 31), "Wznowiono pracę z rodziną.")
    ]


@pytest.mark.parametrize("again", [ENDED, "2026-07-01"])
def test_a_family_that_comes_back_at_once_is_not_monitored_beside_the_new_case(
    head, case, family, agreed, again
):
    amend(head, "case", case, CLOSED)
    given = {"family": str(family), "basis": "consent", "began": again}
    with pytest.raises(NeedsConfirmation) as asked:
        head.change(record_new, "case", given)
    (told,) = [one.message for one in asked.value.problems if one.field == "began"]
    assert "trafi do kosza" in told
    enter(head, "case", given)
    assert head.read(rows, "aftercare", "began") == []


def test_a_family_does_not_come_back_before_a_monitoring_with_contacts(head, case, family, agreed):
    amend(head, "case", case, CLOSED)
    ((monitoring,),) = head.read(rows, "aftercare", "id")
    contact = {"aftercare": str(monitoring), "day": "2026-07-13", "way": "phone"}
    enter(head, "aftercare_note", {**contact, "decision": "go_on"})
    with pytest.raises(UserError, match="są w nim kontakty"):
        enter(head, "case", {"family": str(family), "basis": "consent", "began": "2026-07-01"})
    assert head.read(rows, "aftercare", "ended") == [(None,)]


def test_monitoring_follows_a_corrected_beginning_of_the_new_case(head, case, family, agreed):
    amend(head, "case", case, CLOSED)
    later = enter(head, "case", {"family": str(family), "basis": "consent", "began": "2026-09-10"})
    told = amend(head, "case", later, {"began": "2026-09-01"})
    assert told.words.endswith("kończy się 31.08.2026.")
    assert head.read(rows, "aftercare", "ended") == [(date(2026, 8, 31),)]


def test_a_case_entered_late_leaves_the_monitoring_after_a_later_one(head, case, family, agreed):
    amend(head, "case", case, CLOSED)
    earlier = {"family": str(family), "basis": "consent", "began": "2025-01-07"}
    enter(head, "case", {**earlier, "ended": "2025-06-30", "closure_reason": "goals_achieved"})
    assert head.read(rows, "aftercare", "began", "ended") == [(date(2026, 7, 1), None)]


def test_an_end_taken_out_does_not_lead_over_the_limit(head, case, worker, agreed):
    told = amend(head, "case", case, CLOSED)
    for number in range(15):
        other = enter(head, "family", {"name": f"Umowna {number}", "area": "town"})
        given = {"family": str(other), "basis": "consent", "began": "2026-07-01"}
        led = {"case": str(enter(head, "case", given)), "worker": str(worker)}
        enter(head, "assignment", {**led, "kind": "main", "began": "2026-07-01"})
    with pytest.raises(UserError, match=r"wolno mu mieć 15 \(art\. 15 ust\. 4\)"):
        amend(head, "case", case, {"ended": None, "closure_reason": None}, told.version)


def test_plan_and_pause_end_with_the_case_and_the_plan_goes_on_with_it(head, case, plan):
    pause = {"case": str(case), "kind": "suspension", "began": "2026-06-01"}
    enter(head, "case_pause", pause)
    told = amend(head, "case", case, CLOSED)
    assert "zakończono 1\u00a0plan, zakończono 1\u00a0przerwę" in told.words
    assert head.read(rows, "work_plan", "ended") == [(date(2026, 6, 30),)]
    assert head.read(rows, "case_pause", "ended") == [(date(2026, 6, 30),)]
    amend(head, "case", case, {"ended": None, "closure_reason": None}, told.version)
    assert head.read(rows, "work_plan", "ended") == [(None,)]


def test_an_assistant_who_leaves_is_asked_about_his_families(head, case, worker):
    ((contract,),) = head.read(rows, "contract", "id")
    gone = {"ended": "2026-06-30", "end_reason": "resigned"}
    with pytest.raises(NeedsConfirmation, match=r"przydzielone rodziny \(1\)"):
        head.change(correct_record, "contract", contract, 1, gone)
    amend(head, "case", case, CLOSED)
    head.change(correct_record, "contract", contract, 1, gone)


def test_an_end_is_not_moved_into_a_monitoring_with_contacts_but_the_monitoring_follows_back(
    head, case, agreed
):
    told = amend(head, "case", case, CLOSED)
    ((monitoring,),) = head.read(rows, "aftercare", "id")
    contact = {"aftercare": str(monitoring), "day": "2026-08-03", "way": "phone"}
    enter(head, "aftercare_note", {**contact, "decision": "go_on"})
    with pytest.raises(UserError, match="prowadzono już monitoring"):
        amend(head, "case", case, {"ended": "2026-09-30"}, told.version)
    amend(head, "case", case, {"ended": "2026-06-15"}, told.version)
    followed = head.read(rows, "aftercare", "began", "planned_end")
    assert followed == [(date(2026, 6, 16), date(2026, 12, 15))]


def test_an_end_moved_later_does_not_lead_over_the_limit(head, case, worker, agreed):
    told = amend(head, "case", case, CLOSED)
    for number in range(15):
        other = enter(head, "family", {"name": f"Umowna {number}", "area": "town"})
        given = {"family": str(other), "basis": "consent", "began": "2026-07-01"}
        led = {"case": str(enter(head, "case", given)), "worker": str(worker)}
        enter(head, "assignment", {**led, "kind": "main", "began": "2026-07-01"})
    with pytest.raises(UserError, match=r"wolno mu mieć 15 \(art\. 15 ust\. 4\)"):
        amend(head, "case", case, {"ended": "2026-07-31"}, told.version)


def test_what_was_planned_comes_back_when_the_end_was_a_mistake(head, case, worker):
    first = {"case": str(case), "began": "2026-04-01", "ended": "2026-08-31"}
    enter(head, "work_plan", first)
    next_plan = {"case": str(case), "began": "2026-09-01", "ended": "2026-12-31"}
    second = enter(head, "work_plan", next_plan)
    enter(head, "plan_action", {"plan": str(second), "action": "Zeszyt wydatków"})
    before = head.read(rows, "work_plan", "began", "ended")
    told = amend(head, "case", case, CLOSED)
    assert "zakończono 1\u00a0plan, przeniesiono do kosza" in told.words
    assert "zaczyna się później: 1\u00a0plan" in told.words
    assert head.read(rows, "plan_action", "action") == []
    moved = amend(head, "case", case, {"ended": "2026-07-15"}, told.version)
    assert head.read(rows, "work_plan", "ended") == [(date(2026, 7, 15),)]
    amend(head, "case", case, {"ended": None, "closure_reason": None}, moved.version)
    assert head.read(rows, "work_plan", "began", "ended") == before
    assert head.read(rows, "plan_action", "action") == [("Zeszyt wydatków",)]


def test_closing_is_not_taken_back_over_the_limit(head, case, worker):
    told = amend(head, "case", case, CLOSED)
    for number in range(15):
        other = enter(head, "family", {"name": f"Umowna {number}", "area": "town"})
        given = {"family": str(other), "basis": "consent", "began": "2026-07-01"}
        led = {"case": str(enter(head, "case", given)), "worker": str(worker)}
        enter(head, "assignment", {**led, "kind": "main", "began": "2026-07-01"})
    closed = everything(head)
    with pytest.raises(UserError, match=r"wolno mu mieć 15 \(art\. 15 ust\. 4\)"):
        head.change(take_back_step, told.kind, told.record, told.version)
    assert everything(head) == closed


def test_closing_is_not_taken_back_into_a_month_accepted_since(head, case, worker):
    told = amend(head, "case", case, CLOSED)
    closed = everything(head)
    head.change(accept_month, worker, Period.month(2026, 7))
    with pytest.raises(Conflict, match="lipiec 2026") as refused:
        head.change(take_back_step, told.kind, told.record, told.version)
    assert "sprostowaniem" in refused.value.message
    assert everything(head) == closed
