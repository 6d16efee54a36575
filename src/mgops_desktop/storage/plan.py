"""Questions about work plans and assessments, and what is due in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.visit import AssessmentConclusion, AssessmentKind, PlanActionResult
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, PlanVersion, WorkPlan
from mgops_desktop.storage.terms import Families, Terms


@dataclass(frozen=True)
class ActionRow:
    """One action of a plan with its statutory parts and result."""

    id: UUID
    goal: str
    action: str
    deadline: date | None
    deadline_text: str
    expected_effect: str
    responsible: str
    result: PlanActionResult | None
    result_note: str


@dataclass(frozen=True)
class VersionRow:
    """A version of a plan."""

    number: int
    valid_from: date
    consulted_with: str
    consulted_on: date | None
    family_signed_on: date | None
    family_refused: bool


@dataclass(frozen=True)
class PlanRow:
    """A work plan with its versions and actions."""

    id: UUID
    number: str
    began: date
    ended: date | None
    versions: tuple[VersionRow, ...]
    actions: tuple[ActionRow, ...]


@dataclass(frozen=True)
class AssessmentRow:
    """An assessment as a family's card lists it."""

    id: UUID
    number: str
    kind: AssessmentKind
    day: date
    period_from: date | None
    conclusion: AssessmentConclusion | None
    progress: str
    conclusion_note: str
    handed_over: date | None


@question("plany pracy rodziny", Right.CASEWORK_READ)
def plans_of_family(session: Session, family: UUID) -> list[PlanRow]:
    """Return the plans of a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    query = (
        select(WorkPlan)
        .join(Case, Case.id == WorkPlan.case_id)
        .where(Case.family_id == family)
        .order_by(WorkPlan.began.desc())
    )
    return [
        PlanRow(
            plan.id,
            plan.number,
            plan.began,
            plan.ended,
            tuple(_versions(session, plan.id)),
            tuple(_actions(session, plan.id)),
        )
        for plan in session.scalars(query)
    ]


def _versions(session: Session, plan: UUID) -> Iterable[VersionRow]:
    query = (
        select(
            PlanVersion.version_number,
            PlanVersion.valid_from,
            PlanVersion.consulted_with,
            PlanVersion.consulted_on,
            PlanVersion.family_signed_on,
            PlanVersion.family_refused,
        )
        .where(PlanVersion.plan_id == plan)
        .order_by(PlanVersion.version_number)
    )
    return (VersionRow(*row) for row in session.execute(query))


def _actions(session: Session, plan: UUID) -> Iterable[ActionRow]:
    names = ActionRow.__dataclass_fields__
    query = (
        select(*(getattr(PlanAction, name) for name in names))
        .where(PlanAction.plan_id == plan)
        .order_by(PlanAction.goal, PlanAction.deadline.nulls_last(), PlanAction.number)
    )
    return (ActionRow(*row) for row in session.execute(query))


@question("oceny sytuacji rodziny", Right.CASEWORK_READ)
def assessments_of_family(session: Session, family: UUID) -> list[AssessmentRow]:
    """Return the assessments of a family, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    note_reading(session, "family", family)
    names = AssessmentRow.__dataclass_fields__
    query = (
        select(*(getattr(Assessment, name) for name in names))
        .join(Case, Case.id == Assessment.case_id)
        .where(Case.family_id == family)
        .order_by(Assessment.day.desc())
    )
    return [AssessmentRow(*row) for row in session.execute(query)]


def due_assessments(
    session: Session, today: date, terms: Terms, families: Families = None
) -> Iterable[DueItem]:
    """The next periodic assessment of every open case (art. 15 ust. 1 pkt 15)."""
    from_plan = parameters_of(session).text("first_assessment_from", today) == "plan"
    open_cases = select(Case.id, Case.family_id, Case.began).where(
        Case.began <= today,
        or_(Case.ended.is_(None), Case.ended > today),
        of_these(Case.family_id, families),
    )
    at_work = open_cases.with_only_columns(Case.id)
    handed = (
        select(Assessment.case_id, func.max(Assessment.handed_over))
        .where(Assessment.kind == AssessmentKind.PERIODIC, Assessment.handed_over.is_not(None))
        .where(Assessment.case_id.in_(at_work))
        .group_by(Assessment.case_id)
    )
    made: dict[UUID, date | None] = dict(session.execute(handed).all())
    planned = (
        select(WorkPlan.case_id, func.min(WorkPlan.began))
        .where(WorkPlan.case_id.in_(at_work))
        .group_by(WorkPlan.case_id)
    )
    plans: dict[UUID, date] = dict(session.execute(planned).all()) if from_plan else {}
    for case, family, began in session.execute(open_cases):
        ref = RecordRef("case", case)
        if last := made.get(case):
            yield terms.item("periodic_assessment", last, ref, family, today)
        elif not from_plan:
            yield terms.item("first_periodic_assessment", began, ref, family, today)
        elif case in plans:
            yield terms.item("first_periodic_assessment", plans[case], ref, family, today)
