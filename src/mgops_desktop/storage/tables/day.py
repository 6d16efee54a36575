"""A worker's day: planned visits, appointments of families, slips, other work, leaving the office, travel terms."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.day import (
    AppointmentKind,
    FailedStep,
    PlannedState,
    TravelWay,
    WorkKind,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import CancelledBy
from mgops_desktop.storage.tables.base import (
    AddressLine,
    CentreBase,
    Numbered,
    PrivateLine,
    PrivateNote,
)


class ScheduledVisit(Numbered, CentreBase):
    """A visit put on a day ahead; `visit_id` is what came of it, `moved_to` the day it was moved to."""

    __tablename__ = "planned_visit"
    title = "zaplanowana wizyta"
    number_symbol = "ZW"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    second_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    began: Mapped[time | None]
    place: Mapped[AddressLine]
    state: Mapped[PlannedState] = mapped_column(default=PlannedState.PLANNED)
    cancelled_by: Mapped[CancelledBy | None]
    cancelled_on: Mapped[date | None]
    moved_to: Mapped[date | None]
    reason: Mapped[PrivateLine]
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), index=True)


class Appointment(Numbered, CentreBase):
    """Where a family or one of its members has to be on a day; reminded `remind_days` before."""

    __tablename__ = "appointment"
    title = "termin rodziny"
    number_symbol = "TR"

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    kind: Mapped[AppointmentKind]
    day: Mapped[date] = mapped_column(index=True)
    began: Mapped[time | None]
    place: Mapped[AddressLine]
    remind_days: Mapped[int | None]
    with_assistant: Mapped[bool] = mapped_column(default=False)
    outcome: Mapped[PrivateNote]


class FailedVisitStep(Numbered, CentreBase):
    """What was done after visits had failed one after another; `visit_id` is the last of them."""

    __tablename__ = "failed_visit_step"
    title = "krok po nieudanych wizytach"
    number_symbol = "KN"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    visit_id: Mapped[UUID | None] = mapped_column(ForeignKey("visit.id"), index=True)
    step: Mapped[FailedStep]
    day: Mapped[date]
    remark: Mapped[PrivateLine]


class VisitSlips(Numbered, CentreBase):
    """The slips that a worker took along on a day: how many were printed, and how many destroyed again.

    `missing` are the numbers of those that were not found.
    """

    __tablename__ = "visit_slips"
    title = "kartki na dzień"
    number_symbol = "KD"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date]
    printed: Mapped[int]
    destroyed_on: Mapped[date | None]
    destroyed: Mapped[int | None]
    missing: Mapped[PrivateLine]


class OfficeExit(Numbered, CentreBase):
    """A worker's leaving of the office on duty."""

    __tablename__ = "office_exit"
    title = "wyjście służbowe"
    number_symbol = "WS"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date]
    left: Mapped[time]
    planned_return: Mapped[time | None]
    returned: Mapped[time | None]
    place: Mapped[AddressLine]
    companion: Mapped[PrivateLine]


class MonthlySchedule(Numbered, CentreBase):
    """A worker's plan of visits of a month, handed to the head and approved; `month` is its first day."""

    __tablename__ = "monthly_schedule"
    title = "harmonogram miesięczny"
    number_symbol = "HM"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    month: Mapped[date]
    submitted: Mapped[date | None]
    approved_on: Mapped[date | None]
    remark: Mapped[PrivateLine]


class WorkEntry(Numbered, CentreBase):
    """Work beside contacts with families; `minutes` where the hours are not given."""

    __tablename__ = "work_entry"
    title = "inne zajęcie"
    number_symbol = "IZ"

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    kind: Mapped[WorkKind]
    began: Mapped[time | None]
    ended: Mapped[time | None]
    minutes: Mapped[int | None]
    remark: Mapped[PrivateLine]


class TravelTerms(Numbered, CentreBase):
    """How a worker's travel is paid from–to; `amount` in hundredths of a złoty, a month or a kilometre."""

    __tablename__ = "travel_terms"
    title = "zasady zwrotu za dojazdy"
    number_symbol = "DJ"
    write_right = Right.STAFF
    read_right = Right.STAFF

    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    way: Mapped[TravelWay]
    amount: Mapped[int | None]
    began: Mapped[date]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]
