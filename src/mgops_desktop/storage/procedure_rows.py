"""Every record of Blue Card procedures, read once by table and grouped by procedure: no question per procedure."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
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
_FORM = (
    "id procedure_id kind a_type filled filled_at received passed institution filler starter recipient_id about_id "
    "outside"
)
_GROUP = "id procedure_id kind appointed ended outside"
_SITTING = "id group_id kind day at until planned decision summoned protocol_on outside"
_EVENT = "id procedure_id kind party_id day at remark outside"
PROGRAMME_DAYS = (
    *("referred", "delivered", "first_summons", "second_summons", "enrolled", "enrolment_shown"),
    *("completed", "completion_shown", "offence_motion", "offence_reported"),
)
_PROGRAMME = " ".join(("id procedure_id party_id motion_on decision", *PROGRAMME_DAYS))
_ORDER = "id procedure_id issued extended_on extended_to lifted"
_PROTECTION = "id procedure_id day at court_told court_told_at ruled_on"
_MOVE = "id procedure_id kind day municipality voivode_asked voivode_named"
_REPORT = "id procedure_id day"
_PERSON = "id procedure_id party_id role present_at_start soldier supervised weapon representative"
_MEMBER = "id group_id role began ended motion_received asked_on professional_id"
BORN = "birth_date birth_year age_group"
PAPERS = "sworn authorised authorised_until"
COLUMNS: Mapping[str, Sequence[str]] = {
    kind: names.split()
    for kind, names in {
        "procedure": _PROCEDURE,
        "party": BORN,
        "participation": _PERSON,
        "professional": PAPERS,
        "nk_form": _FORM,
        "diagnostic_group": _GROUP,
        "group_member": _MEMBER,
        "group_sitting": _SITTING,
        "procedure_event": _EVENT,
        "correction_programme": _PROGRAMME,
        "protective_order": _ORDER,
        "child_protection": _PROTECTION,
        "procedure_move": _MOVE,
        "violence_report": _REPORT,
    }.items()
}
"""What a procedure's story takes from each kind of record."""


@dataclass(frozen=True)
class ProcedureRows:
    """The rows of some procedures; every mapping is by the procedure, but those of who came by the sitting.

    `elsewhere` says in which other procedures their persons take part, and who else does; `sittings_elsewhere` are the
    meetings in these.
    """

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
    elsewhere: Sequence[Any] = ()
    sittings_elsewhere: Rows = field(default_factory=dict)


def read_rows(
    session: Session, wanted: Wanted = None, parties: Collection[UUID] = ()
) -> ProcedureRows:
    """Read the records of the procedures; some fifteen questions however many procedures there are.

    `parties` come in as persons of them: where else they take part is asked too.
    """

    def rows(query: Select[Any], owner: Any) -> Rows:
        return _by_procedure(session, query.where(of_these(owner, wanted)))

    def plain(table: Any, names: str) -> Rows:
        return rows(select(*_columns(table, names)), table.procedure_id)

    sitting = select(*_columns(GroupSitting, _SITTING), Group.procedure_id).join(
        Group, Group.id == GroupSitting.group_id
    )
    sittings = rows(sitting, Group.procedure_id)
    persons = rows(_persons(), Participation.procedure_id)
    elsewhere = () if wanted is None else _elsewhere(session, wanted, persons, parties)
    there = {one.procedure_id for one in elsewhere}
    of_others = sitting.where(of_these(Group.procedure_id, there))
    others = _by_procedure(session, of_others) if there else {}
    known = [one.id for own in (*sittings.values(), *others.values()) for one in own]
    held = None if wanted is None else known
    previous = Procedure.previous_id.label("procedure_id")
    # that another began in its monitoring is a fact of this one, though somebody else's group may run that one
    later = select(*_columns(Procedure, "id began"), previous).execution_options(all_cards=True)
    procedures = select(*_columns(Procedure, _PROCEDURE)).where(of_these(Procedure.id, wanted))
    return ProcedureRows(
        procedures=session.execute(procedures).all(),
        persons=persons,
        forms=plain(NkForm, _FORM),
        groups=plain(Group, _GROUP),
        members=rows(_members(), Group.procedure_id),
        sittings=sittings,
        guests=_linked(session, sitting_guest, sitting_guest.c.party_id, held),
        attending=_linked(session, sitting_member, sitting_member.c.professional_id, held),
        events=plain(ProcedureEvent, _EVENT),
        programmes=plain(CorrectionProgramme, _PROGRAMME),
        orders=plain(ProtectiveOrder, _ORDER),
        protections=plain(ChildProtection, _PROTECTION),
        moves=plain(Move, _MOVE),
        reports=plain(ViolenceReport, _REPORT),
        following=rows(later.where(Procedure.previous_id.is_not(None)), Procedure.previous_id),
        elsewhere=elsewhere,
        sittings_elsewhere=others,
    )


def _by_procedure(session: Session, query: Select[Any]) -> Rows:
    found: dict[UUID, list[Any]] = defaultdict(list)
    for row in session.execute(query):
        found[row.procedure_id].append(row)
    return found


def _elsewhere(
    session: Session, wanted: Collection[UUID], persons: Rows, parties: Collection[UUID]
) -> Sequence[Any]:
    """In which procedures that were not asked for the same persons take part, with all who do."""
    known = {one.party_id for own in persons.values() for one in own} | set(parties)
    spans = _columns(Procedure, "began ended handed_over_on")
    theirs = select(Participation.procedure_id).where(of_these(Participation.party_id, known))
    query = (
        select(*_columns(Participation, "procedure_id party_id role"), *spans)
        .join(Procedure, Procedure.id == Participation.procedure_id)
        .where(Participation.procedure_id.in_(theirs))
    )
    return [one for one in session.execute(query) if one.procedure_id not in wanted]


def _persons() -> Select[Any]:
    return select(*_columns(Participation, _PERSON), *_columns(Party, BORN)).join(
        Party, Party.id == Participation.party_id
    )


def _members() -> Select[Any]:
    own = (*_columns(GroupMember, _MEMBER), *_columns(Professional, PAPERS))
    return (
        select(*own, Group.procedure_id)
        .join(Group, Group.id == GroupMember.group_id)
        .join(Professional, Professional.id == GroupMember.professional_id)
    )


def _columns(table: type[Any], names: str) -> list[InstrumentedAttribute[Any]]:
    return [getattr(table, name) for name in names.split()]


def _linked(
    session: Session, table: Table, other: Any, held: Wanted
) -> Mapping[UUID, frozenset[UUID]]:
    """Who stands in a list of each of these sittings."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    query = select(GroupSitting.id, other).join(table, table.c.sitting_id == GroupSitting.id)
    query = query.where(of_these(GroupSitting.id, held))
    for one, linked in session.execute(query):
        found[one].add(linked)
    return {one: frozenset(linked) for one, linked in found.items()}
