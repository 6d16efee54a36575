"""Plain rows of a workbook, sheet by sheet: what the writer writes and the second counter counts."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from tests.acceptance.workbook import WorkbookWriter

Rows = dict[str, list[dict[str, Any]]]
Ref = tuple[str, str]
"""Sheet and number of a row."""

GO_ALONG = frozenset(
    {
        ("nk_form", "procedure"),
        ("diagnostic_group", "procedure"),
        ("letter", "family"),
        ("difficulty_report", "family"),
        ("court_order", "family"),
        ("placement", "family"),
        ("monitored_child", "family"),
        ("pro_life_support", "family"),
        ("family_meeting", "family"),
        ("reminder", "family"),
    }
)
"""Columns that may be empty; where one names a record, the row goes into the bin with it."""


class Book:
    """Rows by sheet; numbers are given in the order of adding."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)
        self.binned: list[Ref] = []

    def add(self, sheet: str, **values: Any) -> str:
        """Add a row with a number of its own; returns the number."""
        number = f"{sheet}-{len(self.rows[sheet]) + 1:04d}"
        self.put(sheet, number=number, **values)
        return number

    def put(self, sheet: str, **values: Any) -> None:
        """Add a row of a sheet without numbers (settings, dictionaries)."""
        filled = {key: value for key, value in values.items() if value is not None}
        self.rows[sheet].append(filled)

    def bin(self, sheet: str, number: str) -> None:
        """Have a record put into the bin once it is imported."""
        self.binned.append((sheet, number))

    def writer(self, description: Mapping[str, Any]) -> WorkbookWriter:
        """The same rows as a workbook to be saved."""
        book = WorkbookWriter(description)
        for sheet, rows in self.rows.items():
            for row in rows:
                book.add(sheet, **row)
        return book

    def counted(self, description: Mapping[str, Any]) -> Rows:
        """The rows as they count: without what is in the bin, and without what belongs to it."""
        references = {sheet["key"]: list(_references(sheet)) for sheet in description["sheets"]}
        out = set(self.binned)
        while True:
            more = {
                (sheet, row["number"])
                for sheet, rows in self.rows.items()
                for row in rows
                if "number" in row and _is_out(row, references[sheet], out)
            } - out
            if not more:
                break
            out |= more
        return {
            sheet: [
                _without(row, references[sheet], out)
                for row in rows
                if (sheet, row.get("number")) not in out
            ]
            for sheet, rows in self.rows.items()
        }


def _references(sheet: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Column, sheet it refers to, and whether a row comes and goes with that."""
    for column in sheet["columns"]:
        if (sheet["key"], column["key"]) == ("procedure", "family"):
            continue  # a neutral code of another file: it goes on joining the procedures of one family
        kind, _colon, target = column["type"].partition(":")
        if kind in ("number_of", "list_of"):
            goes_along = (sheet["key"], column["key"]) in GO_ALONG
            yield column["key"], target, column["required"] or goes_along


def _numbers(row: Mapping[str, Any], column: str) -> list[str]:
    value = row.get(column, [])
    return [value] if isinstance(value, str) else list(value)


def _is_out(row: Mapping[str, Any], references: list[tuple[str, str, bool]], out: set[Ref]) -> bool:
    return any(
        goes_along
        and (numbers := _numbers(row, column))
        and all((target, one) in out for one in numbers)
        for column, target, goes_along in references
    )


def _without(
    row: Mapping[str, Any], references: list[tuple[str, str, bool]], out: set[Ref]
) -> dict[str, Any]:
    """The row without references to what is out."""
    kept = dict(row)
    for column, target, _required in references:
        if column not in kept:
            continue
        left = [one for one in _numbers(row, column) if (target, one) not in out]
        kept[column] = left if not isinstance(row[column], str) else (left or [None])[0]
        if kept[column] is None:
            del kept[column]
    return kept
