"""One cell as the value of its column. What cannot be read for certain is refused, never guessed (F-T74)."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from mgops_desktop.domain.entry import (
    Toward,
    parse_date,
    parse_integer,
    parse_money,
    parse_time,
    parse_yes_no,
)
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.sheets.choices import find_choice
from mgops_desktop.sheets.description import CellType, Column, Meaning
from mgops_desktop.sheets.dictionaries import Dictionaries
from mgops_desktop.sheets.masks import KEEP, is_mask
from mgops_desktop.sheets.raw import Cell
from mgops_desktop.storage.tables.base import LINE_LENGTH

_EXCEL_ERRORS = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_BETWEEN_NUMBERS = re.compile(r"[;,\n]")
_MONTH_YEAR = re.compile(r"([0-9]{1,2})\s?[./-]\s?([0-9]{4})")
_YEAR_MONTH = re.compile(r"([0-9]{4})-([0-9]{1,2})")
_PESEL_LENGTH = 11
_DATES_IN_DIGITS = (6, 8)
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1), date(2100, 12, 31)


@dataclass
class Reading:
    """What the reading of cells needs to know, and what it found on the way.

    `new_entries` are words of dictionaries that may grow, not known so far: (dictionary, key, label).
    """

    today: date
    dictionaries: Dictionaries
    new_entries: list[tuple[str, str, str]] = field(default_factory=list)


def read_cell(column: Column, cell: Cell, reading: Reading) -> Any:
    """Return the value of a cell that is not empty.

    References come back as numbers, money as hundredths, KEEP for a cell that only stands for a hidden value. Raises
    UserError with a Polish sentence.
    """
    if isinstance(cell, str):
        if cell.strip() in _EXCEL_ERRORS:
            raise refused(
                f"Komórka zawiera błąd arkusza ({cell.strip()}). Popraw ją.", "excel_error"
            )
        if is_mask(column, cell):
            return KEEP
    return _READERS[column.type](column, cell, reading)


def is_blank(cell: Cell) -> bool:
    return cell is None or (isinstance(cell, str) and not cell.strip())


def refused(message: str, code: str) -> UserError:
    return UserError(message, [Problem(message, code=code)])


def _as_text(cell: Cell) -> str:
    """Return a cell as the user sees it, whatever the spreadsheet made of it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "tak" if cell else "nie"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", ",")
    if isinstance(cell, datetime):
        return f"{short_date(cell.date())} {clock_time(cell.time())}"
    if isinstance(cell, date):
        return short_date(cell)
    return clock_time(cell) if isinstance(cell, time) else str(cell)


def _text(column: Column, cell: Cell, reading: Reading) -> Any:
    if column.meaning is Meaning.KEYS:
        return _keys(column, cell, reading)
    value = _as_text(cell)
    if column.meaning is Meaning.PESEL and not isinstance(cell, str):
        value = value.zfill(_PESEL_LENGTH)  # a number cell loses the nought at the front
    return clean_text(value, column.max or LINE_LENGTH, column.multiline)


def _integer(column: Column, cell: Cell, _reading: Reading) -> int:
    most = column.max or 0
    if isinstance(cell, int) and not isinstance(cell, bool) and column.minimum <= cell <= most:
        return cell
    if isinstance(cell, bool):
        raise refused("W tej kolumnie ma być liczba całkowita.", "integer")
    return parse_integer(_as_text(cell), least=column.minimum, most=most)


def _money(column: Column, cell: Cell, _reading: Reading) -> int:
    negative = column.minimum < 0
    if isinstance(cell, float):
        if not math.isfinite(cell):
            raise refused("W tej kolumnie ma być liczba.", "money")
        rounded = round(cell, 2)
        if not math.isclose(cell, rounded, abs_tol=1e-7):
            raise refused("Liczba ma więcej niż dwa miejsca po przecinku. Zaokrąglij ją.", "money")
        return parse_money(f"{Decimal(repr(rounded)):.2f}", negative=negative)
    if isinstance(cell, bool):
        raise refused("W tej kolumnie ma być liczba.", "money")
    return parse_money(_as_text(cell), negative=negative)


