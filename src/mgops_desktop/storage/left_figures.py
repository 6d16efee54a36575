"""Counts of a locked compartment, left for those who may not open it."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.period import Period
from mgops_desktop.storage.tables.centre import LeftFigure


@dataclass(frozen=True)
class LeftValue:
    """A value and the day on which it was counted."""

    value: int
    as_of: date


def left_values(session: Session, period: Period) -> dict[str, LeftValue]:
    """Return the left counts of exactly this period, by key."""
    rows = session.execute(
        select(LeftFigure.key, LeftFigure.value, LeftFigure.as_of).where(
            LeftFigure.first == period.first, LeftFigure.last == period.last
        )
    )
    return {key: LeftValue(value, as_of) for key, value, as_of in rows}
