"""A version of a plan says what was agreed then, whatever becomes of the actions; these are counted once."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.fixtures.opened import actor
from tests.fixtures.story import Story
from tests.operations.records.entering import enter

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.visit import PlanActionResult
from mgops_desktop.indicators.engine import compute
from mgops_desktop.operations.documents.composing import document_draft
from mgops_desktop.operations.erasing import Erasing, erase_record
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.reports.as_json import as_json
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.plan import PlanRow, plans_of_family
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.tables.plan import PlanAction, PlanVersion
from mgops_desktop.storage.veil import drawn

DAY_OF_SIGNING, LATER, LATER_STILL = date(2026, 9, 1), date(2026, 10, 1), date(2026, 11, 21)
Data = Callable[[date], Database]


@operation("pola w teście", None)
def put(session: Session, cls: type, record: UUID, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(session.get_one(cls, record), name, value)


@question("co zapamiętano w teście", None)
def kept(session: Session) -> str:
    """Whatever of the words of actions stands in versions and in the journal of them."""
    versions = session.scalars(select(PlanVersion.agreed)).all()
    change = CENTRE.change
    told = session.scalars(select(change.before).where(change.kind == "plan_version")).all()
    return str([versions, told])


@pytest.fixture
def on(story: Story) -> Data:
    """The data as the assistant sees them on a day, with his own clock."""
    worker = story.ids["worker"]
    who = actor(Role.ASSISTANT, Role.HEAD, worker=worker)
    return lambda day: story.opened.seen_by(who, FixedClock.on(day))


@pytest.fixture
def ids(story: Story, on: Data) -> dict[str, UUID]:
    """Version 1 with one action, both written down and signed on one day."""
    there = dict(story.ids)
    data = on(DAY_OF_SIGNING)
    data.change(put, PlanVersion, there["plan_version"], family_signed_on=DAY_OF_SIGNING)
    words = {"goal": "Budżet", "action": "lista wydatków", "deadline": date(2026, 12, 1)}
    rest = {"deadline_text": "", "responsible": "matka", "result": None, "result_on": None}
    data.change(put, PlanAction, there["plan_action"], **words, **rest)
    return there


def plan(data: Database, ids: dict[str, UUID]) -> PlanRow:
    (found,) = data.read(plans_of_family, ids["family"])
    return found


def printed(data: Database, version: UUID) -> str:
    draft = data.read(document_draft, "plan-pracy", RecordRef("plan_version", version), {})
    return json.dumps(as_json(draft.report), ensure_ascii=False)


def second_version(data: Database, ids: dict[str, UUID]) -> UUID:
    given = {"plan": str(ids["work_plan"]), "version_number": 2, "valid_from": LATER.isoformat()}
    return enter(data, "plan_version", given)


def test_signed_version_keeps_its_actions_when_they_change(on: Data, ids: dict[str, UUID]) -> None:
    assert plan(on(LATER), ids).versions[0].content is None  # they still stand as agreed
    on(LATER).change(put, PlanAction, ids["plan_action"], deadline=date(2027, 2, 1))
    (version,) = plan(on(LATER), ids).versions
    assert version.content is not None
    (agreed,) = version.content
    assert (agreed.id, agreed.action, agreed.responsible, agreed.until) == (
        *(ids["plan_action"], "lista wydatków", "matka"),
        "01.12.2026",
    )
    assert plan(on(LATER), ids).changes == (
        "„lista wydatków”: termin: było „01.12.2026”, jest „01.02.2027”",
    )


def test_what_is_written_down_on_the_day_of_signing_still_belongs_to_it(
    on: Data, ids: dict[str, UUID]
) -> None:
    on(DAY_OF_SIGNING).change(put, PlanAction, ids["plan_action"], responsible="oboje rodzice")
    assert plan(on(LATER), ids).versions[0].content is None
    assert plan(on(LATER), ids).changes == ()


def test_agreed_version_that_is_sent_later_keeps_what_was_agreed(
    on: Data, ids: dict[str, UUID]
) -> None:
    on(LATER).change(put, PlanVersion, ids["plan_version"], sent_to_county_on=LATER)
    on(LATER).change(put, PlanAction, ids["plan_action"], responsible="ojciec")
    on(LATER_STILL).change(put, PlanAction, ids["plan_action"], responsible="babcia")
    (version,) = plan(on(LATER_STILL), ids).versions
    assert version.content is not None
    assert [one.responsible for one in version.content] == ["matka"]


def test_unsigned_version_keeps_nothing_until_the_next_one_comes(
    on: Data, ids: dict[str, UUID]
) -> None:
    on(DAY_OF_SIGNING).change(put, PlanVersion, ids["plan_version"], family_signed_on=None)
    on(LATER).change(put, PlanAction, ids["plan_action"], responsible="ojciec")
    assert plan(on(LATER), ids).versions[0].content is None
    second_version(on(LATER), ids)
    on(LATER).change(put, PlanAction, ids["plan_action"], responsible="babcia")
    first, second = plan(on(LATER), ids).versions
    assert first.content is not None
    assert [one.responsible for one in first.content] == ["ojciec"]
    assert second.content is None
    assert second.changes == ("„lista wydatków”: kto wykonuje: było „ojciec”, jest „babcia”",)


def test_next_version_says_what_it_added_dropped_and_changed(
    on: Data, ids: dict[str, UUID]
) -> None:
    second_version(on(LATER), ids)
    new = enter(on(LATER), "plan_action", {"plan": str(ids["work_plan"]), "action": "kurs"})
    on(LATER).change(bin_record, "plan_action", ids["plan_action"], "pomyłka")
    first, second = plan(on(LATER), ids).versions
    assert [one.action for one in first.content or ()] == ["lista wydatków"]
    assert second.changes == ("dodano działanie „kurs”", "usunięto działanie „lista wydatków”")
    assert [one.said.id for one in plan(on(LATER), ids).actions] == [new]


def test_result_and_progress_change_no_version(on: Data, ids: dict[str, UUID]) -> None:
    done = {"result": PlanActionResult.DONE, "result_on": LATER}
    on(LATER).change(put, PlanAction, ids["plan_action"], **done)
    assert plan(on(LATER), ids).versions[0].content is None


def test_action_as_it_stands_is_told_like_the_agreed_one_with_what_came_of_it(
    on: Data, ids: dict[str, UUID]
) -> None:
    done = {"result": PlanActionResult.DONE, "result_on": LATER, "result_note": "rodzina sama"}
    on(LATER).change(put, PlanAction, ids["plan_action"], **done)
    (stands,) = plan(on(LATER), ids).actions
    on(LATER).change(put, PlanAction, ids["plan_action"], responsible="babcia")
    found = plan(on(LATER), ids)
    assert found.versions[0].content == (stands.said,)
    (row,) = found.actions
    assert row.said == replace(stands.said, responsible="babcia")
    assert (row.result, row.result_note) == (PlanActionResult.DONE, "rodzina sama")
    with drawn():
        (veiled,) = plan(on(LATER), ids).actions
    assert "lista wydatków" not in str(veiled)
    assert "rodzina sama" not in str(veiled)


def test_actions_are_counted_once_through_all_versions(on: Data, ids: dict[str, UUID]) -> None:
    done = {"result": PlanActionResult.DONE, "result_on": LATER}
    on(LATER).change(put, PlanAction, ids["plan_action"], **done)
    before = on(LATER_STILL).read(counts)
    second_version(on(LATER), ids)
    on(LATER_STILL).change(put, PlanAction, ids["plan_action"], responsible="babcia")
    assert on(LATER_STILL).read(counts) == before
    assert before == 1


def test_document_of_a_version_prints_it_as_it_was(on: Data, ids: dict[str, UUID]) -> None:
    second = second_version(on(LATER), ids)
    changed = {"action": "zeszyt wydatków", "deadline": date(2027, 2, 1)}
    on(LATER).change(put, PlanAction, ids["plan_action"], **changed)
    first = printed(on(LATER_STILL), ids["plan_version"])
    assert "lista wydatków" in first
    assert "01.12.2026" in first
    assert "zeszyt" not in first
    now = printed(on(LATER_STILL), second)
    assert "zeszyt wydatków" in now
    assert "01.02.2027" in now
    assert "lista wydatków" not in now


def test_veil_covers_what_a_version_keeps(on: Data, ids: dict[str, UUID]) -> None:
    on(LATER).change(put, PlanAction, ids["plan_action"], responsible="babcia Zofia")
    with drawn():
        shown = str(plan(on(LATER), ids))
    assert "lista wydatków" not in shown
    assert "matka" not in shown
    assert "Zofia" not in shown


def test_action_erased_for_good_is_in_no_version_any_more(on: Data, ids: dict[str, UUID]) -> None:
    """Neither in the version, nor in what the journal tells of it."""
    second = second_version(on(LATER), ids)
    new = enter(on(LATER), "plan_action", {"plan": str(ids["work_plan"]), "action": "Kanarek-7"})
    on(LATER).change(put, PlanVersion, second, family_signed_on=LATER)
    on(LATER_STILL).change(put, PlanAction, new, responsible="szkoła")
    kept_then = on(LATER_STILL).read(agreed_of, second)
    assert "Kanarek-7" in str(kept_then)
    on(LATER_STILL).change(put, PlanVersion, second, agreed=[])  # the journal holds them now
    on(LATER_STILL).change(put, PlanVersion, second, agreed=kept_then)
    number = on(LATER_STILL).read(number_of, new)
    on(LATER_STILL).change(bin_record, "plan_action", new, "pomyłka")
    on(LATER_STILL).change(erase_record, Erasing("plan_action", number, "pomyłka"))
    left = on(LATER_STILL).read(kept)
    assert "Kanarek-7" not in left
    assert "lista wydatków" in left


@question("numer w teście", None)
def number_of(session: Session, action: UUID) -> str:
    query = select(PlanAction.number).where(PlanAction.id == action)
    return session.scalars(query.execution_options(include_binned=True)).one()


@question("treść w teście", None)
def agreed_of(session: Session, version: UUID) -> list[dict[str, Any]]:
    return session.get_one(PlanVersion, version).agreed


@question("liczby w teście", None)
def counts(session: Session) -> Any:
    return compute(session, Period.year(2026), ["plan_actions"])["plan_actions"].value
