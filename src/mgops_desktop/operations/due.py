"""Everything that is due, from all records; nothing else lists deadlines."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.blue_card import due_blue_card
from mgops_desktop.storage.casework import due_aftercare, due_interviews, due_plans
from mgops_desktop.storage.context import actor_of, is_open, today_of
from mgops_desktop.storage.court import (
    due_child_reviews,
    due_court_notices,
    due_court_reports,
    due_letters,
)
from mgops_desktop.storage.plan import due_assessments
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.terms import Terms
from mgops_desktop.storage.visit import due_visits

Due = Callable[[Session, date, Terms], Iterable[DueItem]]
CASEWORK: tuple[Due, ...] = (
    due_interviews,
    due_plans,
    due_assessments,
    due_visits,
    due_court_reports,
    due_letters,
    due_court_notices,
    due_child_reviews,
    due_aftercare,
)
REPORTS = ("annual_report", "half_year_report_1", "half_year_report_2")


@question("terminy", None)
def due(session: Session, on: date | None = None) -> list[DueItem]:
    """Return what is due on the day (today by default), the most urgent first.

    Everybody sees what his rights let him see: an assistant what concerns his families, a member of the team the
    terms of procedures, the head those of reports.
    """
    today = on or today_of(session)
    terms = Terms(session)
    actor = actor_of(session)
    items: list[DueItem] = []
    if actor.may(Right.CASEWORK_READ):
        reach = families_in_reach(session)
        known = set(session.scalars(select(Family.id)))
        for listed in CASEWORK:
            for one in listed(session, today, terms):
                item = one if one.family in known else replace(one, family=None)
                if reach is None or item.family in reach:
                    items.append(item)
    if actor.may(Right.BLUE_CARD) and is_open(session, Compartment.BLUE_CARD):
        items += due_blue_card(session, today, terms)
    if actor.may(Right.REPORTS):
        items += _due_reports(session, today, terms)
    return sorted(items, key=lambda one: (one.alarm, one.title, one.subject.id))


def _due_reports(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """The next day of each statutory report, counted from the end of the period it reports on."""
    centre = session.scalars(select(Centre.id)).first()
    if centre is None:
        return
    ends = {
        "annual_report": Period.year(today.year - 1).last,
        "half_year_report_1": Period.half(today.year, 1).last,
        "half_year_report_2": Period.half(today.year - 1, 2).last,
    }
    for key in REPORTS:
        item = terms.item(key, ends[key], RecordRef("centre", centre), None, today)
        if item.alarm >= today:
            yield item
