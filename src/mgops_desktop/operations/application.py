"""The head's decision on an application for a family assistant, in one step (art. 11 ust. 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.case import ApplicationDecision, AssignmentKind, Basis
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.saving import examined, fill, read_values, store_new
from mgops_desktop.operations.records.values import FormValue
from mgops_desktop.operations.rules.draft import Entry
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import going_with, put_in_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.statement import keep_consent_day, missing_consents_on
from mgops_desktop.storage.tables.casework import Application, Assignment, Case
from mgops_desktop.storage.tables.statement import Statement

_WAITING = ApplicationDecision.WAITING
_DECIDED = ("decision", "decided", "basis", "head_opinion")
_STAYS = "Niczego nie cofnięto; popraw to w formularzu."


@dataclass(frozen=True)
class OpenApplication:
    """An application that the head has not decided, or that `waits` on the list."""

    id: UUID
    number: str
    received: date
    basis: Basis
    waits: bool


@dataclass(frozen=True)
class Decision:
    """What the head decides, when; who is assigned from when, where an assistant is."""

    application: UUID
    decision: ApplicationDecision
    day: date
    basis: Basis = Basis.CONSENT
    worker: UUID | None = None
    began: date | None = None
    opinion: str = ""
    override_reason: str = ""


@dataclass(frozen=True)
class Undecided:
    """What an application said before a decision, the version that the decision made, the case that came of it."""

    application: UUID
    version: int
    before: Mapping[str, Any]
    case: UUID | None


@dataclass(frozen=True)
class Decided:
    """The sign of the case that was opened, None where none was; what is odd; with what it is taken back."""

    case: str | None
    remarks: tuple[str, ...]
    back: Undecided


@question("wniosek do rozstrzygnięcia", Right.ASSIGN)
def open_application(session: Session, family: UUID) -> OpenApplication | None:
    """Return the family's oldest application that waits for a decision or for a free assistant."""
    query = (
        select(Application)
        .where(Application.family_id == family)
        .where(or_(Application.decision.is_(None), Application.decision == _WAITING))
        .order_by(Application.received)
    )
    found = session.scalars(query).first()
    if found is None:
        return None
    waits = found.decision is _WAITING
    basis = found.basis or Basis.CONSENT
    return OpenApplication(found.id, found.number, found.received, basis, waits)


@operation("rozstrzygnięcie wniosku o asystenta", Right.ASSIGN)
def decide_application(session: Session, decision: Decision) -> Decided:
    """Assign an assistant (a case and its assignment come into being), put on the waiting list, or refuse.

    Raises UserError with problems by field: an application that is decided already, a family that is worked with,
    the limit of families without the head's reason, an assistant who is no assistant or is suspended.
    """
    application = session.get_one(Application, decision.application)
    if application.decision not in (None, _WAITING):
        raise UserError(
            f"Wniosek {application.number} jest już rozstrzygnięty. Popraw go w formularzu."
        )
    given: dict[str, FormValue] = {
        "decision": decision.decision.value,
        "decided": decision.day.isoformat(),
        "basis": decision.basis.value,
    }
    if decision.opinion:
        given["head_opinion"] = decision.opinion
    before = {name: getattr(application, name) for name in _DECIDED}
    odd = _correct(session, application, given)
    case: Case | None = None
    if decision.decision is ApplicationDecision.GRANTED:
        case, more = _open_case(session, application, decision)
        odd += more
    session.flush()
    back = Undecided(application.id, application.version, before, case.id if case else None)
    return Decided(case.number if case else None, tuple(one.message for one in odd), back)


@operation("cofnięcie rozstrzygnięcia wniosku", Right.ASSIGN)
def take_back_decision(session: Session, undecided: Undecided) -> None:
    """Let an application say what it said before; the case that was opened goes into the bin with its assignment.

    Raises Conflict where the application was changed since, or something else was entered in the case.
    """
    application = session.get_one(Application, undecided.application)
    if application.version != undecided.version:
        raise Conflict(f"Wniosek {application.number} zmieniono po rozstrzygnięciu. {_STAYS}")
    case = session.get(Case, undecided.case) if undecided.case else None
    if case is not None:
        _bin_case(session, case)
    for name, value in undecided.before.items():
        setattr(application, name, value)


def _bin_case(session: Session, case: Case) -> None:
    going = going_with(session, case)
    if any(not isinstance(one, Case | Assignment) for one in going):
        raise Conflict(f"W sprawie {case.number} są już inne zapisy. {_STAYS}")
    for one in going:
        put_in_bin(session, one, "cofnięte rozstrzygnięcie wniosku")


def _correct(
    session: Session, application: Application, given: Mapping[str, FormValue]
) -> list[Problem]:
    sheet = BY_KEY["application"]
    stored = stored_values(session, sheet, [application.id])[application.id]
    values = stored | read_values(session, sheet, given, stored)
    odd = examined(Entry(session, sheet, values, today_of(session), application.id, stored))
    changed = {name: value for name, value in values.items() if value != stored.get(name)}
    fill(session, sheet, application, changed)
    session.flush()
    return odd


def _open_case(
    session: Session, application: Application, decision: Decision
) -> tuple[Case, list[Problem]]:
    """Open the case of an application and assign its assistant; returns it and what is odd."""
    if decision.worker is None:
        message = "Wybierz asystenta, któremu przydzielasz rodzinę."
        raise UserError(message, [Problem(message, field="worker")])
    began = (decision.began or decision.day).isoformat()
    opened: dict[str, FormValue] = {
        "family": str(application.family_id),
        "application": str(application.id),
        "basis": decision.basis.value,
        "began": began,
    }
    case, odd = store_new(session, BY_KEY["case"], opened)
    assert isinstance(case, Case)
    assigned: dict[str, FormValue] = {
        "case": str(case.id),
        "worker": str(decision.worker),
        "kind": AssignmentKind.MAIN.value,
        "began": began,
        "override_reason": decision.override_reason,
    }
    _assignment, more = store_new(session, BY_KEY["assignment"], assigned)
    _take_over_consents(session, case)
    consent_is_there = not missing_consents_on(session, case.began, {case.family_id})
    told = [one for one in odd if one.code != "no_consent" or not consent_is_there]
    return case, [*told, *more]


def _take_over_consents(session: Session, case: Case) -> None:
    """The day of consent of a new case follows from statements that were signed before it."""
    session.flush()
    query = select(Statement).where(
        Statement.family_id == case.family_id, Statement.case_id.is_(None)
    )
    for statement in session.scalars(query.limit(1)):
        keep_consent_day(session, statement, today_of(session))
