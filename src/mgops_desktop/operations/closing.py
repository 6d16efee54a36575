"""What the end of the work with a family entails, and the taking back of that end; both in the step that stores it.

The form of the case is the only way: assignments, plan, pauses and planned visits end with the case, and the monitoring
that the family agreed to begins. A new case ends the monitoring of the one before.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.case import AssignmentKind
from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.visit import CancelledBy
from mgops_desktop.domain.wording import counted_object, short_date
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.aftercare import aftercare_agreed, has_contacts, monitored_before
from mgops_desktop.storage.bin import put_in_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.casework import Assignment, Case, CasePause
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.plan import Aftercare, WorkPlan
from mgops_desktop.storage.terms import Terms

WHY = "zakończenie pracy z rodziną"
_NOT_ENDED = "cofnięcie zakończenia pracy z rodziną"
_WORKED_WITH = "nowa sprawa rodziny"
_RESUMED = "Wznowiono pracę z rodziną."


def follow_the_end(session: Session, case: Case, before: date | None) -> str:
    """Do what follows from another end of a case than `before`; returns it in words, empty where nothing follows.

    Raises UserError where an assistant would be over the limit because he has the family again.
    """
    if case.ended == before:
        return ""
    if before is not None:
        _let_run_on(session, case, before)
        session.flush()
    if case.ended is not None:
        return _close(session, case, case.ended)
    for assignment in _still(session, Assignment, case.id, before):
        _check_limit(session, assignment)
    return f"Sprawa {case.number} znów trwa."


def end_monitoring_before(session: Session, case: Case) -> str:
    """Let the monitoring after an earlier case end on the day before this one begins; returns it in words.

    One that would begin only then goes into the bin: the rules let none with contacts come so far.
    """
    told = []
    for aftercare in monitored_before(session, case.family_id, case.began, case.id):
        if aftercare.began < case.began:
            aftercare.ended = add_days(case.began, -1)
            aftercare.result = aftercare.result or _RESUMED
            told.append(f"Monitoring {aftercare.number} kończy się {short_date(aftercare.ended)}.")
        else:
            put_in_bin(session, aftercare, _WORKED_WITH)
            told.append(f"Monitoring {aftercare.number} przeniesiono do kosza.")
    return " ".join(told)


def _close(session: Session, case: Case, day: date) -> str:
    assignments = _end(session, Assignment, case.id, day)
    plans = _end(session, WorkPlan, case.id, day)
    pauses = _end(session, CasePause, case.id, day)
    planned = _release_planned(session, case.id, day)
    monitored = _begin_aftercare(session, case, day)
    done = [
        f"zakończono {counted_object(assignments, 'przydział')}" if assignments else "",
        f"zakończono {counted_object(plans, 'plan')}" if plans else "",
        f"zakończono {counted_object(pauses, 'przerwa')}" if pauses else "",
        f"odwołano {counted_object(planned, 'zaplanowana wizyta')}" if planned else "",
        f"rozpoczęto monitoring do {short_date(monitored)}" if monitored else "",
    ]
    told = ", ".join(one for one in done if one)
    end = f"Praca z rodziną zakończona {short_date(day)}"
    return f"{end}: {told}." if told else f"{end}."


def _end(session: Session, table: Any, case: UUID, day: date) -> int:
    """End what runs on after the day; what would only begin then goes into the bin. Returns how many."""
    later = or_(table.ended.is_(None), table.ended > day)
    found = session.scalars(select(table).where(table.case_id == case, later)).all()
    for one in found:
        if one.began > day:
            put_in_bin(session, one, WHY)
        else:
            one.ended = day
    return len(found)


def _release_planned(session: Session, case: UUID, day: date) -> int:
    table = ScheduledVisit
    query = select(table).where(
        table.case_id == case, table.state == PlannedState.PLANNED, table.day > day
    )
    found = session.scalars(query).all()
    for one in found:
        one.state, one.cancelled_by = PlannedState.CANCELLED, CancelledBy.OTHER
        one.cancelled_on, one.reason = today_of(session), WHY
    return len(found)


def _begin_aftercare(session: Session, case: Case, day: date) -> date | None:
    """Begin the monitoring that was agreed, on the day after, for as long as the centre says; returns its last day."""
    known = session.scalar(select(func.count()).where(Aftercare.case_id == case.id))
    if known or not aftercare_agreed(session, case.id, case.family_id, day):
        return None
    began, until = add_days(day, 1), Terms(session).of("aftercare", day).nominal
    number = next_number(session, Aftercare, began.year)
    session.add(Aftercare(number=number, case_id=case.id, began=began, planned_end=until))
    return until


def _let_run_on(session: Session, case: Case, before: date) -> None:
    """Let assistant and plan go on, and take back a monitoring in which nothing has happened."""
    for assignment in _still(session, Assignment, case.id, before):
        assignment.ended = None
    plans = select(WorkPlan).where(WorkPlan.case_id == case.id, WorkPlan.ended == before)
    for plan in session.scalars(plans):
        plan.ended = None
    monitoring = select(Aftercare).where(
        Aftercare.case_id == case.id, Aftercare.began == add_days(before, 1)
    )
    for aftercare in session.scalars(monitoring):
        if not has_contacts(session, aftercare):
            put_in_bin(session, aftercare, _NOT_ENDED)


def _still(
    session: Session, table: type[Assignment], case: UUID, before: date | None
) -> Iterator[Assignment]:
    """The main assignment that ended with the case, or goes on again now."""
    query = select(table).where(
        table.case_id == case,
        table.kind == AssignmentKind.MAIN,
        or_(table.ended.is_(None), table.ended == before),
    )
    yield from session.scalars(query).all()


def _check_limit(session: Session, assignment: Assignment) -> None:
    """Refuse an assignment that goes on again where a new one would be refused."""
    sheet = BY_KEY["assignment"]
    values = stored_values(session, sheet, [assignment.id])[assignment.id]
    found = examine(Entry(session, sheet, values, today_of(session), assignment.id))
    refused = [one for one in found if one.is_error]
    if refused:
        message = (
            f"Przydział asystenta nie może trwać dalej. {refused[0].message} "
            "Zostaw datę zakończenia; wróć do pracy z rodziną przez nową sprawę."
        )
        raise UserError(message, [Problem(message, field="ended", code=refused[0].code)])
