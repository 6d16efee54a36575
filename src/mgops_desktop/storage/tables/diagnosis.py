"""The diagnosis of a family with its areas, and the centre's own goals and actions to choose from."""

from datetime import date
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.diagnosis import Hearing, Resource
from mgops_desktop.storage.tables.base import (
    CentreBase,
    Line,
    Note,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
)


class Diagnosis(Numbered, CentreBase):
    """How a family stands on a day, and what the child says of it (art. 4a)."""

    __tablename__ = "diagnosis"
    __table_args__ = (Index("ix_diagnosis_case_day", "case_id", "day"),)
    title = "diagnoza sytuacji rodziny"
    number_symbol = "DG"
    protected = True

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"), index=True)
    day: Mapped[date]
    summary: Mapped[PrivateNote]
    hearing: Mapped[Hearing | None]
    child_opinion: Mapped[PrivateNote]


class DiagnosisArea(Numbered, CentreBase):
    """One area of a diagnosis: `area` is an entry of the centre's dictionary, `score` runs from 0 to 5."""

    __tablename__ = "diagnosis_area"
    title = "obszar diagnozy"
    number_symbol = "OB"

    diagnosis_id: Mapped[UUID] = mapped_column(ForeignKey("diagnosis.id"), index=True)
    area: Mapped[Slug]
    score: Mapped[int | None]
    description: Mapped[PrivateNote]
    resource: Mapped[Resource | None]
    resource_note: Mapped[PrivateLine]


class LibraryEntry(Numbered, CentreBase):
    """A goal and an action of the centre's own library, from which actions of plans are filled in."""

    __tablename__ = "library_entry"
    title = "pozycja biblioteki celów"
    number_symbol = "BC"

    area: Mapped[Slug]
    goal: Mapped[Line]
    action: Mapped[Note]
    expected_effect: Mapped[Note]
    plain_words: Mapped[Note]
    forms: Mapped[list[str]] = mapped_column(JSON, default=list)
    tasks: Mapped[list[str]] = mapped_column(JSON, default=list)
