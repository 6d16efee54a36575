"""What papers say of sittings of a group and of the team, and of who sits there."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import (
    DECISION_LABELS,
    SITTING_LABELS,
    Attendance,
    SittingKind,
)
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS
from mgops_desktop.domain.wording import clock_time
from mgops_desktop.operations.card_papers.about_persons import (
    addressee_values,
    name_of,
)
from mgops_desktop.operations.card_papers.about_procedure import (
    procedure_values,
)
from mgops_desktop.operations.card_papers.gathering import CardSource, card_source
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    Party,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import (
    Professional,
    TeamAttendance,
    TeamMember,
)

MEETING_WITH = {
    PartyRole.HARMED: SittingKind.WITH_HARMED,
    PartyRole.VIOLENT: SittingKind.WITH_VIOLENT,
}


@card_source("group_sitting")
def _sitting(session: Session, found: GroupSitting, day: date) -> CardSource:
    group = session.get_one(Group, found.group_id)
    values = procedure_values(session, group.procedure_id, day) | sitting_values(found)
    subject = RecordRef("group_sitting", found.id)
    return CardSource(group.procedure_id, subject=subject, values=values)


@card_source("participation")
def _participation(session: Session, found: Participation, day: date) -> CardSource:
    """Somebody who takes part: letters to him, also to the next meeting that he is on the list of."""
    party = session.get_one(Party, found.party_id)
    values = procedure_values(session, found.procedure_id, day)
    values |= addressee_values(session, found, party, day)
    meeting = next_meeting(session, found, day)
    subject = RecordRef("procedure", found.procedure_id)
    if meeting is None:
        return CardSource(found.procedure_id, party.id, subject, values=values)
    values |= sitting_values(meeting)
    own = RecordRef("group_sitting", meeting.id)
    return CardSource(found.procedure_id, party.id, subject, own, values)


def next_meeting(session: Session, part: Participation, day: date) -> GroupSitting | None:
    """Return the next meeting with somebody's side that he is on the list of, the last one where none is planned."""
    query = (
        select(GroupSitting)
        .join(Group, Group.id == GroupSitting.group_id)
        .where(
            Group.procedure_id == part.procedure_id,
            GroupSitting.kind == MEETING_WITH.get(part.role),
            GroupSitting.guests.any(Party.id == part.party_id),
        )
    )
    meetings = sorted(session.scalars(query), key=lambda one: (one.day, one.number))
    planned = (one for one in meetings if one.day >= day)
    return next(planned, meetings[-1] if meetings else None)


def sitting_values(found: GroupSitting) -> Gathered:
    return {
        "sitting_number": found.number,
        "sitting_kind": SITTING_LABELS[found.kind],
        "sitting_day": on(found.day),
        "sitting_from": clock_time(found.at) if found.at else "",
        "sitting_until": clock_time(found.until) if found.until else "",
        "sitting_place": found.place,
        "sitting_decision": DECISION_LABELS[found.decision] if found.decision else "",
        "sitting_protocol": found.protocol,
        "sitting_members": [
            {
                "member_name": name_of(one),
                "member_role": MEMBER_LABELS[one.role],
                "member_institution": one.institution,
            }
            for one in found.members
        ],
        "sitting_guests": _names(found.guests),
    }


def _names(guests: Iterable[Party]) -> str:
    return ", ".join(sorted(name_of(one) for one in guests))


@card_source("professional")
def _professional(_session: Session, found: Professional, _day: date) -> CardSource:
    values: Gathered = {
        "professional_name": name_of(found),
        "professional_role": MEMBER_LABELS[found.role],
        "professional_institution": found.institution,
        "authorised_until": on(found.authorised_until),
    }
    return CardSource(None, subject=RecordRef("professional", found.id), values=values)


@card_source("team_sitting")
def _team_sitting(session: Session, found: TeamSitting, _day: date) -> CardSource:
    members = (
        select(Professional)
        .join(TeamMember, TeamMember.professional_id == Professional.id)
        .where(
            TeamMember.began <= found.day,
            or_(TeamMember.ended.is_(None), TeamMember.ended >= found.day),
        )
        .order_by(Professional.surname)
    )
    values: Gathered = {
        "team_day": on(found.day),
        "team_from": clock_time(found.at) if found.at else "",
        "team_place": "zdalnie" if found.electronic and not found.place else found.place,
        "team_members": [
            {"member_name": name_of(one), "member_institution": one.institution}
            for one in session.scalars(members)
        ],
    }
    return CardSource(None, subject=RecordRef("team_sitting", found.id), values=values)


@card_source("team_member")
def _absent(session: Session, found: TeamMember, _day: date) -> CardSource:
    """A member of the team with the sittings that he missed without an excuse (art. 9a ust. 7g UPPD)."""
    professional = session.get_one(Professional, found.professional_id)
    missed = (
        select(TeamSitting.day)
        .join(TeamAttendance, TeamAttendance.sitting_id == TeamSitting.id)
        .where(
            TeamAttendance.professional_id == found.professional_id,
            TeamAttendance.attendance == Attendance.UNEXCUSED,
        )
        .order_by(TeamSitting.day)
    )
    values: Gathered = {
        "professional_name": name_of(professional),
        "professional_institution": professional.institution,
        "absences": [{"absent_on": on(day)} for day in session.scalars(missed)],
    }
    return CardSource(None, subject=RecordRef("team_member", found.id), values=values)
