"""What counts to the limit of families of each assistant (art. 15 ust. 4), as it is stored."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.limit import Lead, Workload, assigned_lead, counted, monitored_lead
from mgops_desktop.domain.parameters import Parameters
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.plan import Aftercare


def workloads(
    session: Session,
    parameters: Parameters,
    without: UUID | None = None,
    on: date | None = None,
) -> list[Workload]:
    """Return every family that counts to an assistant's limit, with its days.

    One assignment may be left out; with a day only those that run on it are read.
    """
    return counted((*_assigned(session, without, on), *_monitored(session, on)), parameters)


def families_counted_on(
    session: Session, parameters: Parameters, day: date
) -> dict[UUID, set[UUID]]:
    """Return the families that count to the limit of each assistant on the day."""
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for load in workloads(session, parameters, on=day):
        if load.covers(day):
            found[load.worker].add(load.family)
    return found


def _assigned(session: Session, without: UUID | None, on: date | None) -> Iterator[Lead]:
    query = select(
        *(Assignment.id, Assignment.worker_id, Case.family_id, Assignment.began, Assignment.ended),
        *(Case.ended, Assignment.kind, Case.basis),
    ).join(Case, Case.id == Assignment.case_id)
    if on is not None:
        query = query.where(*_runs(Assignment, on))
    for record, worker, family, began, ended, case_ended, kind, basis in session.execute(query):
        if record != without:
            yield assigned_lead(worker, family, began, ended, case_ended, kind=kind, basis=basis)


def _monitored(session: Session, on: date | None) -> Iterator[Lead]:
    """The monitoring after the work belongs to whoever led the family last."""
    query = (
        select(Aftercare.id, Assignment.worker_id, Case.family_id, Aftercare.began, Aftercare.ended)
        .join(Case, Case.id == Aftercare.case_id)
        .join(Assignment, Assignment.case_id == Case.id)
        .where(Assignment.kind == AssignmentKind.MAIN)
        .order_by(Assignment.began, Assignment.number)
    )
    if on is not None:
        query = query.where(*_runs(Aftercare, on))
    last = {row.id: row for row in session.execute(query)}
    for _record, worker, family, began, ended in last.values():
        yield monitored_lead(worker, family, began, ended)


def _runs(table: Any, day: date) -> tuple[ColumnElement[bool], ...]:
    return table.began <= day, or_(table.ended.is_(None), table.ended >= day)
