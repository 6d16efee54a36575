"""How a record is named in a list: its number and a short label, with or without names.

Lists printed by the command line carry no names unless asked for; Blue Card matter shows number, dates and state only.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LETTER_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.visit import VISIT_LABELS
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, WorkPlan
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit

_CHUNK = 500


@dataclass(frozen=True)
class Named:
    """A record as a list shows it."""

    kind: str
    id: UUID
    number: str
    label: str


Rows = Iterable[tuple[UUID, str, str]]
_DESCRIBERS: dict[str, Callable[[Session, list[UUID], bool], Rows]] = {}


def describe(
    session: Session, refs: Iterable[RecordRef], *, with_names: bool
) -> Mapping[RecordRef, Named]:
    """Return number and label of each record; binned ones are not found."""
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for ref in refs:
        by_kind[ref.kind].append(ref.id)
    found: dict[RecordRef, Named] = {}
    for kind, ids in by_kind.items():
        describer = _DESCRIBERS.get(kind, _by_title(kind))
        for start in range(0, len(ids), _CHUNK):
            for id_, number, label in describer(session, ids[start : start + _CHUNK], with_names):
                found[RecordRef(kind, id_)] = Named(kind, id_, number, label)
    return found


def _by_title(kind: str) -> Callable[[Session, list[UUID], bool], Rows]:
    """The label of a kind without one of its own: its Polish name and its date."""
    cls: Any = KINDS[kind]
    day = next(
        (getattr(cls, name) for name in ("day", "began", "received") if hasattr(cls, name)), None
    )
    columns = [cls.id, cls.number, *([day] if day is not None else [])]

    def rows(session: Session, ids: list[UUID], _with_names: bool) -> Rows:
        for id_, number, *when in session.execute(select(*columns).where(cls.id.in_(ids))):
            dated = f" z {when[0]:%d.%m.%Y}" if when and when[0] else ""
            yield id_, number, f"{cls.title}{dated}"

    return rows


def _describes(cls: type[Record]) -> Callable[[Any], Any]:
    def enter(describer: Callable[[Session, list[UUID], bool], Rows]) -> Any:
        _DESCRIBERS[cls.__tablename__] = describer  # type: ignore[attr-defined]
        return describer

    return enter


@_describes(Family)
def _families(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    rows = session.execute(select(Family.id, Family.number, Family.name).where(Family.id.in_(ids)))
    for id_, number, name in rows:
        yield id_, number, name if with_names else "rodzina"


@_describes(Person)
def _persons(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    columns = (Person.id, Person.number, Person.surname, Person.first_name)
    for id_, number, surname, first_name in session.execute(
        select(*columns).where(Person.id.in_(ids))
    ):
        yield id_, number, f"{surname} {first_name}".strip() if with_names else "osoba"


@_describes(Worker)
def _workers(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    columns = (Worker.id, Worker.number, Worker.surname, Worker.first_name)
    for id_, number, surname, first_name in session.execute(
        select(*columns).where(Worker.id.in_(ids))
    ):
        yield id_, number, f"{surname} {first_name}".strip() if with_names else "pracownik"


@_describes(Contract)
def _contracts(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    query = select(Contract.id, Contract.number, Worker.surname, Worker.first_name).join(
        Worker, Worker.id == Contract.worker_id
    )
    for id_, number, surname, first_name in session.execute(query.where(Contract.id.in_(ids))):
        yield id_, number, f"umowa: {surname} {first_name}" if with_names else "umowa"


@_describes(Case)
def _cases(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    query = select(Case.id, Case.number, Family.name).join(Family, Family.id == Case.family_id)
    for id_, number, name in session.execute(query.where(Case.id.in_(ids))):
        yield id_, number, name if with_names else "sprawa"


@_describes(Visit)
def _visits(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    query = select(Visit).where(Visit.id.in_(ids))
    families = _families_of_visits(session, ids) if with_names else {}
    for visit in session.scalars(query):
        label = f"{VISIT_LABELS[visit.kind]} {visit.day:%d.%m.%Y}"
        names = families.get(visit.id)
        yield visit.id, visit.number, f"{label}: {names}" if names else label


def _families_of_visits(session: Session, ids: list[UUID]) -> Mapping[UUID, str]:
    query = (
        select(Visit.id, Family.name)
        .join(Visit.cases)
        .join(Family, Family.id == Case.family_id)
        .where(Visit.id.in_(ids))
    )
    names: dict[UUID, list[str]] = defaultdict(list)
    for visit, name in session.execute(query):
        names[visit].append(name)
    return {visit: ", ".join(found) for visit, found in names.items()}


@_describes(Letter)
def _letters(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    query = (
        select(Letter.id, Letter.number, Letter.kind, Letter.day, Family.name)
        .outerjoin(Family, Family.id == Letter.family_id)
        .where(Letter.id.in_(ids))
    )
    for id_, number, kind, day, name in session.execute(query):
        dated = f" z {day:%d.%m.%Y}" if day else ""
        family = f": {name}" if with_names and name else ""
        yield id_, number, f"{LETTER_LABELS[kind]}{dated}{family}"


def _of_case(cls: Any, title: str) -> None:
    @_describes(cls)
    def rows(session: Session, ids: list[UUID], with_names: bool) -> Rows:
        day = cls.day if hasattr(cls, "day") else cls.began
        query = (
            select(cls.id, cls.number, day, Family.name)
            .join(Case, Case.id == cls.case_id)
            .join(Family, Family.id == Case.family_id)
            .where(cls.id.in_(ids))
        )
        for id_, number, when, name in session.execute(query):
            family = f": {name}" if with_names else ""
            yield id_, number, f"{title} z {when:%d.%m.%Y}{family}"


_of_case(WorkPlan, "plan pracy")
_of_case(Assessment, "ocena sytuacji rodziny")


@_describes(PlanAction)
def _actions(session: Session, ids: list[UUID], with_names: bool) -> Rows:
    query = (
        select(PlanAction.id, PlanAction.number, PlanAction.goal, Family.name)
        .join(WorkPlan, WorkPlan.id == PlanAction.plan_id)
        .join(Case, Case.id == WorkPlan.case_id)
        .join(Family, Family.id == Case.family_id)
        .where(PlanAction.id.in_(ids))
    )
    for id_, number, goal, name in session.execute(query):
        yield id_, number, f"{goal}: {name}" if with_names else "działanie planu"
