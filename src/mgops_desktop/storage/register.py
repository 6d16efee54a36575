"""The register of a kind: every number that was given, also those that were taken back ("anulowany", contracts 1).

A line shows number, state, day and reason, nothing of the record. What lies in the bin is read from there, so that a
restored record makes its number valid again; of an erased record a row of its own stays.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.errors import NotAllowed, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import card_reach_is_whole
from mgops_desktop.storage.context import context_of, is_open, note_reading, require
from mgops_desktop.storage.numbers import keep_printed, order_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Compartment, Numbered, Record
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.furniture import FURNITURE

_DOING = "rejestr numerów"


class NumberState(StrEnum):
    """What became of a number."""

    GIVEN = "nadany"
    CANCELLED = "anulowany"


@dataclass(frozen=True)
class RegisterLine:
    """A number of a register; day and reason tell when and why it was cancelled."""

    number: str
    state: NumberState
    day: date | None = None
    reason: str = ""


@question(_DOING, None)
def register_of(
    session: Session, kind: str, year: int | None = None, *, cancelled_only: bool = False
) -> list[RegisterLine]:
    """Return the numbers of a kind in their order, of one year or of all; of Blue Card records those in reach.

    Raises NotAllowed for an account that does not see every family, or for numbers of Blue Card records may not open
    these; UserError for a kind without numbers.
    """
    cls = _numbered(session, kind)
    lines = [*_of_records(session, cls, year, cancelled_only), *_of_erased(session, cls, year)]
    if cls.protected and lines:
        note_reading(session, kind, None)
    return sorted(lines, key=lambda line: order_of(line.number))


def cancel_number(session: Session, record: Numbered, reason: str) -> None:
    """Let the number of a record that is erased stand in its register as cancelled, never to be given again."""
    cls = type(record)
    table = FURNITURE[_compartment(cls)].cancelled
    at = context_of(session).now()
    for number in (record.number, _sign_alone(session, record)):
        if number:
            session.merge(table(kind=_kind(cls), number=number, at=at, reason=reason))
    keep_printed(session, cls, [record.number])


def _sign_alone(session: Session, record: Numbered) -> str:
    """The case sign of a letter that no other letter bears: it would be missing from its register."""
    if not isinstance(record, Letter) or not record.sign:
        return ""
    query = select(Letter.id).where(Letter.sign == record.sign, Letter.id != record.id)
    others = session.scalars(query.execution_options(include_binned=True).limit(1)).first()
    return "" if others else record.sign


def erased_numbers(session: Session, cls: type[Record]) -> dict[str, date]:
    """Return the numbers of erased records of a kind, with the day of erasing."""
    return {line.number: line.day for line in _of_erased(session, cls, None) if line.day}


def _numbered(session: Session, kind: str) -> type[Numbered]:
    cls = KINDS.get(kind)
    blue = cls is not None and _compartment(cls) is Compartment.BLUE_CARD
    require(session, Right.BLUE_CARD if blue else Right.EVERY_FAMILY, _DOING)
    if cls is None or not issubclass(cls, Numbered):
        raise UserError(
            f"Nie ma rejestru numerów „{kind[:60]}”. Rodzaje podaje: template --describe."
        )
    if not is_open(session, _compartment(cls)):
        raise NotAllowed(
            "To konto nie ma klucza do tej części danych. Klucz nadaje ten, kto go ma."
        )
    return cls


def _of_records(
    session: Session, cls: type[Numbered], year: int | None, cancelled_only: bool
) -> Iterator[RegisterLine]:
    query = select(cls.number, cls.binned_at, cls.binned_reason)
    if cancelled_only:
        query = query.where(cls.binned_at.is_not(None))
    query = _in_year(query, cls.number, year).execution_options(include_binned=True)
    for number, binned_at, reason in session.execute(query):
        if binned_at is None:
            yield RegisterLine(number, NumberState.GIVEN)
        else:
            yield RegisterLine(number, NumberState.CANCELLED, local_day(binned_at), reason)


def _of_erased(session: Session, cls: type[Record], year: int | None) -> Iterator[RegisterLine]:
    table = FURNITURE[_compartment(cls)].cancelled
    query = select(table.number, table.at, table.reason).where(table.kind == _kind(cls))
    blue = _compartment(cls) is Compartment.BLUE_CARD
    # whose the erased one was nobody knows any more, so why it was erased is not for who reaches a part
    tells_why = not blue or card_reach_is_whole(session)
    for number, at, reason in session.execute(_in_year(query, table.number, year)):
        why = reason if tells_why else ""
        yield RegisterLine(number, NumberState.CANCELLED, local_day(at), why)


def _in_year(query: Any, number: Any, year: int | None) -> Any:
    return query if year is None else query.where(number.endswith(f"/{year}"))


def _compartment(cls: Any) -> Compartment:
    compartment: Compartment = cls.compartment
    return compartment


def _kind(cls: Any) -> str:
    kind: str = cls.__tablename__
    return kind
