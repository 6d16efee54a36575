"""Writing many new records at once: import and practice data.

Goes around the object layer for speed, but through the same stamps, derived keys, search texts and journal.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Table, inspect
from sqlalchemy.orm import Session

from mgops_desktop.storage import numbers
from mgops_desktop.storage.context import Touched, context_of
from mgops_desktop.storage.many_rows import insert_many
from mgops_desktop.storage.signs import keep_signs
from mgops_desktop.storage.tables.base import Compartment, Numbered, Record
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.furniture import FURNITURE
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.unit_of_work import search_rows

_CHUNK = 2_000


class BulkWriter:
    """Collects new records by kind and inserts them in order of the tables' references."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._rows: dict[type[Record], list[dict[str, Any]]] = defaultdict(list)
        self._links: dict[type[Record], dict[str, list[dict[str, Any]]]] = defaultdict(
            lambda: defaultdict(list)
        )

    def add(self, cls: type[Record], values: Mapping[str, Any]) -> UUID:
        """Take one record; values of list relationships are lists of ids. Returns its id."""
        context = context_of(self._session)
        shape = _shape_of(cls)
        record = values.get("id") or new_id()
        row = {**shape.constants, **values, "id": record}
        for name, make in shape.made.items():
            if name not in values:
                row[name] = make(None)
        for name in shape.links.keys() & row.keys():
            self._link(cls, name, record, row.pop(name))
        now = context.now()
        row |= {
            "version": 1,
            "created_at": now,
            "changed_at": now,
            "created_by": context.actor.account,
            "changed_by": context.actor.account,
            "binned_reason": "",
            "origin": context.origin,
            "import_id": context.import_id,
        }
        row |= cls.derive(row)
        self._rows[cls].append(row)
        context.touched[shape.kind, record] = Touched(
            shape.compartment, shape.kind, record, 1, None
        )
        return record

    def _link(self, cls: type[Record], name: str, record: UUID, targets: Iterable[UUID]) -> None:
        own, other = _shape_of(cls).links[name].primary_key.columns.keys()
        pairs = self._links[cls][name]
        pairs.extend({own: record, other: target} for target in targets)

    def flush(self) -> None:
        """Insert everything taken so far."""
        order = {cls: position for position, cls in enumerate(_by_reference(self._rows))}
        for cls in sorted(self._rows, key=order.__getitem__):
            self._insert(cls, self._rows[cls])
        for cls, by_name in self._links.items():
            for name, pairs in by_name.items():
                self._execute(cls, _link_table(cls, name), pairs)
        self._rows.clear()
        self._links.clear()

    def _insert(self, cls: type[Record], rows: list[dict[str, Any]]) -> None:
        table = inspect(cls).local_table
        self._execute(cls, table, rows)
        if issubclass(cls, Numbered):
            numbers.keep_printed(self._session, cls, [row["number"] for row in rows])
        if cls is Letter:
            keep_signs(self._session, [row["sign"] for row in rows])
        found = [entry for row in rows for entry in search_rows(cls, row)]
        compartment = cls.compartment  # type: ignore[attr-defined]
        self._execute(cls, FURNITURE[compartment].search.__table__, found)

    def _execute(self, cls: type[Record], table: Any, rows: list[dict[str, Any]]) -> None:
        connection = self._session.connection(bind_arguments={"mapper": inspect(cls)})
        for start in range(0, len(rows), _CHUNK):
            piece = _without_empty_columns(rows[start : start + _CHUNK])
            insert_many(connection, table, piece)


def _without_empty_columns(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Leave out what is null in all rows: a column not named is null anyway."""
    empty = {name for name, value in rows[0].items() if value is None}
    for row in rows:
        empty = {name for name in empty if row[name] is None}
    kept = [name for name in rows[0] if name not in empty]
    return [{name: row[name] for name in kept} for row in rows]


@dataclass(frozen=True)
class _Shape:
    """What a row of a class needs besides its values: defaults, those made for each row, link tables."""

    kind: str
    compartment: Compartment
    constants: Mapping[str, Any]
    made: Mapping[str, Callable[[Any], Any]]
    links: Mapping[str, Table]


_SHAPES: dict[type[Record], _Shape] = {}


def _shape_of(cls: type[Record]) -> _Shape:
    if cls not in _SHAPES:
        _SHAPES[cls] = _shape(cls)
    return _SHAPES[cls]


def _shape(cls: type[Record]) -> _Shape:
    mapper = inspect(cls)
    constants: dict[str, Any] = {}
    made: dict[str, Callable[[Any], Any]] = {}
    for attribute in mapper.column_attrs:
        default = attribute.columns[0].default
        if default is None:
            constants[attribute.key] = None
        elif default.is_callable:
            made[attribute.key] = default.arg
        else:
            constants[attribute.key] = default.arg
    made.pop("id", None)
    links = {one.key: _link_table(cls, one.key) for one in mapper.relationships}
    kind: str = cls.__tablename__  # type: ignore[attr-defined]
    return _Shape(kind, cls.compartment, constants, made, links)  # type: ignore[attr-defined]


def _link_table(cls: type[Record], name: str) -> Table:
    secondary = inspect(cls).relationships[name].secondary
    assert isinstance(secondary, Table)
    return secondary


def _by_reference(classes: Mapping[type[Record], Any]) -> list[type[Record]]:
    """Sort record classes so that what is referred to comes first."""
    by_table = {inspect(cls).local_table: cls for cls in classes}
    ordered: list[type[Record]] = []
    for metadata in {id(table.metadata): table.metadata for table in by_table}.values():
        ordered += [by_table[table] for table in metadata.sorted_tables if table in by_table]
    return ordered
