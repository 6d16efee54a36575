"""Every record of Blue Card procedures, read once by table and grouped by procedure: no question per procedure."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, Table, select
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import InstrumentedAttribute

from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
    sitting_guest,
    sitting_member,
)
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional
from mgops_desktop.storage.tables.blue_card_course import (
    ChildProtection,
    CorrectionProgramme,
    Move,
    ProtectiveOrder,
    ViolenceReport,
)

Rows = Mapping[UUID, Sequence[Any]]
Wanted = Collection[UUID] | None
"""The procedures that are asked for, None for all of them."""

_PROCEDURE = (
    "id number environment began began_at previous_id taken_over_on ended end_ground end_marks grounds protocol_on "
    "protocol_passed handed_over_on handed_over_to monitoring_ended outside"
)
_FORM = "id procedure_id kind a_type filled filled_at received passed institution starter recipient_id outside"
_SITTING = "id kind day at until planned decision summoned protocol_on outside"
_EVENT = "id procedure_id kind party_id day at remark outside"
PROGRAMME_DAYS = (
    *("referred", "delivered", "first_summons", "second_summons", "enrolled", "enrolment_shown"),
    *("completed", "completion_shown", "offence_motion", "offence_reported"),
)
_PROGRAMME = " ".join(("id procedure_id party_id motion_on decision", *PROGRAMME_DAYS))
_PROTECTION = "id procedure_id day at court_told court_told_at ruled_on"
_MOVE = "id procedure_id kind day municipality voivode_asked voivode_named"


@dataclass(frozen=True)
class ProcedureRows:
    """The rows of some procedures; every mapping is by the procedure."""

    procedures: Sequence[Row[Any]]
    persons: Rows
    forms: Rows
    groups: Rows
    members: Rows
    sittings: Rows
    guests: Mapping[UUID, frozenset[UUID]]
    attending: Mapping[UUID, frozenset[UUID]]
    events: Rows
    programmes: Rows
    orders: Rows
    protections: Rows
    moves: Rows
    reports: Rows
    following: Rows


def read_rows(session: Session, wanted: Wanted = None) -> ProcedureRows:
    """Read the records of the procedures; thirteen questions however many procedures there are."""

    def rows(query: Select[Any], owner: Any) -> Rows:
        found: dict[UUID, list[Any]] = defaultdict(list)
        for row in session.execute(query.where(of_these(owner, wanted))):
            found[row.procedure_id].append(row)
        return found

    def plain(table: Any, names: str) -> Rows:
        return rows(select(*_columns(table, names)), table.procedure_id)

    sitting = select(*_columns(GroupSitting, _SITTING), Group.procedure_id).join(
        Group, Group.id == GroupSitting.group_id
    )
    previous = Procedure.previous_id.label("procedure_id")
    later = select(*_columns(Procedure, "id began"), previous)
    procedures = select(*_columns(Procedure, _PROCEDURE)).where(of_these(Procedure.id, wanted))
    return ProcedureRows(
        procedures=session.execute(procedures).all(),
        persons=rows(_persons(), Participation.procedure_id),
        forms=plain(NkForm, _FORM),
        groups=plain(Group, "id procedure_id kind appointed ended outside"),
        members=rows(_members(), Group.procedure_id),
        sittings=rows(sitting, Group.procedure_id),
        guests=_linked(session, sitting_guest, sitting_guest.c.party_id),
        attending=_linked(session, sitting_member, sitting_member.c.professional_id),
        events=plain(ProcedureEvent, _EVENT),
        programmes=plain(CorrectionProgramme, _PROGRAMME),
        orders=plain(ProtectiveOrder, "id procedure_id issued extended_on extended_to lifted"),
        protections=plain(ChildProtection, _PROTECTION),
        moves=plain(Move, _MOVE),
        reports=plain(ViolenceReport, "id procedure_id day"),
        following=rows(later.where(Procedure.previous_id.is_not(None)), Procedure.previous_id),
    )


def _persons() -> Select[Any]:
    own = "procedure_id party_id role present_at_start soldier supervised weapon representative"
    born = "birth_date birth_year age_group"
    return select(*_columns(Participation, own), *_columns(Party, born)).join(
        Party, Party.id == Participation.party_id
    )


def _members() -> Select[Any]:
    own = "id role began ended motion_received asked_on professional_id"
    papers = "sworn authorised authorised_until login"
    return (
        select(*_columns(GroupMember, own), *_columns(Professional, papers), Group.procedure_id)
        .join(Group, Group.id == GroupMember.group_id)
        .join(Professional, Professional.id == GroupMember.professional_id)
    )


def _columns(table: type[Any], names: str) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names.split()]


def _linked(session: Session, table: Table, other: Any) -> Mapping[UUID, frozenset[UUID]]:
    """Who stands in a list of each sitting."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    query = select(GroupSitting.id, other).join(table, table.c.sitting_id == GroupSitting.id)
    for one, linked in session.execute(query):
        found[one].add(linked)
    return {one: frozenset(linked) for one, linked in found.items()}
