"""The records of the practice data on their way into the file: ids that repeat, numbers in the order of days."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm import Session

from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.tables.base import Numbered, Record

_CHUNK = 20_000


def _silent(_done: int, _total: int) -> None:
    """Nobody looks on."""


@dataclass(frozen=True)
class _Entry:
    day: date
    values: dict[str, Any]


class Ledger:
    """Collects records by kind; numbers are given at the end, in each register by day.

    What was noted first comes first on the same day.
    """

    def __init__(self) -> None:
        self._entries: dict[type[Record], list[_Entry]] = defaultdict(list)
        self._count = 0

    def note(self, cls: type[Record], day: date, /, **values: Any) -> UUID:
        """Take a record registered on the day; returns its id."""
        if "id" not in values:
            values["id"] = self.new_id(day)
        self._entries[cls].append(_Entry(day, values))
        record: UUID = values["id"]
        return record

    def new_id(self, day: date) -> UUID:
        """A UUIDv7 of the day; the same in the same place of the same practice data."""
        self._count += 1
        moment = datetime(day.year, day.month, day.day, tzinfo=UTC)
        milliseconds = int(moment.timestamp() * 1000)
        return UUID(int=(milliseconds << 80) | (7 << 76) | (2 << 62) | self._count)

    def count(self, cls: type[Record]) -> int:
        return len(self._entries[cls])

    def counts(self) -> dict[str, int]:
        """How many records of each kind were noted, by the name of the kind."""
        return {inspect(cls).local_table.name: len(found) for cls, found in self._entries.items()}

    def values_of(self, cls: type[Record]) -> Iterable[dict[str, Any]]:
        """The records of a kind noted so far."""
        return (entry.values for entry in self._entries[cls])

    def dated(self, cls: type[Record]) -> list[tuple[date, dict[str, Any]]]:
        """The records of a kind noted so far, each with the day on which it was registered."""
        return [(entry.day, entry.values) for entry in self._entries[cls]]

    def write(
        self,
        session: Session,
        *,
        last: tuple[type[Record], ...] = (),
        told: Callable[[int, int], None] = _silent,
    ) -> None:
        """Write everything; the kinds in `last` come piece by piece: the many, then those that refer to them.

        `told` hears how many records are done and of how many; what it raises stops the writing.
        """
        writer = BulkWriter(session)
        total, done = sum(self.counts().values()), 0
        for cls in self._entries:
            if cls not in last:
                self._add(writer, cls, self._numbered(cls))
                done += self.count(cls)
                told(done, total)
        writer.flush()
        for cls in last:
            entries = self._numbered(cls)
            for start in range(0, len(entries), _CHUNK):
                piece = entries[start : start + _CHUNK]
                self._add(writer, cls, piece)
                writer.flush()
                done += len(piece)
                told(done, total)
        self._entries.clear()

    def _add(self, writer: BulkWriter, cls: type[Record], entries: list[_Entry]) -> None:
        for entry in entries:
            writer.add(cls, entry.values)

    def _numbered(self, cls: type[Record]) -> list[_Entry]:
        entries = sorted(self._entries[cls], key=lambda entry: entry.day)
        if issubclass(cls, Numbered):
            given: dict[int, int] = defaultdict(int)
            for entry in entries:
                if "number" not in entry.values:
                    year = entry.day.year
                    given[year] += 1
                    entry.values["number"] = f"{cls.number_symbol}/{given[year]}/{year}"
        return entries
