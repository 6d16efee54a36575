"""Plain rows of a workbook, sheet by sheet: what the writer writes and the second counter counts."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from tests.acceptance.workbook import WorkbookWriter


class Book:
    """Rows by sheet; numbers are given in the order of adding."""

    def __init__(self) -> None:
        self.rows: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, sheet: str, **values: Any) -> str:
        """Add a row with a number of its own; returns the number."""
        number = f"{sheet}-{len(self.rows[sheet]) + 1:04d}"
        self.put(sheet, number=number, **values)
        return number

    def put(self, sheet: str, **values: Any) -> None:
        """Add a row of a sheet without numbers (settings, dictionaries)."""
        filled = {key: value for key, value in values.items() if value is not None}
        self.rows[sheet].append(filled)

    def writer(self, description: Mapping[str, Any]) -> WorkbookWriter:
        """The same rows as a workbook to be saved."""
        book = WorkbookWriter(description)
        for sheet, rows in self.rows.items():
            for row in rows:
                book.add(sheet, **row)
        return book
