"""What can be chosen in the form of a visit: families that are worked with, their persons, tasks, workers."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import and_, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, age_in
from mgops_desktop.domain.family import AgeGroup, MemberRole
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.family import address_of
from mgops_desktop.storage.reach import families_in_reach, require_reach, require_reach_of
from mgops_desktop.storage.setting import Entry, dictionary
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.plan import Aftercare
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit, visit_case, visit_person
from mgops_desktop.storage.visit import VisitForm, visit_form


@dataclass(frozen=True)
class CaseOption:
    """A family that can be visited, by its case; in aftercare the visit is one of monitoring."""

    case: UUID
    family: UUID
    name: str
    address: str
    in_aftercare: bool


@dataclass(frozen=True)
class PersonOption:
    """A person who can have been present."""

    person: UUID
    name: str
    role: MemberRole
    age: int | None


@dataclass(frozen=True)
class WorkerOption:
    """A worker who can have made the visit."""

    id: UUID
    name: str


@dataclass(frozen=True)
class VisitOptions:
    """All choices but the persons, whom `visit_persons` gives.

    `visit` is the one to be corrected, `own` the worker behind the account.
    """

    cases: tuple[CaseOption, ...]
    tasks: tuple[Entry, ...]
    workers: tuple[WorkerOption, ...]
    own: UUID | None
    visit: VisitForm | None


@question("możliwości do wyboru w wizycie", Right.CASEWORK_READ)
def visit_choices(session: Session, visit: UUID | None = None) -> VisitOptions:
    """Return what can be chosen; whatever a visit to be corrected holds can be chosen again."""
    recorded = visit_form(session, visit) if visit is not None else None
    return VisitOptions(
        cases=tuple(_cases(session, recorded.cases if recorded else ())),
        tasks=tuple(dictionary(session, "task")),
        workers=tuple(_workers(session, recorded.workers if recorded else ())),
        own=actor_of(session).worker,
        visit=recorded,
    )


def _cases(session: Session, more: Collection[UUID]) -> list[CaseOption]:
    """Cases open or in monitoring of the families in reach, and `more`; in one query, for a form waits for it."""
    today, reach = today_of(session), families_in_reach(session)
    is_open = and_(Case.began <= today, or_(Case.ended.is_(None), Case.ended > today))
    monitored = Case.id.in_(select(Aftercare.case_id).where(Aftercare.ended.is_(None)))
    names = ("name", "street", "place", "protected_address", "sort_key")
    columns = (Case.id, Case.family_id, monitored.label("monitored"))
    query = (
        select(*columns, *(getattr(Family, name) for name in names))
        .join(Family, Family.id == Case.family_id)
        .where(or_(is_open, monitored, among(Case.id, more)))
    )
    # sorted here: SQLite locks and clears each piece of memory that a sort takes
    found = sorted(session.execute(query), key=lambda one: one.sort_key)
    return [
        CaseOption(one.id, one.family_id, one.name, address_of(one), bool(one.monitored))
        for one in found
        if reach is None or one.family_id in reach or one.id in more
    ]


@question("osoby do wyboru w wizycie", Right.CASEWORK_READ)
def visit_persons(
    session: Session, cases: Collection[UUID], visit: UUID | None = None
) -> tuple[PersonOption, ...]:
    """Return who of the families of these cases can have been present, the oldest first.

    Of a visit to be corrected its families and whoever was present can be chosen again. Raises NotAllowed for any
    other family outside the account's reach.
    """
    known, present = _recorded(session, visit) if visit is not None else ((), ())
    chosen = session.execute(select(Case.family_id, Case.id).where(Case.id.in_(cases))).all()
    require_reach(session, *(family for family, case in chosen if case not in known))
    families = [family for family, _case in chosen]
    return tuple(_persons(session, families, present))


def _recorded(session: Session, visit: UUID) -> tuple[Collection[UUID], Collection[UUID]]:
    """Cases and persons of a visit that is being corrected; its reading was logged when the form was opened."""
    require_reach_of(session, "visit", visit)
    cases = select(visit_case.c.case_id).join(Visit, Visit.id == visit_case.c.visit_id)
    persons = select(visit_person.c.person_id).join(Visit, Visit.id == visit_person.c.visit_id)
    return (
        session.scalars(cases.where(Visit.id == visit)).all(),
        session.scalars(persons.where(Visit.id == visit)).all(),
    )


def _persons(
    session: Session, families: Collection[UUID], more: Collection[UUID]
) -> Iterable[PersonOption]:
    today = today_of(session)
    query = (
        select(
            Membership.role,
            Person.id,
            Person.first_name,
            Person.surname,
            Person.birth_date,
            Person.birth_year,
            Person.age_group,
            Person.sort_key,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(among(Membership.family_id, families), Person.died_on.is_(None))
        .where(
            or_(Membership.ended.is_(None), Membership.ended >= today, Person.id.in_(list(more)))
        )
    )
    for person in sorted(session.execute(query), key=_oldest_first):
        name = f"{person.surname} {person.first_name}".strip()
        yield PersonOption(person.id, name, person.role, _age(person, today))


def _oldest_first(person: Any) -> tuple[date, bytes]:
    return person.birth_date or date.max, person.sort_key


def _age(person: Any, today: date) -> int | None:
    child = person.age_group is AgeGroup.CHILD
    return age_in(Birth(person.birth_date, person.birth_year, child), today)


def _workers(session: Session, more: Collection[UUID]) -> Iterable[WorkerOption]:
    today = today_of(session)
    employed = select(Contract.worker_id).where(
        Contract.began <= today, or_(Contract.ended.is_(None), Contract.ended >= today)
    )
    query = (
        select(Worker.id, Worker.first_name, Worker.surname)
        .where(or_(Worker.id.in_(employed), Worker.id.in_(list(more))))
        .order_by(Worker.sort_key)
    )
    for worker in session.execute(query):
        yield WorkerOption(worker.id, f"{worker.surname} {worker.first_name}".strip())
