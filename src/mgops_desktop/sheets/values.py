"""Values of records as cells: for export, and to show what an import would change."""

from collections.abc import Callable
from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import UUID

from mgops_desktop.domain.wording import clock_time, short_date
from mgops_desktop.sheets.description import CellType, Column, Meaning
from mgops_desktop.sheets.dictionaries import Dictionaries
from mgops_desktop.sheets.moments import split_moment

CellValue = str | int | Decimal | date | time | None
NumberOf = Callable[[str, UUID], str]
"""Gives the number of a record: sheet key and id (or a family's neutral code)."""


def to_cell(
    column: Column, value: Any, dictionaries: Dictionaries, number_of: NumberOf
) -> CellValue:
    """Return what stands in the cell for a stored value; reading it gives the value again."""
    if column.meaning in (Meaning.MOMENT_DAY, Meaning.MOMENT_TIME):
        return split_moment(column, value)  # type: ignore[no-any-return]
    if value is None or value == "":
        return None
    if column.type in (CellType.NUMBER_OF, CellType.LIST_OF):
        return _numbers(column, value, number_of)
    if column.type is CellType.CHOICE:
        return _word(column, value, dictionaries)
    if column.meaning is Meaning.KEYS:
        return "; ".join(column.labels.get(key, key) for key in value) or None
    return _plain(column, value)


def _plain(column: Column, value: Any) -> CellValue:
    if column.type is CellType.YES_NO:
        return "tak" if value else "nie"
    if column.type is CellType.MONEY:
        return Decimal(value).scaleb(-2)
    return value  # type: ignore[no-any-return]


def _numbers(column: Column, value: Any, number_of: NumberOf) -> str | None:
    if column.type is CellType.NUMBER_OF:
        return number_of(column.sheet, value)
    return "; ".join(sorted(number_of(column.sheet, one) for one in value)) or None


def shown(cell: CellValue) -> str:
    """Return a cell as a person reads it."""
    if isinstance(cell, date):
        return short_date(cell)
    if isinstance(cell, time):
        return clock_time(cell)
    if isinstance(cell, Decimal):
        return f"{cell:.2f}".replace(".", ",")
    return "" if cell is None else str(cell)


def _word(column: Column, value: Any, dictionaries: Dictionaries) -> str:
    if not column.dictionary:
        return column.labels.get(value, str(value))
    dictionary = dictionaries[column.dictionary]
    label = dictionary.label(value)
    return label if dictionary.find(label) == value else str(value)
