"""Assistants who are away for long, and which of their families nobody else leads meanwhile."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.staff import SUBSTITUTED, LeaveKind
from mgops_desktop.domain.wording import counted
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.staff import Leave
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class Uncovered:
    """An assistant who is away, and the cases of his that have no substitute on the day."""

    worker: UUID
    kind: LeaveKind
    since: date
    until: date | None
    cases: tuple[UUID, ...]


def uncovered_on(session: Session, day: date) -> list[Uncovered]:
    """Return who is suspended or away for long on the day and has families without a substitute."""
    leaves = list(
        session.execute(
            select(Leave.worker_id, Leave.kind, Leave.began, Leave.ended)
            .where(
                Leave.kind.in_(SUBSTITUTED),
                Leave.began <= day,
                or_(Leave.ended.is_(None), Leave.ended >= day),
            )
            .order_by(Leave.began)
        )
    )
    away = {leave.worker_id for leave in leaves}
    if not away:
        return []
    led = _led_on(session, away, day)
    return [
        Uncovered(worker, kind, since, until, tuple(led[worker]))
        for worker, kind, since, until in leaves
        if led[worker]
    ]


def _led_on(session: Session, away: set[UUID], day: date) -> dict[UUID, list[UUID]]:
    """The cases that these workers lead on the day, without those that somebody who is here works on too."""
    running = (
        Assignment.began <= day,
        or_(Assignment.ended.is_(None), Assignment.ended >= day),
    )
    theirs = (
        select(Assignment.case_id, Assignment.worker_id)
        .join(Case, Case.id == Assignment.case_id)
        .where(
            among(Assignment.worker_id, away),
            Assignment.kind == AssignmentKind.MAIN,
            or_(Case.ended.is_(None), Case.ended > day),
            *running,
        )
        .order_by(Case.number)
    )
    leaders = dict(session.execute(theirs).all())
    others = select(Assignment.case_id).where(
        among(Assignment.case_id, leaders), Assignment.worker_id.not_in(away), *running
    )
    covered = set(session.scalars(others))
    found: dict[UUID, list[UUID]] = defaultdict(list)
    for case, worker in leaders.items():
        if case not in covered:
            found[worker].append(case)
    return found


def due_substitutes(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """Substitutes for assistants who are suspended (art. 13) or away for long."""
    for one in uncovered_on(session, today):
        ref = RecordRef("worker", one.worker)
        title = f"Zastępstwo za asystenta: {counted(len(one.cases), 'rodzina')} bez zastępcy"
        yield terms.item("substitute", one.since, ref, None, today, title=title)
