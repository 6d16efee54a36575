"""Assigning an assistant and closing a case: the limit, the double role, what follows."""

from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from tests.conftest_database import HEAD, HEAD_AND_TEAM, Opened

from mgops_desktop.domain.actor import Actor
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.rights import MATRIX, Right, Role
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.operations.case import (
    AssignmentDetails,
    ClosureDetails,
    assign_assistant,
    close_case,
)
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Contract, Worker

DAY = date(2026, 3, 2)


@operation("asystent na próbę", None)
def hire(session, position=Position.FAMILY_ASSISTANT, lower_limit=None):
    worker = Worker(
        number=next_number(session, Worker),
        surname="Wzorcowa",
        first_name="Anna",
        lower_limit=lower_limit,
    )
    session.add(worker)
    session.flush()
    session.add(
        Contract(
            number=next_number(session, Contract),
            worker_id=worker.id,
            position=position,
            form=ContractForm.EMPLOYMENT,
            began=date(2020, 1, 1),
        )
    )
    return worker.id


@operation("rodzina na próbę", None)
def open_case(session, name="Przykładowa"):
    family = Family(number=next_number(session, Family), name=name)
    session.add(family)
    session.flush()
    case = Case(
        number=next_number(session, Case), family_id=family.id, basis=Basis.CONSENT, began=DAY
    )
    session.add(case)
    session.flush()
    return case.id


@question("przydziały na próbę", None)
def assignments(session, case):
    query = select(Assignment).where(Assignment.case_id == case).order_by(Assignment.began)
    return [
        (one.worker_id, one.began, one.ended, one.override_reason) for one in session.scalars(query)
    ]


@question("monitoring na próbę", None)
def aftercare(session, case):
    return session.execute(
        select(Aftercare.began, Aftercare.planned_end).where(Aftercare.case_id == case)
    ).one_or_none()


@pytest.fixture
def head(opened_folder: Opened) -> Database:
    return opened_folder.seen_by(HEAD)


def assign(database: Database, worker: UUID, day: date = DAY, **more):
    case = database.change(open_case)
    details = AssignmentDetails(case=case, worker=worker, began=day, **more)
    return case, database.change(assign_assistant, details)


def fill_to(database: Database, worker: UUID, count: int) -> None:
    for _ in range(count):
        assign(database, worker)


def test_fifteenth_family_reaches_the_limit(head):
    worker = head.change(hire)
    fill_to(head, worker, 14)
    _, state = assign(head, worker)
    assert state.is_reached
    assert not state.is_exceeded


def test_sixteenth_family_is_refused_with_the_article(head):
    worker = head.change(hire)
    fill_to(head, worker, 15)
    with pytest.raises(UserError, match=r"art\. 15 ust\. 4") as refused:
        assign(head, worker)
    assert refused.value.problems[0].field == "override_reason"


def test_head_overrides_the_limit_with_a_reason_that_is_kept(head):
    worker = head.change(hire)
    fill_to(head, worker, 15)
    case, state = assign(head, worker, override_reason="zastępstwo za chorobę")
    assert state.is_exceeded
    assert head.read(assignments, case) == [(worker, DAY, None, "zastępstwo za chorobę")]


def test_only_the_head_may_override(head, opened_folder, monkeypatch):
    worker = head.change(hire)
    fill_to(head, worker, 15)
    monkeypatch.setitem(MATRIX, Role.OFFICE, frozenset({Right.ASSIGN}))
    office = opened_folder.seen_by(Actor(HEAD.account, "Sekretariat", frozenset({Role.OFFICE})))
    with pytest.raises(NotAllowed, match="tylko kierownik"):
        assign(office, worker, override_reason="bo tak")


def test_lower_limit_of_an_assistant_counts_before_the_legal_one(head):
    worker = head.change(hire, lower_limit=2)
    fill_to(head, worker, 2)
    with pytest.raises(UserError, match="przy limicie 2"):
        assign(head, worker)


def test_limit_of_the_day_of_the_assignment_counts(head):
    worker = head.change(hire)
    fill_to(head, worker, 15)
    with pytest.raises(UserError, match="nie może być wcześniejszy"):
        assign(head, worker, date(2014, 6, 1))


def test_social_worker_of_the_municipality_is_refused(head):
    worker = head.change(hire, position=Position.SOCIAL_WORKER)
    with pytest.raises(UserError, match=r"art\. 17 ust\. 3"):
        assign(head, worker)


def test_new_main_assistant_ends_the_former_on_the_day_before(head):
    first, second = head.change(hire), head.change(hire)
    case, _ = assign(head, first)
    change = AssignmentDetails(case=case, worker=second, began=date(2026, 5, 4))
    head.change(assign_assistant, change)
    assert head.read(assignments, case) == [
        (first, DAY, date(2026, 5, 3), ""),
        (second, date(2026, 5, 4), None, ""),
    ]


def test_closing_ends_the_assignment_and_begins_the_monitoring(head):
    worker = head.change(hire)
    case, _ = assign(head, worker)
    closure = ClosureDetails(case=case, ended=date(2026, 6, 30), reason="goals_achieved")
    head.change(close_case, closure)
    assert head.read(assignments, case)[0][2] == date(2026, 6, 30)
    assert head.read(aftercare, case) == (date(2026, 7, 1), date(2026, 12, 30))


@pytest.mark.parametrize(
    ("ended", "reason", "field"),
    [
        (date(2026, 1, 1), "goals_achieved", "ended"),
        (date(2027, 1, 1), "goals_achieved", "ended"),
        (date(2026, 6, 30), "zmyślona", "reason"),
    ],
)
def test_closure_that_cannot_be_is_refused_with_its_field(head, ended, reason, field):
    case = head.change(open_case)
    with pytest.raises(UserError) as refused:
        head.change(close_case, ClosureDetails(case=case, ended=ended, reason=reason))
    assert refused.value.problems[0].field == field


def test_case_is_closed_once(opened_folder):
    database = opened_folder.seen_by(HEAD_AND_TEAM)
    case = database.change(open_case)
    closure = ClosureDetails(case=case, ended=date(2026, 6, 30), reason="no_effect")
    database.change(close_case, closure)
    with pytest.raises(UserError, match="zakończono już"):
        database.change(close_case, closure)
