"""The journal: what was done, by whom, and how every touched record was before.

One row per committed operation, sequence without gaps, each chained to the one before by its hash; one row per touched
record. Taking an import back and restoring what went into the bin together are read from it.
"""

import hashlib
import heapq
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import as_local
from mgops_desktop.storage.context import Touched, context_of
from mgops_desktop.storage.many_rows import insert_many
from mgops_desktop.storage.tables.base import BASES, Compartment
from mgops_desktop.storage.tables.furniture import FURNITURE

FIRST_HASH = "0" * 64
CLOCK_SET_BACK = "zegar komputera cofnięty"
"""Begins the name of the entry that says so; the order of entries is their sequence, never their time."""
_CLOCK_TOLERANCE = timedelta(minutes=5)
_CHUNK = 5_000
_as_text = json.JSONEncoder(sort_keys=True).encode
"""Made once: a look at the whole journal asks for it some hundred thousand times."""


@dataclass(frozen=True)
class Head:
    """The newest entry of a journal; stands in every backup."""

    sequence: int
    hash: str
    at: datetime | None = None


BEFORE_ALL = Head(0, FIRST_HASH)


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
    before = head_of(session, compartment)
    head = _write_entry(session, compartment, before, name, changes)
    _write_changes(session, compartment, head.sequence, changes)
    if before.at is not None and head.at is not None and before.at - head.at > _CLOCK_TOLERANCE:
        told = f"{CLOCK_SET_BACK}: z {_minute(before.at)} na {_minute(head.at)}"
        _write_entry(session, compartment, head, told, ())
    return head.sequence


def _write_entry(
    session: Session,
    compartment: Compartment,
    head: Head,
    name: str,
    changes: Sequence[Touched],
) -> Head:
    """Chain an entry to the newest one; returns it."""
    context = context_of(session)
    table = FURNITURE[compartment].operation
    row: dict[str, Any] = {
        "sequence": head.sequence + 1,
        "at": context.now(),
        "account": context.actor.account,
        "name": name,
        "records": len(changes),
        "digest": digest(changes),
        "previous_hash": head.hash,
    }
    row["hash"] = chain_hash(**row)
    bind = {"clause": table.__table__, "mapper": table.__mapper__}
    session.execute(insert(table.__table__), [row], bind_arguments=bind)
    return Head(row["sequence"], row["hash"], row["at"])


def _write_changes(
    session: Session, compartment: Compartment, sequence: int, changes: Sequence[Touched]
) -> None:
    table = FURNITURE[compartment].change
    rows = [
        {
            "sequence": sequence,
            "kind": one.kind,
            "record": one.record,
            "version": one.version,
            "before": one.before,
        }
        for one in changes
    ]
    connection = session.connection(bind_arguments={"mapper": table.__mapper__})
    for start in range(0, len(rows), _CHUNK):
        insert_many(connection, table.__table__, rows[start : start + _CHUNK])


def note_undone(session: Session, compartment: Compartment, sequence: int) -> None:
    """Note of an operation that the one that is being written takes it back."""
    table = FURNITURE[compartment].operation
    undoing = head_of(session, compartment).sequence + 1
    session.execute(
        update(table).where(table.sequence == sequence).values(undone_by=undoing),
        bind_arguments={"mapper": table.__mapper__},
    )


def _minute(moment: datetime) -> str:
    return f"{as_local(moment):%d.%m.%Y %H:%M}"


def head_of(session: Session, compartment: Compartment = Compartment.CENTRE) -> Head:
    """Return the newest entry; sequence 0 and the first hash in an empty journal."""
    table = FURNITURE[compartment].operation
    found = session.execute(
        select(table.sequence, table.hash, table.at).order_by(table.sequence.desc()).limit(1)
    ).first()
    return Head(found.sequence, found.hash, found.at) if found else Head(0, FIRST_HASH)


def digest(changes: Iterable[Touched]) -> str:
    """Return the hash of what an operation changed: of a line for each record, in the order of the lines."""
    found = hashlib.sha256()
    for number, line in enumerate(_sorted_lines(changes)):
        found.update(b"\n" + line if number else line)
    return found.hexdigest()


