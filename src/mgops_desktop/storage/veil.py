"""The veil over names: while it is drawn, columns that hold personal words give what may be seen instead.

It hangs at the columns, so that whatever is put together of them, a label, a list, an address, is veiled too. Only
reading is veiled: what is written, sought and compared inside the database are the stored words. Questions whose
answer is not for the eye (forms, comparisons, prints) lift it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from sqlalchemy import String, TypeDecorator, inspect
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeEngine

from mgops_desktop.domain.veil import Private, veiled

_drawn: ContextVar[bool] = ContextVar("drawn", default=False)


@contextmanager
def drawn(*, is_drawn: bool = True) -> Iterator[None]:
    """Read with the veil drawn, or not."""
    before = _drawn.set(is_drawn)
    try:
        yield
    finally:
        _drawn.reset(before)


@contextmanager
def lifted() -> Iterator[None]:
    """Read what is stored, because it is not shown, or stands in a form."""
    with drawn(is_drawn=False):
        yield


def as_shown(meaning: Private, text: str) -> str:
    """Return a text as the screen may show it now; for texts that came past the columns."""
    return veiled(meaning, text) if _drawn.get() else text


def meaning_of(record: type[Any], attribute: str) -> Private | None:
    """Return what an attribute of a record says about a person, None if nothing."""
    column = inspect(record).columns.get(attribute)
    return column.type.meaning if column is not None and isinstance(column.type, Veiled) else None


def attribute_as_shown(record: type[Any], attribute: str, text: str) -> str:
    """Return the words of an attribute as the screen may show them now."""
    meaning = meaning_of(record, attribute)
    return as_shown(meaning, text) if meaning else text


class Veiled(TypeDecorator[str]):
    """A text with a meaning for the veil; in the file it is a text like any other."""

    impl = String
    cache_ok = True

    def __init__(self, meaning: Private, stored: TypeEngine[str] | None = None) -> None:
        super().__init__()
        self.meaning = meaning
        self.stored = stored or String()
        # as SQLAlchemy itself does in its constructor: the engine sees a text of this length, or a note
        self.impl = self.stored  # type: ignore[assignment]

    @property
    def length(self) -> int | None:
        """How many letters the column takes; None for a note."""
        return getattr(self.stored, "length", None)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        """Many names are read at once: one call for each, past the layers of SQLAlchemy."""
        meaning = self.meaning

        def process(value: str | None) -> str | None:
            return veiled(meaning, value) if value and _drawn.get() else value

        return process
