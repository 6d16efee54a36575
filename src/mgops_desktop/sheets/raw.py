"""A file as it was read: sheets, rows, cells, nothing understood yet."""

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import NamedTuple

Cell = str | int | float | bool | date | datetime | time | None


class RawRow(NamedTuple):
    """A row with its number in the sheet, counted from 1 as the spreadsheet shows it."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RawSheet:
    """A sheet with its rows that hold something."""

    title: str
    rows: tuple[RawRow, ...]


@dataclass(frozen=True)
class RawWorkbook:
    """A file that was read; a CSV file is one sheet."""

    file_name: str
    sheets: tuple[RawSheet, ...]

    @property
    def row_count(self) -> int:
        return sum(len(sheet.rows) for sheet in self.sheets)
