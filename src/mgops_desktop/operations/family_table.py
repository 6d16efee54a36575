"""All families in reach as one table: who works with them, since when, when they were met, what is due next."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case_state import Standing
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import MEETINGS
from mgops_desktop.storage.access import question
from mgops_desktop.storage.case_state import standings
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.family import FamilyRow, families
from mgops_desktop.storage.plan import due_assessments
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class FamilyLine:
    """A family of the table; of one whose address alone is known everything beyond `row` is empty."""

    row: FamilyRow
    assistants: str = ""
    since: date | None = None
    last_visit: date | None = None
    assessment_due: date | None = None
    standing: Standing | None = None

    @property
    def id(self) -> UUID:
        return self.row.id


@question("zestawienie rodzin", Right.ADDRESS_READ)
def family_table(session: Session) -> list[FamilyLine]:
    """Return the families in reach in Polish order, then those of which the account may know the address."""
    listed = families(session)
    if not actor_of(session).may(Right.CASEWORK_READ):
        return [FamilyLine(row) for row in listed]
    today = today_of(session)
    since, assistants = _since(session, today), _assistants(session, today)
    states = standings(session, families_in_reach(session))
    met, due = _last_visits(session, today), _assessments(session, today)
    return [
        FamilyLine(row)
        if row.address_only
        else FamilyLine(
            row,
            ", ".join(assistants.get(row.id, ())),
            since.get(row.id),
            met.get(row.id),
            due.get(row.id),
            states.get(row.id),
        )
        for row in listed
    ]


def _since(session: Session, today: date) -> dict[UUID, date]:
    """The beginning of the open case of each family."""
    query = select(Case.family_id, Case.began).where(
        Case.began <= today, or_(Case.ended.is_(None), Case.ended > today)
    )
    return dict(session.execute(query).all())


def _assistants(session: Session, today: date) -> dict[UUID, list[str]]:
    """The names of the assistants who work with a family today, in Polish order."""
    query = (
        select(Case.family_id, Worker.surname, Worker.first_name, Worker.sort_key)
        .join(Assignment, Assignment.case_id == Case.id)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(Assignment.began <= today)
        .where(or_(Assignment.ended.is_(None), Assignment.ended >= today))
        .where(or_(Case.ended.is_(None), Case.ended > today))
    )
    found: dict[UUID, list[str]] = defaultdict(list)
    for family, surname, first_name, _key in sorted(
        session.execute(query), key=lambda one: one.sort_key
    ):
        name = f"{surname} {first_name}".strip()
        if name not in found[family]:
            found[family].append(name)
    return found


def _last_visits(session: Session, today: date) -> dict[UUID, date]:
    """The last day on which each family was met."""
    query = (
        select(Case.family_id, func.max(Visit.day))
        .join(visit_case, visit_case.c.case_id == Case.id)
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(Visit.kind.in_(MEETINGS), Visit.day <= today)
        .group_by(Case.family_id)
    )
    return dict(session.execute(query).all())


def _assessments(session: Session, today: date) -> dict[UUID, date]:
    """The day by which the next periodic assessment is to be made, by family."""
    found: dict[UUID, date] = {}
    for item in due_assessments(session, today, Terms(session)):
        day = item.shifted or item.nominal
        if item.family and day and day < found.get(item.family, date.max):
            found[item.family] = day
    return found
