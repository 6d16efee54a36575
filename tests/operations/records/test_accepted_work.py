"""What belongs to a worker's month is sealed with it, whatever kind of record it is."""

from datetime import date

import pytest
from sqlalchemy import inspect
from tests.fixtures.opened import actor

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import CancelledBy
from mgops_desktop.operations.planned_visit import cancel_scheduled, move_scheduled
from mgops_desktop.operations.records.amending import NeedsReason, amending_of
from mgops_desktop.operations.records.saving import (
    NeedsConfirmation,
    confirmation_of,
    correct_record,
    record_new,
)
from mgops_desktop.operations.records.seals import OF_A_MONTH
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.staff import Worker

NOVEMBER, DAY = Period.month(2026, 11), date(2026, 11, 10)
OF_NO_MONTH = {
    "accepted_month": "the seal itself",
    "application": "the way in of a family; its social worker belongs to no month",
    "assessment": "sealed by its own hand-over",
    "assignment": "a history of the case, changed from a day on",
    "contract": "what one is paid by, changed from a day on",
    "counselling_session": "counted by session in a file of its own",
    "diagnosis": "a paper of the family, with signatures of its own",
    "difficulty_report": "the way in of a family",
    "family": "no work",
    "pro_life_support": "a path of the family with its own dates",
    "reminder": "what somebody wants to be told of",
    "training": "a course of months, in the staff file",
    "travel_terms": "what one is paid by, changed from a day on",
}
"""Kinds with a worker and a day that do not belong to his month, and why."""


@operation("zapis z miesiąca w teście", None)
def put_into_month(session, kind, record, worker):
    found = session.get_one(KINDS[kind], record)
    if kind == "intervention_step":
        found = session.get_one(KINDS["intervention"], found.intervention_id)
    name = {
        "leave": "began",
        "travel_terms": "began",
        **dict.fromkeys(("service_hours", "monthly_schedule"), "month"),
    }
    setattr(found, name.get(kind, "day"), DAY.replace(day=1))
    if hasattr(type(found), "workers"):
        found.workers = [session.get_one(Worker, worker)]
    elif hasattr(type(found), "worker_id"):
        found.worker_id = worker


@operation("przyjęcie w teście pracy", None)
def accept(session, worker):
    session.add(KINDS["accepted_month"](worker_id=worker, month=NOVEMBER.first, day=NOVEMBER.last))


@question("wersja w teście pracy", None)
def version_of(session, kind, record):
    return session.get_one(KINDS[kind], record).version


@pytest.fixture
def head(longer_story):
    return longer_story.opened.seen_by(actor(Role.HEAD))


def has_worker_and_day(cls) -> bool:
    links = [one.mapper.class_ for one in inspect(cls).relationships]
    keys = [key.column.table.name for one in cls.__table__.columns for key in one.foreign_keys]
    days = [one for one in cls.__table__.columns if one.type.python_type is date]
    return bool(days) and ("worker" in keys or Worker in links)


def test_every_dated_kind_of_a_worker_is_decided():
    dated = {kind for kind, cls in KINDS.items() if has_worker_and_day(cls)}
    by_their_owner = {"service_hours", "intervention_step"}  # know the worker by another record
    assert dated - OF_A_MONTH == set(OF_NO_MONTH)
    assert OF_A_MONTH - dated == by_their_owner


@pytest.mark.parametrize("kind", sorted(OF_A_MONTH))
def test_all_work_of_an_accepted_month_is_amended_with_a_reason(head, longer_story, kind):
    ids = longer_story.ids
    head.change(put_into_month, kind, ids[kind], ids["worker"])
    assert head.read(amending_of, kind, ids[kind]).seal == ""
    head.change(accept, ids["worker"])
    assert "Miesiąc listopad 2026" in head.read(amending_of, kind, ids[kind]).seal


def test_nothing_is_planned_or_noted_into_an_accepted_month_without_a_reason(head, longer_story):
    ids = longer_story.ids
    head.change(accept, ids["worker"])
    given = {"worker": str(ids["worker"]), "day": "2026-11-20", "left": "09:00", "place": "teren"}
    with pytest.raises(NeedsConfirmation) as asked:
        head.change(record_new, "office_exit", given)
    accepted = [confirmation_of(one) for one in asked.value.problems]
    with pytest.raises(NeedsReason, match="Miesiąc listopad 2026"):
        head.change(record_new, "office_exit", given, accepted)
    head.change(record_new, "office_exit", given, accepted, None, "dopisane z zeszytu")


def test_two_keys_change_no_plan_of_an_accepted_month(head, longer_story):
    ids = longer_story.ids
    planned = ids["planned_visit"]
    head.change(put_into_month, "planned_visit", planned, ids["worker"])
    head.change(accept, ids["worker"])
    version = head.read(version_of, "planned_visit", planned)
    with pytest.raises(UserError, match="Miesiąc listopad 2026"):
        head.change(cancel_scheduled, planned, version, CancelledBy.FAMILY)
    with pytest.raises(UserError, match="Miesiąc listopad 2026"):
        head.change(move_scheduled, planned, version, date(2026, 12, 1))


def test_pay_of_an_accepted_month_changes_only_after_a_question(head, longer_story):
    ids = longer_story.ids
    head.change(put_into_month, "travel_terms", ids["travel_terms"], ids["worker"])
    head.change(accept, ids["worker"])

    def codes(**given):
        version = head.read(version_of, "travel_terms", ids["travel_terms"])
        try:
            head.change(correct_record, "travel_terms", ids["travel_terms"], version, given)
        except NeedsConfirmation as asked:
            return [one.code for one in asked.problems]
        return []

    assert "month_accepted" in codes(way="per_km", amount="1,15")
    assert "month_accepted" in codes(ended="2026-11-12")
    assert "month_accepted" not in codes(ended="2026-11-30")
    assert "month_accepted" not in codes(remark="bez zmian")
