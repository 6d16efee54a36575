"""Interdisciplinary meetings on families outside Blue Cards, and joint trips with guards."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import Column, ForeignKey, Table
from sqlalchemy.orm import Mapped, mapped_column, relationship

from mgops_desktop.storage.tables.base import (
    CentreBase,
    NameLine,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker
from mgops_desktop.storage.types import Id

trip_family = Table(
    "trip_family",
    CentreBase.metadata,
    Column("trip_id", Id, ForeignKey("joint_trip.id"), primary_key=True),
    Column("family_id", Id, ForeignKey("family.id"), primary_key=True, index=True),
)
trip_worker = Table(
    "trip_worker",
    CentreBase.metadata,
    Column("trip_id", Id, ForeignKey("joint_trip.id"), primary_key=True),
    Column("worker_id", Id, ForeignKey("worker.id"), primary_key=True, index=True),
)


class FamilyMeeting(Numbered, CentreBase):
    """An interdisciplinary meeting on a family, outside Blue Cards; held is not attended by the assistants' unit.

    Its `district` counts where no family is named, or where that has none.
    """

    __tablename__ = "family_meeting"
    title = "spotkanie w sprawie rodziny"
    number_symbol = "SR"
    protected = True

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    day: Mapped[date] = mapped_column(index=True)
    began: Mapped[time | None]
    ended: Mapped[time | None]
    remote: Mapped[bool] = mapped_column(default=False)
    place: Mapped[PrivateLine]
    district: Mapped[Slug]
    attended_by_unit: Mapped[bool] = mapped_column(default=False)
    subject: Mapped[PrivateLine]
    participants: Mapped[PrivateNote]
    conclusions: Mapped[PrivateNote]


class MeetingAgreement(Numbered, CentreBase):
    """What was agreed at a meeting: who does what until when, and when it was done."""

    __tablename__ = "meeting_agreement"
    title = "ustalenie ze spotkania"
    number_symbol = "US"

    meeting_id: Mapped[UUID] = mapped_column(ForeignKey("family_meeting.id"), index=True)
    what: Mapped[PrivateLine]
    who: Mapped[NameLine]
    until: Mapped[date | None]
    done_on: Mapped[date | None]


class JointTrip(Numbered, CentreBase):
    """Social workers and guards out together; families are counted at each trip.

    `other_families` is the number of those visited that the register does not know.
    """

    __tablename__ = "joint_trip"
    title = "wspólny wyjazd"
    number_symbol = "WY"

    day: Mapped[date] = mapped_column(index=True)
    district: Mapped[Slug]
    guards: Mapped[PrivateLine]
    purpose: Mapped[PrivateLine]
    other_families: Mapped[int] = mapped_column(default=0)
    findings: Mapped[PrivateNote]

    families: Mapped[list[Family]] = relationship(secondary=trip_family)
    workers: Mapped[list[Worker]] = relationship(secondary=trip_worker)
