"""Questions about Blue Card procedures, only for accounts that hold the compartment's key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import (
    GroupKind,
    PartyRole,
    ProcedureEnd,
)
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.clock import duties
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    Participation,
    Party,
    Procedure,
    TeamSitting,
)
from mgops_desktop.storage.tables.blue_card_bodies import TeamMember
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure as the board shows it: its state by the law, and the nearest term that nobody has kept yet."""

    id: UUID
    number: str
    began: date
    ended: date | None
    end_ground: ProcedureEnd | None
    handed_over_on: date | None
    harmed: int
    children: int
    group: GroupKind | None
    last_sitting: date | None
    state: State
    due: DueItem | None


@dataclass(frozen=True)
class PartyLine:
    """A person of a procedure on its card."""

    id: UUID
    name: str
    role: PartyRole
    birth_date: date | None


@question("procedury „Niebieskie Karty”", Right.BLUE_CARD)
def procedures(session: Session) -> list[ProcedureRow]:
    """Return all procedures, running ones first, the newest first; the reading is logged."""
    note_reading(session, "procedure", None)
    counted = {
        one.procedure_id: (one.harmed, one.children) for one in session.execute(_participations())
    }
    groups = {one.procedure_id: (one.kind, one.last) for one in session.execute(_groups())}
    names = ("id", "number", "began", "ended", "end_ground", "handed_over_on")
    today, terms = today_of(session), Terms(session)
    told = {one.history.id: one for one in stories(session, today, rules=terms.rules)}
    query = select(*(getattr(Procedure, name) for name in names))
    rows = []
    for one in session.execute(query):
        harmed, children = counted.get(one.id, (0, 0))
        group, sitting = groups.get(one.id, (None, None))
        rows.append(
            ProcedureRow(
                one.id,
                one.number,
                one.began,
                one.ended,
                one.end_ground,
                one.handed_over_on,
                harmed,
                children,
                group,
                sitting,
                told[one.id].course.state or State.STARTED,
                _nearest(due_of(told[one.id], today, terms)),
            )
        )
    rows.sort(key=lambda one: one.began, reverse=True)
    return sorted(rows, key=lambda one: one.ended is not None)


def _participations() -> Select[UUID, int, int]:
    """How many were harmed and how many children saw it, by procedure."""
    return select(
        Participation.procedure_id,
        func.count().filter(Participation.role == PartyRole.HARMED).label("harmed"),
        func.count().filter(Participation.minor_witness).label("children"),
    ).group_by(Participation.procedure_id)


def _groups() -> Select[UUID | None, GroupKind, Any]:
    """The kind of the group of each procedure and the day of its last sitting."""
    met = select(GroupSitting.group_id, func.max(GroupSitting.day).label("last"))
    held = met.where(GroupSitting.planned.is_(False))
    last = held.group_by(GroupSitting.group_id).subquery()
    return select(Group.procedure_id, Group.kind, last.c.last).outerjoin(
        last, last.c.group_id == Group.id
    )


@question("osoby w procedurze", Right.BLUE_CARD)
def parties_of(session: Session, procedure: UUID) -> list[PartyLine]:
    """Return the persons of a procedure; the reading is logged."""
    note_reading(session, "procedure", procedure)
    query = (
        select(Party, Participation.role)
        .join(Participation, Participation.party_id == Party.id)
        .where(Participation.procedure_id == procedure)
        .order_by(Participation.role, Party.surname)
    )
    return [
        PartyLine(party.id, f"{party.surname} {party.first_name}".strip(), role, party.birth_date)
        for party, role in session.execute(query)
    ]


def due_blue_card(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """Terms of procedures that follow from what is recorded today, and those of the team."""
    for story in stories(session, today, rules=terms.rules):
        yield from due_of(story, today, terms)
    yield from _due_team(session, today, terms)


def due_of(story: ProcedureStory, today: date, terms: Terms) -> Iterable[DueItem]:
    """The open terms of one procedure by the law of its start."""
    began = story.history.began
    for duty in duties(story.history):
        if duty.is_open and terms.governs(duty.rule, began):
            item = terms.item(duty.rule, duty.start, duty.of, None, today, in_force_on=began)
            if duty.rule not in _PASSING or item.alarm >= today:
                yield item


def _nearest(items: Iterable[DueItem]) -> DueItem | None:
    return min(items, key=lambda item: (item.alarm, item.rule), default=None)


def _due_team(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """The next sitting (T18), members to be told of a planned one (T19), members to be trained (T21)."""
    held = select(TeamSitting.id, TeamSitting.day).where(
        TeamSitting.day <= today, TeamSitting.planned.is_(False)
    )
    for id_, day in session.execute(held.order_by(TeamSitting.day.desc()).limit(1)):
        yield terms.item("T18", day, RecordRef("team_sitting", id_), None, today)
    planned = select(TeamSitting.id, TeamSitting.day).where(
        TeamSitting.day > today, TeamSitting.told.is_(None)
    )
    for id_, day in session.execute(planned):
        yield terms.item("T19", day, RecordRef("team_sitting", id_), None, today)
    untrained = select(TeamMember.id, TeamMember.began).where(
        TeamMember.training_needed,
        TeamMember.trained.is_(None),
        or_(TeamMember.ended.is_(None), TeamMember.ended >= today),
    )
    for id_, day in session.execute(untrained):
        if terms.is_in_force("T21", day):
            yield terms.item("T21", day, RecordRef("team_member", id_), None, today)


_PASSING = frozenset({"T24"})
"""Terms that end by themselves: nobody has to do anything once they are over."""
