"""Questions about a worker's day: planned visits, appointments of families, attempts that failed in a row."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.day import (
    APPOINTMENT_LABELS,
    FAILED_STEP_LABELS,
    FailedStep,
    PlannedState,
)
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import MEETINGS, VisitKind
from mgops_desktop.domain.wording import clock_time, inline_date
from mgops_desktop.storage.among import among, of_these
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import Appointment, FailedVisitStep, ScheduledVisit
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.tables.visit import Visit, visit_case
from mgops_desktop.storage.terms import Families, Terms

SCHEDULED, APPOINTMENT, FAILED_ROW = "scheduled_visit", "appointment", "failed_visits"
_AHEAD = 7
_LATELY = 365
"""How far back attempts that failed are looked for."""
_WHO = "asystent rodziny"


@dataclass(frozen=True)
class Scheduled:
    """A visit planned for a day and not yet made; `together` names who goes along."""

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
    names = _workers(session, {row[0].second_worker_id for row in rows})
    found = [
        Scheduled(
            *(one.id, one.version, one.day, one.began, one.case_id, family, name, one.place),
            one.worker_id,
            names.get(one.second_worker_id, ""),
        )
        for one, family, name in rows
    ]
    return sorted(found, key=lambda one: (one.day, one.began or time.max, one.name))


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


@dataclass(frozen=True)
class FailedRow:
    """Attempts with a family that failed one after another since it was last met; `taken` are the steps since."""

    family: UUID
    case: UUID
    count: int
    last: date
    visit: UUID
    taken: tuple[FailedStep, ...] = ()

    @property
    def left(self) -> tuple[FailedStep, ...]:
        """The steps that have not been taken yet, in their order."""
        return tuple(one for one in FailedStep if one not in self.taken)


def failed_rows(session: Session, today: date, families: Families = None) -> list[FailedRow]:
    """Return the families whose last attempts failed as often as the centre acts on, with the steps taken since."""
    limit = parameters_of(session).number("failed_visits_in_row", today)
    query = (
        select(Case.family_id, Case.id, Visit.id, Visit.day, Visit.kind)
        .select_from(Case)
        .join(visit_case, visit_case.c.case_id == Case.id)
        .join(Visit, Visit.id == visit_case.c.visit_id)
        .where(
            Visit.kind.in_((*MEETINGS, VisitKind.FAILED)),
            Case.began <= today,
            or_(Case.ended.is_(None), Case.ended > today),
            among(Case.family_id, _with_failures(session, today, families, limit)),
        )
        .order_by(Visit.day.desc(), Visit.number.desc())
    )
    contacts: dict[UUID, list[tuple[UUID, UUID, date, VisitKind]]] = defaultdict(list)
    for family, case, visit, day, kind in session.execute(query):
        contacts[family].append((case, visit, day, kind))
    found = []
    for family, rows in contacts.items():
        count = next((n for n, row in enumerate(rows) if row[3] is not VisitKind.FAILED), len(rows))
        if count >= limit:
            case, visit, day, _kind = rows[0]
            since = rows[count - 1][2]
            found.append(FailedRow(family, case, count, day, visit, _taken(session, case, since)))
    return found


def _with_failures(session: Session, today: date, families: Families, limit: int) -> Sequence[UUID]:
    """Families with so many attempts that failed lately: only their contacts are read one by one."""
    query = (
        select(Case.family_id)
        .select_from(Visit)
        .join(visit_case, visit_case.c.visit_id == Visit.id)
        .join(Case, Case.id == visit_case.c.case_id)
        .where(
            Visit.day >= add_days(today, -_LATELY),
            Visit.kind == VisitKind.FAILED,
            of_these(Case.family_id, families),
        )
        .group_by(Case.family_id)
        .having(func.count(Visit.id) >= limit)
    )
    return session.scalars(query).all()


def _taken(session: Session, case: UUID, since: date) -> tuple[FailedStep, ...]:
    query = select(FailedVisitStep.step).where(
        FailedVisitStep.case_id == case, FailedVisitStep.day >= since
    )
    return tuple(dict.fromkeys(session.scalars(query)))


def due_failed_rows(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next step with families where visits failed one after another."""
    for row in failed_rows(session, today, families):
        if row.left:
            steps = ", ".join(FAILED_STEP_LABELS[one] for one in row.left)
            item = terms.agreed(
                FAILED_ROW,
                f"Nieudane wizyty z rzędu ({row.count}): {FAILED_STEP_LABELS[row.left[0]]}",
                max(row.last, today),
                row.last,
                RecordRef("visit", row.visit),
                row.family,
                today,
                who=_WHO,
                basis="zwyczaj ośrodka",
            )
            yield replace(item, explanation=f"do zrobienia: {steps}")
