"""Children in foster care, reviews of their situation, children monitored without an assistant."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.foster_care import PlacementEnd, PlacementForm
from mgops_desktop.storage.tables.base import CentreBase, Line, NameLine, Numbered, PrivateLine


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
    """A review of a child's situation in foster care at which the assistant took part."""

    __tablename__ = "foster_child_review"
    title = "ocena sytuacji dziecka w pieczy"
    number_symbol = "OD"

    child_id: Mapped[UUID] = mapped_column(ForeignKey("person.id"), index=True)
    day: Mapped[date]
    attended: Mapped[bool] = mapped_column(default=True)
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
