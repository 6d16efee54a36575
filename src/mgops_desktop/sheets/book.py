"""Workbooks that the program writes: cells that never become formulas, and how the pages look."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from mgops_desktop.domain.errors import Problem
from mgops_desktop.sheets.description import FORMAT, CellType, Column, Sheet
from mgops_desktop.sheets.masks import too_long
from mgops_desktop.sheets.matching import FORMAT_SHEET, MARKER
from mgops_desktop.sheets.values import CellValue
from mgops_desktop.workbooks import streamed_sheet, workbook_bytes

LONGEST = 32_767
"""What one cell of a workbook holds, in UTF-16 units."""
DATE_FORMAT, TIME_FORMAT, MONEY_FORMAT, TEXT_FORMAT = "dd.mm.yyyy", "hh:mm", "#,##0.00", "@"
PRACTICE_MARK = "PLIK ĆWICZENIOWY"
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_HEADER_FONT = Font(bold=True, color="FF1F2933")
_HEADER_FILL = PatternFill("solid", fgColor="FFE4E9EE")
_REQUIRED_FILL = PatternFill("solid", fgColor="FFC9D8E6")
_HEADER_ALIGNMENT = Alignment(wrap_text=True, vertical="top")
_NARROW, _WIDE, _WIDEST = 12, 24, 50
_FORMATS = {
    CellType.DATE: DATE_FORMAT,
    CellType.TIME: TIME_FORMAT,
    CellType.MONEY: MONEY_FORMAT,
    CellType.INTEGER: "0",
    CellType.TEXT: TEXT_FORMAT,
    CellType.NUMBER_OF: TEXT_FORMAT,
    CellType.LIST_OF: TEXT_FORMAT,
}
_VALUE_FORMATS: dict[type, str] = {
    date: DATE_FORMAT,
    time: TIME_FORMAT,
    Decimal: MONEY_FORMAT,
}


@dataclass
class Written:
    """A written file, and what of it did not fit."""

    content: bytes
    problems: tuple[Problem, ...] = ()


@dataclass
class Book:
    """A workbook that is written row by row."""

    practice: bool = False
    problems: list[Problem] = field(default_factory=list)
    _book: Any = field(default_factory=lambda: Workbook(write_only=True))

    def add(
        self, sheet: Sheet, columns: Sequence[Column], rows: Iterable[Sequence[CellValue]]
    ) -> None:
        """Write a sheet that the import reads again: hidden keys, headers, rows."""
        page = self._page(sheet.title)
        page.row_dimensions[1].hidden = True
        page.freeze_panes = "B3"
        for index, column in enumerate(columns, 1):
            page.column_dimensions[get_column_letter(index)].width = width_of(column)
        page.append([*(column.key for column in columns), f"{MARKER}{sheet.key}"])
        page.append([header_cell(page, column.header, column.required) for column in columns])
        headers = [column.header for column in columns]
        for number, row in enumerate(rows, 3):
            page.append(self._cells(page, sheet.key, headers, number, row))

    def add_list(
        self, title: str, headers: Sequence[str], rows: Iterable[Sequence[CellValue]]
    ) -> None:
        """Write a list as it stands on the screen."""
        page = self._page(title)
        page.freeze_panes = "A2"
        for index, header in enumerate(headers, 1):
            wide = _WIDE if len(header) < _WIDE else _WIDEST
            page.column_dimensions[get_column_letter(index)].width = wide
        page.append([header_cell(page, header) for header in headers])
        for number, row in enumerate(rows, 2):
            page.append(self._cells(page, title, headers, number, row))

    def written(self, *, with_format: bool = True) -> Written:
        """Close the workbook; `with_format` adds the hidden sheet with the number of the format."""
        if with_format:
            marks = streamed_sheet(self._book, FORMAT_SHEET)
            marks.sheet_state = "hidden"
            marks.append(["format", FORMAT])
        return Written(workbook_bytes(self._book), tuple(self.problems))

    def _page(self, title: str) -> Any:
        page = streamed_sheet(self._book, title)
        page.page_setup.orientation = "landscape"
        page.page_setup.paperSize = Worksheet.PAPERSIZE_A4
        if self.practice:
            page.oddHeader.right.text = PRACTICE_MARK
        page.oddFooter.right.text = "strona &P z &N"
        return page

    def _cells(
        self,
        page: Any,
        sheet: str,
        headers: Sequence[str],
        number: int,
        row: Sequence[CellValue],
    ) -> list[Any]:
        cells = []
        for header, value in zip(headers, row, strict=True):
            if isinstance(value, str) and utf16_length(value) > LONGEST:
                self.problems.append(_does_not_fit(sheet, number, header, value))
                value = too_long(len(value))  # noqa: PLW2901  the text itself cannot stand here
            cells.append(safe_cell(page, value))
        return cells


def safe_cell(page: Any, value: CellValue) -> Any:
    """Return what `append` takes for a value; a text stays the text it is."""
    if isinstance(value, str):
        text = _NOT_IN_XML.sub("", value)
        if not text.startswith(("=", "#", "'")):
            return text
        cell = WriteOnlyCell(page, value=text)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell
    number_format = _VALUE_FORMATS.get(type(value))
    if number_format is None:
        return value
    cell = WriteOnlyCell(page, value=value)
    cell.number_format = number_format
    return cell


def header_cell(page: Any, text: str, required: bool = False) -> Any:
    """Return a cell of the header row of a sheet that is written row by row."""
    cell = WriteOnlyCell(page, value=text)
    dress_header(cell, required)
    return cell


def dress_header(cell: Any, required: bool) -> None:
    """Make a cell look like a header; required columns are darker."""
    cell.font = _HEADER_FONT
    cell.fill = _REQUIRED_FILL if required else _HEADER_FILL
    cell.alignment = _HEADER_ALIGNMENT


def format_of(column: Column) -> str | None:
    """Return the number format of a whole column, None for the spreadsheet's own."""
    return _FORMATS.get(column.type)


def width_of(column: Column) -> int:
    """Return the width of a column in characters."""
    if column.multiline:
        return _WIDEST
    short = column.type in (CellType.DATE, CellType.TIME, CellType.INTEGER, CellType.YES_NO)
    return _NARROW if short else _WIDE


def utf16_length(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _does_not_fit(sheet: str, row: int, header: str, text: str) -> Problem:
    return Problem(
        f"Tekst ma {len(text)} znaków, a komórka arkusza mieści {LONGEST}. Nie ucięto go: w arkuszu "
        "jest informacja zamiast tekstu. Wydrukuj go z programu.",
        sheet=sheet,
        row=row,
        column=header,
        code="too_long",
    )
