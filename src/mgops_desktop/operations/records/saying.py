"""Stored values in Polish words: what stood in a field, for histories and amendments."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Mapper, Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.options import refers
from mgops_desktop.sheets.description import Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.tables.account import Account

PROGRAM_WORD = "program"


class Saying:
    """Says stored values in Polish; what they refer to is asked about once."""

    def __init__(self, session: Session, sheet: Sheet, values: Iterable[Any]) -> None:
        self._dictionaries: Dictionaries = dictionaries_of(session)
        self._names: Mapping[RecordRef, Named] = describe(
            session, list(_referred(sheet, values)), with_names=True
        )

    def say(self, column: Column, value: Any) -> str:
        """Return one value of a column in words, nothing for an empty one."""
        if value is None or value == "":
            return ""
        if refers(column):
            ids = [value] if isinstance(value, UUID) else value
            known = (self._names.get(RecordRef(column.sheet, one)) for one in ids)
            return ", ".join(one.label or one.number for one in known if one)
        return shown(to_cell(column, value, self._dictionaries, lambda _kind, _id: ""))


def from_journal(mapper: Mapper[Any], name: str, value: Any) -> Any:
    """Return what was kept as JSON as the record holds it; lists of records as ids."""
    if name in mapper.relationships:
        return tuple(UUID(one) for one in value)
    return from_json(mapper, name, value)


def names_of_accounts(session: Session) -> dict[UUID | None, str]:
    """Return who stands behind each account, closed ones too."""
    query = select(Account.id, Account.name, Account.login).execution_options(include_binned=True)
    return {row.id: row.name or row.login for row in session.execute(query)}


def _referred(sheet: Sheet, values: Iterable[Any]) -> Iterator[RecordRef]:
    """Every id in these values may be a record of every kind that the sheet refers to."""
    ids = {one for value in values for one in _ids(value)}
    for kind in dict.fromkeys(column.sheet for column in sheet.columns if refers(column)):
        yield from (RecordRef(kind, one) for one in ids)


def _ids(value: Any) -> Iterator[UUID]:
    if isinstance(value, UUID):
        yield value
    elif isinstance(value, tuple):
        yield from (one for one in value if isinstance(one, UUID))
