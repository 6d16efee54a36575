"""Questions about applications, cases and assignments, and what is due in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.limit import limit_of
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import Position
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.limit import families_counted_on
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Assignment, Case, DifficultyReport
from mgops_desktop.storage.tables.plan import Aftercare, WorkPlan
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.terms import Families, Terms


@dataclass(frozen=True)
class AssistantRow:
    """A family assistant who can be assigned, with the families he has today and the limit."""

    id: UUID
    name: str
    families: int
    limit: int


@dataclass(frozen=True)
class WorkloadRow:
    """How many families the acting assistant (or all of them) has today, and the limit of one."""

    families: int
    limit: int
    assistants: int


@dataclass(frozen=True)
class MonitoredCase:
    """A closed case whose monitoring goes on."""

    id: UUID
    number: str
    family: UUID
    began: date


@question("sprawy w monitoringu", Right.CASEWORK_READ)
def cases_in_aftercare(session: Session) -> list[MonitoredCase]:
    """Return the closed cases whose monitoring goes on, of the families in the account's reach."""
    query = (
        select(Case.id, Case.number, Case.family_id, Case.began)
        .join(Aftercare, Aftercare.case_id == Case.id)
        .where(Aftercare.ended.is_(None))
        .distinct()
    )
    reach = families_in_reach(session)
    found = (MonitoredCase(*row) for row in session.execute(query))
    return [case for case in found if reach is None or case.family in reach]


@question("asystenci", Right.CASEWORK_READ)
def assistants(session: Session) -> list[AssistantRow]:
    """Return assistants with a contract in force today, in Polish order."""
    today = today_of(session)
    parameters = parameters_of(session)
    query = (
        select(Worker)
        .where(
            exists().where(
                and_(
                    Contract.worker_id == Worker.id,
                    Contract.position == Position.FAMILY_ASSISTANT,
                    Contract.began <= today,
                    or_(Contract.ended.is_(None), Contract.ended >= today),
                    Contract.binned_at.is_(None),
                )
            )
        )
        .order_by(Worker.sort_key)
    )
    loads = families_counted_on(session, parameters, today)
    return [
        AssistantRow(
            worker.id,
            f"{worker.surname} {worker.first_name}".strip(),
            len(loads.get(worker.id, ())),
            limit_of(parameters, worker.lower_limit)(today),
        )
        for worker in session.scalars(query)
    ]


@question("obciążenie", Right.CASEWORK_READ)
def own_workload(session: Session) -> WorkloadRow:
    """Return how many families count to the acting assistant's limit today; of all assistants for anybody else."""
    today, parameters = today_of(session), parameters_of(session)
    loads = families_counted_on(session, parameters, today)
    acting = actor_of(session)
    if acting.worker is not None and not acting.may(Right.EVERY_FAMILY):
        worker = session.get(Worker, acting.worker)
        limit = limit_of(parameters, worker.lower_limit if worker else None)(today)
        return WorkloadRow(len(loads.get(acting.worker, ())), limit, 1)
    everybody = set().union(*loads.values())
    return WorkloadRow(len(everybody), limit_of(parameters, None)(today), len(loads))


def families_by_worker(session: Session, day: date) -> dict[UUID, set[UUID]]:
    """Return the families each assistant works with on the day, whether they count to his limit or not."""
    query = (
        select(Assignment.worker_id, Case.family_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(Assignment.began <= day)
        .where(or_(Assignment.ended.is_(None), Assignment.ended >= day))
        .where(or_(Case.ended.is_(None), Case.ended > day))
    )
    found: dict[UUID, set[UUID]] = {}
    for worker, family in session.execute(query):
        found.setdefault(worker, set()).add(family)
    return found


def due_interviews(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Interviews after a report of a family in difficulty (art. 11 ust. 1)."""
    table = DifficultyReport
    query = select(table.id, table.family_id, table.received, table.urgent).where(
        table.interview_day.is_(None),
        or_(table.needs_interview.is_(None), table.needs_interview.is_(True)),
        of_these(table.family_id, families),
    )
    for id_, family, received, urgent in session.execute(query):
        ref = RecordRef("difficulty_report", id_)
        rule = "family_interview_urgent" if urgent else "family_interview"
        yield terms.item(rule, received, ref, family, today)


def due_plans(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """Work plans of open cases that have none yet; a family with nothing but „Za życiem” needs none."""
    planned = exists().where(WorkPlan.case_id == Case.id, WorkPlan.binned_at.is_(None))
    query = select(Case.id, Case.family_id, Case.began).where(
        Case.began <= today,
        or_(Case.ended.is_(None), Case.ended > today),
        Case.basis != Basis.PRO_LIFE,
        ~planned,
        of_these(Case.family_id, families),
    )
    for id_, family, began in session.execute(query):
        yield terms.item("work_plan", began, RecordRef("case", id_), family, today)
