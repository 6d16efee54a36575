"""Children in foster care: reviews, contacts, leaves at home; children monitored without an assistant."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.foster_care import PlacementEnd, PlacementForm
from mgops_desktop.storage.tables.base import (
    CentreBase,
    Line,
    NameLine,
    Numbered,
    PrivateLine,
    PrivateNote,
)


class Placement(Numbered, CentreBase):
    """A child in one form of foster care with one carer, from–to."""

    __tablename__ = "placement"
    title = "pobyt dziecka w pieczy zastępczej"
    number_symbol = "PP"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    form: Mapped[PlacementForm]
    carer: Mapped[NameLine]
    county: Mapped[Line]
    court_signature: Mapped[Line]
    notified_on: Mapped[date | None]
    began: Mapped[date]
    ended: Mapped[date | None]
    end_reason: Mapped[PlacementEnd | None]


class FosterChildReview(Numbered, CentreBase):
    """A review of a child's situation in foster care; `position` is what the assistant wrote for it."""

    __tablename__ = "foster_child_review"
    title = "ocena sytuacji dziecka w pieczy"
    number_symbol = "OD"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    invited_on: Mapped[date | None]
    day: Mapped[date]
    attended: Mapped[bool] = mapped_column(default=True)
    position: Mapped[PrivateNote]
    remark: Mapped[PrivateLine]


class ContactPlan(Numbered, CentreBase):
    """How a child in foster care is in touch with its family, from–to."""

    __tablename__ = "contact_plan"
    title = "plan kontaktów z dzieckiem"
    number_symbol = "PK"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    contacts: Mapped[PrivateNote]
    began: Mapped[date]
    ended: Mapped[date | None]


class HomeLeave(Numbered, CentreBase):
    """Days that a child in foster care spends at home: a leave is no return, the placement goes on."""

    __tablename__ = "home_leave"
    title = "urlopowanie dziecka do domu"
    number_symbol = "UD"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    began: Mapped[date]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]


class MonitoredChild(Numbered, CentreBase):
    """A child whose situation the municipality monitors without an assistant (art. 176 pkt 7)."""

    __tablename__ = "monitored_child"
    title = "monitorowanie sytuacji dziecka"
    number_symbol = "MD"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"))
    began: Mapped[date]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]


class MonitoringCheck(Numbered, CentreBase):
    """One look at how a monitored child fares; the next is due by a term of the centre."""

    __tablename__ = "monitoring_check"
    title = "sprawdzenie sytuacji dziecka"
    number_symbol = "SD"

    monitored_id: Mapped[UUID] = mapped_column(ForeignKey("monitored_child.id"), index=True)
    day: Mapped[date]
    way: Mapped[PrivateLine]
    result: Mapped[PrivateNote]
