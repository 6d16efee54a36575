"""What papers say of a procedure, its forms and its group."""

from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import (
    EVENT_LABELS,
    FORM_LABELS,
    PROCEDURE_END_LABELS,
    FormAType,
    FormKind,
)
from mgops_desktop.domain.blue_card_records import TeamFunction
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS
from mgops_desktop.operations.card_papers.about_persons import name_of, persons_values
from mgops_desktop.operations.card_papers.gathering import CardSource, card_source
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.deadline import deadline_rules, monitoring_until
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.blue_card import (
    Group,
    NkForm,
    Procedure,
    ProcedureEvent,
)
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional, TeamMember


def procedure_values(session: Session, procedure: UUID | None, day: date) -> Gathered:
    """Return a procedure with its persons and its group, nothing of a record without one."""
    if procedure is None:
        return {}
    found = session.get_one(Procedure, procedure)
    first = session.scalars(
        select(NkForm).where(
            NkForm.procedure_id == procedure,
            NkForm.kind == FormKind.A,
            or_(NkForm.a_type == FormAType.STARTING, NkForm.a_type.is_(None)),
        )
    ).first()
    until = None
    if found.ended is not None:
        law = (deadline_rules(session), parameters_of(session))
        until = monitoring_until(*law, found.began, found.ended, found.end_ground)
    return {
        "procedure_number": found.number,
        "procedure_began": on(found.began),
        "procedure_received": on(first.received) if first else "",
        "procedure_ended": on(found.ended),
        "end_basis": PROCEDURE_END_LABELS[found.end_ground] if found.end_ground else "",
        "end_grounds": found.grounds,
        "monitoring_until": on(until),
        "course": _course(session, found),
        **group_values(session, procedure, day),
        **persons_values(session, procedure, day),
    }


def group_values(session: Session, procedure: UUID, day: date) -> Gathered:
    """Return the group that runs a procedure, with who is in it on the day."""
    query = select(Group).where(Group.procedure_id == procedure).order_by(Group.appointed.desc())
    group = session.scalars(query).first()
    if group is None:
        return {"group_members": []}
    return {
        "group_appointed": on(group.appointed),
        "group_members": [
            {
                "member_name": name_of(one),
                "member_role": MEMBER_LABELS[one.role],
                "member_institution": one.institution,
            }
            for one in members_of(session, group.id, day)
        ],
    }


def members_of(session: Session, group: UUID, day: date) -> list[Professional]:
    """Return who is in a group on a day; of one that is only being set up who will be."""
    query = (
        select(Professional)
        .join(GroupMember, GroupMember.professional_id == Professional.id)
        .where(
            GroupMember.group_id == group,
            or_(GroupMember.ended.is_(None), GroupMember.ended >= day),
        )
        .order_by(GroupMember.began, Professional.surname)
    )
    return list(session.scalars(query))


def team_values(session: Session, day: date) -> Gathered:
    """Return who chairs the team on the day."""
    query = (
        select(Professional)
        .join(TeamMember, TeamMember.professional_id == Professional.id)
        .where(
            TeamMember.function == TeamFunction.CHAIR,
            TeamMember.began <= day,
            or_(TeamMember.ended.is_(None), TeamMember.ended >= day),
        )
    )
    chair = session.scalars(query).first()
    return {"team_chair": name_of(chair) if chair else ""}


def _course(session: Session, procedure: Procedure) -> list[Gathered]:
    """What was done, day by day, in the neutral words of the steps."""
    steps = [
        (one.filled, f"formularz „{FORM_LABELS[one.kind]}”")
        for one in session.scalars(select(NkForm).where(NkForm.procedure_id == procedure.id))
    ]
    events = select(ProcedureEvent).where(ProcedureEvent.procedure_id == procedure.id)
    steps += [(one.day, EVENT_LABELS[one.kind]) for one in session.scalars(events)]
    return [{"step_day": on(day), "step_what": what} for day, what in sorted(steps)]


@card_source("procedure")
def _procedure(session: Session, found: Procedure, day: date) -> CardSource:
    values = procedure_values(session, found.id, day)
    return CardSource(found.id, subject=RecordRef("procedure", found.id), values=values)


@card_source("nk_form")
def _form(session: Session, found: NkForm, day: date) -> CardSource:
    values = procedure_values(session, found.procedure_id, day)
    values |= {
        "form_filled": on(found.filled),
        "form_received": on(found.received),
        "form_by": found.filled_by,
        "form_number": found.number,
    }
    return CardSource(found.procedure_id, subject=RecordRef("nk_form", found.id), values=values)


@card_source("diagnostic_group")
def _group(session: Session, found: Group, day: date) -> CardSource:
    values = procedure_values(session, found.procedure_id, day)
    values |= {"group_appointed": on(found.appointed), "by_chair": found.by_chair}
    subject = RecordRef("diagnostic_group", found.id)
    return CardSource(found.procedure_id, subject=subject, values=values)


@card_source("group_member")
def _member(session: Session, found: GroupMember, day: date) -> CardSource:
    """Somebody by whom a group is to be extended (§ 9 R2023)."""
    group = session.get_one(Group, found.group_id)
    professional = session.get_one(Professional, found.professional_id)
    values = procedure_values(session, group.procedure_id, day)
    values |= {
        "extension_role": MEMBER_LABELS[found.role],
        "extension_institution": professional.institution,
        "motion_received": on(found.motion_received),
    }
    return CardSource(
        group.procedure_id, subject=RecordRef("group_member", found.id), values=values
    )
