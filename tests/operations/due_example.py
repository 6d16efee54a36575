"""An example of something that can be due: what is written, what then is due, and what takes it off the list."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.operations.importing.invented import family

Row = tuple[str, dict[str, Any]]


@dataclass(frozen=True)
class Example:
    """`listed_by` names the question; `explained` stands in the explanation; `done` are rows written afterwards."""

    listed_by: str
    rule: str
    rows: tuple[Row, ...]
    kind: str
    start: date
    alarm: date
    who: str
    explained: str
    done: tuple[Row, ...]
    case: dict[str, Any] | None = None

    def __str__(self) -> str:
        return f"{self.listed_by}-{self.rule}"

    def write(self, book: Any) -> None:
        """A family with its case, and the rows of the example."""
        family(book, 1, "Przykładowa", **(self.case or {}))
        put(book, self.rows)


def put(book: Any, rows: tuple[Row, ...]) -> None:
    for sheet, values in rows:
        book.add(sheet, **values)


def row(sheet: str, number: str, **values: Any) -> Row:
    return sheet, {"number": number, **values}


def day(text: str) -> date:
    return date.fromisoformat(text)
