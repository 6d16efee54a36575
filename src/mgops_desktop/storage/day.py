"""Questions about a worker's day: planned visits and appointments of families."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.day import APPOINTMENT_LABELS, PlannedState
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import clock_time, inline_date
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import Appointment, ScheduledVisit
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.terms import Families, Terms

SCHEDULED, APPOINTMENT = "scheduled_visit", "appointment"
_AHEAD = 7
_WHO = "asystent rodziny"


@dataclass(frozen=True)
class Scheduled:
    """A visit planned for a day and not yet made; `together` names the other of two who go."""

    id: UUID
    version: int
    day: date
    began: time | None
    case: UUID
    family: UUID
    name: str
    place: str = ""
    worker: UUID | None = None
    together: str = ""


def scheduled_in(session: Session, period: Period, worker: UUID | None) -> list[Scheduled]:
    """Return what a worker has planned in the period and has not made yet, by day and hour.

    Without a worker everybody's; only of families in the account's reach.
    """
    open_ones = (ScheduledVisit.state == PlannedState.PLANNED) & ScheduledVisit.day.between(
        period.first, period.last
    )
    query = (
        select(ScheduledVisit, Case.family_id, Family.name)
        .join(Case, Case.id == ScheduledVisit.case_id)
        .join(Family, Family.id == Case.family_id)
        .where(open_ones)
    )
    if worker is not None:
        goes = (ScheduledVisit.worker_id == worker, ScheduledVisit.second_worker_id == worker)
        query = query.where(or_(*goes))
    reach = families_in_reach(session)
    rows = [row for row in session.execute(query) if reach is None or row.family_id in reach]
    other = {row[0].id: _other(row[0], worker) for row in rows}
    names = _workers(session, other.values())
    found = [
        Scheduled(
            *(one.id, one.version, one.day, one.began, one.case_id, family, name, one.place),
            one.worker_id,
            names.get(other[one.id], ""),
        )
        for one, family, name in rows
    ]
    return sorted(found, key=lambda one: (one.day, one.began or time.max, one.name))


def _other(planned: ScheduledVisit, worker: UUID | None) -> UUID | None:
    """Who goes along with a worker; asked for nobody's plan, the second of the two."""
    is_second = worker is not None and planned.second_worker_id == worker
    return planned.worker_id if is_second else planned.second_worker_id


def _workers(session: Session, ids: Iterable[UUID | None]) -> dict[UUID | None, str]:
    wanted = [one for one in ids if one is not None]
    query = select(Worker.id, Worker.surname, Worker.first_name).where(among(Worker.id, wanted))
    return {one.id: f"{one.surname} {one.first_name}".strip() for one in session.execute(query)}


def due_scheduled(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Planned visits of the days to come, and those that are over and of which nothing was noted."""
    query = (
        select(ScheduledVisit.id, ScheduledVisit.day, ScheduledVisit.began, Case.family_id)
        .join(Case, Case.id == ScheduledVisit.case_id)
        .where(
            ScheduledVisit.state == PlannedState.PLANNED,
            ScheduledVisit.day <= add_days(today, _AHEAD),
            of_these(Case.family_id, families),
        )
    )
    for id_, day, began, family in session.execute(query):
        hour = f" o {clock_time(began)}" if began else ""
        yield terms.agreed(
            SCHEDULED,
            f"Zaplanowana wizyta{hour}",
            day,
            day,
            RecordRef("planned_visit", id_),
            family,
            today,
            who=_WHO,
            basis="plan wizyt",
        )


def due_appointments(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Appointments of families without an outcome: as soon as they are to be reminded of, and until one is noted."""
    query = select(Appointment).where(
        Appointment.outcome == "", of_these(Appointment.family_id, families)
    )
    for one in session.scalars(query):
        hour = f" o {clock_time(one.began)}" if one.began else ""
        item = terms.agreed(
            APPOINTMENT,
            f"Termin rodziny: {APPOINTMENT_LABELS[one.kind]}{hour}",
            one.day,
            one.day,
            RecordRef("appointment", one.id),
            one.family_id,
            today,
            who=f"rodzina, {_WHO}" if one.with_assistant else "rodzina",
            basis="zapisano w terminach rodziny",
        )
        yield _reminded(item, one.remind_days, today)


def _reminded(item: DueItem, days: int | None, today: date) -> DueItem:
    """Between its reminder and its day an appointment is near, however far its week."""
    if days is None:
        return item
    since = add_days(item.alarm, -days)
    words = f"{item.explanation}; przypomnienie od {inline_date(since)}"
    is_near = item.state is DueState.LATER and since <= today
    return replace(item, explanation=words, state=DueState.WEEK if is_near else item.state)
