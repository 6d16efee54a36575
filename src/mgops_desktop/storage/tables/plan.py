"""Work plans with versions and actions; assessments; aftercare."""

from datetime import date
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.visit import AssessmentConclusion, AssessmentKind, PlanActionResult
from mgops_desktop.storage.tables.base import (
    CentreBase,
    NameLine,
    Numbered,
    PrivateLine,
    PrivateNote,
)


class WorkPlan(Numbered, CentreBase):
    """A work plan of a case; its versions are one plan, a returned family has a new one."""

    __tablename__ = "work_plan"
    title = "plan pracy z rodziną"
    number_symbol = "PL"
    protected = True

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    began: Mapped[date]
    ended: Mapped[date | None]


class PlanVersion(Numbered, CentreBase):
    """A version of a plan: agreed with the family, consulted with the social worker."""

    __tablename__ = "plan_version"
    title = "wersja planu pracy"
    number_symbol = "WP"

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("work_plan.id"), index=True)
    version_number: Mapped[int]
    valid_from: Mapped[date]
    reason: Mapped[PrivateLine]
    consulted_with: Mapped[PrivateLine]
    consulted_on: Mapped[date | None]
    family_signed_on: Mapped[date | None]
    family_refused: Mapped[bool] = mapped_column(default=False)
    refusal_remark: Mapped[PrivateLine]
    coordinator: Mapped[NameLine]
    sent_to_county_on: Mapped[date | None]


class PlanAction(Numbered, CentreBase):
    """One action of a plan with the three statutory parts (art. 15 ust. 3): action, deadline, effect."""

    __tablename__ = "plan_action"
    title = "działanie planu"
    number_symbol = "D"

    plan_id: Mapped[UUID] = mapped_column(ForeignKey("work_plan.id"), index=True)
    goal: Mapped[PrivateLine]
    action: Mapped[PrivateNote]
    deadline: Mapped[date | None]
    deadline_text: Mapped[PrivateLine]
    expected_effect: Mapped[PrivateNote]
    responsible: Mapped[PrivateLine]
    result: Mapped[PlanActionResult | None]
    result_on: Mapped[date | None]
    result_note: Mapped[PrivateNote]


class Assessment(Numbered, CentreBase):
    """A periodic or final assessment; made once it is handed over to the employer."""

    __tablename__ = "assessment"
    __table_args__ = (Index("ix_assessment_case_day", "case_id", "day"),)
    title = "ocena sytuacji rodziny"
    number_symbol = "OC"
    protected = True

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"))
    worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("worker.id"))
    kind: Mapped[AssessmentKind]
    day: Mapped[date] = mapped_column(index=True)
    period_from: Mapped[date | None]
    progress: Mapped[PrivateNote]
    children_situation: Mapped[PrivateNote]
    conclusion: Mapped[AssessmentConclusion | None]
    conclusion_note: Mapped[PrivateNote]
    handed_over: Mapped[date | None]


class Aftercare(Numbered, CentreBase):
    """Monitoring after the work with the family has ended (art. 15 ust. 1 pkt 16)."""

    __tablename__ = "aftercare"
    title = "monitoring po zakończeniu pracy z rodziną"
    number_symbol = "MO"

    case_id: Mapped[UUID] = mapped_column(ForeignKey("case.id"), index=True)
    began: Mapped[date]
    planned_end: Mapped[date | None]
    ended: Mapped[date | None]
    result: Mapped[PrivateNote]
