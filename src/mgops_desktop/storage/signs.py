"""Case signs of letters: symbol of the file plan, number, year; given in the transaction, without gaps (contracts 1).

A counter row per symbol and year holds the last number given; signs that were typed in or came with an import move it,
so that none is given twice. A working folder gives none: the main one does at the hand-over.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy.orm import Session

from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.furniture import FURNITURE

SYMBOL_LENGTH = 40
_SIGN = re.compile(r"(?P<symbol>.+)\.(?P<number>\d{1,6})\.(?P<year>\d{4})")


def sign_for(session: Session, letter: Mapping[str, Any]) -> dict[str, str]:
    """Return sign and symbol of a letter that is going to be stored.

    An answer gets the sign of the letter it answers, another one with a symbol the next number; a sign that is there
    stays.
    """
    sign, symbol, answers = (letter.get(name) for name in ("sign", "file_symbol", "answers_id"))
    if sign:
        keep_signs(session, [sign])
        return {"sign": sign, "file_symbol": symbol or symbol_of(sign)}
    answered = session.get(Letter, answers) if answers else None
    if answered is not None and answered.sign:
        return {"sign": answered.sign, "file_symbol": answered.file_symbol}
    if symbol and not is_working(session):
        year = (letter.get("day") or today_of(session)).year
        return {"sign": _next(session, symbol, year), "file_symbol": symbol}
    return {}


def symbol_of(sign: str) -> str:
    """Return the symbol of a sign, nothing where it has another form."""
    found = _SIGN.fullmatch(sign)
    return found["symbol"] if found and len(found["symbol"]) <= SYMBOL_LENGTH else ""


def keep_signs(session: Session, signs: Iterable[str]) -> None:
    """Move the counters past signs that come from elsewhere, so that none is given again."""
    highest: dict[tuple[str, int], int] = {}
    for found in filter(None, map(_SIGN.fullmatch, signs)):
        key = (found["symbol"], int(found["year"]))
        highest[key] = max(highest.get(key, 0), int(found["number"]))
    for (symbol, year), last in highest.items():
        if len(symbol) <= SYMBOL_LENGTH:
            counter = _counter(session, symbol, year)
            counter.last = max(counter.last, last)


def _next(session: Session, symbol: str, year: int) -> str:
    counter = _counter(session, symbol, year)
    counter.last += 1
    session.flush()
    return f"{symbol}.{counter.last}.{year}"


def _counter(session: Session, symbol: str, year: int) -> Any:
    table = FURNITURE[Compartment.CENTRE].counter
    key = (f"znak:{symbol}", year)
    found = session.get(table, key)
    if found is None:
        found = table(symbol=key[0], year=year, last=0)
        session.add(found)
    return found
