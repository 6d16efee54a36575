"""The search on SQLite: the FTS5 index that the migrations put over `search_entry`."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, text

_FOUND = text("SELECT rowid FROM search_index WHERE search_index MATCH :quoted").columns(
    rowid=Integer
)


def each_begins_a_word(entry: Any, words: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition that each of these folded words begins some word of the entry."""
    quoted = " ".join(f'"{word}"*' for word in words)
    condition: ColumnElement[bool] = entry.id.in_(_FOUND.bindparams(quoted=quoted))
    return condition
