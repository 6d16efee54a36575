"""Case signs of letters: symbol of the file plan, number, year; given in the transaction, without gaps (contracts 1).

A counter row per symbol and year holds the last number given; signs that were typed in or came with an import count
too, so that none is given twice. A working folder gives none: the main one does when the letter is next stored there.
"""

import re

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.provisional import is_working
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.furniture import FURNITURE

SYMBOL_LENGTH = 40
_SIGN = re.compile(r"(?P<symbol>.+)\.(?P<number>\d{1,6})\.(?P<year>\d{4})")


def give_sign(session: Session, letter: Letter) -> None:
    """Give a letter of a symbol its sign, an answer that of the letter it answers; one that has a sign keeps it."""
    if letter.sign:
        letter.file_symbol = letter.file_symbol or symbol_of(letter.sign)
        return
    answered = session.get(Letter, letter.answers_id) if letter.answers_id else None
    if answered is not None and answered.sign and not letter.file_symbol:
        letter.sign, letter.file_symbol = answered.sign, answered.file_symbol
    elif letter.file_symbol and not is_working(session):
        year = (letter.day or today_of(session)).year
        letter.sign = _next(session, letter.file_symbol, year)


def symbol_of(sign: str) -> str:
    """Return the symbol of a sign, nothing where it has another form."""
    found = _SIGN.fullmatch(sign)
    return found["symbol"] if found and len(found["symbol"]) <= SYMBOL_LENGTH else ""


def _next(session: Session, symbol: str, year: int) -> str:
    table = FURNITURE[Compartment.CENTRE].counter
    key = (f"znak:{symbol}", year)
    counter = session.get(table, key)
    if counter is None:
        counter = table(symbol=key[0], year=year, last=0)
        session.add(counter)
    counter.last = max(counter.last, _highest(session, symbol, year)) + 1
    session.flush()
    return f"{symbol}.{counter.last}.{year}"


def _highest(session: Session, symbol: str, year: int) -> int:
    """The highest number of a sign that stands in a letter, binned ones too."""
    query = select(Letter.sign).where(
        Letter.sign.startswith(f"{symbol}.", autoescape=True), Letter.sign.endswith(f".{year}")
    )
    signs = session.scalars(query.execution_options(include_binned=True))
    found = (_SIGN.fullmatch(sign) for sign in signs)
    return max((int(one["number"]) for one in found if one and one["symbol"] == symbol), default=0)
