"""What can be looked through: for each kind of record its texts, whose they are and of which day, newest first."""

from typing import Any

from sqlalchemy import Select, func, or_, select

from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea
from mgops_desktop.storage.tables.family import Family, Membership
from mgops_desktop.storage.tables.intervention import Incident, Intervention, InterventionStep
from mgops_desktop.storage.tables.meeting import FamilyMeeting, MeetingAgreement
from mgops_desktop.storage.tables.plan import Assessment, AssessmentSentence, PlanAction, WorkPlan
from mgops_desktop.storage.tables.visit import Visit, visit_case

Searched = tuple[str, Select[Any], Any]
"""A kind; its rows of id, family, name of the family, day and texts; the column of the family they are of.

A record has a row for each of its parts with texts of their own: its agreements, its areas, its sentences.
"""


def searched_texts() -> tuple[Searched, ...]:
    """Return what is looked through, in the order it is shown. Nothing of a Blue Card, and never who reported."""
    return (
        ("visit", _visits(), Case.family_id),
        ("diagnosis", _diagnoses(), Case.family_id),
        ("assessment", _assessments(), Case.family_id),
        ("work_plan", _plans(), Case.family_id),
        ("family_meeting", _meetings(), FamilyMeeting.family_id),
        ("intervention", _interventions(), Intervention.family_id),
        ("incident", _incidents(), Membership.family_id),
        ("letter", _letters(), Letter.family_id),
    )


def _visits() -> Select[Any]:
    texts: tuple[Any, ...] = (Visit.topic, Visit.course, Visit.agreed_family, Visit.agreed_worker)
    return (
        select(Visit.id, Family.id, Family.name, Visit.day, *texts)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .join(Family, Family.id == Case.family_id)
        .order_by(Visit.day.desc())
    )


def _assessments() -> Select[Any]:
    texts: tuple[Any, ...] = (
        Assessment.progress,
        Assessment.children_situation,
        Assessment.conclusion_note,
        *(Assessment.engagement, Assessment.child_opinion),
        *(Assessment.effects, Assessment.recommendations),
        AssessmentSentence.text,
    )
    return (
        select(Assessment.id, Family.id, Family.name, Assessment.day, *texts)
        .join(Case, Case.id == Assessment.case_id)
        .join(Family, Family.id == Case.family_id)
        .outerjoin(AssessmentSentence, AssessmentSentence.assessment_id == Assessment.id)
        .order_by(Assessment.day.desc())
    )


def _plans() -> Select[Any]:
    texts: tuple[Any, ...] = (
        PlanAction.goal,
        PlanAction.action,
        PlanAction.expected_effect,
        PlanAction.result_note,
    )
    return (
        select(WorkPlan.id, Family.id, Family.name, WorkPlan.began, *texts)
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .join(Family, Family.id == Case.family_id)
        .order_by(WorkPlan.began.desc())
    )


def _letters() -> Select[Any]:
    texts: tuple[Any, ...] = (
        *(Letter.subject, Letter.other_side, Letter.their_sign),
        *(Letter.sign, Letter.number),
    )
    day = func.coalesce(Letter.day, Letter.due)
    return (
        select(Letter.id, Letter.family_id, Family.name, day, *texts)
        .outerjoin(Family, Family.id == Letter.family_id)
        .where(or_(Letter.family_id.is_(None), Family.id.is_not(None)))  # not of a binned one
        .order_by(day.desc())
    )


def _diagnoses() -> Select[Any]:
    texts: tuple[Any, ...] = (
        *(Diagnosis.summary, Diagnosis.child_opinion),
        *(DiagnosisArea.description, DiagnosisArea.resource_note),
    )
    return (
        select(Diagnosis.id, Family.id, Family.name, Diagnosis.day, *texts)
        .join(Case, Case.id == Diagnosis.case_id)
        .join(Family, Family.id == Case.family_id)
        .outerjoin(DiagnosisArea, DiagnosisArea.diagnosis_id == Diagnosis.id)
        .order_by(Diagnosis.day.desc())
    )


def _meetings() -> Select[Any]:
    texts: tuple[Any, ...] = (
        *(FamilyMeeting.subject, FamilyMeeting.participants, FamilyMeeting.conclusions),
        *(MeetingAgreement.what, MeetingAgreement.who),
    )
    own = FamilyMeeting.family_id
    return (
        select(FamilyMeeting.id, own, Family.name, FamilyMeeting.day, *texts)
        .outerjoin(Family, Family.id == own)
        .outerjoin(MeetingAgreement, MeetingAgreement.meeting_id == FamilyMeeting.id)
        .where(or_(own.is_(None), Family.id.is_not(None)))  # not of a binned one
        .order_by(FamilyMeeting.day.desc())
    )


def _interventions() -> Select[Any]:
    texts: tuple[Any, ...] = (
        *(Intervention.reason, Intervention.description, Intervention.outcome),
        *(Intervention.child_went, InterventionStep.what, InterventionStep.institution),
    )
    return (
        select(Intervention.id, Family.id, Family.name, Intervention.day, *texts)
        .join(Family, Family.id == Intervention.family_id)
        .outerjoin(InterventionStep, InterventionStep.intervention_id == Intervention.id)
        .order_by(Intervention.day.desc())
    )


def _incidents() -> Select[Any]:
    """Of a child's incidents the family is one that the child belongs or belonged to."""
    texts: tuple[Any, ...] = (Incident.description, Incident.steps, Incident.notified)
    return (
        select(Incident.id, Membership.family_id, Family.name, Incident.day, *texts)
        .outerjoin(Membership, Membership.person_id == Incident.child_id)
        .outerjoin(Family, Family.id == Membership.family_id)
        .order_by(Incident.day.desc())
    )
