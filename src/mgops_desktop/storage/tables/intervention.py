"""Crisis interventions by the minute, and the register of incidents of the child-protection standards."""

from datetime import date, time
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.intervention import StepKind
from mgops_desktop.storage.tables.base import (
    CentreBase,
    NameLine,
    Numbered,
    PrivateLine,
    PrivateNote,
)


class Intervention(Numbered, CentreBase):
    """A crisis intervention in a family; `ended` before `began` means that it went on past midnight.

    A child taken to safety in it has a record of its own (`child_removal`), of the same family and day.
    """

    __tablename__ = "intervention"
    title = "interwencja"
    number_symbol = "IN"
    protected = True

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    day: Mapped[date] = mapped_column(index=True)
    began: Mapped[time]
    ended: Mapped[time | None]
    reason: Mapped[PrivateLine]
    description: Mapped[PrivateNote]
    outcome: Mapped[PrivateNote]
    child_went: Mapped[PrivateLine]


class InterventionStep(Numbered, CentreBase):
    """One step of an intervention, to the minute: who was called, who came, to whom the child was handed over."""

    __tablename__ = "intervention_step"
    title = "czynność w interwencji"
    number_symbol = "CZ"
    protected = True

    intervention_id: Mapped[UUID] = mapped_column(ForeignKey("intervention.id"), index=True)
    at: Mapped[time]
    kind: Mapped[StepKind]
    institution: Mapped[NameLine]
    what: Mapped[PrivateNote]


class Incident(Numbered, CentreBase):
    """An entry of the register that the child-protection standards ask for (art. 22c)."""

    __tablename__ = "incident"
    title = "incydent"
    number_symbol = "IC"
    protected = True

    day: Mapped[date] = mapped_column(index=True)
    at: Mapped[time | None]
    child_id: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"), index=True)
    reported_by: Mapped[NameLine]
    description: Mapped[PrivateNote]
    steps: Mapped[PrivateNote]
    notified: Mapped[PrivateLine]
    closed_on: Mapped[date | None]
