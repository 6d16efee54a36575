"""Which sheet of the file is which, and which of its columns is which: by key, else by header, never by position."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import listing
from mgops_desktop.sheets.description import FORMAT, Column, Sheet
from mgops_desktop.sheets.mapping import Mappings, columns_by_header
from mgops_desktop.sheets.parsing import problem
from mgops_desktop.sheets.raw import Cell, RawRow, RawSheet, RawWorkbook

MARKER = "sheet="
"""What the hidden first row says after its last key, e.g. "sheet=person"."""
FORMAT_SHEET = "_format"
_LOOKED_AT = 10
_ENOUGH = 3


@dataclass(frozen=True)
class Recognised:
    """A sheet of the file that is understood: its columns by position, and its rows of data."""

    sheet: Sheet
    title: str
    columns: Mapping[int, Column]
    rows: Sequence[RawRow]


@dataclass
class Recognition:
    """All that is understood of a file, and what is not."""

    sheets: list[Recognised] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)


def recognise(
    workbook: RawWorkbook,
    sheets: Sequence[Sheet],
    mappings: Mappings,
    chosen: Mapping[str, str] | None = None,
) -> Recognition:
    """Recognise the sheets of a file.

    `mappings` are the kept mappings of somebody's own headers, `chosen` says for titles of the file which sheet they
    are. Raises UserError for a workbook of a newer format.
    """
    _check_format(workbook)
    found = Recognition()
    for raw in workbook.sheets:
        if raw.title.startswith("_") or not raw.rows:
            continue
        fitting = _sheets_of(raw, sheets, mappings, chosen or {})
        if len(fitting) == 1:
            _recognise_columns(found, raw, fitting[0], mappings)
        else:
            found.warnings.append(_fits_several(raw, fitting) if fitting else _unknown_sheet(raw))
    if not found.sheets and not found.errors:
        message = (
            "W pliku nie ma żadnego znanego arkusza. Użyj szablonu programu albo przypisz kolumny "
            "własnego wykazu."
        )
        found.errors.append(Problem(message, code="unknown_sheet"))
    return found


def _check_format(workbook: RawWorkbook) -> None:
    for raw in workbook.sheets:
        if raw.title != FORMAT_SHEET:
            continue
        numbers = [cell for row in raw.rows for cell in row.cells if isinstance(cell, int)]
        if any(number > FORMAT for number in numbers):
            raise UserError(
                "Ten skoroszyt pochodzi z nowszej wersji programu. Zaktualizuj program i zaimportuj "
                "go ponownie. Nic nie zaimportowano."
            )


def _sheets_of(
    raw: RawSheet, sheets: Sequence[Sheet], mappings: Mappings, chosen: Mapping[str, str]
) -> list[Sheet]:
    """What the sheet may be: said by somebody or by itself, else by its title, else by its columns."""
    by_key = {sheet.key: sheet for sheet in sheets}
    if raw.title in chosen:
        return [one for one in sheets if one.key == chosen[raw.title]]
    first = _texts(raw.rows[0].cells)
    marked = [text.removeprefix(MARKER) for text in first.values() if text.startswith(MARKER)]
    if marked:
        return [by_key[marked[0]]] if marked[0] in by_key else []
    folded = search_key(raw.title)
    named = [
        sheet for sheet in sheets if folded in (search_key(sheet.title), search_key(sheet.key))
    ]
    return named[:1] or _by_columns(raw, sheets, mappings)


def _by_columns(raw: RawSheet, sheets: Sequence[Sheet], mappings: Mappings) -> list[Sheet]:
    """The sheets with the most columns here, all required ones too: at least half of all, or no other header."""
    scores: dict[int, list[Sheet]] = {}
    for sheet in sheets:
        columns, _first_data, unknown = _columns(raw, sheet, mappings)
        present = {column.key for column in columns.values()}
        needed = {*sheet.identity, *(one.key for one in sheet.columns if one.required)}
        is_much = not unknown or len(present) >= len(sheet.columns) / 2
        if needed <= present and is_much and len(present) >= _ENOUGH:
            scores.setdefault(len(columns), []).append(sheet)
    return scores[max(scores)] if scores else []


def _recognise_columns(found: Recognition, raw: RawSheet, sheet: Sheet, mappings: Mappings) -> None:
    columns, first_data, unknown = _columns(raw, sheet, mappings)
    header_row = raw.rows[max(first_data - 1, 0)].number
    problems = list(_column_problems(sheet, columns, header_row))
    found.errors += problems
    found.warnings += [
        problem(
            sheet.key,
            header_row,
            None,
            "unknown_column",
            f"Kolumnę „{name[:60]}” pominięto: nie ma jej w opisie arkusza „{sheet.title}”.",
        )
        for name in unknown
    ]
    if not problems:
        rows = raw.rows[first_data:]
        found.sheets.append(Recognised(sheet, raw.title, columns, rows))


def _columns(
    raw: RawSheet, sheet: Sheet, mappings: Mappings
) -> tuple[dict[int, Column], int, list[str]]:
    """Return the columns by position, the index of the first row of data, and headers not understood."""
    first = _texts(raw.rows[0].cells)
    by_key = {column.key: column for column in sheet.columns}
    keys = {index: by_key[text] for index, text in first.items() if text in by_key}
    names = {index: text for index, text in first.items() if not text.startswith(MARKER)}
    if keys and 2 * len(keys) >= len(names):
        unknown = [text for index, text in names.items() if index not in keys]
        return keys, 1 + _is_header(raw.rows[1:2], keys), unknown
    return _by_header(raw, sheet, mappings)


def _is_header(rows: Sequence[RawRow], columns: Mapping[int, Column]) -> bool:
    """Whether the row holds the headers; one cell alone may hold the same word as data ("Kurator")."""
    named = [
        row.cells[index] == column.header
        for row in rows
        for index, column in columns.items()
        if index < len(row.cells) and row.cells[index] not in (None, "")
    ]
    return bool(named) and 2 * sum(named) > len(named)


def _by_header(
    raw: RawSheet, sheet: Sheet, mappings: Mappings
) -> tuple[dict[int, Column], int, list[str]]:
    """Take the row among the first ones in which most headers are known."""
    best: tuple[dict[int, Column], int, list[str]] = ({}, 1, [])
    for position, row in enumerate(raw.rows[:_LOOKED_AT]):
        texts = _texts(row.cells)
        columns = columns_by_header(sheet, texts, mappings)
        if len(columns) > len(best[0]):
            unknown = [text for index, text in texts.items() if index not in columns]
            best = (columns, position + 1, unknown)
    return best


def _column_problems(sheet: Sheet, columns: Mapping[int, Column], row: int) -> Iterable[Problem]:
    seen: set[str] = set()
    for column in columns.values():
        if column.key in seen:
            message = f"Kolumna „{column.header}” występuje dwa razy. Usuń jedną z nich."
            yield problem(sheet.key, row, column, "duplicate_column", message)
        seen.add(column.key)
    needed = [*sheet.identity, *(column.key for column in sheet.columns if column.required)]
    for key in dict.fromkeys(needed):
        if key not in seen:
            column = sheet.column(key)
            message = f"W arkuszu „{sheet.title}” brakuje kolumny „{column.header}”."
            yield problem(sheet.key, row, column, "missing_column", message)


def _texts(cells: Sequence[Cell]) -> dict[int, str]:
    return {
        index: cell.strip()
        for index, cell in enumerate(cells)
        if isinstance(cell, str) and cell.strip()
    }


def _fits_several(raw: RawSheet, fitting: Sequence[Sheet]) -> Problem:
    titles = listing([f"„{one.title}”" for one in fitting], "albo")
    return Problem(
        f"Arkusz „{raw.title[:60]}” pominięto: jego kolumny mają arkusze {titles}. Wskaż, co zawiera, "
        "w „Przypisz kolumny…”, albo nadaj mu nazwę z szablonu.",
        sheet=raw.title,
        code="unknown_sheet",
    )


def _unknown_sheet(raw: RawSheet) -> Problem:
    return Problem(
        f"Arkusz „{raw.title[:60]}” pominięto: nie wiadomo, co zawiera. Nadaj mu nazwę z szablonu "
        "albo przypisz jego kolumny.",
        sheet=raw.title,
        code="unknown_sheet",
    )
