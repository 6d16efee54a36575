"""Who may be assigned, and to how many families: art. 15 ust. 4 with the head's exception, art. 17 ust. 3."""

from datetime import date

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.rights import MATRIX, Right, Role
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family

SINCE = date(2026, 2, 1)


@operation("rodziny asystenta w teście", None)
def give_families(session, worker, count, first=7000):
    """Give an assistant so many families of his own."""
    for number in range(first, first + count):
        family = Family(number=f"R/{number}/2026", name="Umowna")
        session.add(family)
        session.flush()
        case = Case(
            number=f"AR/{number}/2026",
            family_id=family.id,
            basis=Basis.CONSENT,
            began=SINCE,
        )
        session.add(case)
        session.flush()
        session.add(
            Assignment(
                number=f"PA/{number}/2026",
                case_id=case.id,
                worker_id=worker,
                kind=AssignmentKind.MAIN,
                began=SINCE,
            )
        )


def head_with(longer_story, families):
    """The head's desk, with an assistant who has so many families."""
    desk = Desk.of(longer_story, Role.HEAD)
    longer_story.opened.seen_by().change(give_families, desk.uuid("assistant"), families)
    return desk


def one_more(desk, **more):
    right = {"case": "@second_case", "worker": "@assistant", "kind": "main", "began": "2026-05-04"}
    return desk.given(right, more)


def test_the_fourteenth_family_is_no_word(longer_story):
    desk = head_with(longer_story, 13)
    assert desk.enter("assignment", one_more(desk))


def test_the_fifteenth_family_is_said(longer_story):
    desk = head_with(longer_story, 14)
    (warning,) = desk.asked("assignment", one_more(desk))
    assert (warning.field, warning.code) == ("worker", "limit_reached")
    assert warning.message == (
        "To 15. rodzina tego asystenta: limit jest wykorzystany (art. 15 ust. 4)."
    )


def test_the_sixteenth_family_needs_the_heads_reason(longer_story):
    desk = head_with(longer_story, 15)
    (refusal,) = desk.refused("assignment", one_more(desk))
    assert (refusal.field, refusal.code) == ("override_reason", "over_limit")
    assert "art. 15 ust. 4" in refusal.message
    (warning,) = desk.asked("assignment", one_more(desk, override_reason="choroba drugiego"))
    assert warning.code == "over_limit"
    assert desk.confirm("assignment", one_more(desk, override_reason="choroba drugiego"))


def test_a_family_that_ended_makes_room(longer_story):
    desk = head_with(longer_story, 15)
    longer_story.opened.seen_by().change(end_one)
    assert [one.code for one in desk.asked("assignment", one_more(desk))] == ["limit_reached"]


@operation("koniec jednej sprawy w teście", None)
def end_one(session):
    case = session.query(Case).filter_by(number="AR/7000/2026").one()
    case.ended, case.closure_reason = date(2026, 4, 30), "goals_achieved"


def test_the_lower_limit_of_an_assistant_counts(longer_story):
    desk = head_with(longer_story, 3)
    worker = desk.uuid("assistant")
    desk.correct("worker", worker, {"lower_limit": 3})
    (refusal,) = desk.refused("assignment", one_more(desk))
    assert "a wolno mu mieć 3 (jego niższy limit)" in refusal.message
    (warning,) = desk.asked("assignment", one_more(desk, override_reason="choroba drugiego"))
    assert "Limit ustawy nie jest przekroczony." in warning.message


def test_only_the_head_goes_over_the_limit(longer_story, monkeypatch):
    head_with(longer_story, 15)
    monkeypatch.setitem(MATRIX, Role.OFFICE, MATRIX[Role.HEAD] - {Right.LIMIT_OVERRIDE})
    office = Desk.of(longer_story, Role.OFFICE)
    (refusal,) = office.refused("assignment", one_more(office, override_reason="bo tak"))
    assert "może tylko kierownik" in refusal.message


@pytest.mark.parametrize("worker", ["@social"])
def test_a_social_worker_is_refused_and_told_why(longer_story, worker):
    desk = Desk.of(longer_story, Role.HEAD)
    (refusal,) = [
        one
        for one in desk.refused("assignment", one_more(desk, worker=worker))
        if one.code == "social_worker"
    ]
    assert "art. 17 ust. 3" in refusal.message
