"""What a field that refers to other records offers: those of the family first, the rest by typing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_months
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.sheets.description import CellType, Column, Meaning
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, is_open, require, today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.search import matching
from mgops_desktop.storage.tables import KINDS, Compartment
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Person

_PEOPLE = ("party", "professional")
"""Kinds of people in the Blue Card file."""
LOOKED_UP = frozenset({"family", "person", "party"})
"""Kinds of which there are too many to list: they are found by typing."""
_NEW_PARTICIPANT = BY_KEY["participation"].column("party")
_MOST = 12
_CASES_ENDED_FOR = 3
"""Years: as long as contacts of the monitoring are still entered, and no longer."""


@dataclass(frozen=True)
class Option:
    """Something a field offers: its key, its words, and a muted hint."""

    key: str
    label: str
    hint: str = ""


def offered(
    session: Session, column: Column, owner: RecordRef | None, chosen: Iterable[UUID]
) -> tuple[Option, ...]:
    """Return the records to choose from; of a kind that is looked up those of the owner and those chosen already.

    Families and persons that the account may not see are offered by their numbers, those chosen already only.
    """
    kind = column.sheet
    if not is_open(session, _compartment(kind)):
        return ()
    ids = list(_records(session, column, chosen))
    if not _may_see(session, kind):
        return _by_number(session, column, ids)
    if column is _NEW_PARTICIPANT:
        return _named(session, column, ids)  # who takes part already is not the one to be added
    if owner is not None and (kind != "worker" or owner.kind == "worker"):
        ids += _about(session, kind, owner)
    elif kind == "case":
        ids += _cases_of_late(session)
    elif kind not in LOOKED_UP:
        ids += session.scalars(select(KINDS[kind].id))
    return _named(session, column, ids)


@question("podpowiedzi do formularza", None)
def find_records(session: Session, kind: str, column: str, typed: str) -> tuple[Option, ...]:
    """Return records of a looked-up kind in which every typed word begins some word.

    Families and persons that the account may not see are found by their whole number and shown by nothing else.
    """
    sheet = BY_KEY[kind]
    require(session, sheet.table.write_right, f"formularz: {sheet.table.title}")
    wanted = sheet.column(column)
    if not refers(wanted) or not is_open(session, _compartment(wanted.sheet)) or not typed.strip():
        return ()
    if not _may_see(session, wanted.sheet):
        return _by_number(session, wanted, _numbered(session, wanted.sheet, typed))
    if wanted.sheet == "party":
        return _parties(session, wanted, typed)
    hits = matching(session, typed, limit=10 * _MOST)
    ids = [hit.record for hit in hits if hit.kind == wanted.sheet]
    return _named(session, wanted, ids)[:_MOST]


def is_found_by_number(session: Session, column: Column) -> bool:
    """Whether the account finds what a field refers to by its whole number only."""
    return refers(column) and not _may_see(session, column.sheet)


def _may_see(session: Session, kind: str) -> bool:
    return KINDS[kind] not in (Family, Person) or actor_of(session).may(Right.CASEWORK_READ)


def _compartment(kind: str) -> Compartment:
    cls: Any = KINDS[kind]
    compartment: Compartment = cls.compartment
    return compartment


def _records(session: Session, column: Column, chosen: Iterable[UUID]) -> Sequence[UUID]:
    """The records that a field holds; a family seen from another compartment stands in it by its neutral code."""
    if column.meaning is not Meaning.LINK:
        return list(chosen)
    return session.scalars(select(Family.id).where(Family.link_code.in_(list(chosen)))).all()


def _numbered(session: Session, kind: str, typed: str) -> Sequence[UUID]:
    """The record whose number was typed, whole."""
    cls: Any = KINDS[kind]
    query = select(cls.id).where(func.upper(cls.number) == typed.strip().upper())
    return session.scalars(query).all()


def _by_number(session: Session, column: Column, ids: Sequence[UUID]) -> tuple[Option, ...]:
    cls: Any = KINDS[column.sheet]
    keys = _keys(session, column, ids)
    query = select(cls.id, cls.number).where(cls.id.in_(ids)).order_by(cls.number)
    return tuple(Option(str(keys[id_]), number) for id_, number in session.execute(query))


def _about(session: Session, kind: str, owner: RecordRef) -> Sequence[UUID]:
    try:
        query = records_about(kind, owner)
    except (LookupError, KeyError):
        return [] if kind in LOOKED_UP else session.scalars(select(KINDS[kind].id)).all()
    return session.scalars(query).all()


def _cases_of_late(session: Session) -> Sequence[UUID]:
    """The cases in reach that run or ended lately: of all there ever were none could be found."""
    since = add_months(today_of(session), -12 * _CASES_ENDED_FOR)
    query = select(Case.id, Case.family_id).where(or_(Case.ended.is_(None), Case.ended >= since))
    reach = families_in_reach(session)
    return [id_ for id_, family in session.execute(query) if reach is None or family in reach]


def _named(session: Session, column: Column, ids: Sequence[UUID]) -> tuple[Option, ...]:
    refs = [RecordRef(column.sheet, one) for one in dict.fromkeys(ids)]
    named = describe(session, refs, with_names=True)
    keys = _keys(session, column, [ref.id for ref in refs])
    names = names_of_people(session, refs)
    born = _births_of_parties(session, ids) if column.sheet == "party" else {}
    options = [
        Option(
            str(keys[ref.id]),
            names.get(ref) or named[ref].label or named[ref].number,
            " · ".join(part for part in (born.get(ref.id, ""), named[ref].number) if part),
        )
        for ref in refs
        if ref in named and ref.id in keys
    ]
    return tuple(sorted(options, key=lambda one: search_key(one.label)))


def _keys(session: Session, column: Column, ids: Sequence[UUID]) -> dict[UUID, UUID]:
    """What the field stores for each record: its id, of a family seen from another compartment its neutral code."""
    if column.meaning is not Meaning.LINK:
        return {one: one for one in ids}
    query = select(Family.id, Family.link_code).where(Family.id.in_(ids))
    return {record: link for record, link in session.execute(query)}  # noqa: C416


def names_of_people(session: Session, refs: Sequence[RecordRef]) -> dict[RecordRef, str]:
    """Return the names of people of procedures; elsewhere they are only numbers, here they must be told apart."""
    found: dict[RecordRef, str] = {}
    for kind in _PEOPLE:
        ids = [ref.id for ref in refs if ref.kind == kind]
        if ids:
            cls: Any = KINDS[kind]
            query = select(cls.id, cls.surname, cls.first_name).where(cls.id.in_(ids))
            found |= {
                RecordRef(kind, one.id): f"{one.surname} {one.first_name}".strip()
                for one in session.execute(query)
            }
    return found


def _births_of_parties(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """When they were born, as far as it is known: two of them may have one name."""
    cls: Any = KINDS["party"]
    query = select(cls.id, cls.birth_date, cls.birth_year).where(cls.id.in_(ids))
    return {
        one.id: f"ur. {one.birth_date:%d.%m.%Y}" if one.birth_date else f"ur. {one.birth_year}"
        for one in session.execute(query)
        if one.birth_date or one.birth_year
    }


def _parties(session: Session, column: Column, typed: str) -> tuple[Option, ...]:
    cls: Any = KINDS["party"]
    words = search_key(typed).split()
    with veil.lifted():
        rows = session.execute(select(cls.id, cls.surname, cls.first_name, cls.number)).all()
    found = [
        row.id
        for row in rows
        if all(word in search_key(f"{row.surname} {row.first_name} {row.number}") for word in words)
    ]
    return _named(session, column, found[:_MOST])


def refers(column: Column) -> bool:
    return column.type in (CellType.NUMBER_OF, CellType.LIST_OF)
