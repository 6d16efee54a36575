"""The registers of interventions and of incidents."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.registers import in_order, of_year, within_reach
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.intervention import Incident, Intervention


@dataclass(frozen=True)
class InterventionRow:
    """A line of the register of interventions."""

    id: UUID
    number: str
    day: date
    began: time
    ended: time | None
    family: str
    reason: str
    child_went: str


@question("rejestr interwencji", Right.CASEWORK_READ)
def interventions(session: Session, year: int | None = None) -> Sequence[InterventionRow]:
    """Return the interventions of a year or all, the newest first, in families in the account's reach."""
    table = Intervention
    query = select(table, Family.name).join(Family, Family.id == table.family_id)
    rows = [
        InterventionRow(
            one.id, one.number, one.day, one.began, one.ended, name, one.reason, one.child_went
        )
        for one, name in session.execute(of_year(query, table.day, year))
    ]
    note_reading(session, "intervention", None)
    return in_order(within_reach(session, "intervention", rows), lambda one: one.day)


@dataclass(frozen=True)
class IncidentRow:
    """A line of the register of incidents."""

    id: UUID
    number: str
    day: date
    at: time | None
    child: str
    description: str
    notified: str
    closed_on: date | None


@question("rejestr incydentów", Right.CASEWORK_READ)
def incidents(session: Session, year: int | None = None) -> Sequence[IncidentRow]:
    """Return the incidents of a year or all, the newest first: of children in the account's reach and of none."""
    table = Incident
    query = select(table, Person.surname, Person.first_name).outerjoin(
        Person, Person.id == table.child_id
    )
    rows = [
        IncidentRow(
            one.id,
            one.number,
            one.day,
            one.at,
            f"{surname or ''} {first_name or ''}".strip(),
            one.description,
            one.notified,
            one.closed_on,
        )
        for one, surname, first_name in session.execute(of_year(query, table.day, year))
    ]
    note_reading(session, "incident", None)
    return in_order(within_reach(session, "incident", rows), lambda one: one.day)
