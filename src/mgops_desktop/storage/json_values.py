"""Field values as JSON, and back by the column's type: for the journal, drafts and undoing."""

from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Mapper

_READERS: dict[type, Any] = {
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    time: time.fromisoformat,
    UUID: UUID,
    bytes: bytes.fromhex,
}


def to_json(value: Any) -> Any:
    """Return the value as JSON can hold it; lists of records become lists of their ids."""
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, list | tuple):
        return [to_json(getattr(item, "id", item)) for item in value]
    return value


def from_json(mapper: Mapper[Any], name: str, value: Any) -> Any:
    """Return a JSON value as the mapped column `name` holds it."""
    if value is None or name in mapper.relationships:
        return value
    column_type = mapper.columns[name].type
    enum = getattr(column_type, "enum_class", None)
    if enum is not None:
        return enum(value)
    reader = _READERS.get(_python_type(column_type))
    return reader(value) if reader and isinstance(value, str) else value


def _python_type(column_type: Any) -> type:
    name = type(column_type).__name__
    named = {"Id": UUID, "UtcDateTime": datetime, "Date": date, "Time": time, "LargeBinary": bytes}
    return named.get(name, str)
