"""Plan, assessments, court, foster care and counselling of the invented centre."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.counselling import SessionKind
from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.domain.foster_care import PlacementForm
from mgops_desktop.domain.visit import (
    AssessmentConclusion,
    AssessmentKind,
    PlanActionResult,
)
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.counselling import CounsellingSession
from mgops_desktop.storage.tables.court import CourtObligation, Letter
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.plan import (
    Assessment,
    PlanAction,
    PlanVersion,
    WorkPlan,
)


def add_casework(session: Session, add: Any, family: UUID, late: UUID) -> None:
    """Plan, assessments and court of the first family; a late assessment of the second."""
    case = session.query(Case).filter_by(family_id=family).one()
    plan = add(WorkPlan, case_id=case.id, began=date(2026, 1, 4))
    session.flush()
    for number, since in ((1, date(2026, 1, 4)), (2, date(2026, 8, 3))):
        add(
            PlanVersion,
            plan_id=plan.id,
            version_number=number,
            valid_from=since,
            consulted_with="pracownik socjalny",
            consulted_on=since,
            family_signed_on=since,
        )
    for goal, action, until, result in (
        ("Budżet domowy pod kontrolą", "Lista stałych opłat", date(2026, 12, 31), None),
        ("Budżet domowy pod kontrolą", "Rozłożenie zaległości", None, PlanActionResult.DONE),
        ("Dzieci regularnie w szkole", "Pobudka o szóstej", None, PlanActionResult.DONE),
    ):
        add(
            PlanAction,
            plan_id=plan.id,
            goal=goal,
            action=action,
            deadline=until,
            expected_effect="rachunki opłacane w terminie",
            responsible="matka",
            result=result,
        )
    for handed in (date(2026, 6, 8),):
        add(
            Assessment,
            case_id=case.id,
            kind=AssessmentKind.PERIODIC,
            day=handed,
            progress="Matka prowadzi zeszyt wydatków.",
            conclusion=AssessmentConclusion.CONTINUE,
            handed_over=handed,
        )
    other = session.query(Case).filter_by(family_id=late).one()
    add(
        Assessment,
        case_id=other.id,
        kind=AssessmentKind.PERIODIC,
        day=date(2026, 5, 18),
        progress="Bez zmian.",
        conclusion=AssessmentConclusion.CONTINUE,
        handed_over=date(2026, 5, 18),
    )
    add(
        CourtObligation,
        family_id=family,
        court="Sąd Rejonowy w Przykładowie",
        court_signature="III Nsm 00/26",
        began=date(2026, 3, 20),
        next_report_due=date(2026, 11, 20),
    )
    add(
        Letter,
        direction=LetterDirection.OUT,
        kind=LetterKind.COURT_OPINION,
        day=date(2026, 9, 16),
        family_id=family,
    )
    child = session.query(Person).filter_by(surname="Testowa", first_name="Ala 1").one()
    add(
        Placement,
        child_id=child.id,
        form=PlacementForm.KINSHIP,
        began=date(2026, 9, 10),
        ended=date(2026, 10, 18),
    )


def add_counselling(add: Any, family: UUID) -> None:
    """Three sessions, one of them with somebody unnamed."""
    for number, specialist in enumerate(("psycholog", "prawnik", "psycholog")):
        add(
            CounsellingSession,
            day=date(2026, 10, 5 + number),
            minutes=60,
            specialist=specialist,
            kind=SessionKind.ADVICE,
            anonymous=number == 1,
            family_id=None if number == 1 else family,
            topic="konflikt w rodzinie",
        )
