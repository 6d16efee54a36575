"""The empty workbook to fill in: one sheet per record kind, or the flat start sheet."""

from collections.abc import Sequence
from datetime import date, time
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from mgops_desktop.sheets.book import dress_header, format_of, width_of
from mgops_desktop.sheets.describe import choices_of
from mgops_desktop.sheets.description import EXAMPLE, FORMAT, CellType, Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries
from mgops_desktop.sheets.kinds.start import START
from mgops_desktop.sheets.matching import FORMAT_SHEET, MARKER
from mgops_desktop.workbooks import workbook_bytes

LISTS_SHEET = "_listy"
_FIRST_ROW, _LAST_ROW = 3, 5_000
_EXAMPLE_FONT = Font(italic=True, color="FF7B8794")
_PROMPT_LENGTH, _PROMPT_TITLE_LENGTH = 255, 32
_YES_NO = ("tak", "nie")
_EXAMPLES: dict[CellType, Any] = {
    CellType.TEXT: "",
    CellType.INTEGER: 1,
    CellType.MONEY: 1,
    CellType.DATE: date(2026, 3, 2),
    CellType.TIME: time(10, 0),
    CellType.YES_NO: "nie",
}
_LATER = ("ended", "valid_to", "planned_end", "handed_over", "decided", "next_day")


def template(sheets: Sequence[Sheet], dictionaries: Dictionaries) -> bytes:
    """Return the workbook to fill in; its example rows are ignored by the import."""
    book = Workbook()
    book.remove(book.active)
    lists = _Lists(dictionaries)
    for sheet in sheets:
        _write_sheet(book, sheet, lists)
    lists.write(book)
    marks = book.create_sheet(FORMAT_SHEET)
    marks.sheet_state = "hidden"
    marks.append(["format", FORMAT])
    return workbook_bytes(book)


def start_template(dictionaries: Dictionaries) -> bytes:
    """Return the flat sheet for beginners: one row per person."""
    return template([START], dictionaries)


class _Lists:
    """The choices of all columns, in a hidden sheet that the cells point to."""

    def __init__(self, dictionaries: Dictionaries) -> None:
        self._dictionaries = dictionaries
        self._columns: dict[tuple[str, ...], str] = {}

    def range_of(self, column: Column) -> str | None:
        """Return where the choices of a column will stand, None for a column without choices."""
        if column.type is CellType.YES_NO:
            labels: tuple[str, ...] = _YES_NO
        else:
            labels = tuple(label for _key, label in choices_of(column, self._dictionaries))
        if not labels:
            return None
        if labels not in self._columns:
            self._columns[labels] = get_column_letter(len(self._columns) + 1)
        letter = self._columns[labels]
        return f"'{LISTS_SHEET}'!${letter}$1:${letter}${len(labels)}"

    def first_of(self, column: Column) -> str:
        choices = choices_of(column, self._dictionaries)
        return choices[0][1] if choices else ""

    def write(self, book: Any) -> None:
        page = book.create_sheet(LISTS_SHEET)
        page.sheet_state = "hidden"
        for labels, letter in self._columns.items():
            for row, label in enumerate(labels, 1):
                page[f"{letter}{row}"] = label


def _write_sheet(book: Any, sheet: Sheet, lists: _Lists) -> None:
    page = book.create_sheet(sheet.title)
    page.row_dimensions[1].hidden = True
    page.row_dimensions[2].height = 32
    page.freeze_panes = "B3"
    page.append([*(column.key for column in sheet.columns), f"{MARKER}{sheet.key}"])
    for index, column in enumerate(sheet.columns, 1):
        letter = get_column_letter(index)
        page[f"{letter}2"].value = column.header
        dress_header(page[f"{letter}2"], column.required)
        page.column_dimensions[letter].width = width_of(column)
        number_format = format_of(column)
        _write_example(page[f"{letter}{_FIRST_ROW}"], sheet, column, lists)
        if number_format:
            page.column_dimensions[letter].number_format = number_format
            page[f"{letter}{_FIRST_ROW}"].number_format = number_format
        page.add_data_validation(_validation(column, letter, lists))


def _write_example(cell: Any, sheet: Sheet, column: Column, lists: _Lists) -> None:
    cell.value = example_of(sheet, column, lists.first_of(column)) or None
    cell.font = _EXAMPLE_FONT


def example_of(sheet: Sheet, column: Column, first_choice: str) -> Any:
    """Return what the example row of a sheet shows in a column."""
    if column.key == sheet.named_by:
        return (
            f"{EXAMPLE}-1" if column.key in ("number", "family") else f"{EXAMPLE}: {column.example}"
        )
    if column.type in (CellType.NUMBER_OF, CellType.LIST_OF):
        return f"{EXAMPLE}-1" if column.required else ""
    if column.example:
        return column.example
    if column.type is CellType.YES_NO and column.default:
        return _YES_NO[0]
    if column.key in _LATER or (not column.required and column.type is CellType.DATE):
        return ""
    return first_choice if column.type is CellType.CHOICE else _EXAMPLES[column.type]


def _validation(column: Column, letter: str, lists: _Lists) -> DataValidation:
    """Offer the choices and show the help of a column; what is typed besides is checked by the import."""
    choices = lists.range_of(column)
    rule = DataValidation(type="list", formula1=choices) if choices else DataValidation()
    rule.add(f"{letter}{_FIRST_ROW}:{letter}{_LAST_ROW}")
    rule.allow_blank = True
    rule.showErrorMessage = False
    rule.promptTitle = column.header[:_PROMPT_TITLE_LENGTH]
    needed = "Wymagane. " if column.required else ""
    rule.prompt = (needed + column.help).strip()[:_PROMPT_LENGTH] or None
    rule.showInputMessage = rule.prompt is not None
    return rule
