"""What the end of the work with a family entails, and the taking back of that end; both in the step that stores it.

The form of the case is the only way: assignments, plan, pauses and planned visits end with the case, and the monitoring
that the family agreed to begins. A new case ends the monitoring of the one before.
"""

from collections.abc import Mapping
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
from mgops_desktop.storage.aftercare import aftercare_agreed, monitored_before
from mgops_desktop.storage.bin import put_in_bin, put_in_bin_with_all, restore_with_all
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.casework import Assignment, Case, CasePause
from mgops_desktop.storage.tables.day import ScheduledVisit
from mgops_desktop.storage.tables.furniture import FURNITURE
from mgops_desktop.storage.tables.plan import Aftercare, WorkPlan
from mgops_desktop.storage.terms import Terms

WHY = "zakończenie pracy z rodziną"
_NOT_ENDED = "cofnięcie zakończenia pracy z rodziną"
_RUNNING: Mapping[Any, str] = {Assignment: "przydział", WorkPlan: "plan", CasePause: "przerwa"}
"""What runs with a case and ends with it, and its word."""
_WORKED_WITH = "nowa sprawa rodziny"
_RESUMED = "Wznowiono pracę z rodziną."


def follow_the_end(session: Session, case: Case, before: date | None) -> str:
    """Do what follows from another end of a case than `before`; returns it in words, empty where nothing follows.

    Raises UserError where an assistant would be over the limit because he has the family again, or for longer.
    """
    if case.ended == before:
        return ""
    resumed = _let_run_on(session, case, before) if before is not None else []
    session.flush()
    told = f"Sprawa {case.number} znów trwa."
    if case.ended is not None:
        _move_aftercare(session, case, before)
        told = _close(session, case, case.ended)
        session.flush()
    for assignment in resumed:
        if assignment.binned_at is None and still_longer(assignment.ended, before):
            check_limit(session, assignment)
    return told


def still_longer(ended: date | None, before: date | None) -> bool:
    """Whether what ends on a day, or never, runs longer than until the other one."""
    return before is not None and (ended is None or ended > before)


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
    ended, binned = [], []
    for table, noun in _RUNNING.items():
        runs_on, would_begin = _end(session, table, case.id, day)
        ended.append(f"zakończono {counted_object(runs_on, noun)}" if runs_on else "")
        binned.append(counted_object(would_begin, noun) if would_begin else "")
    planned = _release_planned(session, case.id, day)
    monitored = _begin_aftercare(session, case, day)
    later = ", ".join(one for one in binned if one)
    done = [
        *ended,
        f"przeniesiono do kosza, bo zaczyna się później: {later}" if later else "",
        f"odwołano {counted_object(planned, 'zaplanowana wizyta')}" if planned else "",
        f"rozpoczęto monitoring do {short_date(monitored)}" if monitored else "",
    ]
    told = ", ".join(one for one in done if one)
    end = f"Praca z rodziną zakończona {short_date(day)}"
    return f"{end}: {told}." if told else f"{end}."


def _end(session: Session, table: Any, case: UUID, day: date) -> tuple[int, int]:
    """End what runs on after the day; what would only begin then goes into the bin. Returns how many of each."""
    later = or_(table.ended.is_(None), table.ended > day)
    found = session.scalars(select(table).where(table.case_id == case, later)).all()
    would_begin = [one for one in found if one.began > day]
    for one in found:
        if one.began > day:
            put_in_bin_with_all(session, one, WHY)
        else:
            one.ended = day
    return len(found) - len(would_begin), len(would_begin)


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
    again = select(Case.id).where(
        Case.family_id == case.family_id, Case.began >= day, Case.id != case.id
    )
    if known or session.scalars(again.limit(1)).first() is not None:
        return None
    if not aftercare_agreed(session, case.id, case.family_id, day):
        return None
    began, until = add_days(day, 1), Terms(session).of("aftercare", day).nominal
    number = next_number(session, Aftercare, began.year)
    session.add(Aftercare(number=number, case_id=case.id, began=began, planned_end=until))
    return until


def _let_run_on(session: Session, case: Case, before: date) -> list[Assignment]:
    """Let what ended with the case run as it did before, and what went into the bin then come back.

    An end that is taken out takes the monitoring along, in which nothing happened. Returns the assignments.
    """
    ends = _ends_before(session, case)
    resumed = []
    for table in _RUNNING:
        of_case = select(table).where(table.case_id == case.id)
        binned = of_case.where(table.binned_reason == WHY, table.binned_at.is_not(None))
        for one in session.scalars(binned.execution_options(include_binned=True)).all():
            restore_with_all(session, one)
            resumed.append(one)
        for one in session.scalars(of_case.where(table.ended == before)).all():
            if ends is None and _went_on(one):
                one.ended = None
            elif ends is not None and one.id in ends:
                one.ended = ends[one.id]
            resumed.append(one)
    if case.ended is None:
        for aftercare in session.scalars(select(Aftercare).where(Aftercare.case_id == case.id)):
            put_in_bin(session, aftercare, _NOT_ENDED)
    return [one for one in resumed if isinstance(one, Assignment)]


def _went_on(one: Any) -> bool:
    """Whether what ended on the same day as an imported case ended with it: its plan and its main assistant."""
    return isinstance(one, WorkPlan) or getattr(one, "kind", None) is AssignmentKind.MAIN


def _ends_before(session: Session, case: Case) -> dict[UUID, date | None] | None:
    """The ends that stood before the case ended, of what ended with it; None where this journal does not tell.

    An end that was moved is followed back to the step in which the case was still running.
    """
    change = FURNITURE[case.compartment].change
    own = select(change.sequence, change.before).where(
        change.kind == Case.__tablename__, change.record == case.id
    )
    steps = []
    for sequence, before in session.execute(own.order_by(change.sequence.desc())):
        if before is not None and "ended" in before:
            steps.append(sequence)
            if before["ended"] is None:
                break
    else:
        return None
    kinds = [table.__tablename__ for table in _RUNNING]
    changed = select(change.record, change.before).where(
        change.sequence.in_(steps), change.kind.in_(kinds)
    )
    return {  # the oldest step comes last
        record: date.fromisoformat(before["ended"]) if before["ended"] else None
        for record, before in session.execute(changed.order_by(change.sequence.desc()))
        if before is not None and "ended" in before
    }


def _move_aftercare(session: Session, case: Case, before: date | None) -> None:
    """Let the monitoring begin after the end that was moved, planned for as long as it was."""
    if before is None or case.ended is None:
        return
    began, of = add_days(case.ended, 1), Terms(session)
    first = or_(Aftercare.began == add_days(before, 1), Aftercare.began < began)
    for one in session.scalars(select(Aftercare).where(Aftercare.case_id == case.id, first)):
        if one.planned_end == of.of("aftercare", before).nominal:
            one.planned_end = of.of("aftercare", case.ended).nominal
        if one.ended is not None and one.ended < began:
            put_in_bin(session, one, WHY)
        else:
            one.began = began


def check_limit(session: Session, assignment: Assignment) -> None:
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
