"""Substitutes: families go to somebody else for some days and come back by themselves."""

from dataclasses import replace
from datetime import date

import pytest
from tests.fixtures.rule_cases.entering import Desk
from tests.operations.rules.test_assignment import give_families

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.substitution import (
    Substitution,
    arrange_substitution,
    leading_of,
    take_back_substitution,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.casework import families_by_worker

FIRST, LAST = date(2026, 11, 20), date(2026, 12, 4)


@question("rodziny pracowników w teście", None)
def families_on(session, day):
    return {worker: len(found) for worker, found in families_by_worker(session, day).items()}


@pytest.fixture
def desk(longer_story):
    """The helper is employed too, and leads three families."""
    desk = Desk.of(longer_story, Role.HEAD)
    contract = {"worker": "@helper", "position": "family_assistant", "form": "employment"}
    desk.confirm("contract", desk.given(contract, {"began": "2025-01-02", "fraction": "1"}))
    longer_story.opened.seen_by().change(give_families, desk.uuid("helper"), 3)
    return desk


@pytest.fixture
def wanted(desk):
    led = desk.database.read(leading_of, desk.uuid("helper")).cases
    cases = tuple(one.id for one in led[:2])
    return Substitution(desk.uuid("helper"), desk.uuid("assistant"), cases, FIRST, LAST)


def held(desk, who, day):
    return desk.database.read(families_on, day).get(desk.uuid(who), 0)


def test_families_go_for_the_days_and_come_back(desk, wanted):
    arranged = desk.database.change(arrange_substitution, wanted)
    assert len(arranged.assignments) == 2
    by_day = (date(2026, 11, 19), FIRST, LAST, date(2026, 12, 5))
    assert [held(desk, "assistant", day) for day in by_day] == [0, 2, 2, 0]
    assert [held(desk, "helper", day) for day in by_day] == [3, 3, 3, 3]
    led = desk.database.read(leading_of, desk.uuid("helper")).cases
    assert [(one.substitute, one.until) for one in led][:2] == [("Pomocna Iga", LAST)] * 2


def test_it_can_be_taken_back(desk, wanted):
    arranged = desk.database.change(arrange_substitution, wanted)
    desk.database.change(take_back_substitution, arranged.assignments)
    assert held(desk, "assistant", FIRST) == 0


def test_limit_of_the_substitute_counts_on_every_day(desk, longer_story, wanted):
    longer_story.opened.seen_by().change(give_families, desk.uuid("assistant"), 14, 7500)
    with pytest.raises(UserError, match="15 ust"):
        desk.database.change(arrange_substitution, wanted)
    assert held(desk, "assistant", FIRST) == 14
    arranged = desk.database.change(
        arrange_substitution, replace(wanted, override_reason="choroba")
    )
    assert any("naruszenie" in one for one in arranged.remarks)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"substitute": "helper"}, "substitute"),
        ({"substitute": "social"}, "worker"),
        ({"ended": date(2026, 11, 19)}, "ended"),
        ({"cases": ()}, "cases"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(desk, wanted, changes, field):
    given = {name: desk.uuid(one) if isinstance(one, str) else one for name, one in changes.items()}
    with pytest.raises(UserError) as refused:
        desk.database.change(arrange_substitution, replace(wanted, **given))
    assert refused.value.problems[0].field == field
    assert held(desk, "assistant", FIRST) == 0


def test_suspended_substitute_is_refused_and_an_absent_one_is_said(desk, wanted):
    leave = {"worker": "@assistant", "began": "2026-12-01", "ended": "2026-12-02"}
    away = desk.confirm("leave", desk.given(leave, {"kind": "holiday"}))
    arranged = desk.database.change(arrange_substitution, wanted)
    assert arranged.remarks == ("Zastępca sam jest nieobecny od 01.12.2026 do 02.12.2026.",)
    desk.database.change(take_back_substitution, arranged.assignments)
    desk.forget("leave", away)
    desk.confirm("leave", desk.given(leave, {"kind": "suspension"}))
    with pytest.raises(UserError, match="zawieszona"):
        desk.database.change(arrange_substitution, wanted)