def _date(column: Column, cell: Cell, reading: Reading) -> date:
    day = _any_date(column, cell, reading.today)
    if not _FIRST_DAY <= day <= _LAST_DAY:
        raise refused(f"Rok {day.year} jest poza zakresem. Wpisz rok od 1900 do 2100.", "date")
    return day.replace(day=1) if column.meaning is Meaning.MONTH else day


def _any_date(column: Column, cell: Cell, today: date) -> date:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if not isinstance(cell, str):
        _refuse_bare_number(cell)
    typed = _as_text(cell)
    if column.meaning is Meaning.MONTH:
        found = _MONTH_YEAR.fullmatch(typed.strip())
        turned = _YEAR_MONTH.fullmatch(typed.strip())
        if found or turned:
            month, year = (found[1], found[2]) if found else (turned[2], turned[1])  # type: ignore[index]
            typed = f"1.{month}.{year}"
    return parse_date(typed, today=today, toward=Toward.PAST if column.past else Toward.ANY)


def _refuse_bare_number(cell: Cell) -> None:
    """A number in a date column may be a date without its format or 010524 without its nought: nobody knows."""
    digits = _as_text(cell)
    if len(digits) not in _DATES_IN_DIGITS or not digits.isdigit():
        raise refused(
            f"W komórce jest liczba {digits[:40]}, a nie data. Nadaj kolumnie format daty albo wpisz "
            "datę, np. 01.05.2026.",
            "date",
        )


def _time(_column: Column, cell: Cell, _reading: Reading) -> time:
    if isinstance(cell, datetime):
        cell = cell.time()
    if isinstance(cell, time):
        minutes = min(cell.hour * 60 + cell.minute + (cell.second >= 30), 24 * 60 - 1)
        return time(minutes // 60, minutes % 60)
    return parse_time(_as_text(cell))


def _yes_no(_column: Column, cell: Cell, _reading: Reading) -> bool:
    return cell if isinstance(cell, bool) else parse_yes_no(_as_text(cell))


def _choice(column: Column, cell: Cell, reading: Reading) -> Any:
    typed = clean_text(_as_text(cell), LINE_LENGTH)
    return find_choice(column, typed, reading.dictionaries, reading.new_entries)


def _number(_column: Column, cell: Cell, _reading: Reading) -> str:
    return clean_text(_as_text(cell), LINE_LENGTH)


def _numbers(_column: Column, cell: Cell, _reading: Reading) -> tuple[str, ...]:
    parts = (clean_text(part, LINE_LENGTH) for part in _BETWEEN_NUMBERS.split(_as_text(cell)))
    return tuple(dict.fromkeys(part for part in parts if part))


def _keys(column: Column, cell: Cell, reading: Reading) -> list[str]:
    if column.labels:
        parts = _numbers(column, cell, reading)
        return [find_choice(column, part, reading.dictionaries, []) for part in parts]
    if not isinstance(cell, str | int | float):
        raise refused(
            "Arkusz zamienił numer zadania na datę. Nadaj kolumnie format tekstu i wpisz np. 15.3.",
            "choice",
        )
    dictionary = reading.dictionaries[column.dictionary]
    typed = repr(cell) if isinstance(cell, float) else str(cell)
    if isinstance(cell, float) and f"{typed}0" in dictionary.entries:
        raise refused(
            f"Nie wiadomo, czy {typed} to {typed}, czy {typed}0: arkusz zamienił tekst na liczbę. "
            "Nadaj kolumnie format tekstu.",
            "choice",
        )
    keys: list[str] = []
    for part in filter(None, (part.strip() for part in _BETWEEN_NUMBERS.split(typed))):
        key = dictionary.find(part)
        if key is None:
            known = ", ".join(entry.key for entry in dictionary.in_order())
            raise refused(f"Nie ma zadania „{part[:40]}”. Wpisz numery z listy: {known}.", "choice")
        keys.append(key)
    return list(dict.fromkeys(keys))


_READERS: dict[CellType, Callable[[Column, Cell, Reading], Any]] = {
    CellType.TEXT: _text,
    CellType.INTEGER: _integer,
    CellType.MONEY: _money,
    CellType.DATE: _date,
    CellType.TIME: _time,
    CellType.YES_NO: _yes_no,
    CellType.CHOICE: _choice,
    CellType.NUMBER_OF: _number,
    CellType.LIST_OF: _numbers,
}
