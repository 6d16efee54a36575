"""Hand-over of a working folder: in the main one its provisional numbers become numbers of the register.

What each became is remembered, so that a newer export of the same folder finds the same records.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.free_numbers import FreeNumbers
from mgops_desktop.operations.importing.gather import Gathered
from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.operations.importing.result import Renumbered
from mgops_desktop.sheets.description import CellType, Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.parsing import ParsedRow
from mgops_desktop.storage.provisional import is_working, provisional_year, replaced_numbers
from mgops_desktop.storage.tables.furniture import FURNITURE

_Finals = dict[str, dict[str, str]]
"""By sheet: the number of the register for each provisional number."""


def renumber(session: Session, gathered: Gathered, registry: Registry) -> tuple[Renumbered, ...]:
    """Put numbers of the register in place of provisional ones, in their rows and in all that refers to them.

    A working folder keeps the numbers as they are printed. Returns those of the file's rows.
    """
    if is_working(session):
        return ()
    finals: _Finals = replaced_numbers(session)
    found = _give(gathered, FreeNumbers(session, registry, gathered.rows), finals)
    if finals:
        for key, rows in gathered.rows.items():
            gathered.rows[key] = [_with_finals(row, finals) for row in rows]
    return found


def remember(session: Session, renumbered: tuple[Renumbered, ...]) -> None:
    """Keep which number of the register each provisional number became."""
    for one in renumbered:
        if one.is_new:
            table = FURNITURE[BY_KEY[one.sheet].compartment].provisional
            session.add(table(kind=one.sheet, provisional=one.provisional, number=one.number))


def _give(gathered: Gathered, numbers: FreeNumbers, finals: _Finals) -> tuple[Renumbered, ...]:
    found: dict[tuple[str, str], Renumbered] = {}
    for key, rows in gathered.rows.items():
        for row in rows:
            provisional = row.values.get("number")
            year = provisional_year(provisional) if isinstance(provisional, str) else None
            if provisional is None or year is None or (key, provisional) in found:
                continue
            of_kind = finals.setdefault(key, {})
            is_new = provisional not in of_kind
            if is_new:
                of_kind[provisional] = numbers.take(row.sheet, year)
            found[key, provisional] = Renumbered(key, provisional, of_kind[provisional], is_new)
    return tuple(found.values())


def _with_finals(row: ParsedRow, finals: Mapping[str, Mapping[str, str]]) -> ParsedRow:
    changed = dict(_changed(row.sheet, row.values, finals))
    return replace(row, values={**row.values, **changed}) if changed else row


def _changed(
    sheet: Sheet, values: Mapping[str, Any], finals: Mapping[str, Mapping[str, str]]
) -> list[tuple[str, Any]]:
    """Return the values of a row that name provisional numbers, with those of the register."""
    found: list[tuple[str, Any]] = []
    for column in sheet.columns:
        name, of_kind = column.attribute, finals.get(column.sheet or sheet.key, {})
        value = values.get(name)
        if not value or not of_kind:
            continue
        if column.type is CellType.LIST_OF:
            if any(one in of_kind for one in value):
                found.append((name, tuple(of_kind.get(one, one) for one in value)))
        elif (column.type is CellType.NUMBER_OF or column.key == "number") and value in of_kind:
            found.append((name, of_kind[value]))
    return found
