"""The values that a Blue Card paper may name, gathered from the record that it is made from."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.documents.gathering import Gathered
from mgops_desktop.storage.tables import KINDS


@dataclass(frozen=True)
class CardSource:
    """What a record gives to its papers.

    `party` is the person that a letter is for, `subject` the record in which the steps of the paper are noted too; of
    what calls somebody to a meeting that is the `meeting`.
    """

    procedure: UUID | None
    party: UUID | None = None
    subject: RecordRef | None = None
    meeting: RecordRef | None = None
    values: Gathered = field(default_factory=dict)


CardGather = Callable[[Session, Any, date], CardSource]
CARD_SOURCES: dict[str, CardGather] = {}
"""How papers are filled from a record, by its kind."""


def card_source(kind: str) -> Callable[[CardGather], CardGather]:
    """Mark the function that gathers what papers of this kind of record are filled with."""

    def mark(function: CardGather) -> CardGather:
        CARD_SOURCES[kind] = function
        return function

    return mark


def gather_card(session: Session, of: RecordRef, day: date) -> CardSource:
    """Return the values of a record on a day. Raises KeyError for a kind of which no paper is made."""
    record = session.get_one(KINDS[of.kind], of.id)
    return CARD_SOURCES[of.kind](session, record, day)
