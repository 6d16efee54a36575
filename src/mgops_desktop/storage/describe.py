"""How a record is named in a list: its number and a short label, with or without names.

Lists printed by the command line carry no names unless asked for; Blue Card matter shows number, dates and state only.
Names of families and their members appear only for families in the acting account's reach.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Date, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LETTER_LABELS
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.visit import VISIT_LABELS
from mgops_desktop.storage.among import among
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.reach import families_in_reach, families_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.plan import PlanAction
from mgops_desktop.storage.tables.reminder import Reminder
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit


@dataclass(frozen=True)
class Named:
    """A record as a list shows it."""

    kind: str
    id: UUID
    number: str
    label: str


@dataclass(frozen=True)
class _Row:
    """A record with its label without names, and what names it among its own kind ("" for nothing)."""

    id: UUID
    number: str
    label: str
    name: str = ""


_Describer = Callable[[Session, list[UUID]], Iterable[_Row]]
_DESCRIBERS: dict[str, _Describer] = {}


def describe(
    session: Session, refs: Iterable[RecordRef], *, with_names: bool
) -> Mapping[RecordRef, Named]:
    """Return number and label of each record; binned ones and those of a locked file are not found.

    Of Blue Card records out of reach too: number, dates and state are what everybody may see of them (contracts 7).
    """
    by_kind: dict[str, list[UUID]] = defaultdict(list)
    for ref in refs:
        by_kind[ref.kind].append(ref.id)
    found: dict[RecordRef, Named] = {}
    for kind, ids in by_kind.items():
        if not is_open(session, KINDS[kind].compartment):  # type: ignore[attr-defined]
            continue
        names = _Names(session, kind, ids) if with_names else None
        describer = _DESCRIBERS.get(kind, _by_title(kind))
        with all_cards(session):
            rows = list(describer(session, ids))
        for row in rows:
            label = names.label(row) if names else row.label
            found[RecordRef(kind, row.id)] = Named(kind, row.id, row.number, label)
    return found


class _Names:
    """Labels with the names that the acting account may know."""

    def __init__(self, session: Session, kind: str, ids: list[UUID]) -> None:
        self._kind = kind
        self._families = families_of(session, kind, ids)
        self._reach = families_in_reach(session)
        self._names: dict[UUID, str] = {}
        if kind in (Family.__tablename__, Person.__tablename__):
            return  # they go by their own names
        known = list(frozenset().union(*self._families.values()))
        query = select(Family.id, Family.name).where(among(Family.id, known))
        self._names |= dict(session.execute(query).all())

    def label(self, row: _Row) -> str:
        families = self._families.get(row.id, frozenset())
        within = [one for one in families if self._reach is None or one in self._reach]
        if self._kind in (Family.__tablename__, Person.__tablename__):
            return row.name if within or self._reach is None else row.label
        names = ", ".join(sorted(self._names[one] for one in within if one in self._names))
        if self._kind == Case.__tablename__ and names:
            return names
        label = row.name or row.label if within or not families else row.label
        return f"{label}: {names}" if names else label


def _by_title(kind: str) -> _Describer:
    """The label of a kind without one of its own: its Polish name and its date."""
    cls: Any = KINDS[kind]
    columns = cls.__table__.columns
    # a rule of the law has a `day` too, a number
    dated = [
        getattr(cls, name)
        for name in ("day", "began", "received")
        if name in columns and isinstance(columns[name].type, Date)
    ]
    day = dated[0] if dated else None
    number = [cls.number] if hasattr(cls, "number") else []

    def rows(session: Session, ids: list[UUID]) -> Iterable[_Row]:
        columns = [cls.id, *number, *([day] if day is not None else [])]
        for id_, *rest in session.execute(select(*columns).where(among(cls.id, ids))):
            own = rest.pop(0) if number else ""
            of_day = f" z {rest[0]:%d.%m.%Y}" if rest and rest[0] else ""
            yield _Row(id_, own, f"{cls.title}{of_day}")

    return rows


def _describes(cls: type[Record]) -> Callable[[_Describer], _Describer]:
    def enter(describer: _Describer) -> _Describer:
        _DESCRIBERS[cls.__tablename__] = describer  # type: ignore[attr-defined]
        return describer

    return enter


@_describes(Family)
def _families(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    query = select(Family.id, Family.number, Family.name).where(among(Family.id, ids))
    for id_, number, name in session.execute(query):
        yield _Row(id_, number, "rodzina", name)


@_describes(Person)
def _persons(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    columns = (Person.id, Person.number, Person.surname, Person.first_name)
    query = select(*columns).where(among(Person.id, ids))
    for id_, number, surname, first_name in session.execute(query):
        yield _Row(id_, number, "osoba", f"{surname} {first_name}".strip())


@_describes(Worker)
def _workers(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    columns = (Worker.id, Worker.number, Worker.surname, Worker.first_name)
    query = select(*columns).where(among(Worker.id, ids))
    for id_, number, surname, first_name in session.execute(query):
        yield _Row(id_, number, "pracownik", f"{surname} {first_name}".strip())


@_describes(Contract)
def _contracts(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    query = (
        select(Contract.id, Contract.number, Worker.surname, Worker.first_name)
        .outerjoin(Worker, Worker.id == Contract.worker_id)
        .where(among(Contract.id, ids))
    )
    for id_, number, surname, first_name in session.execute(query):
        worker = f"{surname or ''} {first_name or ''}".strip()
        yield _Row(id_, number, "umowa", f"umowa: {worker}" if worker else "")


@_describes(Visit)
def _visits(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    query = select(Visit.id, Visit.number, Visit.kind, Visit.day).where(among(Visit.id, ids))
    for id_, number, kind, day in session.execute(query):
        yield _Row(id_, number, f"{VISIT_LABELS[kind]} {day:%d.%m.%Y}")


@_describes(Letter)
def _letters(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    query = select(Letter.id, Letter.number, Letter.kind, Letter.day).where(among(Letter.id, ids))
    for id_, number, kind, day in session.execute(query):
        dated = f" z {day:%d.%m.%Y}" if day else ""
        yield _Row(id_, number, f"{LETTER_LABELS[kind]}{dated}")


@_describes(Placement)
def _placements(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    columns = (Placement.id, Placement.number, Placement.began, Placement.carer)
    for id_, number, began, carer in session.execute(
        select(*columns).where(among(Placement.id, ids))
    ):
        label = f"{Placement.title} od {began:%d.%m.%Y}"
        yield _Row(id_, number, label, f"{label}, {carer}" if carer else "")


@_describes(PlanAction)
def _actions(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    """By its own words: several actions of a plan serve one goal."""
    columns = (PlanAction.id, PlanAction.number, PlanAction.action)
    for id_, number, action in session.execute(select(*columns).where(among(PlanAction.id, ids))):
        yield _Row(id_, number, "działanie planu", action)


@_describes(Reminder)
def _reminders(session: Session, ids: list[UUID]) -> Iterable[_Row]:
    columns = (Reminder.id, Reminder.number, Reminder.day, Reminder.content)
    for id_, number, day, content in session.execute(
        select(*columns).where(among(Reminder.id, ids))
    ):
        yield _Row(id_, number, f"{Reminder.title} na {day:%d.%m.%Y}", content)
