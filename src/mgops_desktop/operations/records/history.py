"""Historia: who changed what in a record, when, and what stood there before, in words; from the journal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.records.file_history import file_entries
from mgops_desktop.operations.records.history_entry import FieldChange, HistoryEntry, of_the_bin
from mgops_desktop.operations.records.saying import (
    PROGRAM_WORD,
    Saying,
    from_journal,
    names_of_accounts,
)
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.masks import PROTECTED_ADDRESS
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require
from mgops_desktop.storage.reach import families_of, require_reach_of
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.furniture import FURNITURE

_PURPOSE = "historia"
_EMPTY = "(puste)"
_AMENDED, _REASON = "sprostowanie", "przyczyna sprostowania"
_MOST = 200
"""As many entries as a person looks through; the newest come first."""
Values = Mapping[str, Any]


@question("historia zapisu", None)
def history_of(session: Session, kind: str, record: UUID) -> tuple[HistoryEntry, ...]:
    """Return the history of one record and of its files, the newest first; the reading of a protected one is logged.

    Raises NotAllowed without the right to read this kind, without its file's key and outside the account's reach.
    """
    sheet = BY_KEY[kind]
    require(session, sheet.table.read_right, f"historia: {sheet.table.title}")
    if not is_open(session, sheet.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych.")
    require_reach_of(session, kind, record)
    if sheet.table.protected:
        note_reading(session, kind, record, _PURPOSE)
    own = _entries(session, sheet, [record])
    return _newest_first([*own, *file_entries(session, RecordRef(kind, record), own)])


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
        select(change.record, change.version, change.before, entry.at, entry.account, entry.name)
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
    every = (value for _row, pairs in found for pair in pairs.values() for value in pair)
    saying = Saying(session, sheet, list(every))
    who = names_of_accounts(session)
    reasons = _reasons(session, sheet, ids)
    entries = []
    for row, pairs in found:
        reason = reasons.get((row.record, row.version))
        changes = (
            *_changes(saying, sheet, pairs, covered=row.record in covered),
            *of_the_bin(row.before),
            *([FieldChange(_REASON, "", reason)] if reason else ()),
        )
        entries.append(
            HistoryEntry(
                row.at,
                who.get(row.account, PROGRAM_WORD),
                _AMENDED if reason else row.name,
                sheet.key,
                row.record,
                sheet.table.title,
                numbers[row.record],
                changes,
                row.before is None,
            )
        )
    return entries


def _reasons(session: Session, sheet: Sheet, ids: Sequence[UUID]) -> dict[tuple[UUID, int], str]:
    """Why records were amended, by the version that they became."""
    table = FURNITURE[sheet.compartment].amendment
    query = select(table.record, table.version, table.reason)
    rows = session.execute(query.where(table.kind == sheet.key, among(table.record, ids)))
    return {(row.record, row.version): row.reason for row in rows}


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
            old = from_journal(mapper, name, before[name])
            pairs[name] = (old, after.get(name))
            after[name] = old
    return pairs


def _changes(saying: Saying, sheet: Sheet, pairs: Pairs, *, covered: bool) -> Iterator[FieldChange]:
    """The changed fields; of an address that is `covered` on the card, only that it was changed."""
    for column in sheet.columns:
        if column.attribute in pairs and covered and column.masked:
            yield FieldChange(column.header, PROTECTED_ADDRESS, PROTECTED_ADDRESS)
        elif column.attribute in pairs:
            old, new = (saying.say(column, value) for value in pairs[column.attribute])
            if old != new:
                seen = partial(veil.attribute_as_shown, sheet.table, column.attribute)
                yield FieldChange(column.header, seen(old) or _EMPTY, seen(new) or _EMPTY)
