"""What the start page shows: due terms, families not seen for long, unfinished forms, workload."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.deadline import DueState
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.due import due
from mgops_desktop.operations.slips_counted import CountedSlips, slips_outside
from mgops_desktop.operations.unfinished import UnfinishedForm, unfinished
from mgops_desktop.storage.access import question
from mgops_desktop.storage.casework import WorkloadRow, own_workload
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.incomplete import IncompleteVisit, incomplete_of
from mgops_desktop.storage.reading_log import OpenedFamily, last_opened_families
from mgops_desktop.storage.reminder import reminded_of
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.visit import FamilyGap, families_without_visit

_OPENED = 5
_INCOMPLETE, _LATELY = 60, 92
"""Older visits without texts stand in the diary and in "Sprawdź"; this page is the first that is read."""


@dataclass(frozen=True)
class DueRow:
    """A due term with the name of the family it concerns, or of its record where it concerns none."""

    item: DueItem
    about: str

    @property
    def family(self) -> UUID | None:
        return self.item.family


@dataclass(frozen=True)
class StartPage:
    """One glance: what is overdue, today's, of the next seven days, later; gaps; drafts; workload.

    `workload` is None for an account that does not see families; `incomplete` are the account's own visits of late,
    `slips` its own that are not destroyed.
    """

    today: date
    overdue: tuple[DueRow, ...]
    on_today: tuple[DueRow, ...]
    next_days: tuple[DueRow, ...]
    later: tuple[DueRow, ...]
    gaps: tuple[FamilyGap, ...]
    unfinished: tuple[UnfinishedForm, ...]
    workload: WorkloadRow | None
    has_families: bool
    opened: tuple[OpenedFamily, ...] = ()
    incomplete: tuple[IncompleteVisit, ...] = ()
    slips: tuple[CountedSlips, ...] = ()


@question("pulpit", None)
def start_page(session: Session) -> StartPage:
    """Return everything the start page shows, in one reading, as far as the account may see it."""
    today = today_of(session)
    items = due(session, today)
    rows: dict[DueState, list[DueRow]] = {state: [] for state in DueState}
    for row in named_rows(session, items):
        rows[row.item.state].append(row)
    sees_casework = actor_of(session).may(Right.CASEWORK_READ)
    return StartPage(
        today=today,
        overdue=tuple(rows[DueState.OVERDUE]),
        on_today=tuple(rows[DueState.TODAY]),
        next_days=tuple(rows[DueState.WEEK]),
        later=tuple(rows[DueState.LATER]),
        gaps=tuple(families_without_visit(session)) if sees_casework else (),
        unfinished=tuple(unfinished(session)),
        workload=own_workload(session) if sees_casework else None,
        opened=tuple(last_opened_families(session, _OPENED)) if sees_casework else (),
        incomplete=_incomplete(session, today) if sees_casework else (),
        slips=tuple(slips_outside(session)) if sees_casework else (),
        has_families=session.scalars(select(Family.id).limit(1)).first() is not None,
    )


def _incomplete(session: Session, today: date) -> tuple[IncompleteVisit, ...]:
    worker = actor_of(session).worker
    if worker is None:
        return ()
    return incomplete_of(session, worker, _INCOMPLETE, add_days(today, -_LATELY))


def named_rows(session: Session, items: Iterable[DueItem]) -> list[DueRow]:
    """Return what is due with the names of those it concerns."""
    due_items = list(items)
    names = describe(session, [_about(item) for item in due_items], with_names=True)
    found = ((item, names.get(_about(item))) for item in due_items)
    rows = [DueRow(item, named.label if named else "") for item, named in found]
    return _with_own_words(session, rows)


def _with_own_words(session: Session, rows: Iterable[DueRow]) -> list[DueRow]:
    """Reminders are called by what somebody wrote into them."""
    listed = list(rows)
    reminders = [row.item.subject for row in listed if row.item.rule == "reminder"]
    words = reminded_of(session, [one.id for one in reminders])
    return [
        replace(row, item=replace(row.item, title=words.get(row.item.subject.id, row.item.title)))
        if row.item.rule == "reminder"
        else row
        for row in listed
    ]


def _about(item: DueItem) -> RecordRef:
    return RecordRef("family", item.family) if item.family else item.subject
