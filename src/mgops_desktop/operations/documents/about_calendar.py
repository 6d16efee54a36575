"""What a family is to remember: the days of its plan, its own appointments and the visits that are agreed."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.day import APPOINTMENT_LABELS, PlannedState
from mgops_desktop.domain.wording import clock_time, long_date, weekday
from mgops_desktop.operations.documents.gathering import Gathered
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.day import Appointment, ScheduledVisit
from mgops_desktop.storage.tables.plan import PlanAction

_MOST = 40


def calendar_values(session: Session, case: Case, plan: UUID, day: date) -> Gathered:
    """Return what stands before the family from the day on, the nearest first."""
    found = sorted(
        (
            *_actions(session, plan, day),
            *_appointments(session, case.family_id, day),
            *_visits(session, case.id, day),
        )
    )
    return {
        "calendar": [
            {"calendar_day": f"{long_date(on_day)} ({weekday(on_day)})", "calendar_what": what}
            for on_day, what in found[:_MOST]
        ]
    }


def _actions(session: Session, plan: UUID, day: date) -> Iterator[tuple[date, str]]:
    query = select(PlanAction).where(PlanAction.plan_id == plan, PlanAction.result.is_(None))
    for one in session.scalars(query):
        if one.deadline is not None and one.deadline >= day:
            yield one.deadline, f"do tego dnia: {one.plain_words or one.action}"


def _appointments(session: Session, family: UUID, day: date) -> Iterator[tuple[date, str]]:
    query = select(Appointment).where(Appointment.family_id == family, Appointment.day >= day)
    for one in session.scalars(query):
        at = f"godz. {clock_time(one.began)}" if one.began else ""
        yield (
            one.day,
            ", ".join(part for part in (APPOINTMENT_LABELS[one.kind], at, one.place) if part),
        )


def _visits(session: Session, case: UUID, day: date) -> Iterator[tuple[date, str]]:
    query = select(ScheduledVisit).where(
        ScheduledVisit.case_id == case,
        ScheduledVisit.day >= day,
        ScheduledVisit.state == PlannedState.PLANNED,
    )
    for one in session.scalars(query):
        at = f"godz. {clock_time(one.began)}" if one.began else ""
        yield one.day, ", ".join(part for part in ("wizyta asystenta rodziny", at) if part)
