"""Which records exist, under which number: in the data folder and in the file that is being imported."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.sheets.description import Column, Meaning, Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.family import FAMILY
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.register import erased_numbers
from mgops_desktop.storage.tables.base import Numbered
from mgops_desktop.storage.tables.family import Family


@dataclass(frozen=True)
class Known:
    """A record of the data folder."""

    id: UUID
    binned: bool


class Registry:
    """Finds records by what identifies them; asks the data folder once per kind."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, dict[tuple[Any, ...], Known]] = {}
        self._planned: dict[str, dict[str, UUID]] = {}
        self._failed: dict[str, set[str]] = {}
        self._links: dict[str, UUID] | None = None
        self._names: dict[str, dict[UUID, str]] = {}
        self._erased: dict[str, Mapping[str, date]] = {}

    def known(self, sheet: Sheet) -> Mapping[tuple[Any, ...], Known]:
        """Return the records of a kind by identity, binned ones too."""
        if sheet.key not in self._known:
            self._known[sheet.key] = dict(self._load(sheet))
        return self._known[sheet.key]

    def find(self, sheet: Sheet, identity: tuple[Any, ...]) -> Known | None:
        return self.known(sheet).get(identity)

    def erased(self, sheet: Sheet) -> Mapping[str, date]:
        """Return the numbers of records of a kind that were erased, with the day."""
        if sheet.key not in self._erased:
            table = sheet.table
            is_register = issubclass(table, Numbered) and is_open(self._session, sheet.compartment)
            self._erased[sheet.key] = erased_numbers(self._session, table) if is_register else {}
        return self._erased[sheet.key]

    def plan(self, sheet: Sheet, number: str, record: UUID) -> None:
        """Remember that a row of the file is, or will be, this record."""
        self._planned.setdefault(sheet.key, {})[number] = record

    def plan_link(self, number: str, link_code: UUID) -> None:
        """Remember the neutral code of a family that the file brings."""
        self._family_links()[number] = link_code

    def fail(self, sheet: Sheet, numbers: Iterable[str]) -> None:
        """Remember numbers whose rows have errors of their own: references to them are no second error."""
        self._failed.setdefault(sheet.key, set()).update(numbers)

    def is_failed(self, key: str, number: str) -> bool:
        return number in self._failed.get(key, ())

    def resolve(self, key: str, number: str) -> UUID | None:
        """Return the id of the record that a reference means; None if there is none, or only in the bin."""
        planned = self._planned.get(key, {}).get(number)
        if planned is not None:
            return planned
        known = self.find(BY_KEY[key], (number,))
        return known.id if known and not known.binned else None

    def binned(self, column: Column, number: str) -> UUID | None:
        """Return what a reference to a record in the bin holds."""
        known = self.find(BY_KEY[column.sheet], (number,))
        if known is None or not known.binned:
            return None
        is_link = column.meaning is Meaning.LINK
        return self._family_links()[number] if is_link else known.id

    def link(self, number: str) -> UUID | None:
        """Return the neutral code of a family."""
        return None if self.resolve(FAMILY.key, number) is None else self._family_links()[number]

    def number_of(self, key: str, record: UUID) -> str:
        """Return the number of a record (or of a family by its neutral code); "" for one unknown."""
        if key not in self._names:
            names = {
                known.id: str(identity[0]) for identity, known in self.known(BY_KEY[key]).items()
            }
            names |= {record: number for number, record in self._planned.get(key, {}).items()}
            if key == FAMILY.key:
                names |= {code: number for number, code in self._family_links().items()}
            self._names[key] = names
        return self._names[key].get(record, "")

    def _load(self, sheet: Sheet) -> Iterator[tuple[tuple[Any, ...], Known]]:
        if not is_open(self._session, sheet.compartment):
            return
        table = sheet.table
        identity = [getattr(table, sheet.column(key).attribute) for key in sheet.identity]
        query = select(table.id, table.binned_at, *identity)
        for record, binned_at, *values in self._even_binned(query):
            yield tuple(values), Known(record, binned_at is not None)

    def _family_links(self) -> dict[str, UUID]:
        if self._links is None:
            rows = self._even_binned(select(Family.number, Family.link_code))
            self._links = {row.number: row.link_code for row in rows}
        return self._links

    def _even_binned(self, query: Any) -> Any:
        return self._session.execute(query.execution_options(include_binned=True))
