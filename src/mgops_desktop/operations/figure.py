"""Skąd ta liczba? A printed figure with its list and the value of a year before."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import Amount
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.indicators.engine import figure
from mgops_desktop.indicators.listing import FigureList, figure_list, lines_of
from mgops_desktop.operations.annual_report.gather import a_year_before
from mgops_desktop.operations.oversight.lists import month_figure, month_list
from mgops_desktop.storage.access import question


@dataclass(frozen=True)
class OpenedFigure:
    """A figure with the list behind it, and what it was a year before (None: not recorded)."""

    listed: FigureList
    before: Period
    value_before: Amount | None


@question("skąd ta liczba", Right.FIGURES_READ)
def opened_figure(session: Session, key: str, period: Period) -> OpenedFigure:
    """Return a figure as the window shows it: names only of families in the account's reach.

    Raises UserError for an unknown key.
    """
    before = a_year_before(period)
    return OpenedFigure(
        figure_list(session, key, period, with_names=True),
        before,
        figure(Counting(session, before), key).value,
    )


@question("skąd ta liczba w miesiącu ośrodka", Right.STAFF)
def opened_month_list(session: Session, key: str, period: Period) -> OpenedFigure:
    """Return a number of the head's month that is no figure of the catalogue.

    Raises UserError for an unknown key.
    """
    before = a_year_before(period)
    found = month_figure(Counting(session, period), key)
    lines = lines_of(session, found.items, with_names=True)
    return OpenedFigure(
        FigureList(found, month_list(key).rule, lines, ()),
        before,
        month_figure(Counting(session, before), key).value,
    )
