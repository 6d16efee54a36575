"""What documents say of the monitoring after the work, and of the review of a child in foster care."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.visit import AFTERCARE_DECISION_LABELS, AFTERCARE_WAY_LABELS
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_centre import centre_values
from mgops_desktop.operations.documents.about_family import born_words, family_of, full_name
from mgops_desktop.operations.documents.about_work import work_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Person
from mgops_desktop.storage.tables.foster_care import (
    ContactPlan,
    FosterChildReview,
    HomeLeave,
    Placement,
)
from mgops_desktop.storage.tables.plan import Aftercare, AftercareNote


@source("aftercare_note")
def of_aftercare_note(session: Session, note: UUID, day: date) -> Source:
    """Gather one contact of the monitoring, with those before it."""
    found = session.get_one(AftercareNote, note)
    aftercare = session.get_one(Aftercare, found.aftercare_id)
    case = session.get_one(Case, aftercare.case_id)
    return Source(
        case.family_id,
        around(session, case.family_id, day, case)
        | {
            "aftercare_number": found.number,
            "aftercare_began": on(aftercare.began),
            "aftercare_until": on(aftercare.planned_end),
            "aftercare_day": on(found.day),
            "aftercare_way": AFTERCARE_WAY_LABELS[found.way],
            "what_held": found.what_held,
            "relapse_signs": found.relapse_signs,
            "aftercare_decision": _decision(found),
            "aftercare_before": _before(session, found),
        },
    )


def _decision(note: AftercareNote) -> str:
    return AFTERCARE_DECISION_LABELS[note.decision] if note.decision else ""


def _before(session: Session, note: AftercareNote) -> list[Gathered]:
    """The contacts of the same monitoring before this one, the oldest first."""
    query = (
        select(AftercareNote)
        .where(AftercareNote.aftercare_id == note.aftercare_id, AftercareNote.day < note.day)
        .order_by(AftercareNote.day, AftercareNote.number)
    )
    return [
        {
            "earlier_day": short_date(one.day),
            "earlier_way": AFTERCARE_WAY_LABELS[one.way],
            "earlier_held": one.what_held,
            "earlier_decision": _decision(one),
        }
        for one in session.scalars(query)
    ]


@source("foster_child_review")
def of_review(session: Session, review: UUID, day: date) -> Source:
    """Gather the review of a child in foster care: where it lives, its contacts, the work at home."""
    found = session.get_one(FosterChildReview, review)
    child = session.get_one(Person, found.child_id)
    family = family_of(session, found.child_id, found.day)
    known = centre_values(session, day) if family is None else work_values(session, family, day)
    return Source(
        family,
        known
        | _placement(session, found.child_id, found.day)
        | {
            "placed_child": full_name(child),
            "placed_born": born_words(child),
            "review_number": found.number,
            "review_invited": on(found.invited_on),
            "review_day": on(found.day),
            "review_position": found.position,
            "review_remark": found.remark,
            "contact_plans": _contacts(session, found.child_id, found.day),
            "home_leaves": _leaves(session, found.child_id, found.day),
        },
    )


def _placement(session: Session, child: UUID, day: date) -> Gathered:
    query = (
        select(Placement)
        .where(Placement.child_id == child, Placement.began <= day)
        .where(or_(Placement.ended.is_(None), Placement.ended >= day))
        .order_by(Placement.began.desc())
    )
    found = session.scalars(query).first()
    if found is None:
        return {}
    return {
        "placement_form": PLACEMENT_LABELS[found.form],
        "placement_since": on(found.began),
        "placement_sign": found.court_signature,
        "county": found.county,
    }


def _contacts(session: Session, child: UUID, day: date) -> list[Gathered]:
    query = (
        select(ContactPlan)
        .where(ContactPlan.child_id == child, ContactPlan.began <= day)
        .order_by(ContactPlan.began)
    )
    return [
        {
            "contacts_from": short_date(one.began),
            "contacts_until": short_date(one.ended) if one.ended else "",
            "contacts_agreed": one.contacts,
        }
        for one in session.scalars(query)
    ]


def _leaves(session: Session, child: UUID, day: date) -> list[Gathered]:
    query = (
        select(HomeLeave)
        .where(HomeLeave.child_id == child, HomeLeave.began <= day)
        .order_by(HomeLeave.began)
    )
    return [
        {
            "leave_from": short_date(one.began),
            "leave_until": short_date(one.ended) if one.ended else "",
            "leave_remark": one.remark,
        }
        for one in session.scalars(query)
    ]
