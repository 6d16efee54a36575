"""The way in and the work: reports, applications, cases, assistants, pauses."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.case import (
    ApplicationDecision,
    AssignmentKind,
    Basis,
    InterviewResult,
    PauseKind,
    ReportSource,
)
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.visit import AssessmentRhythm
from mgops_desktop.storage.tables.base import (
    CentreBase,
    Line,
    NameLine,
    Numbered,
    Phone,
    PrivateLine,
    PrivateNote,
    Slug,
)


class DifficultyReport(Numbered, CentreBase):
    """A report that a family is in difficulty (art. 11 ust. 1); who reported stands apart."""

    __tablename__ = "difficulty_report"
    title = "zgłoszenie rodziny w trudnościach"
    number_symbol = "Z"
    write_right = Right.INTERVIEW

    family_id: Mapped[UUID | None] = mapped_column(ForeignKey("family.id"), index=True)
    received: Mapped[date]
    source: Mapped[ReportSource]
    content: Mapped[PrivateNote]
    basis: Mapped[Basis | None]
    urgent: Mapped[bool | None]
    needs_interview: Mapped[bool | None]
    interviewer_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    interview_day: Mapped[date | None]
    interview_result: Mapped[InterviewResult | None]


class Reporter(Numbered, CentreBase):
    """Who reported a family: only with the right to see it, and outside every family print."""

    __tablename__ = "reporter"
    read_right = Right.REPORTER_READ
    title = "osoba zgłaszająca"
    number_symbol = "ZG"
    protected = True

    report_id: Mapped[UUID] = mapped_column(ForeignKey("difficulty_report.id"), index=True)
    name: Mapped[NameLine]
    contact: Mapped[Phone]


class Application(Numbered, CentreBase):
    """A social worker's application for a family assistant (art. 11 ust. 3)."""

    __tablename__ = "application"
    title = "wniosek o przydzielenie asystenta rodziny"
    number_symbol = "WN"
    write_right = Right.APPLY

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    received: Mapped[date] = mapped_column(index=True)
    basis: Mapped[Basis | None]
    social_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    interview_number: Mapped[Line]
    interview_day: Mapped[date | None]
    analysis: Mapped[PrivateNote]
    help_so_far: Mapped[PrivateNote]
    expected_effects: Mapped[PrivateNote]
    head_opinion: Mapped[PrivateNote]
    decision: Mapped[ApplicationDecision | None]
    decided: Mapped[date | None]
    remark: Mapped[PrivateNote]


class Case(Numbered, CentreBase):
    """One period of work with one family, from assignment to closure; its number is the case sign.

    A change of assistant never closes a case. `closure_reason` is an entry of the centre's dictionary.
    """

    __tablename__ = "case"
    __table_args__ = (Index("ix_case_period", "began", "ended"),)
    title = "sprawa"
    number_symbol = "AR"
    protected = True

    family_id: Mapped[UUID] = mapped_column(ForeignKey("family.id"), index=True)
    application_id: Mapped[UUID | None] = mapped_column(ForeignKey("application.id"))
    basis: Mapped[Basis]
    began: Mapped[date]
    first_contact: Mapped[date | None]
    first_contact_with_social_worker: Mapped[bool | None]
    consent_on: Mapped[date | None]
    ended: Mapped[date | None]
    closure_reason: Mapped[Slug]
    closure_note: Mapped[PrivateNote]
    assessment_months: Mapped[AssessmentRhythm | None]

    @classmethod
    def search_texts(cls, values: Mapping[str, Any]) -> dict[Right, str]:
        sign = search_key(values["number"])
        return {Right.CASEWORK_READ: sign, Right.EVERY_ADDRESS: sign}


class CasePause(Numbered, CentreBase):
    """The work stands still: suspended, or without an assistant."""

    __tablename__ = "case_pause"
    title = "przerwa w pracy z rodziną"
    number_symbol = "PZ"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    kind: Mapped[PauseKind]
    began: Mapped[date]
    ended: Mapped[date | None]
    remark: Mapped[PrivateLine]


class Assignment(Numbered, CentreBase):
    """An assistant on a case, from–to; `override_reason` where the head let the limit be exceeded."""

    __tablename__ = "assignment"
    title = "przydział asystenta"
    number_symbol = "PA"
    write_right = Right.ASSIGN

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    worker_id: Mapped[UUID] = mapped_column(ForeignKey("worker.id"), index=True)
    kind: Mapped[AssignmentKind]
    began: Mapped[date]
    ended: Mapped[date | None]
    override_reason: Mapped[PrivateLine]
