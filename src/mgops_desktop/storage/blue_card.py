"""Questions about Blue Card procedures, only for accounts that hold the compartment's key."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, exists, func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    GroupKind,
    PartyRole,
    ProcedureEnd,
)
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.deadline import monitoring_until
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    TeamSitting,
)
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class ProcedureRow:
    """A procedure as the list shows it."""

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
    last = met.group_by(GroupSitting.group_id).subquery()
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
    """Terms of procedures that follow from what is recorded today, and the next sitting of the team."""
    yield from _due_forms(session, today, terms)
    yield from _due_groups(session, today, terms)
    yield from _due_monitoring(session, today, terms)
    newest = select(TeamSitting.id, TeamSitting.day).order_by(TeamSitting.day.desc()).limit(1)
    for id_, day in session.execute(newest):
        yield terms.item("T18", day, RecordRef("team_sitting", id_), None, today)


def _due_forms(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """An NK-A filled in that has not reached the team yet (T01, a next one T07c, before 28.09.2023 H01)."""
    query = (
        select(NkForm.id, NkForm.a_type, NkForm.filled, Procedure.began)
        .join(Procedure, Procedure.id == NkForm.procedure_id)
        .where(NkForm.kind == FormKind.A, NkForm.received.is_(None), Procedure.ended.is_(None))
    )
    for id_, a_type, filled, began in session.execute(query):
        rule = "T07c" if a_type is FormAType.NEXT else "T01"
        if not terms.governs(rule, began):
            rule = "H01"
        subject = RecordRef("nk_form", id_)
        yield terms.item(rule, filled, subject, None, today, in_force_on=began)


def _due_groups(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """A running procedure without a group (T02) or without a first sitting of its group (T04b)."""
    appointed = exists().where(Group.procedure_id == Procedure.id, Group.binned_at.is_(None))
    met = exists().where(
        Group.procedure_id == Procedure.id,
        GroupSitting.group_id == Group.id,
        GroupSitting.binned_at.is_(None),
    )
    query = (
        select(Procedure.id, Procedure.began, func.min(NkForm.received), appointed, met)
        .join(NkForm, NkForm.procedure_id == Procedure.id)
        .where(NkForm.received.is_not(None), NkForm.kind == FormKind.A)
        .where(Procedure.ended.is_(None), Procedure.handed_over_on.is_(None))
        .group_by(Procedure.id, Procedure.began)
    )
    for id_, began, received, has_group, has_met in session.execute(query):
        if received is None:
            continue
        ref = RecordRef("procedure", id_)
        for rule, is_done in (("T02", has_group), ("T04b", has_met)):
            if not is_done and terms.governs(rule, began):
                yield terms.item(rule, received, ref, None, today, in_force_on=began)


def _due_monitoring(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """The end of nine months of monitoring (T12)."""
    query = select(Procedure.id, Procedure.began, Procedure.ended, Procedure.end_ground).where(
        Procedure.ended.is_not(None), Procedure.monitoring_ended.is_(None)
    )
    for id_, began, ended, ground in session.execute(query):
        if ended is not None and monitoring_until(terms.rules, began, ended, ground) is not None:
            yield terms.item("T12", ended, RecordRef("procedure", id_), None, today)
