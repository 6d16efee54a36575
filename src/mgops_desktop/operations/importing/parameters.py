"""Parameters in a file: their values as they are stored, and the earlier value ended on the day before the new one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.importing.registry import Known
from mgops_desktop.sheets.kinds.centre import SETTING
from mgops_desktop.sheets.parsing import ParsedRow
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.seeds import shipped_parameter_rules
from mgops_desktop.storage.tables.centre import Setting

if TYPE_CHECKING:
    from mgops_desktop.operations.importing.draft import DraftRow


@dataclass
class _Value:
    """A value of a parameter, in force from–to; `row` when the file brings it."""

    record: UUID
    valid_from: date
    valid_to: date | None
    row: "DraftRow | None" = None


def settle_parameters(
    session: Session, rows: Sequence["DraftRow"]
) -> Iterator[tuple[Known, ParsedRow]]:
    """Write values as they are stored and end earlier ones, as the operation `set_parameter` does.

    Yields a row for each stored value that ends because of the file, with the place of the row that ends it.
    """
    today = today_of(session)
    for row in rows:
        _settle_value(row, today)
    for key, values in _timelines(session, rows):
        for earlier, later in pairwise(values):
            if earlier.valid_to is not None and earlier.valid_to < later.valid_from:
                continue
            last = add_days(later.valid_from, -1)
            if earlier.row is not None:
                earlier.row.values["valid_to"] = last
            elif later.row is not None:
                ended = {"key": key, "valid_from": earlier.valid_from, "valid_to": last}
                place = later.row.parsed
                yield (
                    Known(earlier.record, False),
                    ParsedRow(SETTING, place.source, place.row, ended),
                )


def days_without_value(
    session: Session, rows: Sequence["DraftRow"]
) -> Iterator[tuple["DraftRow", date]]:
    """Yield rows after which, from a day on, their parameter would have no value at all."""
    for _key, values in _timelines(session, rows):
        for value, later in zip_longest(values, values[1:]):
            first = add_days(value.valid_to, 1) if value.valid_to else None
            if value.row is not None and first and (later is None or later.valid_from > first):
                yield value.row, first


def _timelines(session: Session, rows: Sequence["DraftRow"]) -> Iterator[tuple[str, list[_Value]]]:
    """Yield the values of each parameter in the file as they will follow each other."""
    for key in sorted({row.values["key"] for row in rows}):
        of_key = [row for row in rows if row.values["key"] == key]
        yield key, _in_order(session, key, of_key)


def _settle_value(row: "DraftRow", today: date) -> None:
    rule = shipped_parameter_rules().get(row.values["key"])
    if rule is None or "value" not in row.values:
        return
    try:
        row.values["value"] = rule.read(row.values["value"] or "", today)
    except UserError:
        return  # complained of when the row is checked


def _in_order(session: Session, key: str, rows: Sequence["DraftRow"]) -> list[_Value]:
    query = select(Setting.id, Setting.valid_from, Setting.valid_to).where(Setting.key == key)
    found = {record: _Value(record, first, last) for record, first, last in session.execute(query)}
    for row in rows:
        stored = found.get(row.id)
        ended = row.values.get("valid_to", stored.valid_to if stored else None)
        found[row.id] = _Value(row.id, row.values["valid_from"], ended, row)
    return sorted(found.values(), key=lambda one: one.valid_from)
