"""A small centre invented for the papers of the head; every number of them can be counted by hand."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.family import MemberRole
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit


@dataclass
class Invented:
    """Ids by the names that the tests use."""

    ids: dict[str, UUID] = field(default_factory=dict)

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]


def add(session: Session, cls: Any, **values: Any) -> UUID:
    """Add a record under the next number of its register."""
    record = cls(number=next_number(session, cls), **values)
    session.add(record)
    session.flush()
    found: UUID = record.id
    return found


def hire(session: Session, surname: str) -> UUID:
    """A family assistant with a contract since 2020."""
    worker = add(session, Worker, surname=surname, first_name="Anna")
    add(
        session,
        Contract,
        worker_id=worker,
        position=Position.FAMILY_ASSISTANT,
        form=ContractForm.EMPLOYMENT,
        began=date(2020, 1, 1),
    )
    return worker


def settle(
    session: Session, name: str, worker: UUID, began: date, *, children: int = 0
) -> tuple[UUID, UUID]:
    """A family with so many children and a case that the worker leads; returns family and case."""
    family = add(session, Family, name=name)
    for place in range(children):
        child = add(session, Person, surname=name, first_name="Ola", birth_year=2015 + place)
        add(
            session,
            Membership,
            family_id=family,
            person_id=child,
            role=MemberRole.CHILD,
            shares_household=True,
            began=began,
        )
    case = add(session, Case, family_id=family, basis=Basis.CONSENT, began=began, consent_on=began)
    add(
        session,
        Assignment,
        case_id=case,
        worker_id=worker,
        kind=AssignmentKind.MAIN,
        began=began,
    )
    return family, case


def visit(session: Session, case: UUID, worker: UUID, day: date, **more: Any) -> UUID:
    """A contact with one family by one worker."""
    record = Visit(
        number=next_number(session, Visit),
        day=day,
        kind=more.pop("kind", VisitKind.HOME),
        cases=[session.get_one(Case, case)],
        workers=[session.get_one(Worker, worker)],
        **more,
    )
    session.add(record)
    session.flush()
    return record.id


def score(session: Session, case: UUID, day: date, points: int) -> None:
    """A diagnosis with one area."""
    diagnosis = add(session, Diagnosis, case_id=case, day=day)
    add(session, DiagnosisArea, diagnosis_id=diagnosis, area="budzet", score=points)


@operation("mały ośrodek na próbę", None)
def small_centre(session: Session) -> Invented:
    """Two assistants: one with two families, one of them hard; one with a family that nobody has visited."""
    found = Invented()
    busy, calm = hire(session, "Zajęta"), hire(session, "Spokojna")
    hard, hard_case = settle(session, "Trudna", busy, date(2026, 9, 1), children=3)
    easy, easy_case = settle(session, "Łatwa", busy, date(2026, 9, 1), children=1)
    left, left_case = settle(session, "Niewidziana", calm, date(2026, 8, 3))
    score(session, hard_case, date(2026, 9, 10), 1)
    score(session, easy_case, date(2026, 9, 10), 2)
    visit(session, hard_case, busy, date(2026, 10, 28), km=24)
    visit(session, easy_case, busy, date(2026, 10, 29), km=9)
    visit(session, easy_case, busy, date(2026, 10, 6), kind=VisitKind.FAILED)
    visit(session, left_case, calm, date(2026, 8, 4))
    found.ids |= {"busy": busy, "calm": calm, "hard": hard, "easy": easy, "left": left}
    found.ids |= {"hard_case": hard_case, "easy_case": easy_case, "left_case": left_case}
    return found
