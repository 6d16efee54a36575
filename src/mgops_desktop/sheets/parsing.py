"""Rows of a recognised sheet as values of records; what is wrong is said per row and column."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.sheets.cells import Reading, is_blank, read_cell
from mgops_desktop.sheets.description import EXAMPLE, CellType, Column, Meaning, Sheet
from mgops_desktop.sheets.kinds.centre import DICTIONARY_ENTRY
from mgops_desktop.sheets.masks import KEEP
from mgops_desktop.sheets.moments import join_moments
from mgops_desktop.sheets.raw import Cell, RawRow

_CHECK_EVERY = 1_000
_REMEMBERED = 50_000
_REMEMBERED_LENGTH = 60
Memo = dict[tuple[str, str], Any]
"""Values of short texts by column: the same words come again and again."""


@dataclass(frozen=True)
class ParsedRow:
    """One row as values by attribute; references are still numbers.

    `source` is the sheet of the file, which is another than `sheet` for rows that come from the start sheet. `hidden`
    are the columns whose cell only stands for a value that the file does not show.
    """

    sheet: Sheet
    source: str
    row: int
    values: dict[str, Any]
    hidden: tuple[str, ...] = ()

    @property
    def identity(self) -> tuple[Any, ...]:
        return identity_of(self.sheet, self.values)


@dataclass
class Parsed:
    """What came of the rows of one sheet.

    `numbers` are those of all its rows, also of faulty ones; `new_entries` rows for dictionaries that grew.
    """

    sheet: Sheet
    rows: list[ParsedRow] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    new_entries: list[ParsedRow] = field(default_factory=list)
    count: int = 0


def identity_of(sheet: Sheet, values: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what a row or a record is found by."""
    return tuple(values.get(sheet.column(key).attribute) for key in sheet.identity)


def parse_rows(
    sheet: Sheet,
    columns: Mapping[int, Column],
    rows: Sequence[RawRow],
    reading: Reading,
    step: Callable[[int], None] = lambda _done: None,
) -> Parsed:
    """Parse all rows; empty ones and examples are left out.

    `step` is called after each thousand rows; what it raises stops the parsing.
    """
    parsed = Parsed(sheet)
    memo: Memo = {}
    naming = [index for index, column in columns.items() if column.key == sheet.named_by]
    for position, raw in enumerate(rows):
        if position % _CHECK_EVERY == 0:
            step(position)
        cells = {index: raw.cells[index] for index in columns if index < len(raw.cells)}
        if all(map(is_blank, cells.values())) or _is_example(naming, cells):
            continue
        parsed.count += 1
        _parse_row(parsed, raw.number, columns, cells, reading, memo)
    return parsed


def _is_example(naming: Sequence[int], cells: Mapping[int, Cell]) -> bool:
    return any(str(cells.get(index)).strip().upper().startswith(EXAMPLE) for index in naming)


def _parse_row(
    parsed: Parsed,
    row: int,
    columns: Mapping[int, Column],
    cells: Mapping[int, Cell],
    reading: Reading,
    memo: Memo,
) -> None:
    sheet = parsed.sheet
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for index, column in columns.items():
        try:
            values[column.key] = _value(column, cells.get(index), reading, memo)
            if reading.new_entries:
                _take_new_entries(parsed, row, column, reading)
        except UserError as error:
            code = error.problems[0].code if error.problems else "value"
            problems.append(problem(sheet.key, row, column, code, error.message))
    number = values.get("number")
    if isinstance(number, str):
        parsed.numbers.add(number)
    try:
        by_attribute = dict(_by_attribute(sheet, columns.values(), values))
    except UserError as error:
        problems.append(Problem(error.message, sheet=sheet.key, row=row, code="moment"))
    if problems:
        parsed.problems += problems
    else:
        hidden = tuple(column.key for column in columns.values() if _is_hidden(column, values))
        parsed.rows.append(ParsedRow(sheet, sheet.key, row, by_attribute, hidden))


def _is_hidden(column: Column, values: Mapping[str, Any]) -> bool:
    return values.get(column.key) is KEEP and not column.kept_if_empty


def _take_new_entries(parsed: Parsed, row: int, column: Column, reading: Reading) -> None:
    for dictionary, key, label in reading.new_entries:
        position = reading.dictionaries[dictionary].entries[key].position
        values = {"dictionary": dictionary, "key": key, "label": label, "position": position}
        parsed.new_entries.append(ParsedRow(DICTIONARY_ENTRY, "", row, values))
        message = (
            f"Nowa pozycja słownika „{column.header}”: {label}. Sprawdź, czy to nie literówka."
        )
        parsed.warnings.append(problem(parsed.sheet.key, row, column, "new_entry", message))
    reading.new_entries.clear()


def _value(column: Column, cell: Cell, reading: Reading, memo: Memo) -> Any:
    if is_blank(cell):
        return _nothing(column)
    if not isinstance(cell, str) or len(cell) > _REMEMBERED_LENGTH:
        return _something(column, read_cell(column, cell, reading))
    known = memo.get((column.key, cell), memo)
    if known is not memo:
        return known
    value = _something(column, read_cell(column, cell, reading))
    if len(memo) < _REMEMBERED:
        memo[column.key, cell] = value
    return value


def _something(column: Column, value: Any) -> Any:
    """Return the value, or what an empty cell means where nothing was left of it."""
    return _nothing(column) if value in ("", (), []) else value


def _nothing(column: Column) -> Any:
    if column.required:
        message = f"Brak wartości. Kolumna „{column.header}” jest wymagana."
        raise UserError(message, [Problem(message, code="required")])
    return empty_value(column)


def empty_value(column: Column) -> Any:
    """Return what an empty cell means in a record."""
    if column.kept_if_empty:
        return KEEP
    if column.type is CellType.LIST_OF:
        return ()
    if column.meaning is Meaning.KEYS:
        return []
    if column.default is not None:
        return column.default
    in_text = column.type is CellType.TEXT or (column.dictionary or column.as_text)
    return "" if in_text else None


def _by_attribute(
    sheet: Sheet, columns: Any, values: Mapping[str, Any]
) -> Iterator[tuple[str, Any]]:
    """Yield (attribute, value) of what was read; two columns of a moment become one value."""
    for column in columns:
        if column.key not in values or values[column.key] is KEEP:
            continue
        if column.meaning is Meaning.MOMENT_DAY:
            yield join_moments(sheet, column, values)
        elif column.meaning is not Meaning.MOMENT_TIME:
            yield column.attribute, values[column.key]


def problem(sheet: str, row: int | None, column: Column | None, code: str, message: str) -> Problem:
    """Make a problem that says where it stands."""
    return Problem(
        message,
        field=column.key if column else None,
        sheet=sheet,
        row=row,
        column=column.header if column else None,
        code=code,
    )
