"""The search on SQLite: the FTS5 index that the migrations put over `search_entry`."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, column, literal_column, select, table

_INDEX = table("search_index", column("rowid"))


def in_order_of_writing(entry: Any, words: Sequence[str]) -> Select[Any]:
    """Return the entries in which each of these folded words begins some word.

    The index itself is walked, so that a limit is reached after a few rows also where half the file matches.
    (Backwards it would take a second: FTS5 then unpacks whole lists of rows.)
    """
    quoted = " ".join(f'"{word}"*' for word in words)
    return (
        select(entry.kind, entry.record)
        .join(_INDEX, _INDEX.c.rowid == entry.id)
        .where(literal_column("search_index").bool_op("MATCH")(quoted))
        .order_by(_INDEX.c.rowid)
    )
