"""Leaving the counts of the Blue Card compartment for accounts that cannot open it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.engine import compute
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.blue_card import Procedure, TeamSitting
from mgops_desktop.storage.tables.centre import LeftFigure

KEYS = tuple(key for key, one in INDICATORS.items() if one.compartment is Compartment.BLUE_CARD)
MARK = "journal"
"""Key of the row that remembers up to which journal entry the counts were left."""


@question("liczby do pozostawienia", Right.BLUE_CARD)
def must_leave(session: Session) -> bool:
    """Whether the Blue Card file has changed since its counts were left, or a new day has begun."""
    head = head_of(session, Compartment.BLUE_CARD)
    mark = session.scalars(select(LeftFigure).where(LeftFigure.key == MARK)).first()
    if head.sequence == 0:
        return False
    return mark is None or mark.value != head.sequence or mark.as_of != today_of(session)


@operation("liczby dla kont bez dostępu do „Niebieskich Kart”", Right.BLUE_CARD)
def leave_figures(session: Session) -> None:
    """Count every year and half-year that has procedures, and leave the numbers without any list."""
    today = today_of(session)
    known = {
        (row.key, row.first, row.last): row
        for row in session.scalars(
            select(LeftFigure).where(LeftFigure.of_file == Compartment.BLUE_CARD.value)
        )
    }

    def leave(key: str, period: Period, value: int) -> None:
        row = known.get((key, period.first, period.last))
        if row is None:
            session.add(
                LeftFigure(
                    of_file=Compartment.BLUE_CARD.value,
                    key=key,
                    first=period.first,
                    last=period.last,
                    value=value,
                    as_of=today,
                    left_by=actor_of(session).account,
                )
            )
        else:
            row.value, row.as_of, row.left_by = value, today, actor_of(session).account

    for period in _periods(session):
        for figure in _all(compute(session, period, KEYS)):
            if figure.value is not None:
                leave(figure.key, period, int(figure.value))
    head = head_of(session, Compartment.BLUE_CARD)
    leave(MARK, Period(today.replace(month=1, day=1), today.replace(month=1, day=1)), head.sequence)


def _periods(session: Session) -> list[Period]:
    starts = [
        session.scalar(select(Procedure.began).order_by(Procedure.began).limit(1)),
        session.scalar(select(TeamSitting.day).order_by(TeamSitting.day).limit(1)),
    ]
    known = [day.year for day in starts if day is not None]
    last = today_of(session).year
    years = range(min(known, default=last), last + 1)
    return [
        period
        for year in years
        for period in (Period.year(year), Period.half(year, 1), Period.half(year, 2))
    ]


def _all(figures: dict[str, Figure]) -> list[Figure]:
    found = list(figures.values())
    for figure in figures.values():
        for _shape, parts in figure.breakdowns:
            found += parts.values()
    return found
