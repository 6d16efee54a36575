"""Historia: who changed what in a record, when, and what stood there before, in words; from the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.records.options import refers
from mgops_desktop.sheets.description import Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.masks import PROTECTED_ADDRESS
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.reach import families_of, require_reach_of
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import FURNITURE

_PURPOSE = "historia"
_EMPTY = "(puste)"
_PROGRAM = "program"
_MOST = 200
"""As many entries as a person looks through; the newest come first."""
Values = Mapping[str, Any]


@dataclass(frozen=True)
class FieldChange:
    """One field: its Polish name, what stood there and what stands there since, in words."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class HistoryEntry:
    """What was done to a record by one operation. `who` is a name, or the program itself."""

    at: datetime
    who: str
    doing: str
    kind: str
    record: UUID
    title: str
    number: str
    changes: tuple[FieldChange, ...]
    is_new: bool


@question("historia zapisu", None)
def history_of(session: Session, kind: str, record: UUID) -> tuple[HistoryEntry, ...]:
    """Return the history of one record, the newest first; the reading of a protected one is logged.

    Raises NotAllowed without the right to read this kind, without its file's key and outside the account's reach.
    """
    sheet = BY_KEY[kind]
    require(session, sheet.table.read_right, f"historia: {sheet.table.title}")
    if not is_open(session, sheet.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych.")
    require_reach_of(session, kind, record)
    if sheet.table.protected:
        note_reading(session, kind, record, _PURPOSE)
    return _newest_first(_entries(session, sheet, [record]))


@question("historia rodziny", Right.CASEWORK_READ)
def history_about(
    session: Session, kinds: Sequence[str], owner: RecordRef
) -> tuple[HistoryEntry, ...]:
    """Return what was done to records of these kinds that belong to the owner, the newest first.

    Kinds of a locked file, and what the account may not read, are left out. Raises NotAllowed outside its reach.
    """
    require_reach_of(session, owner.kind, owner.id)
    actor = actor_of(session)
    found: list[HistoryEntry] = []
    for kind in kinds:
        sheet = BY_KEY[kind]
        if not is_open(session, sheet.compartment) or not actor.may(sheet.table.read_right):
            continue
        about = records_about(kind, owner).execution_options(include_binned=True)
        ids = list(session.scalars(about))
        if ids and sheet.table.protected:
            note_reading(session, kind, None, _PURPOSE)
        found += _entries(session, sheet, ids)
    return _newest_first(found)


def _newest_first(found: Iterable[HistoryEntry]) -> tuple[HistoryEntry, ...]:
    return tuple(sorted(found, key=lambda one: one.at, reverse=True)[:_MOST])


def _entries(session: Session, sheet: Sheet, ids: Sequence[UUID]) -> list[HistoryEntry]:
    furniture = FURNITURE[sheet.compartment]
    change, entry = furniture.change, furniture.operation
    query = (
        select(change.record, change.before, entry.at, entry.account, entry.name)
        .join(entry, entry.sequence == change.sequence)
        .where(change.kind == sheet.key, among(change.record, ids))
        .order_by(change.sequence.desc())
    )
    rows = session.execute(query).all()
    if not rows:
        return []
    with veil.lifted():  # compared with what the journal kept
        stored = stored_values(session, sheet, list(ids))
    after = {one: dict(values) for one, values in stored.items()}
    numbers = {one: str(values.get("number") or "") for one, values in after.items()}
    covered = _covered(session, sheet, ids)
    found = [(row, _versions(sheet, row.before, after.get(row.record, {}))) for row in rows]
    words = _Words(session, sheet, [pair for _row, pairs in found for pair in pairs.values()])
    who = _who(session)
    return [
        HistoryEntry(
            row.at,
            who.get(row.account, _PROGRAM),
            row.name,
            sheet.key,
            row.record,
            sheet.table.title,
            numbers[row.record],
            (
                *words.changes(pairs, covered=row.record in covered),
                *_of_the_bin(row.before),
            ),
            row.before is None,
        )
        for row, pairs in found
    ]


def _covered(session: Session, sheet: Sheet, ids: Sequence[UUID]) -> frozenset[UUID]:
    """The records whose address the card covers: of families that ask for it, and of their members."""
    if not any(column.masked for column in sheet.columns):
        return frozenset()
    families = families_of(session, sheet.key, ids)
    every = [one for found in families.values() for one in found]
    query = select(Family.id).where(among(Family.id, every), Family.protected_address)
    asking = set(session.scalars(query.execution_options(include_binned=True)))
    return frozenset(one for one, found in families.items() if not asking.isdisjoint(found))


Pairs = Mapping[str, tuple[Any, Any]]


def _versions(sheet: Sheet, before: Values | None, after: dict[str, Any]) -> Pairs:
    """What stood in each changed field before and after. `after` is then set back to what stood before."""
    if before is None:
        return {}
    mapper = inspect(sheet.table)
    pairs = {}
    for name in dict.fromkeys(column.attribute for column in sheet.columns):
        if name in before:
            value = before[name]
            old = (
                tuple(UUID(one) for one in value)
                if name in mapper.relationships
                else from_json(mapper, name, value)
            )
            pairs[name] = (old, after.get(name))
            after[name] = old
    return pairs


def _of_the_bin(before: Values | None) -> Iterator[FieldChange]:
    if before is not None and "binned_at" in before:
        went_in = before["binned_at"] is None
        yield FieldChange(
            "kosz", "" if went_in else "w koszu", "w koszu" if went_in else "przywrócono"
        )


def _who(session: Session) -> dict[UUID | None, str]:
    query = select(Account.id, Account.name, Account.login).execution_options(include_binned=True)
    return {row.id: row.name or row.login for row in session.execute(query)}


class _Words:
    """Says stored values in Polish; what they refer to is asked about once."""

    def __init__(self, session: Session, sheet: Sheet, pairs: Iterable[tuple[Any, Any]]) -> None:
        self._sheet = sheet
        self._dictionaries: Dictionaries = dictionaries_of(session)
        values = [value for pair in pairs for value in pair]
        self._names: Mapping[RecordRef, Named] = describe(
            session, list(_referred(sheet, values)), with_names=True
        )

    def changes(self, pairs: Pairs, *, covered: bool) -> Iterator[FieldChange]:
        """The changed fields; of an address that is `covered` on the card, only that it was changed."""
        for column in self._sheet.columns:
            if column.attribute in pairs and covered and column.masked:
                yield FieldChange(column.header, PROTECTED_ADDRESS, PROTECTED_ADDRESS)
            elif column.attribute in pairs:
                old, new = (self._say(column, value) for value in pairs[column.attribute])
                if old != new:
                    seen = partial(veil.attribute_as_shown, self._sheet.table, column.attribute)
                    yield FieldChange(column.header, seen(old) or _EMPTY, seen(new) or _EMPTY)

    def _say(self, column: Column, value: Any) -> str:
        if value is None or value == "":
            return ""
        if refers(column):
            ids = [value] if isinstance(value, UUID) else value
            known = (self._names.get(RecordRef(column.sheet, one)) for one in ids)
            return ", ".join(one.label or one.number for one in known if one)
        return shown(to_cell(column, value, self._dictionaries, lambda _kind, _id: ""))


def _referred(sheet: Sheet, values: Iterable[Any]) -> Iterator[RecordRef]:
    """Every id in these values may be a record of every kind that the sheet refers to."""
    ids = {one for value in values for one in _ids(value)}
    for kind in dict.fromkeys(column.sheet for column in sheet.columns if refers(column)):
        yield from (RecordRef(kind, one) for one in ids)


def _ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, UUID))
