"""The journal: what was done, by whom, and how every touched record was before.

One row per committed operation, sequence without gaps, each chained to the one before by its hash; one row per touched
record. Historia, Cofnij, taking an import back and comparing reports are read from it.
"""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select
from sqlalchemy.orm import Session

from mgops_desktop.storage.context import Touched, context_of
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.tables.furniture import FURNITURE

FIRST_HASH = "0" * 64
_CHUNK = 5_000


@dataclass(frozen=True)
class Head:
    """The newest entry of a journal; stands in every backup."""

    sequence: int
    hash: str


def write(session: Session, name: str) -> dict[Compartment, int]:
    """Write the operation and all records it touched, in the transaction of the operation itself.

    Returns the sequence number given in each touched compartment.
    """
    context = context_of(session)
    given: dict[Compartment, int] = {}
    for compartment in BASES:
        changes = [one for one in context.touched.values() if one.compartment is compartment]
        if changes:
            given[compartment] = _write_one(session, compartment, name, changes)
    return given


def _write_one(
    session: Session, compartment: Compartment, name: str, changes: Sequence[Touched]
) -> int:
    context = context_of(session)
    furniture = FURNITURE[compartment]
    bind = {"clause": furniture.operation.__table__, "mapper": furniture.operation.__mapper__}
    head = head_of(session, compartment)
    row: dict[str, Any] = {
        "sequence": head.sequence + 1,
        "at": context.now(),
        "account": context.actor.account,
        "name": name,
        "digest": digest(changes),
        "previous_hash": head.hash,
    }
    row["hash"] = chain_hash(**row)
    session.execute(insert(furniture.operation.__table__), [row], bind_arguments=bind)
    rows = [
        {
            "sequence": row["sequence"],
            "kind": one.kind,
            "record": one.record,
            "version": one.version,
            "before": one.before,
        }
        for one in changes
    ]
    # RETURNING makes SQLAlchemy send many rows in one statement
    statement = insert(furniture.change.__table__).returning(furniture.change.__table__.c.id)
    for start in range(0, len(rows), _CHUNK):
        session.execute(statement, rows[start : start + _CHUNK], bind_arguments=bind)
    return head.sequence + 1


def head_of(session: Session, compartment: Compartment = Compartment.CENTRE) -> Head:
    """Return the newest entry; sequence 0 and the first hash in an empty journal."""
    table = FURNITURE[compartment].operation
    found = session.execute(
        select(table.sequence, table.hash).order_by(table.sequence.desc()).limit(1)
    ).first()
    return Head(found.sequence, found.hash) if found else Head(0, FIRST_HASH)


def digest(changes: Iterable[Touched]) -> str:
    """Return the hash of what an operation changed."""
    lines = sorted(
        json.dumps([one.kind, str(one.record), one.version, one.before], sort_keys=True)
        for one in changes
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def chain_hash(
    *,
    sequence: int,
    at: datetime,
    account: UUID | None,
    name: str,
    digest: str,
    previous_hash: str,
) -> str:
    """Return the hash of one entry, which covers the entry before it."""
    content = [sequence, at.isoformat(), str(account), name, digest, previous_hash]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def broken_link(session: Session, compartment: Compartment = Compartment.CENTRE) -> int | None:
    """Return the sequence number of the first entry that does not follow from the one before, None if all do."""
    table = FURNITURE[compartment].operation
    previous, expected = FIRST_HASH, 1
    for row in session.execute(select(table.__table__).order_by(table.sequence)):
        content: dict[str, Any] = {
            name: getattr(row, name) for name in ("sequence", "at", "account", "name", "digest")
        }
        right = chain_hash(**content, previous_hash=previous)
        if row.sequence != expected or row.previous_hash != previous or row.hash != right:
            return int(row.sequence)
        previous, expected = row.hash, expected + 1
    return None
