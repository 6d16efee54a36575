"""Register numbers for new records that have none in the file."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.parsing import ParsedRow
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.provisional import own_prefix, provisional_year
from mgops_desktop.storage.tables.base import Numbered
from mgops_desktop.storage.tables.furniture import FURNITURE

_NUMBER = re.compile(r".+/(\d+)/(\d{4})")


class FreeNumbers:
    """Takes the next numbers of the registers, past the counters and past every number of the file.

    The counters themselves move when the rows are stored.
    """

    def __init__(
        self,
        session: Session,
        registry: Registry,
        others: Mapping[str, Sequence[ParsedRow]],
    ) -> None:
        self._session = session
        self._registry = registry
        self._others = others
        self._prefix = own_prefix(session)
        self._last: dict[tuple[str, int], int] = {}

    def take(self, sheet: Sheet, year: int | None = None) -> str:
        """Return the next free number of the kind, of this year unless told otherwise, e.g. "O/12/2026"."""
        table = sheet.table
        assert issubclass(table, Numbered)
        year = year or today_of(self._session).year
        key = (sheet.key, year)
        if key not in self._last:
            self._last[key] = self._highest(sheet, table, year)
        self._last[key] += 1
        return f"{self._prefix}{table.number_symbol}/{self._last[key]}/{year}"

    def _highest(self, sheet: Sheet, table: type[Numbered], year: int) -> int:
        counter = FURNITURE[sheet.compartment].counter
        last = self._session.scalar(
            select(counter.last).where(counter.symbol == table.number_symbol, counter.year == year)
        )
        taken = [str(identity[0]) for identity in self._registry.known(sheet)]
        taken += [str(row.values.get("number")) for row in self._others.get(sheet.key, ())]
        own = (number.removeprefix(self._prefix) for number in taken)
        found = (_NUMBER.fullmatch(number) for number in own if provisional_year(number) is None)
        numbers = (int(one[1]) for one in found if one and int(one[2]) == year)
        return max(last or 0, *numbers, 0)
