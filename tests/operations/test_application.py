"""The head's decision on an application: assigned, waiting, refused; and consents that the case takes over."""

from datetime import date

import pytest
from tests.fixtures.rule_cases.entering import Desk

from mgops_desktop.domain.case import ApplicationDecision, Basis
from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.rights import Role
from mgops_desktop.operations.application import (
    Decision,
    decide_application,
    open_application,
    take_back_decision,
)
from mgops_desktop.operations.records.forms import record_form
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.casework import Application, Assignment, Case

D = ApplicationDecision
DAY = date(2026, 11, 20)


@pytest.fixture
def desk(longer_story):
    return Desk.of(longer_story, Role.HEAD)


@question("sprawy rodziny w teście", None)
def cases_of(session, family):
    rows = session.query(Case, Assignment).join(Assignment).filter(Case.family_id == family)
    return [(case.basis, case.began, case.consent_on, one.worker_id) for case, one in rows]


@question("wniosek w teście", None)
def application_of(session, family):
    one = session.query(Application).filter_by(family_id=family).one()
    return one.decision, one.decided, one.head_opinion


@pytest.fixture
def applied(desk):
    """An application for the fourth family, which has no case."""
    given = {"family": "@fourth", "received": "2026-11-10", "basis": "consent"}
    return desk.confirm("application", desk.given(given, {"interview_day": "2026-11-06"}))


def decide(desk, application, decision, **more):
    return desk.database.change(decide_application, Decision(application, decision, DAY, **more))


def test_assigning_opens_the_case_with_its_assistant(desk, applied):
    assistant, family = desk.uuid("assistant"), desk.uuid("fourth")
    decided = decide(desk, applied, D.GRANTED, worker=assistant, opinion="popieram")
    assert decided.case.startswith("AR/")
    assert desk.database.read(cases_of, family) == [(Basis.CONSENT, DAY, None, assistant)]
    assert desk.database.read(application_of, family) == (D.GRANTED, DAY, "popieram")
    assert desk.database.read(open_application, family) is None
    with pytest.raises(UserError, match="już rozstrzygnięty"):
        decide(desk, applied, D.REFUSED)


def test_who_waits_is_assigned_later_and_is_refused_never_twice(desk, applied):
    family = desk.uuid("fourth")
    decide(desk, applied, D.WAITING)
    waiting = desk.database.read(open_application, family)
    assert (waiting.id, waiting.waits) == (applied, True)
    decide(desk, applied, D.GRANTED, worker=desk.uuid("assistant"))
    assert len(desk.database.read(cases_of, family)) == 1


def test_decision_is_taken_back_with_the_case_that_came_of_it(desk, applied):
    family = desk.uuid("fourth")
    decided = decide(desk, applied, D.GRANTED, worker=desk.uuid("assistant"), opinion="popieram")
    desk.database.change(take_back_decision, decided.back)
    assert desk.database.read(cases_of, family) == []
    assert desk.database.read(application_of, family) == (None, None, "")
    assert desk.database.read(open_application, family).id == applied
    decide(desk, applied, D.GRANTED, worker=desk.uuid("assistant"))  # once more, with a new sign


def test_decision_stays_once_something_rests_on_it(desk, applied):
    decided = decide(desk, applied, D.GRANTED, worker=desk.uuid("assistant"))
    plan = {"case": str(decided.back.case), "began": "2026-11-20"}
    desk.confirm("work_plan", plan)
    with pytest.raises(Conflict, match="są już inne zapisy"):
        desk.database.change(take_back_decision, decided.back)
    assert len(desk.database.read(cases_of, desk.uuid("fourth"))) == 1


@pytest.mark.parametrize(
    ("more", "field"),
    [({}, "worker"), ({"worker": "social"}, "worker")],
)
def test_nothing_is_stored_of_what_is_refused(desk, applied, more, field):
    given = {name: desk.uuid(one) for name, one in more.items()}
    with pytest.raises(UserError) as refused:
        decide(desk, applied, D.GRANTED, **given)
    assert refused.value.problems[0].field == field
    assert desk.database.read(cases_of, desk.uuid("fourth")) == []
    assert desk.database.read(application_of, desk.uuid("fourth"))[0] is None


def test_minor_parent_is_not_refused(desk, applied):
    with pytest.raises(UserError, match="obowiązkowe"):
        decide(desk, applied, D.REFUSED, basis=Basis.MINOR_PARENT)


def test_only_the_head_decides(longer_story, applied):
    with pytest.raises(NotAllowed):
        decide(Desk.of(longer_story, Role.ASSISTANT), applied, D.WAITING)


def test_day_of_consent_follows_from_the_last_of_the_carers(desk):
    case = desk.uuid("second_case")
    for person, role in (("woman", "mother"), ("man", "father")):
        member = {"family": "@second", "person": f"@{person}", "role": role, "began": "2026-05-04"}
        desk.confirm("membership", desk.given(member))

    def consent_on():
        values = desk.database.read(record_form, "case", case).values
        return values["consent_on"]

    for person, day, known in (("woman", "2026-05-02", None), ("man", "2026-05-10", "2026-05-10")):
        said = {"family": "@second", "person": f"@{person}", "kind": "consent", "day": day}
        desk.confirm("statement", desk.given(said))
        assert consent_on() == known
