"""Numbers of registers: given at registration, in its transaction, never twice (contracts 1).

A counter row per symbol and year holds the last number given. The number of a record in the bin, or of an erased one,
stays taken; an import keeps the printed numbers and moves the counter past them. A working folder counts the same way,
its numbers begin with its own prefix (`storage/provisional.py`).
"""

import re
from typing import Any

from sqlalchemy.orm import Session

from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.provisional import own_prefix
from mgops_desktop.storage.tables.base import Compartment, Numbered
from mgops_desktop.storage.tables.furniture import FURNITURE

_LAST = 10_000
_PATTERN = re.compile(r"^(?P<symbol>.+)/(?P<number>\d+)/(?P<year>\d{4})$")


def next_number(session: Session, cls: type[Numbered], year: int | None = None) -> str:
    """Return the next free number of the kind, e.g. "W/12/2026"; a provisional one in a working folder."""
    year = year or today_of(session).year
    counter = _counter(session, cls, year)
    counter.last += 1
    session.flush()
    return f"{own_prefix(session)}{cls.number_symbol}/{counter.last}/{year}"


def keep_printed(session: Session, cls: type[Numbered], numbers: list[str]) -> None:
    """Move the counters past numbers that come from elsewhere, so that none is given again."""
    highest: dict[int, int] = {}
    prefix = own_prefix(session)
    for number in numbers:
        match = _PATTERN.match(number.removeprefix(prefix))
        if match and match["symbol"] == cls.number_symbol:
            year = int(match["year"])
            highest[year] = max(highest.get(year, 0), int(match["number"]))
    for year, last in highest.items():
        counter = _counter(session, cls, year)
        counter.last = max(counter.last, last)


def order_of(number: str) -> tuple[int, str, int, str]:
    """Return what numbers are sorted by: year, symbol, number; those of no such form stand last."""
    match = _PATTERN.match(number)
    if match is None:
        return (_LAST, "", 0, number)
    return (int(match["year"]), match["symbol"], int(match["number"]), number)


def _counter(session: Session, cls: type[Numbered], year: int) -> Any:
    compartment: Compartment = cls.compartment  # type: ignore[attr-defined]
    table = FURNITURE[compartment].counter
    found = session.get(table, (cls.number_symbol, year))
    if found is None:
        found = table(symbol=cls.number_symbol, year=year, last=0)
        session.add(found)
    return found
