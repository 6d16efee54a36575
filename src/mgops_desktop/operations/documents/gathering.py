"""The values that a template may name, gathered from the records round the one that a document is made from."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import long_date
from mgops_desktop.reports.wording import Value

Gathered = dict[str, Value]


@dataclass(frozen=True)
class Source:
    """What one kind of record gives: the family it belongs to, and values as they stood on a day."""

    family: UUID | None
    values: Gathered


Gather = Callable[[Session, UUID, date], Source]
SOURCES: dict[str, Gather] = {}
"""How documents are filled from a record, by its kind."""


def source(kind: str) -> Callable[[Gather], Gather]:
    """Mark the function that gathers what documents of this kind of record are filled with."""

    def mark(function: Gather) -> Gather:
        SOURCES[kind] = function
        return function

    return mark


def gather(session: Session, of: RecordRef, day: date) -> Source:
    """Return the values of a record on a day. Raises KeyError for a kind that no document is made from."""
    return SOURCES[of.kind](session, of.id, day)


def on(day: date | None) -> str:
    """A day as letters write it, nothing where there is none."""
    return long_date(day) if day is not None else ""


def so(answer: bool | None) -> str:
    """Yes or no, nothing where it is not known."""
    return {True: "tak", False: "nie", None: ""}[answer]
