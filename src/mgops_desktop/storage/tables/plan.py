"""Work plans with versions and actions; assessments; aftercare."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from mgops_desktop.domain.visit import (
    AftercareDecision,
    AftercareWay,
    AssessmentConclusion,
    AssessmentKind,
    HowFar,
    PlanActionResult,
)
from mgops_desktop.storage.tables.base import (
    CentreBase,
    NameLine,
    Note,
    Numbered,
    PrivateLine,
    PrivateNote,
    Slug,
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
    """A version of a plan: agreed with the family, consulted with the social worker.

    `agreed` are the actions as it said them (`AgreedAction`), kept as soon as those of the plan change; it is empty
    while they still stand as they were agreed.
    """

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
    coordinated: Mapped[bool] = mapped_column(default=False)
    help_plan: Mapped[PrivateLine]
    child_opinion: Mapped[PrivateNote]
    agreed: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)


class PlanAction(Numbered, CentreBase):
    """One action of a plan with the three statutory parts (art. 15 ust. 3): action, deadline, effect.

    `forms` are keys of `ActionForm` (art. 10 ust. 3), `tasks` of the dictionary of art. 15 ust. 1; `plain_words` is
    what the family reads.
    """

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
    forms: Mapped[list[str]] = mapped_column(JSON, default=list)
    tasks: Mapped[list[str]] = mapped_column(JSON, default=list)
    position: Mapped[int | None]
    plain_words: Mapped[PrivateNote]
    result: Mapped[PlanActionResult | None]
    result_on: Mapped[date | None]
    result_note: Mapped[PrivateNote]


class ActionProgress(Numbered, CentreBase):
    """What has come of an action so far, on a day."""

    __tablename__ = "action_progress"
    title = "postęp działania"
    number_symbol = "PD"

    action_id: Mapped[UUID] = mapped_column(ForeignKey("plan_action.id"), index=True)
    day: Mapped[date]
    how_far: Mapped[HowFar]
    note: Mapped[PrivateNote]


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
    engagement: Mapped[PrivateNote]
    child_opinion: Mapped[PrivateNote]
    with_scores: Mapped[bool] = mapped_column(default=False)
    effects: Mapped[PrivateNote]
    recommendations: Mapped[PrivateNote]
    aftercare_consent: Mapped[bool | None]


class AssessmentSentence(Numbered, CentreBase):
    """A sentence of an assessment that was drafted from the records, as the assistant left it.

    `rule` says by which rule it was drafted, `sources` names the records behind it: "visit:<id>", one a line.
    """

    __tablename__ = "assessment_sentence"
    title = "zdanie oceny"
    number_symbol = "ZO"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    position: Mapped[int]
    rule: Mapped[Slug]
    text: Mapped[PrivateNote]
    sources: Mapped[Note]


class AssessmentAction(Numbered, CentreBase):
    """What an assessment says of one action of the plan: the result, and why."""

    __tablename__ = "assessment_action"
    title = "wynik działania w ocenie"
    number_symbol = "WO"

    assessment_id: Mapped[UUID] = mapped_column(ForeignKey("assessment.id"), index=True)
    action_id: Mapped[UUID] = mapped_column(ForeignKey("plan_action.id"), index=True)
    result: Mapped[PlanActionResult]
    why: Mapped[PrivateNote]


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


class AftercareNote(Numbered, CentreBase):
    """One contact in the monitoring after the work: what held, signs of relapse, what follows."""

    __tablename__ = "aftercare_note"
    title = "karta monitoringu"
    number_symbol = "KM"

    aftercare_id: Mapped[UUID] = mapped_column(ForeignKey("aftercare.id"), index=True)
    day: Mapped[date]
    way: Mapped[AftercareWay]
    what_held: Mapped[PrivateNote]
    relapse_signs: Mapped[PrivateNote]
    decision: Mapped[AftercareDecision | None]
