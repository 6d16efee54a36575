"""What documents say of a meeting on a family and of an intervention, with its course to the minute."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.intervention import STEP_LABELS
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_centre import centre_values
from mgops_desktop.operations.documents.about_family import worker_name
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.storage.tables.intervention import Intervention, InterventionStep
from mgops_desktop.storage.tables.meeting import FamilyMeeting, MeetingAgreement

_REMOTE = "zdalnie"


@source("family_meeting")
def of_meeting(session: Session, meeting: UUID, day: date) -> Source:
    """Gather a meeting with who was there and what was agreed."""
    found = session.get_one(FamilyMeeting, meeting)
    family = found.family_id
    known = centre_values(session, day) if family is None else around(session, family, day)
    where = (_REMOTE if found.remote else "", found.place)
    return Source(
        family,
        known
        | {
            "meeting_number": found.number,
            "meeting_day": on(found.day),
            "meeting_from": clock_time(found.began) if found.began else "",
            "meeting_to": clock_time(found.ended) if found.ended else "",
            "meeting_place": ", ".join(part for part in where if part),
            "meeting_about": found.subject,
            "participants": found.participants,
            "meeting_course": found.conclusions,
            "meeting_agreements": _agreements(session, meeting),
        },
    )


def _agreements(session: Session, meeting: UUID) -> list[Gathered]:
    query = select(MeetingAgreement).where(MeetingAgreement.meeting_id == meeting)
    rows = session.scalars(query.order_by(MeetingAgreement.number))
    return [
        {
            "agreed_what": one.what,
            "agreed_who": one.who,
            "agreed_until": short_date(one.until) if one.until else "",
        }
        for one in rows
    ]


@source("intervention")
def of_intervention(session: Session, intervention: UUID, day: date) -> Source:
    """Gather an intervention with its course."""
    found = session.get_one(Intervention, intervention)
    return Source(
        found.family_id,
        around(session, found.family_id, day)
        | {
            "intervention_number": found.number,
            "intervention_day": on(found.day),
            "intervention_from": clock_time(found.began),
            "intervention_to": clock_time(found.ended) if found.ended else "",
            "intervention_by": worker_name(session, found.worker_id),
            "intervention_reason": found.reason,
            "intervention_course": found.description,
            "intervention_outcome": found.outcome,
            "child_went": found.child_went,
            "intervention_steps": _steps(session, found),
        },
    )


def _steps(session: Session, intervention: Intervention) -> list[Gathered]:
    """The steps in the order of the clock; those after midnight come after the others."""
    query = select(InterventionStep).where(InterventionStep.intervention_id == intervention.id)
    rows = sorted(
        session.scalars(query), key=lambda one: (one.at < intervention.began, one.at, one.number)
    )
    return [
        {
            "step_at": clock_time(one.at),
            "step_kind": STEP_LABELS[one.kind],
            "step_who": one.institution,
            "step_what": one.what,
        }
        for one in rows
    ]
