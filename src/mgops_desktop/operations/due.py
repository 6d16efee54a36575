"""Everything that is due, from all records; nothing else lists deadlines."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.statutory_report import StatutoryReport
from mgops_desktop.storage.access import question
from mgops_desktop.storage.aftercare import due_aftercare
from mgops_desktop.storage.agreed import AGREED, due_visits
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.application import due_pro_life_cases
from mgops_desktop.storage.blue_card import due_blue_card
from mgops_desktop.storage.casework import due_interviews, due_plans
from mgops_desktop.storage.context import actor_of, is_open, today_of
from mgops_desktop.storage.court import (
    due_child_reviews,
    due_court_notices,
    due_court_reports,
    due_information_requests,
    due_letters,
)
from mgops_desktop.storage.day import SCHEDULED, due_appointments, due_scheduled
from mgops_desktop.storage.failed_visits import due_failed_rows
from mgops_desktop.storage.meeting import due_agreements
from mgops_desktop.storage.monitored import due_monitoring_checks
from mgops_desktop.storage.plan import due_assessments, due_plans_to_county
from mgops_desktop.storage.pro_life import due_pro_life
from mgops_desktop.storage.reach import families_in_reach, require_reach
from mgops_desktop.storage.reminder import REMINDER, due_reminders
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.statement import due_consents
from mgops_desktop.storage.substitution import due_substitutes
from mgops_desktop.storage.tables.base import Compartment
from mgops_desktop.storage.tables.centre import Centre
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.report import ReportHandover
from mgops_desktop.storage.terms import Families, Terms

_NUMBER, _DIGITS = re.compile(r"\d+"), 4
Due = Callable[[Session, date, Terms, Families], Iterable[DueItem]]
CASEWORK: tuple[Due, ...] = (
    due_interviews,
    due_pro_life_cases,
    due_consents,
    due_plans,
    due_plans_to_county,
    due_assessments,
    due_visits,
    due_court_reports,
    due_letters,
    due_court_notices,
    due_information_requests,
    due_agreements,
    due_monitoring_checks,
    due_pro_life,
    due_child_reviews,
    due_aftercare,
    due_reminders,
    due_scheduled,
    due_appointments,
    due_failed_rows,
)


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
        items += _due_in_casework(session, today, terms, families_in_reach(session))
    if actor.may(Right.BLUE_CARD) and is_open(session, Compartment.BLUE_CARD):
        items += due_blue_card(session, today, terms)
    if actor.may(Right.ASSIGN):
        items += due_substitutes(session, today, terms)
    if actor.may(Right.REPORTS):
        items += _due_reports(session, today, terms)
    return sorted(items, key=_order)


@question("terminy pracy z rodzinami", Right.CASEWORK_READ)
def due_of_families(session: Session) -> list[DueItem]:
    """Return what is due today in the work with the families in reach, the most urgent first, nothing else."""
    reach = families_in_reach(session)
    items = _due_in_casework(session, today_of(session), Terms(session), reach)
    return sorted(items, key=_order)


@question("terminy rodziny", Right.CASEWORK_READ)
def due_of_family(session: Session, family: UUID) -> list[DueItem]:
    """Return what is due today in the work with one family, the most urgent first.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    items = _due_in_casework(session, today_of(session), Terms(session), {family})
    return sorted((one for one in items if one.family == family), key=_order)


def _order(item: DueItem) -> tuple[date, str, UUID]:
    """By day; on one day by the words, in which 8:30 comes before 14:30."""
    words = _NUMBER.sub(lambda found: found.group().zfill(_DIGITS), item.title)
    return item.alarm, words, item.subject.id


def _due_in_casework(
    session: Session, today: date, terms: Terms, families: Families
) -> Iterator[DueItem]:
    """What is due in the work with these families; with all, also what belongs to a family in the bin, without it.

    A visit that was agreed with a family and stands in the plan of the same day is told once, with its hour.
    """
    known = set(session.scalars(select(Family.id).where(of_these(Family.id, families))))
    found = [item for listed in CASEWORK for item in listed(session, today, terms, families)]
    planned = {(item.family, item.alarm) for item in found if item.rule == SCHEDULED}
    for item in found:
        if item.rule == AGREED and (item.family, item.alarm) in planned:
            continue
        if item.family in known or (item.family is None and item.rule == REMINDER):
            yield item
        elif families is None:
            yield replace(item, family=None)


def _due_reports(session: Session, today: date, terms: Terms) -> Iterable[DueItem]:
    """Every statutory report until it is handed over: the one whose day comes next, and those overdue.

    Overdue are reports on periods that ended since the centre records in the program (an assumed beginning does not
    count, only the day of founding); of earlier ones the program does not know whether they were handed over.
    """
    known = select(ReportHandover.report, ReportHandover.year).where(ReportHandover.day <= today)
    handed_over = {tuple(row) for row in session.execute(known)}
    found = session.execute(select(Centre.id, Centre.created_at)).first()
    if found is None:
        return
    since = parameters_of(session).on_or_first("recording_since", today)
    recording = date.fromisoformat(since.value) if since.confirmed and since.value else None
    recording = recording or local_day(found.created_at)
    for report in StatutoryReport:
        newest = report.newest_year(today)
        for year in range(min(recording.year, newest), newest + 1):
            last = report.period(year).last
            if (report, year) in handed_over:
                continue
            item = terms.item(report.value, last, RecordRef("centre", found.id), None, today)
            if item.alarm >= today:
                yield item
            elif last >= recording:
                yield replace(item, title=f"{item.title} ({year} r.)")
