"""The rows that make a worker's month: contacts, other work, contracts, absences, travel terms, the schedule."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.domain.work_month import ContactTime, PaidTravel, WorkTime
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import MonthlySchedule, TravelTerms, WorkEntry
from mgops_desktop.storage.tables.staff import Contract, Leave, ServiceHours
from mgops_desktop.storage.tables.visit import Visit, visit_case, visit_worker

_HOUR = 60


@dataclass(frozen=True)
class ContractRow:
    """A contract that runs in the month, with the hours noted for it."""

    number: str
    position: Position
    began: date
    ended: date | None
    form: ContractForm
    fraction: int
    hour_rate: int | None
    minutes: int | None = None
    full_post_minutes: int | None = None


@dataclass(frozen=True)
class ScheduleRow:
    """The schedule of the month: when it was handed in and approved."""

    id: UUID
    submitted: date | None
    approved_on: date | None


def contacts_of_month(session: Session, worker: UUID, month: Period) -> list[ContactTime]:
    """Return the worker's contacts of the month."""
    query = (
        select(
            *(Visit.id, Visit.day, Visit.kind, Visit.minutes, Visit.travel_minutes),
            *(Visit.paperwork_minutes, Visit.km, Visit.tasks),
        )
        .join(visit_worker, visit_worker.c.visit_id == Visit.id)
        .where(visit_worker.c.worker_id == worker, Visit.day.between(month.first, month.last))
    )
    rows = session.execute(query).all()
    families = _families(session, [one.id for one in rows])
    return [
        ContactTime(
            *(one.day, one.kind, one.minutes, one.travel_minutes or 0),
            *(one.paperwork_minutes or 0, one.km or 0, frozenset(families[one.id])),
            tuple(one.tasks),
        )
        for one in rows
    ]


def _families(session: Session, visits: list[UUID]) -> dict[UUID, set[UUID]]:
    query = (
        select(visit_case.c.visit_id, Case.family_id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(among(visit_case.c.visit_id, visits))
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for visit, family in session.execute(query):
        found[visit].add(family)
    return found


def work_of_month(session: Session, worker: UUID, month: Period) -> list[WorkTime]:
    """Return the worker's other work of the month; its time follows from its hours where they are known."""
    query = select(WorkEntry).where(
        WorkEntry.worker_id == worker, WorkEntry.day.between(month.first, month.last)
    )
    found = []
    for one in session.scalars(query):
        minutes = one.minutes or 0
        if one.began is not None and one.ended is not None:
            began = one.began.hour * _HOUR + one.began.minute
            minutes = one.ended.hour * _HOUR + one.ended.minute - began
        found.append(WorkTime(one.day, one.kind, minutes))
    return found


def contracts_of_month(session: Session, worker: UUID, month: Period) -> list[ContractRow]:
    """Return the worker's contracts that run in the month."""
    query = (
        select(Contract, ServiceHours.minutes, ServiceHours.full_post_minutes)
        .outerjoin(
            ServiceHours,
            (ServiceHours.contract_id == Contract.id)
            & ServiceHours.month.between(month.first, month.last),
        )
        .where(
            Contract.worker_id == worker,
            Contract.began <= month.last,
            or_(Contract.ended.is_(None), Contract.ended >= month.first),
        )
        .order_by(Contract.began, Contract.number)
    )
    return [
        ContractRow(
            one.number,
            one.position,
            one.began,
            one.ended,
            one.form,
            one.fraction,
            one.hour_rate,
            minutes,
            full,
        )
        for one, minutes, full in session.execute(query)
    ]


def days_away(session: Session, worker: UUID, month: Period) -> frozenset[date]:
    """Return the days of the month on which the worker was absent."""
    query = select(Leave.began, Leave.ended).where(Leave.worker_id == worker)
    away: set[date] = set()
    for began, ended in session.execute(query):
        within = month.clip(began, ended)
        away |= set(within.days()) if within is not None else set()
    return frozenset(away)


def travel_of_month(session: Session, worker: UUID) -> list[PaidTravel]:
    """Return how the worker's travel was and is paid."""
    query = select(TravelTerms).where(TravelTerms.worker_id == worker).order_by(TravelTerms.began)
    return [
        PaidTravel(one.way, one.amount or 0, one.began, one.ended) for one in session.scalars(query)
    ]


def schedule_of(session: Session, worker: UUID, month: Period) -> ScheduleRow | None:
    """Return the worker's schedule of the month, None if there is none."""
    query = select(MonthlySchedule).where(
        MonthlySchedule.worker_id == worker,
        MonthlySchedule.month.between(month.first, month.last),
    )
    one = session.scalars(query).first()
    return ScheduleRow(one.id, one.submitted, one.approved_on) if one is not None else None
