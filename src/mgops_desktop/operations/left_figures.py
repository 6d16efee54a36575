"""Leaving the counts of the Blue Card compartment for accounts that cannot open it."""

from datetime import date
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.catalogue import INDICATORS
from mgops_desktop.indicators.engine import compute_each
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.card_reach import all_cards
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.left_figures import MARK, Place, mark_of
from mgops_desktop.storage.tables.base import Compartment, Record
from mgops_desktop.storage.tables.blue_card import Procedure, TeamSitting
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    DeadlineRuleRow,
    LeftFigure,
    Setting,
)
from mgops_desktop.storage.tables.report import OpeningFigure

KEYS = tuple(key for key, one in INDICATORS.items() if one.compartment is Compartment.BLUE_CARD)


_COUNTED_BY: tuple[type[Record], ...] = (
    Setting,
    CalendarException,
    DeadlineRuleRow,
    OpeningFigure,
)


@question("liczby do pozostawienia", Right.BLUE_CARD)
def must_leave(session: Session) -> bool:
    """Whether the Blue Card file has changed since its counts were left, or a new day has begun."""
    head = head_of(session, Compartment.BLUE_CARD)
    if head.sequence == 0:
        return False
    mark = mark_of(session)
    return mark is None or mark.value != head.sequence or mark.as_of != today_of(session)


@operation("liczby dla kont bez dostępu do „Niebieskich Kart”", Right.BLUE_CARD)
def leave_figures(session: Session) -> None:
    """Count every year and half-year that has procedures, and leave the numbers without any list.

    Only what has changed is written; the one mark bears the day of the counting for all of them, so that a day on
    which nothing changed adds one row to the journal.
    """
    today, account = today_of(session), actor_of(session).account
    known = _known(session)
    periods = _periods(session)
    found = _counted(session, periods)
    for place, value in found.items():
        if place not in known:
            session.add(_row(*place, value, today, account))
        elif known[place].value != value:
            known[place].value = value
            known[place].as_of, known[place].left_by = today, account
    counted = {(period.first, period.last) for period in periods}
    for place in known.keys() - found.keys():
        if place[1:] in counted:
            put_in_bin(session, known[place], "nie występuje już w liczbach")
    head, mark = head_of(session, Compartment.BLUE_CARD), mark_of(session)
    if mark is None:
        session.add(_row(*MARK, head.sequence, today, account))
    else:
        mark.value, mark.as_of, mark.left_by = head.sequence, today, account


def _known(session: Session) -> dict[Place, LeftFigure]:
    query = select(LeftFigure).where(LeftFigure.of_file == Compartment.BLUE_CARD.value)
    rows = {(row.key, row.first, row.last): row for row in session.scalars(query)}
    return {place: row for place, row in rows.items() if place != MARK}


def _counted(session: Session, periods: list[Period]) -> dict[Place, int]:
    return {
        (figure.key, period.first, period.last): int(figure.value)
        for period, figures in compute_each(session, periods, KEYS, with_lists=False).items()
        for figure in _all(figures)
        if figure.value is not None
    }


def _row(
    key: str, first: date, last: date, value: int, today: date, account: UUID | None
) -> LeftFigure:
    return LeftFigure(
        of_file=Compartment.BLUE_CARD.value,
        key=key,
        first=first,
        last=last,
        value=value,
        as_of=today,
        left_by=account,
    )


def _periods(session: Session) -> list[Period]:
    """Every year and half-year since the first procedure; if nothing changed, those that went on at the last count."""
    with all_cards(session):
        starts = [
            session.scalar(select(Procedure.began).order_by(Procedure.began).limit(1)),
            session.scalar(select(TeamSitting.day).order_by(TeamSitting.day).limit(1)),
        ]
    known = [day.year for day in starts if day is not None]
    last = today_of(session).year
    years = range(min(known, default=last), last + 1)
    periods = [
        period
        for year in years
        for period in (Period.year(year), Period.half(year, 1), Period.half(year, 2))
    ]
    mark = mark_of(session)
    if mark is None or _has_changed(session, mark):
        return periods
    return [period for period in periods if period.last >= mark.as_of]


def _has_changed(session: Session, mark: LeftFigure) -> bool:
    """Whether the Blue Card file, or what it is counted by, has changed since the counts were left.

    With a new month all is counted again: another version of the program may count in another way.
    """
    today = today_of(session)
    if mark.value != head_of(session, Compartment.BLUE_CARD).sequence:
        return True
    if (mark.as_of.year, mark.as_of.month) != (today.year, today.month):
        return True
    # what was put into the bin has changed too
    newest = (
        session.scalar(select(func.max(kind.changed_at)).execution_options(include_binned=True))
        for kind in _COUNTED_BY
    )
    return any(day is not None and day > mark.changed_at for day in newest)


def _all(figures: dict[str, Figure]) -> list[Figure]:
    found = list(figures.values())
    for figure in figures.values():
        for _shape, parts in figure.breakdowns:
            found += parts.values()
    return found
