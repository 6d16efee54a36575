"""What a history consists of: entries with the fields that they changed, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID


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


def of_the_bin(before: Mapping[str, Any] | None) -> Iterator[FieldChange]:
    """Say that a record went into the bin or came back, by what the journal kept of it."""
    if before is not None and "binned_at" in before:
        went_in = before["binned_at"] is None
        yield FieldChange(
            "kosz", "" if went_in else "w koszu", "w koszu" if went_in else "przywrócono"
        )
