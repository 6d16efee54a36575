"""Terms and the file for an inspection say the same of consents, assessments and reopened cases."""

from datetime import date, timedelta
from random import Random
from uuid import UUID

import pytest
from sqlalchemy.orm import Session
from tests.conftest_database import CLOCK, HEAD, Opened
from tests.operations.oversight.invented import add

from mgops_desktop.domain.case import Basis, PauseKind, belongs_to_case
from mgops_desktop.domain.checklist import CheckKey, CheckState
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.visit import AssessmentKind, AssessmentRhythm
from mgops_desktop.operations.due import due
from mgops_desktop.operations.oversight.checklist import checked_caseload
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.tables.casework import Case, CasePause
from mgops_desktop.storage.tables.centre import Setting
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.plan import Assessment, WorkPlan
from mgops_desktop.storage.tables.statement import Statement

TODAY = CLOCK.today()
RHYTHMS = (None, AssessmentRhythm.QUARTER, AssessmentRhythm.HALF_YEAR)
CONSENT = "family_consent"


def ago(chance: Random, most: int) -> date:
    return TODAY - timedelta(chance.randrange(most))


@operation("rodziny na próbę", None)
def invent(session: Session, chance: Random) -> None:
    """Families on every ground, some come back after an earlier case, with some of the consents and assessments."""
    for key in ("first_assessment_from", "minor_parent_consent"):
        (setting,) = session.query(Setting).filter_by(key=key)
        setting.value = chance.choice(("plan", "assignment") if "from" in key else ("yes", "no"))
    for number in range(14):
        family = add(session, Family, name=f"Umowna {number}")
        if chance.random() < 0.5:
            span = {"began": TODAY - timedelta(900), "ended": TODAY - timedelta(500)}
            add(session, Case, family_id=family, basis=Basis.CONSENT, **span)
        case = add(
            session,
            Case,
            family_id=family,
            basis=chance.choice((Basis.CONSENT, Basis.CONSENT, *Basis)),
            began=ago(chance, 400),
            consent_on=chance.choice((None, None, ago(chance, 300))),
            assessment_months=chance.choice(RHYTHMS),
        )
        _say(session, chance, family, case)
        if chance.random() < 0.4:  # a pause stops no term
            add(session, CasePause, case_id=case, kind=PauseKind.SUSPENSION, began=ago(chance, 90))
        if chance.random() < 0.7:
            add(session, WorkPlan, case_id=case, began=ago(chance, 400))
        for _ in range(chance.randrange(3)):
            day = ago(chance, 400)
            made = {"kind": AssessmentKind.PERIODIC, "day": day, "handed_over": day}
            add(session, Assessment, case_id=case, period_from=day, **made)
        if chance.random() < 0.2:
            obliged = {"began": ago(chance, 400), "court": "Sąd", "court_signature": "III Nsm 1/26"}
            add(session, CourtObligation, family_id=family, **obliged)


def _say(session: Session, chance: Random, family: UUID, case: UUID) -> None:
    for role in (MemberRole.MOTHER, MemberRole.FATHER)[: chance.randrange(3)]:
        person = add(session, Person, surname="Umowna", first_name=role.value, birth_year=1985)
        home = {"family_id": family, "person_id": person, "role": role, "shares_household": True}
        add(session, Membership, began=date(2010, 1, 1), **home)
        if chance.random() < 0.6:
            kind = chance.choice(
                (StatementKind.CONSENT, StatementKind.CONSENT, StatementKind.REFUSAL)
            )
            said = {"family_id": family, "person_id": person, "kind": kind}
            of = chance.choice((None, case))
            add(session, Statement, day=ago(chance, 1000), case_id=of, **said)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_due_is_a_gap_of_the_file_and_the_other_way_round(
    opened_folder: Opened, seed: int
) -> None:
    head = opened_folder.seen_by(HEAD)
    head.change(invent, Random(seed))
    items = head.read(due)
    files = [one for one in head.read(checked_caseload) if one.case.ended is None]
    assert len(files) == 14

    without = {one.case.id for one in files if CheckKey.CONSENT in _missing(one.items)}
    assert without == {one.subject.id for one in items if one.rule == CONSENT}
    late = {one.case.id for one in files if CheckKey.ASSESSMENTS in _missing(one.items)}
    assert late == {
        one.subject.id
        for one in items
        if "periodic_assessment" in one.rule and one.state is DueState.OVERDUE
    }
    assert without
    assert late


def _missing(items) -> set[CheckKey]:
    return {one.key for one in items if one.state is CheckState.MISSING}


CASE, OTHER = UUID(int=1), UUID(int=2)
END = date(2025, 6, 30)


@pytest.mark.parametrize(
    ("named", "day", "earlier_end", "belongs"),
    [
        (CASE, date(2025, 1, 1), END, True),
        (OTHER, date(2026, 1, 1), END, False),
        (None, date(2025, 6, 29), END, False),
        (None, END, END, True),
        (None, date(2020, 1, 1), None, True),
    ],
)
def test_what_was_said_for_the_earlier_work_does_not_count_again(
    named, day, earlier_end, belongs
) -> None:
    assert belongs_to_case(named, day, CASE, earlier_end) is belongs
