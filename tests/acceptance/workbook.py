"""Writes import workbooks from what `template --describe` prints, and from nothing else.

Imports nothing of the program: it stands for any other program that hands its data over.
"""

from collections.abc import Iterable, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Value = str | int | float | Decimal | bool | date | time | Iterable[str] | None


class WorkbookWriter:
    """Collects rows by sheet key and writes them as a workbook.

    Values are plain Python: True and False become "tak" and "nie", lists of numbers are joined with semicolons,
    choices may be given by key or by label.
    """

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._format = description["format"]
        self._sheets = {sheet["key"]: sheet for sheet in description["sheets"]}
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, sheet: str, **values: Value) -> None:
        """Add one row; raises KeyError for a sheet or a column that the description does not have."""
        columns = {column["key"] for column in self._sheets[sheet]["columns"]}
        unknown = values.keys() - columns
        if unknown:
            raise KeyError(f"{sheet} has no column {', '.join(sorted(unknown))}")
        self._rows.setdefault(sheet, []).append(
            {key: _cell(value) for key, value in values.items()}
        )

    def save(self, path: Path) -> Path:
        """Write the sheets that have rows; keys in a hidden first row, headers in the second."""
        book = Workbook(write_only=True)
        for key, rows in self._rows.items():
            self._write(book, self._sheets[key], rows)
        marks = book.create_sheet("_format")
        marks.sheet_state = "hidden"
        marks.append(["format", self._format])
        book.save(path)
        return path

    def _write(self, book: Workbook, sheet: Mapping[str, Any], rows: list[dict[str, Any]]) -> None:
        page = book.create_sheet(sheet["title"])
        page.row_dimensions[1].hidden = True
        keys = [column["key"] for column in sheet["columns"]]
        page.append([*keys, f"sheet={sheet['key']}"])
        page.append([column["header"] for column in sheet["columns"]])
        for row in rows:
            page.append([row.get(key) for key in keys])


def _cell(value: Value) -> Any:
    if isinstance(value, bool):
        return "tak" if value else "nie"
    if value is None or isinstance(value, str | int | float | Decimal | date | time):
        return value
    return "; ".join(value)
