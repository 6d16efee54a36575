"""Substitutes: families of an assistant who is away go to somebody else for some days, and come back by themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import LeaveKind
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.saving import store_new
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import get_for_bin, put_in_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.substitution import uncovered_on
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Leave, Worker


@dataclass(frozen=True)
class LedCase:
    """A case that a worker leads today; `substitute` and `until` where somebody else works on it meanwhile."""

    id: UUID
    sign: str
    family: str
    began: date
    substitute: str = ""
    until: date | None = None


@dataclass(frozen=True)
class Away:
    """The absence that runs today or comes next."""

    kind: LeaveKind
    began: date
    ended: date | None


@dataclass(frozen=True)
class Leading:
    """What a worker leads, when he is away, and how many of his families nobody looks after today."""

    cases: tuple[LedCase, ...]
    away: Away | None
    uncovered: int


@dataclass(frozen=True)
class Substitution:
    """Which cases of a worker go to whom for which days, both included."""

    absent: UUID
    substitute: UUID
    cases: tuple[UUID, ...]
    began: date
    ended: date
    override_reason: str = ""


@dataclass(frozen=True)
class Arranged:
    """The assignments that were made, with what should be looked at."""

    assignments: tuple[UUID, ...]
    remarks: tuple[str, ...]


@question("rodziny asystenta", Right.ASSIGN)
def leading_of(session: Session, worker: UUID) -> Leading:
    """Return the cases that a worker leads today, in the order of their families' names, and when he is away."""
    today = today_of(session)
    leads = (
        *(Assignment.worker_id == worker, Assignment.kind == AssignmentKind.MAIN),
        or_(Assignment.ended.is_(None), Assignment.ended >= today),
        or_(Case.ended.is_(None), Case.ended > today),
    )
    query = (
        select(Case.id, Case.number, Family.name, Case.began)
        .join(Assignment, Assignment.case_id == Case.id)
        .join(Family, Family.id == Case.family_id)
        .where(*leads)
        .order_by(Family.sort_key, Case.number)
    )
    rows = session.execute(query).all()
    substitutes = _substitutes(session, [row.id for row in rows], today)
    cases = tuple(LedCase(*row, *substitutes.get(row.id, ("", None))) for row in rows)
    bare = [one for one in uncovered_on(session, today) if one.worker == worker]
    return Leading(cases, _away(session, worker, today), sum(len(one.cases) for one in bare))


def _substitutes(
    session: Session, cases: Sequence[UUID], today: date
) -> dict[UUID, tuple[str, date | None]]:
    query = (
        select(Assignment.case_id, Worker.surname, Worker.first_name, Assignment.ended)
        .join(Worker, Worker.id == Assignment.worker_id)
        .where(
            Assignment.case_id.in_(cases),
            Assignment.kind == AssignmentKind.SUBSTITUTE,
            or_(Assignment.ended.is_(None), Assignment.ended >= today),
        )
    )
    return {
        case: (f"{surname} {first_name}".strip(), ended)
        for case, surname, first_name, ended in session.execute(query)
    }


def _away(session: Session, worker: UUID, today: date) -> Away | None:
    query = (
        select(Leave.kind, Leave.began, Leave.ended)
        .where(Leave.worker_id == worker, or_(Leave.ended.is_(None), Leave.ended >= today))
        .order_by(Leave.began)
    )
    found = session.execute(query).first()
    return Away(*found) if found else None


@operation("zastępstwo za asystenta rodziny", Right.ASSIGN)
def arrange_substitution(session: Session, wanted: Substitution) -> Arranged:
    """Give families of a worker to a substitute for some days; on the day after they are the worker's alone again.

    The main assignment goes on meanwhile, so nothing must be moved back. All families go, or none. Raises UserError
    with problems by field: days the wrong way round, nobody chosen, who cannot substitute (art. 13, art. 17 ust. 3),
    the limit without the head's reason.
    """
    _check(wanted)
    made: list[UUID] = []
    remarks: list[str] = []
    for case in session.scalars(select(Case).where(Case.id.in_(wanted.cases))):
        given: dict[str, FormValue] = {
            "case": str(case.id),
            "worker": str(wanted.substitute),
            "kind": AssignmentKind.SUBSTITUTE.value,
            "began": max(wanted.began, case.began).isoformat(),
            "ended": min(wanted.ended, case.ended or wanted.ended).isoformat(),
            "override_reason": wanted.override_reason,
        }
        record, odd = store_new(session, BY_KEY["assignment"], given)
        made.append(record.id)
        remarks += [one.message for one in odd]
    remarks += _absences(session, wanted)
    return Arranged(tuple(made), tuple(dict.fromkeys(remarks)))


def _check(wanted: Substitution) -> None:
    problems = []
    if wanted.substitute == wanted.absent:
        problems.append(Problem("Wybierz kogoś innego niż nieobecny asystent.", field="substitute"))
    if wanted.ended < wanted.began:
        message = f"Zastępstwo zaczyna się {short_date(wanted.began)}. Wybierz późniejszy dzień."
        problems.append(Problem(message, field="ended"))
    if not wanted.cases:
        problems.append(Problem("Zaznacz co najmniej jedną rodzinę.", field="cases"))
    if problems:
        raise UserError(problems[0].message, problems)


def _absences(session: Session, wanted: Substitution) -> list[str]:
    """What is odd about a substitute who is away himself on some of the days."""
    query = select(Leave.began, Leave.ended).where(
        Leave.worker_id == wanted.substitute,
        Leave.began <= wanted.ended,
        or_(Leave.ended.is_(None), Leave.ended >= wanted.began),
    )
    found = session.execute(query).first()
    if found is None:
        return []
    until = f" do {short_date(found.ended)}" if found.ended else ""
    return [f"Zastępca sam jest nieobecny od {short_date(found.began)}{until}."]


@operation("cofnięcie zastępstwa", Right.ASSIGN)
def take_back_substitution(session: Session, assignments: Sequence[UUID]) -> None:
    """Put assignments that were just arranged into the bin again."""
    for one in assignments:
        record = get_for_bin(session, "assignment", one, "cofnięcie")
        put_in_bin(session, record, "cofnięte zastępstwo")
