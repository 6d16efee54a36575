"""Cells of an export that only stand for a value: a protected address, a text too long for a cell.

The import leaves the value behind such a cell as it is, so that an exported workbook still imports as equal.
"""

from typing import Any

from mgops_desktop.sheets.description import Column

PROTECTED_ADDRESS = "adres chroniony"
_TOO_LONG = "[tekst za długi dla arkusza"


class _Keep:
    """The only value of its kind: leave the record's field as it is."""

    def __repr__(self) -> str:
        return "KEEP"


KEEP: Any = _Keep()


def too_long(length: int) -> str:
    """Return what stands in a cell for a text that no spreadsheet cell can hold."""
    return f"{_TOO_LONG}: {length} znaków; wydrukuj go z programu]"


def is_mask(column: Column, text: str) -> bool:
    """Whether the text stands for a hidden value of this column."""
    if column.masked and text.strip().casefold() == PROTECTED_ADDRESS:
        return True
    return column.multiline and text.startswith(_TOO_LONG)
