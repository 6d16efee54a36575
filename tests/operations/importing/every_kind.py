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
    "setting": {"key": "no_visit_days", "value": "30", "valid_to": None},
    "letter": {"answers": None},
    "contract": {"fraction": 0.5},
    "visit": {"tasks": "15.3; 15.10; 15.13a", "purpose": "aftercare"},
    "plan_action": {"forms": "terapia i mediacja", "tasks": "15.3"},
    "library_entry": {"forms": "terapia i mediacja", "tasks": "15.3"},
    "assessment_sentence": {"sources": ""},
    "procedure": {"end_marks": "przemoc ustała", "previous": None},
    "violent_acts": {"acts": "bicie; szarpanie"},
    "nk_form": {"violence": "przemoc fizyczna; przemoc ekonomiczna"},
    "counselling_session": {"anonymous": False},
    "case": {"closure_reason": "other"},
    "report_text": {"report": "annual", "section": "conclusions"},
}
_VALUES: dict[str, Any] = {
    "money": 12.5,
    "date": _DAY,
    "time": time(10, 30),
    "yes_no": True,
}
_SMALL = {
    "minutes": 60,
    "score": 3,
    "position": 3,
    "lower_limit": 12,
    "version_number": 2,
    "children": 2,
}


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
    kind, _, other = kind.partition(":")
    plain = {
        "number_of": f"{other}-1",
        "list_of": [f"{other}-1"],
        "choice": next((one["label"] for one in column["choices"]), "Rejon 7"),
        "text": f"{key}-{number}" if name == "number" else f"{column['header']} {number}",
        "integer": _SMALL.get(name, 9 if (column["max"] or 0) < 2026 else 2026),
    }
    return plain[kind] if kind in plain else _VALUES[kind]
