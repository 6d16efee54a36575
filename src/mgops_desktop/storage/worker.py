"""Questions about the workers of the centre: who they are, as what they are employed, who is away."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.qualification import PRACTICE, Papers, missing_papers
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import LeaveKind, Position, QualificationPath
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.staff import Contract, Leave, Worker


@dataclass(frozen=True)
class StaffRow:
    """A worker: `positions` by the contracts that run today, `away` and `away_until` by an absence that does.

    `missing` is what art. 12 and 17 ask of a family assistant and is not recorded; `left_on` is the last day of the
    last contract of somebody who has none today.
    """

    id: UUID
    number: str
    name: str
    job_title: str
    qualification: str
    register_checked_on: date | None
    lower_limit: int | None
    positions: tuple[Position, ...] = ()
    away: LeaveKind | None = None
    away_until: date | None = None
    left_on: date | None = None
    path: QualificationPath | None = None
    not_in_register: bool | None = None
    missing: tuple[str, ...] = ()


@question("wykaz pracowników", Right.STAFF)
def staff(session: Session) -> list[StaffRow]:
    """Return all workers by name."""
    contracts = _contracts(session)
    away = _away(session)
    today = today_of(session)
    found = []
    for worker in session.scalars(select(Worker).order_by(Worker.sort_key)):
        own = contracts[worker.id]
        running = [one.position for one in own if _runs(one.began, one.ended, today)]
        ended = [one.ended for one in own if one.ended is not None and one.ended < today]
        found.append(
            StaffRow(
                worker.id,
                worker.number,
                f"{worker.surname} {worker.first_name}".strip(),
                worker.job_title,
                worker.qualification,
                worker.register_checked_on,
                worker.lower_limit,
                tuple(dict.fromkeys(running)),
                away.get(worker.id, (None, None))[0],
                away.get(worker.id, (None, None))[1],
                max(ended, default=None) if not running else None,
                worker.qualification_path,
                worker.not_in_register,
                tuple(missing_papers(paper_facts(session, worker))),
            )
        )
    return found


def paper_facts(session: Session, worker: Worker) -> Papers:
    """Return what is recorded of the things that art. 12 and 17 ask of a family assistant."""
    path = worker.qualification_path
    parameter = PRACTICE.get(path) if path else None
    needed = parameters_of(session).number(parameter, today_of(session)) if parameter else 0
    return Papers(
        path=path,
        training=worker.qualifying_training,
        practice_months=worker.practice_months,
        practice_needed=needed,
        register_checked_on=worker.register_checked_on,
        convictions_checked_on=worker.conviction_checked_on,
        authority_statement_on=worker.authority_statement_on,
        maintenance_statement_on=worker.maintenance_statement_on,
        apart_statement_on=worker.apart_statement_on,
    )


@dataclass(frozen=True)
class _Contract:
    position: Position
    began: date
    ended: date | None


def _contracts(session: Session) -> dict[UUID, list[_Contract]]:
    query = select(Contract.worker_id, Contract.position, Contract.began, Contract.ended)
    found: dict[UUID, list[_Contract]] = defaultdict(list)
    for worker, position, began, ended in session.execute(query.order_by(Contract.began)):
        found[worker].append(_Contract(position, began, ended))
    return found


def _away(session: Session) -> dict[UUID, tuple[LeaveKind, date | None]]:
    today = today_of(session)
    query = (
        select(Leave.worker_id, Leave.kind, Leave.ended)
        .where(Leave.began <= today, or_(Leave.ended.is_(None), Leave.ended >= today))
        .order_by(Leave.began)
    )
    return {worker: (kind, ended) for worker, kind, ended in session.execute(query)}


def _runs(began: date, ended: date | None, today: date) -> bool:
    return began <= today and (ended is None or ended >= today)
