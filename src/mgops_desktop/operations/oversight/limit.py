"""The limit of families of an assistant (art. 15 ust. 4) on every day of a period, and every time it was exceeded."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.limit import (
    AFTERCARE_COUNTS,
    LIMIT,
    PRO_LIFE_COUNTS,
    SUBSTITUTE_COUNTS,
    Breach,
)
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.operations.annual_report.gather import centre_address
from mgops_desktop.operations.oversight.workload import all_breaches
from mgops_desktop.reports.blocks import Centre, Report
from mgops_desktop.reports.oversight.limit import (
    BreachLine,
    LetterLine,
    LimitChoices,
    LimitContent,
    LimitInForce,
    limit_report,
)
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Worker

_TURNS = {
    LIMIT: "zmiana limitu",
    SUBSTITUTE_COUNTS: "zmiana ustawienia: zastępstwa a limit",
    PRO_LIFE_COUNTS: "zmiana ustawienia: „Za życiem” a limit",
    AFTERCARE_COUNTS: "zmiana ustawienia: monitoring a limit",
}


@question("przekroczenia limitu rodzin", Right.STAFF)
def limit_of_centre(session: Session, period: Period) -> Report:
    """Return the paper on the limit in a period: what it was, who was over it, when and why."""
    here = centre(session)
    counting = Counting(session, period)
    return limit_report(
        LimitContent(
            period=period,
            as_of=counting.period.last,
            centre=Centre(here.name, centre_address(here)),
            practice=context_of(session).practice,
            limits=limits_in(counting),
            breaches=breach_lines(counting),
            choices=choices_in(counting),
        )
    )


def limits_in(counting: Counting) -> tuple[LimitInForce, ...]:
    """Return the limits that were in force on some day of the period."""
    period, parameters = counting.period, counting.parameters
    turns = [day for day in parameters.turns(LIMIT) if day in period]
    days = sorted({period.first, *turns})
    found = [parameters.on_or_first(LIMIT, day) for day in days]
    return tuple(
        LimitInForce(int(one.value), max(one.valid_from, period.first), one.basis, one.confirmed)
        for one in dict.fromkeys(found)
    )


def choices_in(counting: Counting) -> LimitChoices:
    """Return what the centre counts to the limit on the last day counted."""
    return LimitChoices(
        substitutes=counting.yes(SUBSTITUTE_COUNTS),
        pro_life=counting.yes(PRO_LIFE_COUNTS),
        aftercare=counting.yes(AFTERCARE_COUNTS),
    )


def breach_lines(counting: Counting) -> tuple[BreachLine, ...]:
    """Return the breaches with some day in the period, each with the assignment that made it and the letters."""
    found = [one for one in all_breaches(counting) if one.overlaps(counting.period)]
    session = counting.session
    names = _names(session, [one.worker for one in found])
    workers = [one.worker for one in found]
    loads = _assignments(session, workers)
    for worker, begun in _monitorings(session, workers).items():
        loads[worker] += [
            one for one in begun if counting.parameters.yes(AFTERCARE_COUNTS, one.began)
        ]
    causes = [_cause(loads[one.worker], one) for one in found]
    letters = _letters(session, [cause.id for cause in causes if cause])
    return tuple(
        BreachLine(
            ref=RecordRef("worker", one.worker),
            worker=names.get(one.worker, ""),
            began=one.began,
            ended=one.ended,
            families=one.families,
            limit=one.limit,
            assignment=cause.number if cause else "",
            family=cause.family if cause else "",
            reason=cause.reason if cause else "",
            letters=letters.get(cause.id, ()) if cause else (),
            changed=_changed(counting, one.began),
        )
        for one, cause in zip(found, causes, strict=True)
    )


def _changed(counting: Counting, day: date) -> str:
    """What the law or the centre changed on the day a breach began."""
    turned = (words for key, words in _TURNS.items() if day in counting.parameters.turns(key))
    return "; ".join(turned)


@dataclass(frozen=True)
class _Assigned:
    """An assignment, or a monitoring that counts, as far as it can have made a breach."""

    id: UUID
    number: str
    began: date
    family: str
    reason: str


def _assignments(session: Session, workers: Iterable[UUID]) -> dict[UUID, list[_Assigned]]:
    query = (
        select(
            *(Assignment.worker_id, Assignment.id, Assignment.number, Assignment.began),
            *(Family.number.label("family"), Assignment.override_reason),
        )
        .join(Case, Case.id == Assignment.case_id)
        .join(Family, Family.id == Case.family_id)
        .where(among(Assignment.worker_id, workers))
    )
    found: dict[UUID, list[_Assigned]] = defaultdict(list)
    for worker, id_, number, began, family, reason in session.execute(query):
        found[worker].append(_Assigned(id_, number, began, family, reason))
    return found


def _monitorings(session: Session, workers: Iterable[UUID]) -> dict[UUID, list[_Assigned]]:
    """The monitorings of whoever led the family last; where they do not count, none of them makes a breach."""
    query = (
        select(
            *(Aftercare.id, Aftercare.number, Aftercare.began, Assignment.worker_id),
            Family.number.label("family"),
        )
        .join(Case, Case.id == Aftercare.case_id)
        .join(Family, Family.id == Case.family_id)
        .join(Assignment, Assignment.case_id == Case.id)
        .where(Assignment.kind == AssignmentKind.MAIN)
        .order_by(Assignment.began, Assignment.number)
    )
    last = {row.id: row for row in session.execute(query)}
    wanted, found = set(workers), defaultdict(list)
    for id_, number, began, worker, family in last.values():
        if worker in wanted:
            found[worker].append(_Assigned(id_, f"monitoring {number}", began, family, ""))
    return found


def _cause(loads: Iterable[_Assigned], breach: Breach) -> _Assigned | None:
    """What began on the first day of the breach, an assignment before a monitoring; nothing where a rule changed."""
    begun = [one for one in loads if one.began == breach.began]
    return max(
        begun, key=lambda one: (not one.number.startswith("monitoring"), one.number), default=None
    )


def _letters(session: Session, assignments: Iterable[UUID]) -> dict[UUID, tuple[LetterLine, ...]]:
    query = (
        select(Letter.assignment_id, Letter.number, Letter.sign, Letter.day, Letter.kind)
        .where(among(Letter.assignment_id, assignments))
        .order_by(Letter.number)
    )
    found: dict[UUID, list[LetterLine]] = defaultdict(list)
    for row in session.execute(query):
        if row.assignment_id is not None:
            found[row.assignment_id].append(LetterLine(row.number, row.sign, row.day, row.kind))
    return {assignment: tuple(lines) for assignment, lines in found.items()}


def _names(session: Session, workers: Iterable[UUID]) -> dict[UUID, str]:
    query = select(Worker.id, Worker.surname, Worker.first_name)
    rows = session.execute(query.where(among(Worker.id, workers)))
    return {id_: f"{surname} {first_name}".strip() for id_, surname, first_name in rows}
