"""What a workbook must look like, as data for other programs (`template --describe`, contracts 3)."""

from collections.abc import Iterable
from typing import Any

from mgops_desktop.sheets.description import FORMAT, CellType, Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries


def describe(sheets: Iterable[Sheet], dictionaries: Dictionaries) -> dict[str, Any]:
    """Return the description as resources/schemas/template.schema.json defines it."""
    return {
        "format": FORMAT,
        "sheets": [
            {
                "key": sheet.key,
                "title": sheet.title,
                "columns": [_column(column, dictionaries) for column in sheet.columns],
            }
            for sheet in sheets
        ],
    }


def choices_of(column: Column, dictionaries: Dictionaries) -> list[tuple[str, str]]:
    """Return (key, label) of all that a choice column offers, in the order of lists."""
    if column.type is not CellType.CHOICE:
        return []
    if column.dictionary:
        return [(entry.key, entry.label) for entry in dictionaries[column.dictionary].in_order()]
    return [(str(key), label) for key, label in column.labels.items()]


def _column(column: Column, dictionaries: Dictionaries) -> dict[str, Any]:
    return {
        "key": column.key,
        "header": column.header,
        "type": column.type_name,
        "required": column.required,
        "max": column.max,
        "choices": [
            {"key": key, "label": label} for key, label in choices_of(column, dictionaries)
        ],
        "help": column.help,
    }
