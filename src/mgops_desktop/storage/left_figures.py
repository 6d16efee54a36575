"""Counts of a locked compartment, left for those who may not open it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.storage.tables.centre import LeftFigure

Place = tuple[str, date, date]
"""Where a left count stands: its key, first and last day."""
MARK: Place = ("journal", date(1900, 1, 1), date(1900, 1, 1))
"""The row that remembers the journal entry up to which, and the day on which, all counts were last left."""


@dataclass(frozen=True)
class LeftValue:
    """A value and the day on which it was counted."""

    value: int
    as_of: date


def mark_of(session: Session) -> LeftFigure | None:
    """Return the row that tells of the last counting, None before the first."""
    key, first, last = MARK
    query = select(LeftFigure).where(
        LeftFigure.key == key, LeftFigure.first == first, LeftFigure.last == last
    )
    return session.scalars(query.order_by(LeftFigure.created_at).limit(1)).first()


def left_values(session: Session, period: Period) -> dict[str, LeftValue]:
    """Return the left counts of exactly this period, by key, as of the last counting."""
    mark = mark_of(session)
    rows = session.execute(
        select(LeftFigure.key, LeftFigure.value, LeftFigure.as_of).where(
            LeftFigure.first == period.first, LeftFigure.last == period.last
        )
    )
    return {key: LeftValue(value, mark.as_of if mark else as_of) for key, value, as_of in rows}
