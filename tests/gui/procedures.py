"""Procedures of the Blue Card of the invented centre."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import (
    FormAType,
    FormKind,
    GroupKind,
    PartyRole,
    ProcedureEnd,
    ProcedureEventKind,
)
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
    ProcedureEvent,
    TeamSitting,
)


def add_procedures(session: Session, add: Any, running: UUID) -> None:
    """One that goes on and one that has ended, of the same two persons."""
    add(Procedure, id=running, began=date(2026, 10, 12))
    ended = add(
        Procedure,
        began=date(2026, 1, 8),
        ended=date(2026, 8, 20),
        end_ground=ProcedureEnd.VIOLENCE_CEASED,
        protocol_on=date(2026, 8, 20),
        protocol_passed=date(2026, 8, 24),
    )
    harmed = add(Party, surname="Przykładowa", first_name="Anna", birth_date=date(1990, 4, 2))
    violent = add(Party, surname="Przykładowy", first_name="Jan")
    session.flush()
    for party, role in ((harmed, PartyRole.HARMED), (violent, PartyRole.VIOLENT)):
        for procedure in (running, ended.id):
            add(Participation, procedure_id=procedure, party_id=party.id, role=role)
    for kind in (ProcedureEventKind.HARMED_INFORMED, ProcedureEventKind.VIOLENT_INFORMED):
        add(ProcedureEvent, procedure_id=ended.id, kind=kind, day=date(2026, 8, 27))
    add(
        NkForm,
        procedure_id=running,
        kind=FormKind.A,
        a_type=FormAType.STARTING,
        filled=date(2026, 10, 12),
        received=date(2026, 10, 15),
    )
    group = add(Group, procedure_id=running, kind=GroupKind.GDP, appointed=date(2026, 10, 16))
    session.flush()
    add(GroupSitting, group_id=group.id, day=date(2026, 10, 21), attended_by_unit=True)
    add(TeamSitting, day=date(2026, 10, 1), attended_by_unit=True)
