"""The registers of letters that came in and of those that went out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LetterDelivery, LetterDirection, LetterKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.registers import in_order, of_year, within_reach
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.family import Family


@dataclass(frozen=True)
class LetterRow:
    """A line of a register of letters; one without a day has not been sent yet."""

    id: UUID
    number: str
    day: date | None
    at: time | None
    kind: LetterKind
    symbol: str
    sign: str
    delivery: LetterDelivery | None
    delivered_on: date | None
    due: date | None
    family: str
    other_side: str
    subject: str
    their_sign: str


@question("rejestr pism", Right.ADDRESS_READ)
def letters(
    session: Session, direction: LetterDirection, year: int | None = None
) -> Sequence[LetterRow]:
    """Return the letters of one direction, of a year or all, the newest first; those not sent yet in this year.

    Whoever works with families sees the letters of those in his reach and of none. The office sees every letter, of a
    family only its number and nothing of what it says.
    """
    table = Letter
    query = (
        select(table, Family.number.label("of_family"), Family.name)
        .outerjoin(Family, Family.id == table.family_id)
        .where(table.direction == direction)
    )
    found = session.execute(_of_year(session, query, year))
    if actor_of(session).may(Right.CASEWORK_READ):
        shown = within_reach(
            session, "letter", [_row(one, number, name) for one, number, name in found]
        )
    else:
        shown = [
            _row(one, number, number, is_told=one.family_id is None) for one, number, _name in found
        ]
    return in_order(shown, lambda one: one.day)


def _of_year(session: Session, query: Any, year: int | None) -> Any:
    if year != today_of(session).year:
        return of_year(query, Letter.day, year)
    first, last = date(year, 1, 1), date(year, 12, 31)
    return query.where(or_(Letter.day.between(first, last), Letter.day.is_(None)))


def _row(
    letter: Letter, number: str | None, name: str | None, *, is_told: bool = True
) -> LetterRow:
    return LetterRow(
        id=letter.id,
        number=letter.number,
        day=letter.day,
        at=letter.at,
        kind=letter.kind,
        symbol=letter.file_symbol,
        sign=letter.sign,
        delivery=letter.delivery,
        delivered_on=letter.delivered_on,
        due=letter.due,
        family=name or number or "",
        other_side=letter.other_side if is_told else "",
        subject=letter.subject if is_told else "",
        their_sign=letter.their_sign if is_told else "",
    )
