"""The report as a workbook: its texts on the first sheet, each table and chart on its own.

What a person typed is written as text and never becomes a formula.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from decimal import Decimal

from openpyxl import Workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.reports.as_json import plain
from mgops_desktop.reports.blocks import (
    PRACTICE_MARK,
    Block,
    Cell,
    Chart,
    Definition,
    Fields,
    FigureTable,
    Heading,
    ListBlock,
    Note,
    Picture,
    Report,
    Section,
    Signatures,
    Source,
    Stamp,
    Text,
    Title,
)
from mgops_desktop.reports.render.office_text import writable
from mgops_desktop.reports.render.word_parts import FONT
from mgops_desktop.workbooks import workbook_bytes

LONGEST = 32_767  # what one cell of a workbook holds, in UTF-16 units
_TEXTS = "Treść"
_NUMBER = re.compile(r"(-?)([1-9]\d{0,2}(?:[ \u00a0\u202f]?\d{3})*|0)(?:,(\d+))?([ \u00a0]zł)?")
_BLANKS = re.compile(r"[ \u00a0\u202f]")
_NOT_IN_NAMES = re.compile(r"[\\/?*\[\]:]")
_WIDEST, _TEXT_WIDTH = 70, 100

Value = Cell | str


def render_xlsx(report: Report, *, created: datetime | None = None) -> bytes:
    """Write the report as a workbook.

    Raises UserError naming every text that is longer than a cell holds; nothing is cut.
    """
    writer = _Writer(report, created)
    for section in report.sections:
        writer.section(section)
    return writer.written()


class _Writer:
    def __init__(self, report: Report, created: datetime | None) -> None:
        self._book = Workbook()
        self._book.properties.title = writable(report.title)
        self._book.properties.creator = writable(report.centre.name)
        if created is not None:
            self._book.properties.created = created.replace(tzinfo=None)
        self._report = report
        self._problems: list[Problem] = []
        self._texts = self._book.active
        self._texts.title = _TEXTS
        _set_up_page(self._texts, report)
        self._widths: dict[str, list[int]] = {}

    def written(self) -> bytes:
        if self._problems:
            raise UserError(
                f"Arkusz nie pomieści tekstu dłuższego niż {LONGEST} znaków w jednej komórce. "
                "Niczego nie zapisano i niczego nie ucięto. Skróć wskazany tekst albo wybierz "
                "zapis do PDF lub Worda.",
                self._problems,
            )
        for sheet in self._book.worksheets:
            _set_widths(sheet)
        return workbook_bytes(self._book)

    def section(self, section: Section) -> None:
        if section.level:
            self._text(section.title, bold=True)
        for block in section.blocks:
            self._block(block)

    def _block(self, block: Block) -> None:  # noqa: PLR0912 – one line for each kind of block
        match block:
            case Title():
                self._text(block.text, bold=True)
                self._lines(block.lines)
                self._rows(self._texts, block.details)
            case Heading():
                self._text(block.text, bold=True)
            case Text():
                self._lines(map(plain, block.paragraphs))
            case ListBlock():
                for i, item in enumerate(block.items):
                    self._text(f"{block.marker(i)} {plain(item)}")
            case FigureTable():
                self._table(block)
            case Fields():
                self._rows(self._texts, block.rows)
            case Chart():
                self._chart(block)
            case Picture():
                self._text(block.alternative)
            case Signatures():
                self._lines(block.signers)
            case Stamp():
                self._lines(block.beside)
            case Note():
                self._text(block.text)
            case Source():
                self._lines((plain(block.content), block.credit))
            case Definition():
                self._lines((block.label, block.told))

    def _table(self, block: FigureTable) -> None:
        sheet = self._sheet(block.caption or block.label_header)
        heads = (block.label_header, *(column.header for column in block.columns))
        self._rows(sheet, [heads], bold=True)
        for row in block.rows:
            self._rows(sheet, [(row.label, *row.cells)], bold=row.total)
            sheet.cell(sheet.max_row, 1).alignment = Alignment(
                indent=row.indent, wrap_text=True, vertical="top"
            )
        self._rows(sheet, [(block.below,)] if block.below else [])
        self._text(f"{block.below or block.label_header} – arkusz „{sheet.title}”")

    def _chart(self, block: Chart) -> None:
        sheet = self._sheet(block.caption)
        self._rows(sheet, [("", *block.series)], bold=True)
        self._rows(sheet, [(r.label, *(mark.cell for mark in r.marks)) for r in block.rows])
        self._rows(sheet, [(block.caption,)])
        self._text(f"{block.caption} – arkusz „{sheet.title}”")

    def _sheet(self, caption: str) -> Worksheet:
        """A new sheet named by the number of the caption ("Tabela 1")."""
        name = _NOT_IN_NAMES.sub(" ", writable(caption).split(".")[0])[:25].strip() or "Tabela"
        taken = {sheet.title.lower() for sheet in self._book.worksheets}
        free, count = name, 1
        while free.lower() in taken:
            count += 1
            free = f"{name} ({count})"
        sheet = self._book.create_sheet(free)
        _set_up_page(sheet, self._report)
        sheet.freeze_panes = "B2"
        return sheet

    def _lines(self, texts: Iterable[str]) -> None:
        for text in texts:
            if text:
                self._text(text)

    def _text(self, text: str, *, bold: bool = False) -> None:
        self._rows(self._texts, [(text,)], bold=bold)

    def _rows(
        self, sheet: Worksheet, rows: Iterable[Sequence[Value]], *, bold: bool = False
    ) -> None:
        for values in rows:
            at = sheet.max_row + 1 if sheet.max_row > 1 or sheet["A1"].value is not None else 1
            for column, value in enumerate(values, 1):
                self._put(sheet.cell(at, column), value, bold=bold)

    def _put(self, cell: SheetCell, value: Value, *, bold: bool) -> None:
        """Write a text as text; a figure, and what is said to be a number, as a number."""
        text = writable(value.text if isinstance(value, Cell) else value)
        cell.font = Font(name=FONT, bold=bold)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        is_number = isinstance(value, Cell) and (value.is_number or value.figure)
        number = as_number(text) if is_number else None
        if number is not None:
            cell.value, cell.number_format = number
            return
        if len(text.encode("utf-16-le")) // 2 > LONGEST:
            self._problems.append(
                Problem(
                    f"Tekst ma {len(text)} znaków: „{text[:60]}…”",
                    sheet=cell.parent.title,
                    row=cell.row,
                    column=cell.column_letter,
                )
            )
            return
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = True


def as_number(text: str) -> tuple[int | Decimal, str] | None:
    """Read a figure as printed ("1 234", "1 234,50 zł"): its value and its number format."""
    found = _NUMBER.fullmatch(text)
    if found is None:
        return None
    sign, whole, fraction, unit = found.groups()
    digits = sign + _BLANKS.sub("", whole)
    form = "#,##0" + ("." + "0" * len(fraction) if fraction else "") + (' "zł"' if unit else "")
    return (Decimal(f"{digits}.{fraction}") if fraction else int(digits)), form


def _set_up_page(sheet: Worksheet, report: Report) -> None:
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    # "&" begins a code in heads and feet of a sheet
    sheet.oddHeader.left.text = writable(report.centre.name).replace("&", "&&")[:200]
    sheet.oddHeader.right.text = PRACTICE_MARK if report.practice else ""
    sheet.oddFooter.right.text = "strona &P z &N"


def _set_widths(sheet: Worksheet) -> None:
    for column in sheet.iter_cols():
        longest = max(len(str(cell.value or "")) for cell in column)
        letter = column[0].column_letter
        widest = _TEXT_WIDTH if sheet.title == _TEXTS and letter == "A" else _WIDEST
        sheet.column_dimensions[letter].width = min(max(longest + 2, 8), widest)
