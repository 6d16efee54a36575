"""The centre's dictionaries as the sheets need them: to offer choices, to read a word, to name a key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure_layout import LAYOUTS
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.seeds import rows_of
from mgops_desktop.storage.tables.centre import DictionaryEntry

CLOSURE_REASON = "closure_reason"
TASK = "task"
AREA = "diagnosis_area"
RISK = "risk_factor"
DICTIONARIES = (CLOSURE_REASON, "problem", "specialist", "district", TASK, AREA, RISK, *LAYOUTS)
"""The dictionaries that records refer to or reports are laid out by; an entry of another one would never be offered."""


@dataclass(frozen=True)
class Entry:
    """One word of a dictionary."""

    key: str
    label: str
    position: int = 0
    valid_to: date | None = None


@dataclass
class Dictionary:
    """The entries of one dictionary, found by key or by label however it is written."""

    name: str
    entries: dict[str, Entry] = field(default_factory=dict)
    _by_word: dict[str, str] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        self.entries[entry.key] = entry
        self._by_word.setdefault(search_key(entry.label), entry.key)

    def find(self, typed: str) -> str | None:
        """Return the key of a typed key or label, None if there is no such entry."""
        if typed in self.entries:
            return typed
        folded = search_key(typed)
        return self._by_word.get(folded) or self._by_key(folded)

    def label(self, key: str) -> str:
        """Return the word for a key; the key itself where there is no entry."""
        return self.entries[key].label if key in self.entries else key

    def in_order(self) -> list[Entry]:
        return sorted(self.entries.values(), key=lambda entry: entry.position)

    def in_use(self, day: date, chosen: str = "") -> list[Entry]:
        """Return what is offered on a day: entries that have not ended, and the one that stands there already."""
        return [
            entry
            for entry in self.in_order()
            if entry.key == chosen or entry.valid_to is None or entry.valid_to >= day
        ]

    def _by_key(self, folded: str) -> str | None:
        key = folded.replace(" ", "_")
        return key if key in self.entries else None


class Dictionaries(dict[str, Dictionary]):
    """All dictionaries by name; one that is asked for and has no entry yet is empty."""

    def __missing__(self, name: str) -> Dictionary:
        self[name] = Dictionary(name)
        return self[name]

    def add(self, name: str, entry: Entry) -> None:
        self[name].add(entry)


def slug(label: str) -> str:
    """The key of a new entry: lower case, Polish letters folded, everything else "_" (contracts 4)."""
    return search_key(label).replace(" ", "_")


def shipped_dictionaries() -> Dictionaries:
    """The entries that a new data folder has."""
    return _from_rows(rows_of("dictionaries"))


@question("słowniki ośrodka", None)
def dictionaries_of(session: Session) -> Dictionaries:
    """The entries of the data folder."""
    table = DictionaryEntry
    query = select(table.dictionary, table.key, table.label, table.position, table.valid_to)
    return _from_rows(dict(row._mapping) for row in session.execute(query))


def _from_rows(rows: Iterable[Mapping[str, Any]]) -> Dictionaries:
    found = Dictionaries()
    for row in rows:
        entry = Entry(row["key"], row["label"], int(row["position"]), row.get("valid_to") or None)
        found.add(row["dictionary"], entry)
    return found
