"""The program as the comparison sees it: rows in, figures out, in this process.

The only helper here that imports the program. Files and commands are tested in test_real_centres.py.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session
from tests.acceptance.rows import Book
from tests.conftest_database import CLOCK

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.figure import Figure, PartKind
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.engine import compute
from mgops_desktop.indicators.listing import FigureList, figure_list
from mgops_desktop.operations.importing import import_workbook
from mgops_desktop.operations.visit import bin_record
from mgops_desktop.sheets.describe import describe
from mgops_desktop.sheets.dictionaries import shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.raw import RawRow, RawSheet, RawWorkbook
from mgops_desktop.storage.access import question
from mgops_desktop.storage.database import Database
from mgops_desktop.storage.tables import KINDS

DESCRIPTION = describe(SHEETS, shipped_dictionaries())
TODAY = CLOCK.today()


def put_in(database: Database, book: Book) -> None:
    """Import the rows; what the book wants binned goes into the bin afterwards."""
    result = database.change(import_workbook, _as_read(book))
    assert result.plan.errors == (), result.plan.errors[:3]
    put_into_bin(database, book)


def put_into_bin(database: Database, book: Book) -> None:
    """Put into the bin what the book wants there."""
    for sheet, number in book.binned:
        record = database.read(_id_of, sheet, number)
        if record is not None:  # else it went there with what it belongs to
            database.change(bin_record, sheet, record, "pomyłka")


def _as_read(book: Book) -> RawWorkbook:
    """The workbook as the reader would hand it over, without writing and reading a file."""
    sheets = [
        RawSheet(title, tuple(RawRow(n, tuple(row)) for n, row in enumerate(rows, start=1)))
        for title, rows in book.writer(DESCRIPTION).pages()
    ]
    return RawWorkbook("skoroszyt.xlsx", tuple(sheets))


@question("numer zapisu", None)
def _id_of(session: Session, kind: str, number: str) -> Any:
    table: Any = KINDS[kind]
    return session.scalars(select(table.id).where(table.number == number)).one_or_none()


def figures(
    database: Database, first: date, last: date, today: date = TODAY
) -> dict[str, Decimal | None]:
    """Every figure of the catalogue with all its parts, as it is counted on a day."""
    database.clock = FixedClock.on(today)
    return dict(_values(database.read(compute, Period(first, last))))


def _values(found: Mapping[str, Figure]) -> Iterator[tuple[str, Decimal | None]]:
    for one in found.values():
        yield one.key, _number(one)
        for _shape, parts in one.breakdowns:
            for part in parts.values():
                yield part.key, _number(part)


def _number(one: Figure) -> Decimal | None:
    return None if one.value is None else Decimal(one.value)


def list_of(database: Database, key: str, first: date, last: date) -> FigureList:
    """The list behind a figure."""
    return database.read(figure_list, key, Period(first, last))


class PartSum(NamedTuple):
    """A breakdown "z tego": its figure, the whole and the sum of the parts."""

    key: str
    by: str
    whole: Decimal
    parts: Decimal


def part_sums(database: Database, first: date, last: date) -> list[PartSum]:
    """Every breakdown that must add up."""
    return [
        PartSum(one.key, shape.by, Decimal(one.value or 0), sum(map(_value, parts.values())))
        for one in database.read(compute, Period(first, last)).values()
        for shape, parts in one.breakdowns
        if shape.kind is PartKind.ALL_OF
    ]


def _value(part: Figure) -> Decimal:
    return Decimal(part.value or 0)
