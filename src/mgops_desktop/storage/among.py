"""`column IN (…)` for lists of any length, handed to the database as one value.

A statement that is kept prepared keeps its values too, each in SQLite's small-memory pool of the connection; a few
lists of hundreds fill it, and every later row of every question then waits for locked memory of its own.
"""

import json
from collections.abc import Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    Uuid,
    bindparam,
    true,
)
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement

from mgops_desktop.storage.types import Id

_ID_BYTES = 16


def among(column: Any, values: Iterable[UUID] | Iterable[str]) -> ColumnElement[bool]:
    """Say that the column is one of these ids or texts."""
    wanted = tuple(values)
    if len(wanted) == 1:  # the card of one family asks so: nothing has to be cut up
        return column == wanted[0]  # type: ignore[no-any-return]
    kind = _Ids() if isinstance(column.type, Id) else _Texts()
    listed = _Listed(bindparam(None, wanted, type_=kind, unique=True))
    # as an operator: a function would be compared with 1, and no index would be used
    return column.bool_op("IN")(listed)  # type: ignore[no-any-return]


def among_given(column: Any, name: str) -> ColumnElement[bool]:
    """Say that the column is one of the ids that are given under this name when the statement is run."""
    return column.bool_op("IN")(_Listed(bindparam(name, type_=_Ids())))  # type: ignore[no-any-return]


def of_these(column: Any, values: Iterable[UUID] | None) -> ColumnElement[bool]:
    """Say that the column is one of these ids; None is for whatever it is."""
    return true() if values is None else among(column, values)


class _Ids(TypeDecorator[tuple[UUID, ...]]):
    """Ids one behind the other on SQLite, an array on PostgreSQL."""

    impl = LargeBinary
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return _array_of(Uuid(), dialect) or dialect.type_descriptor(LargeBinary())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return list(value)
        return b"".join(one.bytes for one in value)


class _Texts(TypeDecorator[tuple[str, ...]]):
    """A JSON list on SQLite, an array on PostgreSQL."""

    impl = String
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        return _array_of(Text(), dialect) or dialect.type_descriptor(String())

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return list(value) if dialect.name == "postgresql" else json.dumps(list(value))


def _array_of(element: Any, dialect: Dialect) -> Any:
    if dialect.name != "postgresql":
        return None
    from sqlalchemy.dialects.postgresql import ARRAY  # noqa: PLC0415  only there

    return dialect.type_descriptor(ARRAY(element))


class _Listed(FunctionElement[Any]):
    """The single values of the list, as what stands behind IN."""

    inherit_cache = True


@compiles(_Listed, "sqlite")
def _cut_up(element: _Listed, compiler: Any, **options: Any) -> str:
    (values,) = element.clauses
    listed = compiler.process(values, **options)
    if isinstance(values.type, _Texts):
        return f"(SELECT value FROM json_each({listed}))"  # noqa: S608
    again = compiler.process(values, **options)
    following = f"first + {_ID_BYTES}"
    step = f"SELECT {following} FROM place WHERE {following} <= length({listed})"  # noqa: S608  no text of a user
    cut = f"SELECT substr({again}, first, {_ID_BYTES}) FROM place"  # noqa: S608
    return f"(WITH RECURSIVE place(first) AS (SELECT 1 UNION ALL {step}) {cut})"


@compiles(_Listed, "postgresql")
def _unnested(element: _Listed, compiler: Any, **options: Any) -> str:
    (values,) = element.clauses
    return f"(SELECT unnest({compiler.process(values, **options)}))"
