"""Register numbers for new records that have none in the file."""

import re
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.parsing import ParsedRow
from mgops_desktop.storage.context import today_of
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
        self._year = today_of(session).year
        self._last: dict[str, int] = {}

    def take(self, sheet: Sheet) -> str:
        """Return the next free number of the kind, e.g. "O/12/2026"."""
        table = sheet.table
        assert issubclass(table, Numbered)
        if sheet.key not in self._last:
            self._last[sheet.key] = self._highest(sheet, table)
        self._last[sheet.key] += 1
        return f"{table.number_symbol}/{self._last[sheet.key]}/{self._year}"

    def _highest(self, sheet: Sheet, table: type[Numbered]) -> int:
        counter = FURNITURE[sheet.compartment].counter
        last = self._session.scalar(
            select(counter.last).where(
                counter.symbol == table.number_symbol, counter.year == self._year
            )
        )
        taken = [str(identity[0]) for identity in self._registry.known(sheet)]
        taken += [row.values["number"] for row in self._others.get(sheet.key, ())]
        of_year = (_NUMBER.fullmatch(number) for number in taken)
        numbers = (int(found[1]) for found in of_year if found and int(found[2]) == self._year)
        return max(last or 0, *numbers, 0)
