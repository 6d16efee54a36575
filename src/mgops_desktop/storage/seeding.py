"""The shipped law and dictionaries on their way into a new file, and newer ones into an old file.

Rows that the centre has changed stay as they are; rows it does not have yet are added.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.deadline_rule import AlarmOn, Direction, Unit
from mgops_desktop.files import shipped
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.seeds import Row, rows_of
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    DeadlineRuleRow,
    DictionaryEntry,
    Setting,
)
from mgops_desktop.storage.tables.furniture import CENTRE

SEEDS = ("settings", "dictionaries", "deadline_rules", "holiday_exceptions")


def seeds_digest() -> str:
    """Return the hash of the shipped seeds; it stands in the file they were loaded into."""
    content = b"".join(shipped("db", "seeds", f"{name}.csv").read_bytes() for name in SEEDS)
    return hashlib.sha256(content).hexdigest()


@question("wersja parametrów prawnych", None)
def needs_seeds(session: Session) -> bool:
    """Whether this program ships other seeds than those in the file."""
    return session.scalar(select(CENTRE.vault_info.seeds_digest)) != seeds_digest()


@operation("aktualizacja parametrów prawnych i słowników", None)
def load_seeds(session: Session) -> int:
    """Add every shipped row that the file does not have; returns how many were added."""
    writer = BulkWriter(session)
    added = sum(
        (
            _add(session, writer, Setting, "settings", _setting, ("key", "valid_from")),
            _add(session, writer, DictionaryEntry, "dictionaries", _entry, ("dictionary", "key")),
            _add(session, writer, DeadlineRuleRow, "deadline_rules", _rule, ("key", "valid_from")),
            _add(session, writer, CalendarException, "holiday_exceptions", _exception, ("day",)),
        )
    )
    writer.flush()
    session.query(CENTRE.vault_info).update({"seeds_digest": seeds_digest()})
    return added


def _add(
    session: Session,
    writer: BulkWriter,
    cls: type[Record],
    seed: str,
    values_of: Callable[[Row], Mapping[str, Any]],
    identity: Iterable[str],
) -> int:
    columns = [getattr(cls, name) for name in identity]
    # what the centre has put into the bin stays there
    query = select(*columns).execution_options(include_binned=True)
    known = {tuple(row) for row in session.execute(query)}
    added = 0
    for row in rows_of(seed):
        values = values_of(row)
        if tuple(values[name] for name in identity) not in known:
            writer.add(cls, values)
            added += 1
    return added


def _setting(row: Row) -> Mapping[str, Any]:
    return {
        **{name: row[name] for name in ("key", "label", "value", "unit", "basis", "note")},
        "valid_from": date.fromisoformat(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "confirmed": row["confirmed"] == "yes",
    }


def _entry(row: Row) -> Mapping[str, Any]:
    named = {name: row[name] for name in ("dictionary", "key", "label", "maps_to")}
    return {**named, "position": int(row["position"]), "valid_to": None}


def _rule(row: Row) -> Mapping[str, Any]:
    texts = (
        "key",
        "shift_basis",
        "regimes",
        "start_event",
        "who",
        "basis",
        "remind_before",
        "note",
    )
    return {
        **{name: row[name] for name in texts},
        **{name: _integer(row[name]) for name in ("length", "month", "day", "remind_after")},
        "rule_title": row["title"],
        "unit": Unit(row["unit"]),
        "direction": Direction(row["direction"]),
        "alarm_on": AlarmOn(row["alarm_on"]),
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "confirmed": row["confirmed"] == "yes",
        "setting": row["setting"] == "yes",
    }


def _exception(row: Row) -> Mapping[str, Any]:
    return {
        "day": date.fromisoformat(row["day"]),
        "name": row["name"],
        "kind": DayKind(row["kind"]),
    }


def _integer(text: str) -> int | None:
    return int(text) if text else None


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
