"""Fields of stored records as the sheets describe them, many records at once."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.sheets.description import CellType, Sheet
from mgops_desktop.storage.among import among

_CHUNK = 500


def stored_values(
    session: Session, sheet: Sheet, records: Sequence[UUID]
) -> dict[UUID, dict[str, Any]]:
    """Return what the records hold now, by attribute of the sheet; lists are tuples of ids."""
    lists = {column.attribute for column in sheet.columns if column.type is CellType.LIST_OF}
    plain = [
        name
        for name in dict.fromkeys(column.attribute for column in sheet.columns)
        if name not in lists
    ]
    found: dict[UUID, dict[str, Any]] = {}
    columns = [getattr(sheet.table, name) for name in plain]
    for chunk in chunks(records):
        query = select(sheet.table.id, *columns).where(among(sheet.table.id, chunk))
        for record, *values in session.execute(query.execution_options(include_binned=True)):
            found[record] = dict(zip(plain, values, strict=True)) | dict.fromkeys(lists, ())
        for name in lists:
            for owner, targets in _linked(session, sheet, name, chunk).items():
                found[owner][name] = tuple(targets)
    return found


def _linked(
    session: Session, sheet: Sheet, name: str, owners: Sequence[UUID]
) -> dict[UUID, list[UUID]]:
    mapper = inspect(sheet.table)
    table = mapper.relationships[name].secondary
    assert isinstance(table, Table)
    own, other = table.primary_key.columns
    query = select(own, other).where(among(own, owners))
    found: dict[UUID, list[UUID]] = {}
    for owner, target in session.execute(query, bind_arguments={"mapper": mapper}):
        found.setdefault(owner, []).append(target)
    return found


def chunks(records: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    """Cut a long list into parts that fit into memory one by one."""
    for start in range(0, len(records), _CHUNK):
        yield records[start : start + _CHUNK]
