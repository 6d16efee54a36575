"""What a user does with cases: assign an assistant, change him, close the case."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.errors import NotAllowed, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.staff import Position
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import short_date
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.casework import families_by_worker, main_assignment
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.setting import dictionary, parameters_of
from mgops_desktop.storage.tables.base import LINE_LENGTH, NOTE_LENGTH
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.terms import Terms


@dataclass(frozen=True)
class AssignmentDetails:
    """An assistant for a case from a day on; the reason is needed only where the limit is exceeded."""

    case: UUID
    worker: UUID
    began: date
    kind: AssignmentKind = AssignmentKind.MAIN
    ended: date | None = None
    override_reason: str = ""


@dataclass(frozen=True)
class ClosureDetails:
    """How the work with a family ended; `reason` is an entry of the centre's dictionary."""

    case: UUID
    ended: date
    reason: str
    note: str = ""
    with_aftercare: bool = True


@dataclass(frozen=True)
class LimitState:
    """How an assistant stands to the limit after one more family."""

    families: int
    limit: int

    @property
    def is_reached(self) -> bool:
        return self.families == self.limit

    @property
    def is_exceeded(self) -> bool:
        return self.families > self.limit


@operation("przydzielenie asystenta", Right.ASSIGN)
def assign_assistant(session: Session, details: AssignmentDetails) -> LimitState:
    """Assign an assistant to a case; the main assistant before him ends on the day before.

    Raises UserError for a social worker of the municipality (art. 17 ust. 3) and for one family over the limit
    (art. 15 ust. 4), unless the head overrides it with a reason.
    """
    case = session.get_one(Case, details.case)
    if details.began < case.began:
        raise UserError(
            f"Sprawa zaczęła się {short_date(case.began)}; przydział nie może być wcześniejszy."
        )
    _refuse_social_worker(session, details)
    state = limit_after(session, details.worker, case.family_id, details.began)
    reason = clean_text(details.override_reason, LINE_LENGTH).strip()
    if state.is_exceeded:
        _check_override(session, state, reason)
    _end_former(session, details)
    session.add(
        Assignment(
            number=next_number(session, Assignment, details.began.year),
            case_id=case.id,
            worker_id=details.worker,
            kind=details.kind,
            began=details.began,
            ended=details.ended,
            override_reason=reason if state.is_exceeded else "",
        )
    )
    return state


def limit_after(session: Session, worker: UUID, family: UUID, day: date) -> LimitState:
    """Return how many families the assistant would have on the day with this one, and the limit then."""
    legal = parameters_of(session).number("family_limit", day)
    lower = session.get_one(Worker, worker).lower_limit
    families = families_by_worker(session, day).get(worker, set()) | {family}
    return LimitState(len(families), min(legal, lower or legal))


def _refuse_social_worker(session: Session, details: AssignmentDetails) -> None:
    query = select(Contract.id).where(
        Contract.worker_id == details.worker,
        Contract.position == Position.SOCIAL_WORKER,
        Contract.began <= details.began,
        or_(Contract.ended.is_(None), Contract.ended >= details.began),
    )
    if session.scalars(query).first() is not None:
        raise UserError(
            "Ta osoba pracuje w tej gminie jako pracownik socjalny. Pracy asystenta rodziny nie można łączyć "
            "z obowiązkami pracownika socjalnego (art. 17 ust. 3 ustawy). Przydziału nie zapisano.",
            [Problem("Wybierz innego asystenta (art. 17 ust. 3).", field="worker")],
        )


def _check_override(session: Session, state: LimitState, reason: str) -> None:
    message = (
        f"Asystent miałby {state.families}. rodzinę przy limicie {state.limit} "
        "(art. 15 ust. 4 ustawy). Przydziału nie zapisano."
    )
    if not actor_of(session).may(Right.LIMIT_OVERRIDE):
        raise NotAllowed(f"{message} Przekroczyć limit może tylko kierownik, z uzasadnieniem.")
    if not reason:
        raise UserError(
            f"{message} Kierownik może przekroczyć limit, podając uzasadnienie.",
            [Problem("Podaj uzasadnienie przekroczenia limitu.", field="override_reason")],
        )


def _end_former(session: Session, details: AssignmentDetails) -> None:
    if details.kind is not AssignmentKind.MAIN:
        return
    former = main_assignment(session, details.case, details.began)
    if former is None:
        return
    if former.began >= details.began:
        raise UserError(
            f"Od {short_date(former.began)} sprawę prowadzi już inny asystent. Wybierz późniejszy dzień."
        )
    former.ended = add_days(details.began, -1)


@operation("zakończenie pracy z rodziną", Right.CASEWORK_WRITE)
def close_case(session: Session, details: ClosureDetails) -> None:
    """End the work with a family; assignments end with it, monitoring begins on the next day.

    Raises NotAllowed outside the account's reach.
    """
    require_reach_of(session, "case", details.case)
    case = session.get_one(Case, details.case)
    _check_closure(session, case, details)
    case.ended = details.ended
    case.closure_reason = details.reason
    case.closure_note = clean_text(details.note, NOTE_LENGTH, multiline=True)
    running = select(Assignment).where(
        Assignment.case_id == case.id,
        or_(Assignment.ended.is_(None), Assignment.ended > details.ended),
    )
    for assignment in session.scalars(running):
        assignment.ended = max(details.ended, assignment.began)
    if details.with_aftercare:
        began = add_days(details.ended, 1)
        planned = Terms(session).of("aftercare", details.ended).nominal
        session.add(
            Aftercare(
                number=next_number(session, Aftercare, began.year),
                case_id=case.id,
                began=began,
                planned_end=planned,
            )
        )


def _check_closure(session: Session, case: Case, details: ClosureDetails) -> None:
    problems = []
    if case.ended is not None:
        raise UserError(f"Pracę z tą rodziną zakończono już {short_date(case.ended)}.")
    if details.ended < case.began:
        message = f"Praca zaczęła się {short_date(case.began)}; nie może kończyć się wcześniej."
        problems.append(Problem(message, field="ended"))
    if details.ended > today_of(session):
        problems.append(Problem("Data zakończenia leży w przyszłości.", field="ended"))
    if details.reason not in {entry.key for entry in dictionary(session, "closure_reason")}:
        problems.append(Problem("Wybierz przyczynę zakończenia z listy.", field="reason"))
    if problems:
        raise UserError(problems[0].message, problems)
