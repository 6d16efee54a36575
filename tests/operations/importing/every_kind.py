"""One or two records of every kind, made from the description alone."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any

from tests.acceptance.workbook import WorkbookWriter
from tests.operations.importing.invented import DESCRIPTION

SHEETS = {sheet["key"]: sheet for sheet in DESCRIPTION["sheets"]}
_DAY = date(2026, 3, 2)
_SPECIAL: dict[str, dict[str, Any]] = {
    "centre": {"name": "Ośrodek Pomocy Społecznej w Przykładowie"},
    "person": {
        "birth_date": date(1990, 5, 17),
        "birth_year": 1990,
        "age_group": None,
        "pesel": "90051712345",
        "pesel_remark": "numer z dokumentu, sprawdzany",
        "died_on": None,
        "protected_address": True,
    },
    "party": {"birth_year": 2026},
    "parental_authority": {"child": "person-2"},
    "dictionary_entry": {"dictionary": "district", "key": "rejon_9", "label": "Rejon 9"},
    "letter": {"answers": None},
    "visit": {"tasks": "15.3; 15.10; 15.13a", "purpose": "aftercare"},
    "counselling_session": {"anonymous": False},
    "case": {"closure_reason": "other"},
    "report_text": {"report": "annual", "section": "conclusions"},
}
_VALUES: dict[str, Any] = {
    "integer": 2026,
    "money": 12.5,
    "date": _DAY,
    "time": time(10, 30),
    "yes_no": True,
}
_SMALL = {"minutes": 60, "position": 3, "lower_limit": 12, "version_number": 2, "children": 2}


def every_kind(book: WorkbookWriter) -> None:
    """Fill in a second person, and a row with every column of every sheet."""
    book.add("person", number="person-2", surname="Fikcyjna", first_name="Ala")
    for key in SHEETS:
        book.add(key, **row_of(key))


def row_of(key: str, number: int = 1) -> dict[str, Any]:
    """A row of a sheet with a value in every column."""
    values = {column["key"]: _value(key, column, number) for column in SHEETS[key]["columns"]}
    return values | _SPECIAL.get(key, {})


def _value(key: str, column: Mapping[str, Any], number: int) -> Any:
    name, kind = column["key"], column["type"]
    if name == "number":
        return f"{key}-{number}"
    if kind.startswith("number_of:"):
        return f"{kind.removeprefix('number_of:')}-1"
    if kind.startswith("list_of:"):
        return [f"{kind.removeprefix('list_of:')}-1"]
    if column["choices"]:
        return column["choices"][0]["label"]
    if kind == "choice":
        return "Rejon 7"
    if kind == "text":
        return f"{column['header']} {number}"
    return _SMALL.get(
        name, 9 if kind == "integer" and (column["max"] or 0) < 2026 else _VALUES[kind]
    )
