"""What documents say of the work with a family: on what ground, since when, by whom, how it ended."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import (
    APPLICATION_LABELS,
    ASSIGNMENT_LABELS,
    BASIS_LABELS,
    AssignmentKind,
)
from mgops_desktop.operations.documents.about_centre import centre_values
from mgops_desktop.operations.documents.about_family import family_values, worker_name
from mgops_desktop.operations.documents.about_file import file_values, statement_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, so, source
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.casework import Application, Assignment, Case, DifficultyReport
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.plan import Aftercare


@source("family")
def of_family(session: Session, family: UUID, day: date) -> Source:
    """Gather what is known of a family on a day, and of its newest case."""
    return Source(family, around(session, family, day) | file_values(session, family, day))


@source("assignment")
def of_assignment(session: Session, assignment: UUID, day: date) -> Source:
    """Gather the assignment of an assistant with the case."""
    found = session.get_one(Assignment, assignment)
    case = session.get_one(Case, found.case_id)
    values = _values(session, case.family_id, case, day) | file_values(session, case.family_id, day)
    return Source(
        case.family_id,
        values
        | {
            "assistant": worker_name(session, found.worker_id),
            "former_assistant": _former_assistant(session, found),
            "assigned_from": on(found.began),
            "assigned_until": on(found.ended),
            "assignment_kind": ASSIGNMENT_LABELS[found.kind],
            "substitution": found.kind is AssignmentKind.SUBSTITUTE,
        },
    )


@source("application")
def of_application(session: Session, application: UUID, day: date) -> Source:
    """Gather the application for an assistant, with the interview before it."""
    found = session.get_one(Application, application)
    values = _values(session, found.family_id, None, day)
    reports = (
        select(DifficultyReport)
        .where(DifficultyReport.family_id == found.family_id)
        .where(DifficultyReport.received <= found.received)
        .order_by(DifficultyReport.received.desc())
    )
    report = session.scalars(reports).first()
    return Source(
        found.family_id,
        values
        | {
            "application_number": found.number,
            "application_received": on(found.received),
            "application_remark": found.remark,
            "interview_number": found.interview_number,
            "interview_day": on(found.interview_day or (report.interview_day if report else None)),
            "analysis": found.analysis,
            "former_help": found.help_so_far,
            "expected_effects": found.expected_effects,
            "head_opinion": found.head_opinion,
            "head_decision": _decision(found),
            "former_work": _former(session, found.family_id, found.received),
        },
    )


def _decision(found: Application) -> str:
    if found.decision is None:
        return ""
    day = f", {on(found.decided)}" if found.decided else ""
    return f"{APPLICATION_LABELS[found.decision]}{day}"


def case_on(session: Session, family: UUID, day: date) -> Case | None:
    """Return the newest case of a family that had begun by the day."""
    query = select(Case).where(Case.family_id == family, Case.began <= day)
    return session.scalars(query.order_by(Case.began.desc())).first()


def around(session: Session, family: UUID, day: date, case: Case | None = None) -> Gathered:
    """Return what is known of a family and of the work with it on a day, in this case or in its newest one."""
    return _values(session, family, case or case_on(session, family, day), day)


def _values(session: Session, family: UUID, case: Case | None, day: date) -> Gathered:
    return (
        centre_values(session, day)
        | family_values(session, family, day)
        | statement_values(session, family, day)
        | obligation_values(session, family, day)
        | ({} if case is None else case_values(session, case, day))
    )


def case_values(session: Session, case: Case, day: date) -> Gathered:
    """Return what a case says of itself."""
    reasons = {one.key: one.label for one in dictionary(session, "closure_reason")}
    query = select(Aftercare).where(Aftercare.case_id == case.id).order_by(Aftercare.began.desc())
    aftercare = session.scalars(query).first()
    return {
        "case_sign": case.number,
        "case_basis": BASIS_LABELS[case.basis],
        "case_began": on(case.began),
        "consent_on": on(case.consent_on),
        "first_contact": on(case.first_contact),
        "first_contact_with": so(case.first_contact_with_social_worker),
        "assistant": worker_name(session, _assistant(session, case.id, case.ended or day)),
        "case_ended": on(case.ended),
        "closure_reason": reasons.get(case.closure_reason, case.closure_reason),
        "closure_note": case.closure_note,
        "aftercare_until": on(aftercare.planned_end) if aftercare else "",
    }


def obligation_values(session: Session, family: UUID, day: date) -> Gathered:
    """Return the court's obligation that holds on the day, if there is one."""
    query = (
        select(CourtObligation)
        .where(CourtObligation.family_id == family, CourtObligation.began <= day)
        .where(or_(CourtObligation.ended.is_(None), CourtObligation.ended >= day))
        .order_by(CourtObligation.began.desc())
    )
    found = session.scalars(query).first()
    if found is None:
        return {}
    return {
        "obliged": True,
        "court": found.court,
        "court_sign": found.court_signature,
        "court_ordered_on": on(found.ordered_on),
        "court_scope": found.scope,
        "court_control": found.control,
    }


def _assistant(session: Session, case: UUID, day: date) -> UUID | None:
    """The main assistant on the day; of a case that has none then, the last one."""
    query = select(Assignment).where(
        Assignment.case_id == case,
        Assignment.kind == AssignmentKind.MAIN,
        Assignment.began <= day,
    )
    found = session.scalars(query.order_by(Assignment.began.desc())).first()
    return found.worker_id if found else None


def _former_assistant(session: Session, assignment: Assignment) -> str:
    """Who worked in the case before this assignment, so who hands its file over."""
    query = select(Assignment).where(
        Assignment.case_id == assignment.case_id,
        Assignment.worker_id != assignment.worker_id,
        Assignment.began < assignment.began,
    )
    found = session.scalars(query.order_by(Assignment.began.desc())).first()
    return worker_name(session, found.worker_id) if found else ""


def _former(session: Session, family: UUID, day: date) -> str:
    """Former cases of the family, each in a line."""
    query = select(Case).where(Case.family_id == family, Case.began < day, Case.ended.is_not(None))
    reasons = {one.key: one.label for one in dictionary(session, "closure_reason")}
    return "\n".join(
        f"praca z asystentem od {on(case.began)} do {on(case.ended)}"
        f" ({reasons.get(case.closure_reason, 'bez podanej przyczyny')})"
        for case in session.scalars(query.order_by(Case.began))
    )
