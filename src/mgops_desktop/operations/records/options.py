"""What a field that refers to other records offers: those of the family first, the rest by typing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.sheets.description import CellType, Column, Meaning
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, is_open, require
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.search import matching
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.family import Family, Person

LOOKED_UP = frozenset({"family", "person", "party"})
"""Kinds of which there are too many to list: they are found by typing."""
_MOST = 12


@dataclass(frozen=True)
class Option:
    """Something a field offers: its key, its words, and a muted hint."""

    key: str
    label: str
    hint: str = ""


def offered(
    session: Session, column: Column, owner: RecordRef | None, chosen: Iterable[UUID]
) -> tuple[Option, ...]:
    """Return the records to choose from; of a kind that is looked up those of the owner and those chosen already."""
    kind = column.sheet
    if not _may_see(session, kind):
        return ()
    ids = list(chosen)
    if owner is not None and (kind != "worker" or owner.kind == "worker"):
        ids += _about(session, kind, owner)
    elif kind not in LOOKED_UP:
        ids += session.scalars(select(KINDS[kind].id))
    return _named(session, column, ids)


@question("podpowiedzi do formularza", None)
def find_records(session: Session, kind: str, column: str, typed: str) -> tuple[Option, ...]:
    """Return records of a looked-up kind in which every typed word begins some word."""
    sheet = BY_KEY[kind]
    require(session, sheet.table.write_right, f"formularz: {sheet.table.title}")
    wanted = sheet.column(column)
    if not _may_see(session, wanted.sheet) or not typed.strip():
        return ()
    if wanted.sheet == "party":
        return _parties(session, wanted, typed)
    hits = matching(session, typed, limit=10 * _MOST)
    ids = [hit.record for hit in hits if hit.kind == wanted.sheet]
    return _named(session, wanted, ids)[:_MOST]


def _may_see(session: Session, kind: str) -> bool:
    cls = KINDS[kind]
    if not is_open(session, cls.compartment):  # type: ignore[attr-defined]
        return False
    return cls not in (Family, Person) or actor_of(session).may(Right.CASEWORK_READ)


def _about(session: Session, kind: str, owner: RecordRef) -> Sequence[UUID]:
    try:
        query = records_about(kind, owner)
    except (LookupError, KeyError):
        return [] if kind in LOOKED_UP else session.scalars(select(KINDS[kind].id)).all()
    return session.scalars(query).all()


def _named(session: Session, column: Column, ids: Sequence[UUID]) -> tuple[Option, ...]:
    refs = [RecordRef(column.sheet, one) for one in dict.fromkeys(ids)]
    named = describe(session, refs, with_names=True)
    keys = _keys(session, column, [ref.id for ref in refs])
    names = _names_of_parties(session, ids) if column.sheet == "party" else {}
    options = [
        Option(
            str(keys[ref.id]),
            names.get(ref.id) or named[ref].label or named[ref].number,
            named[ref].number,
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


def _names_of_parties(session: Session, ids: Sequence[UUID]) -> dict[UUID, str]:
    """The names of persons in procedures; elsewhere they are only numbers, here they must be told apart."""
    cls: Any = KINDS["party"]
    query = select(cls.id, cls.surname, cls.first_name).where(cls.id.in_(ids))
    return {one.id: f"{one.surname} {one.first_name}".strip() for one in session.execute(query)}


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
