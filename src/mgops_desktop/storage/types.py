"""Column types that mean the same on SQLite and on PostgreSQL."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, SafeUUID

import uuid6
from sqlalchemy import TIMESTAMP, Date, LargeBinary, String, Time, TypeDecorator, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.ext.compiler import compiles


def new_id() -> UUID:
    """Return a UUIDv7: grows with time, never given twice, not even after the newest row is gone."""
    return UUID(int=uuid6.uuid7().int)


class Id(TypeDecorator[UUID]):
    """A UUID: 16 bytes on SQLite, uuid on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(Uuid(as_uuid=True))
        return dialect.type_descriptor(LargeBinary(16))

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        if value is None or dialect.name == "postgresql":
            return value
        return value.bytes

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Ids are most of what is read: one call for each, past the layers of SQLAlchemy."""
        return None if dialect.name == "postgresql" else _uuid_of


_set = object.__setattr__
_from_bytes = int.from_bytes
_SAFETY = SafeUUID.unknown


def _uuid_of(value: bytes | None) -> UUID | None:
    """The same as `UUID(bytes=value)` without its checks of every other way to give one: a third of the time."""
    if value is None:
        return None
    made = UUID.__new__(UUID)
    _set(made, "int", _from_bytes(value, "big"))
    _set(made, "is_safe", _SAFETY)
    return made


class UtcDateTime(TypeDecorator[datetime]):
    """A moment in UTC: ISO text on SQLite, timestamptz on PostgreSQL. Refuses naive datetimes."""

    impl = String(32)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> Any:
        if dialect.name == "postgresql":
            return dialect.type_descriptor(TIMESTAMP(timezone=True))
        return dialect.type_descriptor(String(32))

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> Any:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without time zone cannot be stored")
        moment = value.astimezone(UTC)
        return moment if dialect.name == "postgresql" else moment.isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        return moment.astimezone(UTC)


@compiles(Date, "sqlite")
@compiles(Time, "sqlite")
def _as_text(_type: Date | Time, _compiler: object, **_options: object) -> str:
    """Days and times are ISO text and declared so: SQLite tries to read a DATE as a number whenever it compares one."""
    return "TEXT"
