"""What stands in a pack, as its JSON says it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self
from uuid import UUID

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.domain.exchange import SentRecord, Step
from mgops_desktop.storage.vault.pack_file import NEWER
from mgops_desktop.storage.vault.schema import shipped_schema

FORMAT = 1
_BROKEN = "Paczka jest nieczytelna. Niczego nie zmieniono; poproś o nową."


@dataclass(frozen=True)
class Content:
    """One pack: from whom, for whom, up to which entries of both journals, which records.

    `context` are workers and contracts that the records name, `words` the sender's dictionaries, `common` the
    families that both folders have now, `workers` those who work in the sender's folder. `numbers` tells what the
    receiver's provisional numbers became, by kind. `is_working`: it comes from a working folder.
    """

    pack: UUID
    sender: UUID
    sender_name: str
    receiver: UUID | None
    made: datetime
    sequence: int
    received: int
    records: Sequence[SentRecord]
    context: Sequence[SentRecord]
    words: Sequence[Mapping[str, Any]]
    common: Sequence[str]
    numbers: Mapping[str, Mapping[str, str]]
    workers: Sequence[str] = ()
    is_working: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "schema": shipped_schema("centre").head,
            "pack": str(self.pack),
            "from": str(self.sender),
            "from_name": self.sender_name,
            "to": str(self.receiver) if self.receiver else None,
            "made": self.made.isoformat(),
            "sequence": self.sequence,
            "received": self.received,
            "records": [_record(one) for one in self.records],
            "context": [_record(one) for one in self.context],
            "words": list(self.words),
            "common": list(self.common),
            "numbers": self.numbers,
            "workers": list(self.workers),
            "working": self.is_working,
        }

    @classmethod
    def of(cls, told: Mapping[str, Any]) -> Self:
        """Read what a pack says. Raises FileRefused for a newer program's pack and for nonsense."""
        schema = str(told.get("schema", ""))
        if told.get("format") != FORMAT or not shipped_schema("centre").knows(schema):
            raise FileRefused(NEWER)
        try:
            return cls(
                UUID(told["pack"]),
                UUID(told["from"]),
                str(told["from_name"]),
                UUID(told["to"]) if told["to"] else None,
                datetime.fromisoformat(told["made"]),
                int(told["sequence"]),
                int(told["received"]),
                tuple(_read(told["records"])),
                tuple(_read(told["context"])),
                tuple(told["words"]),
                tuple(told["common"]),
                told["numbers"],
                tuple(told.get("workers", ())),
                bool(told.get("working", False)),
            )
        except (KeyError, TypeError, ValueError, AttributeError):
            raise FileRefused(_BROKEN) from None


def _record(sent: SentRecord) -> dict[str, Any]:
    row: dict[str, Any] = {"kind": sent.kind, "id": sent.id, "values": sent.values}
    if sent.steps:
        row["steps"] = _told(sent.steps)
    if sent.rejected:
        row["rejected"] = _told(sent.rejected)
    return row


def _told(by_field: Mapping[str, Sequence[Step]]) -> dict[str, Any]:
    return {name: [[one.sequence, one.before] for one in steps] for name, steps in by_field.items()}


def _read(rows: Sequence[Mapping[str, Any]]) -> Iterator[SentRecord]:
    for row in rows:
        UUID(row["id"])
        yield SentRecord(
            row["kind"],
            row["id"],
            row["values"],
            _steps(row.get("steps", {})),
            _steps(row.get("rejected", {})),
        )


def _steps(told: Mapping[str, Any]) -> dict[str, tuple[Step, ...]]:
    return {
        name: tuple(Step(int(sequence), before) for sequence, before in steps)
        for name, steps in told.items()
    }
