"""A record that is entered in one form with its parts: a diagnosis with its areas, a risk sheet with its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict, Problem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.drafts import draft_name
from mgops_desktop.operations.records.parts import (
    Given,
    at_part,
    is_blank,
    own_fields,
    parts_of,
    refused_at,
)
from mgops_desktop.operations.records.saving import (
    ask_about,
    correct_record,
    store_new,
    writable_sheet,
)
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record


@dataclass(frozen=True)
class Whole:
    """How the parts hang on the record: fields of parts are named "<group>.<part>.<column>".

    `key` is the column that tells which part it is, `reference` the one that names the record, `first` the one at which
    a problem of the whole part stands. `changed` tells of a conflict, `emptied` is the reason of the bin.
    """

    kind: str
    part: str
    group: str
    key: str
    reference: str
    first: str
    changed: str
    emptied: str


def store_whole(
    session: Session, whole: Whole, given: Given, accepted: Sequence[str], owner: RecordRef | None
) -> UUID:
    """Store a new record with the parts that something was said of; its draft is gone with it. Returns its id.

    Raises what `record_new` raises, with problems of parts at their fields.
    """
    record, odd = store_new(session, writable_sheet(session, whole.kind), own_fields(given))
    for part, values in parts_of(given, whole.group).items():
        if not is_blank(values):
            odd += _store_part(session, whole, record.id, part, values)
    ask_about(odd, accepted)
    require_reach_of(session, whole.kind, record.id)
    discard(session, draft_name(whole.kind, owner.id if owner else None), None)
    return record.id


def correct_whole(
    session: Session,
    whole: Whole,
    record: UUID,
    version: int,
    given: Given,
    accepted: Sequence[str],
    reason: str,
) -> None:
    """Store what was changed in a record and its parts; an emptied part goes into the bin.

    `version` is that of `version_of_whole`. Raises Conflict and what `correct_record` raises.
    """
    require_reach_of(session, whole.kind, record)
    found: Record = session.get_one(KINDS[whole.kind], record)
    if version_of_whole(session, whole, record) != version:
        raise Conflict(whole.changed)
    correct_record(session, whole.kind, record, found.version, own_fields(given), accepted, reason)
    stored = _parts(session, whole, record)
    odd: list[Problem] = []
    for part, values in parts_of(given, whole.group).items():
        known = stored.get(part)
        if known is None and not is_blank(values):
            odd += _store_part(session, whole, record, part, values)
        elif known is not None and is_blank(values):
            put_in_bin(session, known, whole.emptied)
        elif known is not None:
            with refused_at(whole.group, part, whole.first):
                correct_record(session, whole.part, known.id, known.version, values, accepted)
    ask_about(odd, accepted)


def version_of_whole(session: Session, whole: Whole, record: UUID) -> int:
    """Return a number that grows with every change of the record or of one of its parts."""
    own: Record = session.get_one(KINDS[whole.kind], record)
    return own.version + sum(one.version for one in _parts(session, whole, record).values())


def _store_part(
    session: Session, whole: Whole, record: UUID, part: str, values: Given
) -> list[Problem]:
    given: Given = {**values, whole.reference: str(record), whole.key: part}
    with refused_at(whole.group, part, whole.first):
        _record, odd = store_new(session, writable_sheet(session, whole.part), given)
    return at_part(whole.group, part, odd, whole.first)


def _parts(session: Session, whole: Whole, record: UUID) -> dict[str, Record]:
    cls: Any = KINDS[whole.part]
    query = select(cls).where(getattr(cls, f"{whole.reference}_id") == record)
    return {getattr(one, whole.key): one for one in session.scalars(query)}
