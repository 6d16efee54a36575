"""Writes import workbooks from what `template --describe` prints, and from nothing else.

Imports nothing of the program: it stands for any other program that hands its data over.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook

Value = str | int | float | Decimal | bool | date | time | Iterable[str] | None
Page = tuple[str, list[list[Any]]]
"""Title of a sheet and its rows: keys, headers, data."""


class WorkbookWriter:
    """Collects rows by sheet key and writes them as a workbook.

    Values are plain Python: True and False become "tak" and "nie", lists of numbers are joined with semicolons,
    choices may be given by key or by label and stand in the cell as their label.
    """

    def __init__(self, description: Mapping[str, Any]) -> None:
        self._format = description["format"]
        self._sheets = {sheet["key"]: sheet for sheet in description["sheets"]}
        self._labels = {
            (sheet["key"], column["key"]): {one["key"]: one["label"] for one in column["choices"]}
            for sheet in description["sheets"]
            for column in sheet["columns"]
        }
        self._rows: dict[str, list[dict[str, Any]]] = {}

    def add(self, sheet: str, /, **values: Value) -> None:
        """Add one row; raises KeyError for a sheet or a column that the description does not have."""
        columns = {column["key"] for column in self._sheets[sheet]["columns"]}
        unknown = values.keys() - columns
        if unknown:
            raise KeyError(f"{sheet} has no column {', '.join(sorted(unknown))}")
        cells = {key: self._cell(sheet, key, value) for key, value in values.items()}
        self._rows.setdefault(sheet, []).append(cells)

    def pages(self) -> Iterator[Page]:
        """The sheets that have rows; keys in the first row, headers in the second."""
        for key, rows in self._rows.items():
            columns = self._sheets[key]["columns"]
            keys = [column["key"] for column in columns]
            heads = [[*keys, f"sheet={key}"], [column["header"] for column in columns]]
            yield (
                self._sheets[key]["title"],
                heads + [[row.get(one) for one in keys] for row in rows],
            )

    def save(self, path: Path) -> Path:
        """Write the workbook; the row of keys and the sheet with the format number are hidden."""
        book = Workbook(write_only=True)
        for title, rows in self.pages():
            page = book.create_sheet(title)
            page.row_dimensions[1].hidden = True
            for row in rows:
                page.append(row)
        marks = book.create_sheet("_format")
        marks.sheet_state = "hidden"
        marks.append(["format", self._format])
        book.save(path)
        return path

    def _cell(self, sheet: str, column: str, value: Value) -> Any:
        if isinstance(value, bool):
            return "tak" if value else "nie"
        if isinstance(value, str):
            return self._labels[sheet, column].get(value, value)
        if value is None or isinstance(value, int | float | Decimal | date | time):
            return value
        return "; ".join(value)
