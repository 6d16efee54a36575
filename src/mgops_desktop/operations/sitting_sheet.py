"""Everything that the writer of a sitting has before him: who may come, whose case it is, what was agreed before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.blue_card import PARTY_LABELS, PartyRole
from mgops_desktop.domain.blue_card_records import FUNCTION_LABELS, SittingKind, TeamFunction
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.hiding import hidden
from mgops_desktop.domain.intervals import valid_on
from mgops_desktop.domain.procedure.circumstances import MEMBER_LABELS
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.card_papers.guard import protected_places
from mgops_desktop.operations.records.values import FormValue, to_form
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    Party,
    Procedure,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import (
    GroupMember,
    Professional,
    TeamAttendance,
    TeamMember,
)
from mgops_desktop.storage.tables.blue_card_work import HelpAction, Obligation

_AWAY = {
    SittingKind.WITH_HARMED: PartyRole.VIOLENT,
    SittingKind.WITH_VIOLENT: PartyRole.HARMED,
}
"""Who has no place at a meeting with the other side."""


@dataclass(frozen=True)
class Offered:
    """Somebody who can be ticked, with what he is."""

    id: UUID
    name: str
    what: str


@dataclass(frozen=True)
class SittingSheet:
    """One sitting of a group: `values` as the form holds them, whom it can name, what was agreed before.

    `guests` are only those who may come to this kind of meeting: adults, never the other side. `agreed` are open
    actions of the plan and obligations; beside a violent person the plan of the harmed one is not among them.
    """

    record: RecordRef
    number: str
    version: int
    day: date
    planned: bool
    kind: SittingKind
    group: UUID
    procedure: UUID | None
    procedure_number: str
    values: Mapping[str, FormValue]
    members: tuple[Offered, ...] = ()
    guests: tuple[Offered, ...] = ()
    persons: tuple[Offered, ...] = ()
    harmed: tuple[Offered, ...] = ()
    violent: tuple[Offered, ...] = ()
    agreed: tuple[str, ...] = field(default=())


@dataclass(frozen=True)
class TeamSheet:
    """One sitting of the team with its members of the day and who of them came."""

    record: RecordRef
    number: str
    version: int
    day: date
    planned: bool
    values: Mapping[str, FormValue]
    members: tuple[Offered, ...] = ()


@question("arkusz posiedzenia grupy", Right.BLUE_CARD)
def sitting_sheet(session: Session, sitting: UUID) -> SittingSheet:
    """Return what the writer of a group's sitting needs; the reading is logged."""
    found = session.get_one(GroupSitting, sitting)
    group = session.get_one(Group, found.group_id)
    note_reading(session, "procedure", group.procedure_id)
    procedure = session.get(Procedure, group.procedure_id) if group.procedure_id else None
    people = list(_people(session, group.procedure_id))
    values = _stored(session, found)
    if not values["parties"]:
        values["parties"] = list(dict.fromkeys(str(party.id) for party, _role in people))
    return SittingSheet(
        RecordRef("group_sitting", found.id),
        found.number,
        found.version,
        found.day,
        found.planned,
        found.kind,
        group.id,
        group.procedure_id,
        procedure.number if procedure else "",
        values,
        members=tuple(_members(session, found)),
        guests=tuple(_guests(found, people)),
        persons=_named(people),
        harmed=_named([one for one in people if one[1] is PartyRole.HARMED]),
        violent=_named([one for one in people if one[1] is PartyRole.VIOLENT]),
        agreed=tuple(_agreed(session, found, group.procedure_id)),
    )


@question("arkusz posiedzenia zespołu", Right.BLUE_CARD)
def team_sheet(session: Session, sitting: UUID) -> TeamSheet:
    """Return a sitting of the team with its members of the day."""
    found = session.get_one(TeamSitting, sitting)
    came = select(TeamAttendance).where(TeamAttendance.sitting_id == sitting)
    by_attendance: dict[str, list[FormValue]] = {}
    for one in session.scalars(came):
        by_attendance.setdefault(one.attendance.value, []).append(str(one.professional_id))
    query = (
        select(Professional, TeamMember.function, TeamMember.began, TeamMember.ended)
        .join(TeamMember, TeamMember.professional_id == Professional.id)
        .where(TeamMember.function != TeamFunction.SERVICE)
        .order_by(Professional.surname, Professional.number)
    )
    members = tuple(
        Offered(one.id, name_of(one), _seat_words(one, function))
        for one, function, began, ended in session.execute(query)
        if valid_on(found.day, began, ended)
    )
    return TeamSheet(
        RecordRef("team_sitting", found.id),
        found.number,
        found.version,
        found.day,
        found.planned,
        {**_stored(session, found), **by_attendance},  # type: ignore[dict-item]
        members,
    )


