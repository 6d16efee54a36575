"""A list from the screen as a file: XLSX for people, CSV for other programs."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from mgops_desktop.sheets.csv_prefix import protected
from mgops_desktop.sheets.values import CellValue, shown

if TYPE_CHECKING:
    from mgops_desktop.sheets.book import Written

_TITLE_LENGTH = 31
_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


def list_as_xlsx(
    title: str,
    headers: Sequence[str],
    rows: Iterable[Sequence[CellValue]],
    *,
    practice: bool = False,
) -> "Written":
    """Write a list as a workbook; texts stay texts, what does not fit in a cell is in `problems`."""
    from mgops_desktop.sheets.book import Book  # noqa: PLC0415  heavy

    book = Book(practice)
    name = " ".join(title.translate(_NOT_IN_TITLES).split())[:_TITLE_LENGTH] or "Wykaz"
    book.add_list(name, headers, rows)
    return book.written(with_format=False)


def list_as_csv(headers: Sequence[str], rows: Iterable[Sequence[CellValue]]) -> bytes:
    """Write a list as CSV: UTF-8 with its mark, semicolons, an apostrophe before what could be a formula."""
    out = StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow([protected(header) for header in headers])
    for row in rows:
        writer.writerow([_text(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _text(value: CellValue) -> str:
    """Numbers and dates are no formulas: only texts get the apostrophe."""
    return protected(value) if isinstance(value, str) else shown(value)
