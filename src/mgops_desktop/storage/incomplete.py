"""Visits of which only the skeleton is noted: their texts are still to be written."""

from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit, visit_case, visit_worker


@dataclass(frozen=True)
class IncompleteVisit:
    """A visit whose texts are still to be written."""

    id: UUID
    number: str
    day: date
    began: time | None
    name: str


def incomplete_of(
    session: Session, worker: UUID | None, most: int, since: date = date.min
) -> tuple[IncompleteVisit, ...]:
    """Return the incomplete visits of a worker since a day, the oldest first; only of families in reach."""
    query = (
        select(Visit.id, Visit.number, Visit.day, Visit.began, Case.family_id, Family.name)
        .join(visit_worker, visit_worker.c.visit_id == Visit.id)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .join(Family, Family.id == Case.family_id)
        .where(visit_worker.c.worker_id == worker, Visit.incomplete.is_(True), Visit.day >= since)
        .order_by(Visit.day, Visit.began, Visit.number)
    )
    reach = families_in_reach(session)
    found: dict[UUID, IncompleteVisit] = {}
    for one in session.execute(query):
        if (reach is None or one.family_id in reach) and len(found) < most:
            found.setdefault(
                one.id, IncompleteVisit(one.id, one.number, one.day, one.began, one.name)
            )
    return tuple(found.values())
