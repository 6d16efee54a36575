"""Between a stored value and what a field of a form holds: plain JSON, so that a draft can keep it."""

from collections.abc import Mapping
from datetime import date, time
from enum import Enum
from typing import Any
from uuid import UUID

from mgops_desktop.domain.entry import parse_integer, parse_money
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import clean_text
from mgops_desktop.sheets.description import CellType, Column, Meaning, Sheet
from mgops_desktop.sheets.moments import join_moments, split_moment
from mgops_desktop.sheets.parsing import empty_value

FormValue = str | int | bool | list[str] | None
YES, NO = "yes", "no"
_NOT_A_CHOICE = "Wybierz jedną z możliwości z listy."
_NOT_A_DATE = "Wpisz datę, np. 23.11.2026, 231126 albo „dziś”."
_NOT_A_TIME = "Wpisz godzinę, np. 9, 930 albo 9:30."


def is_three_way(column: Column) -> bool:
    """Whether a yes-or-no may also be unknown."""
    return column.type is CellType.YES_NO and column.default is None


def to_form(column: Column, stored: Any) -> FormValue:
    """Return what the field of this column holds for a stored value."""
    if column.meaning in (Meaning.MOMENT_DAY, Meaning.MOMENT_TIME):
        stored = split_moment(column, stored)
    if column.type is CellType.LIST_OF or column.meaning is Meaning.KEYS:
        return [str(one) for one in stored or ()]
    if stored is None or stored == "":
        return None
    if is_three_way(column):
        return YES if stored else NO
    if isinstance(stored, bool | int):
        return stored
    if isinstance(stored, time):
        return f"{stored:%H:%M}"
    plain = stored.value if isinstance(stored, Enum) else stored
    return str(plain)


def from_form(sheet: Sheet, given: Mapping[str, FormValue]) -> dict[str, Any]:
    """Return the values of a record by attribute; columns that were not asked for are left out.

    Raises UserError with a problem per field that cannot be read or is missing.
    """
    read: dict[str, Any] = {}
    problems: list[Problem] = []
    for column in sheet.columns:
        if column.key not in given:
            continue
        try:
            read[column.key] = _read(column, given[column.key])
        except UserError as error:
            code = error.problems[0].code if error.problems else "value"
            problems.append(Problem(error.message, field=column.key, code=code))
    values: dict[str, Any] = {}
    for column in sheet.columns:
        if column.key not in read or column.meaning is Meaning.MOMENT_TIME:
            continue
        if column.meaning is Meaning.MOMENT_DAY:
            try:
                name, moment = join_moments(sheet, column, read)
                values[name] = moment
            except UserError as error:
                problems.append(Problem(error.message, field=column.key, code="moment"))
        else:
            values[column.attribute] = read[column.key]
    if problems:
        raise UserError(problems[0].message, problems)
    return values


def _read(column: Column, given: FormValue) -> Any:
    if given is None or given in ("", []):
        if column.required:
            raise _refused(f"Uzupełnij pole „{column.header}”.", "required")
        return _nothing(column)
    return _READERS[column.type](column, given)


def _nothing(column: Column) -> Any:
    """What an empty field means; where the import leaves what is there, a form empties it."""
    if column.kept_if_empty:
        return "" if column.type is CellType.TEXT else None
    return empty_value(column)


def _text(column: Column, given: FormValue) -> Any:
    if isinstance(given, list):
        known = {str(key) for key in column.labels}
        return [one for one in given if not known or one in known]
    most = column.max or 0
    text = clean_text(str(given), most, multiline=column.multiline, field=column.key)
    if column.required and not text.strip():
        raise _refused(f"Uzupełnij pole „{column.header}”.", "required")
    return text.strip()


def _integer(column: Column, given: FormValue) -> int:
    most = column.max if column.max is not None else 1_000_000_000
    return parse_integer(str(given), least=column.minimum, most=most)


def _money(_column: Column, given: FormValue) -> int:
    return given if isinstance(given, int) else parse_money(str(given))


def _day(column: Column, given: FormValue) -> date:
    try:
        day = date.fromisoformat(str(given))
    except ValueError:
        raise _refused(_NOT_A_DATE, "date") from None
    return day.replace(day=1) if column.meaning is Meaning.MONTH else day


def _time(_column: Column, given: FormValue) -> time:
    try:
        return time.fromisoformat(str(given))
    except ValueError:
        raise _refused(_NOT_A_TIME, "time") from None


def _yes_no(_column: Column, given: FormValue) -> bool:
    return given is True or given == YES


def _choice(column: Column, given: FormValue) -> Any:
    if column.dictionary:
        return str(given)  # whether there is such an entry is asked where the dictionaries are
    for key in column.labels:
        if str(key) == given:
            return str(key) if column.as_text else key
    raise _refused(_NOT_A_CHOICE, "choice")


def _reference(_column: Column, given: FormValue) -> UUID:
    try:
        return UUID(str(given))
    except ValueError:
        raise _refused("Wybierz zapis z listy podpowiedzi.", "reference") from None


def _references(_column: Column, given: FormValue) -> tuple[UUID, ...]:
    try:
        return tuple(UUID(str(one)) for one in (given if isinstance(given, list) else [given]))
    except ValueError:
        raise _refused("Wybierz zapisy z listy podpowiedzi.", "reference") from None


_READERS: dict[CellType, Any] = {
    CellType.TEXT: _text,
    CellType.INTEGER: _integer,
    CellType.MONEY: _money,
    CellType.DATE: _day,
    CellType.TIME: _time,
    CellType.YES_NO: _yes_no,
    CellType.CHOICE: _choice,
    CellType.NUMBER_OF: _reference,
    CellType.LIST_OF: _references,
}


def _refused(message: str, code: str) -> UserError:
    return UserError(message, [Problem(message, code=code)])
