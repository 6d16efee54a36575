"""What an import left behind: the records it touched, and who refers to them now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.sheets.description import Meaning
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.records import chunks
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment, Record
from mgops_desktop.storage.tables.blue_card import Procedure
from mgops_desktop.storage.tables.centre import DictionaryEntry
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import FURNITURE

Key = tuple[str, UUID]
"""Kind and id of a record."""


@dataclass(frozen=True)
class Trace:
    """One record that the import touched, with its fields before (None: it was new)."""

    kind: str
    record: UUID
    version: int
    before: dict[str, Any] | None

    @property
    def key(self) -> Key:
        return self.kind, self.record

    @property
    def came_in(self) -> bool:
        """Whether the import brought the record in, from the file or out of the bin."""
        return self.before is None or self.before.get("binned_at") is not None


@dataclass(frozen=True)
class Now:
    """How a record stands today."""

    version: int
    binned: bool


def traces_of(session: Session, compartment: Compartment, sequence: int) -> Iterator[Trace]:
    """Yield the records touched by an operation, as the journal knows them."""
    change = FURNITURE[compartment].change
    query = select(change.kind, change.record, change.version, change.before)
    for row in session.execute(query.where(change.sequence == sequence)):
        yield Trace(*row)


def standing(session: Session, kind: str, records: list[UUID]) -> Iterator[tuple[Key, Now]]:
    """Yield how records of one kind stand today; erased ones are left out."""
    table = KINDS[kind]
    for chunk in chunks(records):
        query = select(table.id, table.version, table.binned_at).where(among(table.id, chunk))
        for record, version, binned_at in session.execute(
            query.execution_options(include_binned=True)
        ):
            yield (kind, record), Now(version, binned_at is not None)


def changed_later(
    session: Session, compartment: Compartment, sequence: int, records: list[UUID]
) -> Iterator[UUID]:
    """Yield those records that a later operation changed which was not itself undone."""
    furniture = FURNITURE[compartment]
    change, done = furniture.change, furniture.operation
    undoing = select(done.undone_by).where(done.undone_by.is_not(None))
    lasting = select(done.sequence).where(
        done.sequence > sequence, done.undone_by.is_(None), done.sequence.not_in(undoing)
    )
    for chunk in chunks(records):
        query = select(change.record).where(
            among(change.record, chunk), change.sequence.in_(lasting)
        )
        yield from session.scalars(query)


def references_to(session: Session, kinds: set[str]) -> Iterator[tuple[Key, str, Key]]:
    """Yield (record, its field, record of one of the kinds that it refers to); nothing from the bin."""
    for kind, table in KINDS.items():
        if not is_open(session, table.compartment):  # type: ignore[attr-defined]
            continue
        yield from _by_key(session, kind, table, kinds)
        yield from _by_list(session, kind, table, kinds)
    if DictionaryEntry.__tablename__ in kinds:
        yield from _by_word(session)
    if Family.__tablename__ in kinds and is_open(session, Compartment.BLUE_CARD):
        yield from _by_link_code(session)


def _by_key(
    session: Session, kind: str, table: type[Record], kinds: set[str]
) -> Iterator[tuple[Key, str, Key]]:
    for attribute in inspect(table).column_attrs:
        for key in attribute.columns[0].foreign_keys:
            target = key.column.table.name
            if target not in kinds:
                continue
            column = getattr(table, attribute.key)
            query = select(table.id, column).where(column.is_not(None))
            for record, other in session.execute(query):
                yield (kind, record), attribute.key, (target, other)


def _by_list(
    session: Session, kind: str, table: type[Record], kinds: set[str]
) -> Iterator[tuple[Key, str, Key]]:
    for relation in inspect(table).relationships:
        target = relation.mapper.class_.__tablename__
        link = relation.secondary
        if target not in kinds or not isinstance(link, Table):
            continue
        own, other = link.primary_key.columns
        query = select(table.id, other).join(link, own == table.id)
        for record, found in session.execute(query):
            yield (kind, record), relation.key, (target, found)


def _by_word(session: Session) -> Iterator[tuple[Key, str, Key]]:
    entries = _entries(session)
    for sheet in SHEETS:
        if not is_open(session, sheet.compartment):
            continue
        for column in sheet.columns:
            words = entries.get(column.dictionary, {})
            if not words:
                continue
            field = getattr(sheet.table, column.attribute)
            for record, value in session.execute(select(sheet.table.id, field)):
                keys = value if column.meaning is Meaning.KEYS else [value]
                for key in keys:
                    if key in words:
                        entry = (DictionaryEntry.__tablename__, words[key])
                        yield (sheet.key, record), column.attribute, entry


def _entries(session: Session) -> Mapping[str, Mapping[str, UUID]]:
    found: dict[str, dict[str, UUID]] = {}
    query = select(DictionaryEntry.dictionary, DictionaryEntry.key, DictionaryEntry.id)
    for dictionary, key, record in session.execute(query):
        found.setdefault(dictionary, {})[key] = record
    return found


def _by_link_code(session: Session) -> Iterator[tuple[Key, str, Key]]:
    rows = session.execute(select(Family.link_code, Family.id))
    families = {row.link_code: row.id for row in rows}
    query = select(Procedure.id, Procedure.family_link).where(Procedure.family_link.is_not(None))
    for record, code in session.execute(query):
        if code in families:
            target = (Family.__tablename__, families[code])
            yield (Procedure.__tablename__, record), "family_link", target