@question("czy posiedzenie jest do spisania", Right.BLUE_CARD)
def is_to_be_held(session: Session, record: RecordRef) -> bool:
    """Return whether a sitting is planned and its day has come."""
    found: TeamSitting | GroupSitting
    if record.kind == TeamSitting.__tablename__:
        found = session.get_one(TeamSitting, record.id)
    else:
        found = session.get_one(GroupSitting, record.id)
    return found.planned and found.day <= today_of(session)


def name_of(one: Party | Professional) -> str:
    """Return a person's name as lists show it."""
    return f"{one.surname} {one.first_name}".strip()


def _seat_words(one: Professional, function: TeamFunction) -> str:
    if function is TeamFunction.MEMBER:
        return MEMBER_LABELS[one.role]
    return f"{FUNCTION_LABELS[function]}, {MEMBER_LABELS[one.role]}"


def _stored(session: Session, found: TeamSitting | GroupSitting) -> dict[str, FormValue]:
    sheet = BY_KEY[found.__tablename__]
    stored = stored_values(session, sheet, [found.id])[found.id]
    return {column.key: to_form(column, stored[column.attribute]) for column in sheet.columns}


def _people(session: Session, procedure: UUID | None) -> Iterable[tuple[Party, PartyRole]]:
    query = (
        select(Party, Participation.role)
        .join(Participation, Participation.party_id == Party.id)
        .where(Participation.procedure_id == procedure)
        .order_by(Participation.role, Party.surname, Party.number)
    )
    return [(party, role) for party, role in session.execute(query)]


def _named(people: Iterable[tuple[Party, PartyRole]]) -> tuple[Offered, ...]:
    """Everybody once, with all that he is in the procedure."""
    found: dict[UUID, Offered] = {}
    for party, role in people:
        before = f"{found[party.id].what}, " if party.id in found else ""
        found[party.id] = Offered(party.id, name_of(party), f"{before}{PARTY_LABELS[role]}")
    return tuple(found.values())


def _guests(found: GroupSitting, people: Iterable[tuple[Party, PartyRole]]) -> list[Offered]:
    """Who may be asked to come: no minor (§ 11 ust. 6 R2023), and to a meeting with one side not the other (§ 18)."""
    grown = [one for one in people if not _is_child(one[0], found.day)]
    away = _AWAY.get(found.kind)
    theirs = {party.id for party, role in grown if role is not away and role in _AWAY.values()}
    return [one for one in _named(grown) if one.id in theirs]


def _is_child(party: Party, day: date) -> bool:
    birth = Birth(party.birth_date, party.birth_year, party.age_group is AgeGroup.CHILD)
    return is_child_on(birth, day)


def _members(session: Session, found: GroupSitting) -> Iterable[Offered]:
    """Who is in the group of this procedure on the day, nobody of another group."""
    query = (
        select(Professional, GroupMember)
        .join(GroupMember, GroupMember.professional_id == Professional.id)
        .where(GroupMember.group_id == found.group_id)
        .order_by(GroupMember.began, Professional.surname, Professional.number)
    )
    for one, member in session.execute(query):
        if valid_on(found.day, member.began, member.ended):
            yield Offered(one.id, name_of(one), MEMBER_LABELS[member.role])


def _agreed(session: Session, found: GroupSitting, procedure: UUID | None) -> Iterable[str]:
    """Open actions and obligations. What is agreed with the harmed person is never shown to the violent one."""
    secrets = [(one, PROTECTED) for one in protected_places(session, procedure)]
    tables: list[tuple[Any, Any]] = [(Obligation, Obligation.content)]
    if found.kind is not SittingKind.WITH_VIOLENT:
        tables.insert(0, (HelpAction, HelpAction.action))
    for table, words in tables:
        query = select(words).where(table.procedure_id == procedure).order_by(table.agreed_on)
        is_open = table.ended.is_(None) if table is HelpAction else table.kept.is_(None)
        for text in session.scalars(query.where(is_open)):
            yield hidden(text, secrets)