def _sorted_lines(changes: Iterable[Touched]) -> Iterable[bytes]:
    """Sort in portions: an import touches 300,000 records, whose lines as objects would take 100 MB at a time."""
    lines = (_line(one) for one in changes)
    portions = []
    while portion := sorted(itertools.islice(lines, _CHUNK)):
        portions.append(b"\n".join(portion))
    return heapq.merge(*(_split(portion) for portion in portions))


def _split(portion: bytes) -> Iterable[bytes]:
    return (line.rstrip(b"\n") for line in io.BytesIO(portion))


def _line(one: Touched) -> bytes:
    content = [one.kind, str(one.record), one.version, one.before]
    return _as_text(content).encode("ascii")


def chain_hash(
    *,
    sequence: int,
    at: datetime,
    account: UUID | None,
    name: str,
    records: int,
    digest: str,
    previous_hash: str,
) -> str:
    """Return the hash of one entry, which covers the entry before it."""
    moment = at.astimezone(UTC).isoformat(timespec="microseconds")
    content = [sequence, moment, str(account), name, records, digest, previous_hash]
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()


def broken_link(
    session: Session, compartment: Compartment = Compartment.CENTRE, after: Head = BEFORE_ALL
) -> int | None:
    """Return the sequence number of the first entry that was altered, None if none was.

    An entry is altered if it does not follow from the one before, or if what it says of the records it touched is
    not what was written. Of erased records nothing is left to compare. `after` is an entry up to which all was found
    right before; only that it is still there and what follows it are looked at.
    """
    altered = broken_chain(session, compartment, after)
    return altered or _altered_changes(session, compartment, after.sequence)


def broken_chain(
    session: Session, compartment: Compartment, after: Head = BEFORE_ALL
) -> int | None:
    """The same of the entries alone, without the records they touched: a moment even in a large journal."""
    table = FURNITURE[compartment].operation
    if after.sequence and _hash_at(session, compartment, after.sequence) != after.hash:
        return after.sequence
    named = ("sequence", "at", "account", "name", "records", "digest")
    previous, expected = after.hash, after.sequence + 1
    query = select(table.__table__).where(table.sequence >= expected).order_by(table.sequence)
    for row in session.execute(query, bind_arguments={"mapper": table.__mapper__}):
        content: dict[str, Any] = {name: getattr(row, name) for name in named}
        right = chain_hash(**content, previous_hash=previous)
        if row.sequence != expected or row.previous_hash != previous or row.hash != right:
            return int(row.sequence)
        previous, expected = row.hash, expected + 1
    return None


def _hash_at(session: Session, compartment: Compartment, sequence: int) -> str | None:
    table = FURNITURE[compartment].operation
    return session.scalar(select(table.hash).where(table.sequence == sequence))


def _altered_changes(session: Session, compartment: Compartment, after: int) -> int | None:
    """The first entry whose rows of touched records are all there and do not give its digest, or are too many."""
    furniture = FURNITURE[compartment]
    entry, change = furniture.operation, furniture.change
    entries = {
        row.sequence: (row.records, row.digest)
        for row in session.execute(
            select(entry.sequence, entry.records, entry.digest).where(entry.sequence > after)
        )
    }
    query = (
        select(change.__table__)
        .where(change.sequence > after)
        .order_by(change.sequence)
        .execution_options(yield_per=_CHUNK)
    )
    with closing(session.execute(query, bind_arguments={"mapper": change.__mapper__})) as found:
        for sequence, rows in itertools.groupby(found, key=lambda row: row.sequence):
            counted = _Counted(
                Touched(compartment, r.kind, r.record, r.version, r.before) for r in rows
            )
            found_digest = digest(counted)
            records, wanted = entries[sequence]
            if counted.number > records or (counted.number == records and found_digest != wanted):
                return int(sequence)
    return None


class _Counted:
    """Counts what goes through it, so that not all of it need be held."""

    def __init__(self, changes: Iterable[Touched]) -> None:
        self._changes = changes
        self.number = 0

    def __iter__(self) -> Iterator[Touched]:
        for one in self._changes:
            self.number += 1
            yield one


def broken_words(compartment: Compartment, sequence: int) -> str:
    """Say that a journal was altered, and since when."""
    return (
        f"Dziennik zmian w pliku {compartment.value}.db jest naruszony od wpisu {sequence}: ktoś zmienił lub usunął "
        "wpisy poza programem. Niczego nie poprawiono. Powiadom kierownika i zachowaj starsze kopie do porównania."
    )
