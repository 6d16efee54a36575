"""What documents say of a work plan and of an assessment."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    ASSESSMENT_LABELS,
    CONCLUSION_LABELS,
    PlanActionResult,
)
from mgops_desktop.domain.wording import long_date, short_date
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.about_family import worker_name
from mgops_desktop.operations.documents.about_visits import visits_values
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import Assessment, PlanAction, PlanVersion, WorkPlan


@source("plan_version")
def of_plan_version(session: Session, version: UUID, day: date) -> Source:
    """Gather a version of a plan with all actions of the plan."""
    found = session.get_one(PlanVersion, version)
    plan = session.get_one(WorkPlan, found.plan_id)
    case = session.get_one(Case, plan.case_id)
    values = around(session, case.family_id, day, case) | plan_values(session, plan)
    return Source(case.family_id, values | version_values(found))


@source("assessment")
def of_assessment(session: Session, assessment: UUID, day: date) -> Source:
    """Gather an assessment with the contacts and the plan of its time."""
    found = session.get_one(Assessment, assessment)
    case = session.get_one(Case, found.case_id)
    first = found.period_from or case.began
    return Source(
        case.family_id,
        around(session, case.family_id, day, case)
        | visits_values(session, case.id, first, found.day)
        | plan_of_case(session, case.id, found.day)
        | {
            "assessment_kind": ASSESSMENT_LABELS[found.kind],
            "assessment_number": found.number,
            "assessment_day": on(found.day),
            "assessed_from": on(first),
            "assessed_until": on(found.day),
            "assessor": worker_name(session, found.worker_id),
            "progress": found.progress,
            "children_situation": found.children_situation,
            "conclusion": CONCLUSION_LABELS[found.conclusion] if found.conclusion else "",
            "conclusion_note": found.conclusion_note,
            "handed_over": on(found.handed_over),
        },
    )


def plan_of_case(session: Session, case: UUID, day: date) -> Gathered:
    """Return the plan of a case that was in force on the day, with its newest version then."""
    query = select(WorkPlan).where(WorkPlan.case_id == case, WorkPlan.began <= day)
    plan = session.scalars(query.order_by(WorkPlan.began.desc())).first()
    if plan is None:
        return {}
    versions = (
        select(PlanVersion)
        .where(PlanVersion.plan_id == plan.id, PlanVersion.valid_from <= day)
        .order_by(PlanVersion.version_number.desc())
    )
    version = session.scalars(versions).first()
    return plan_values(session, plan) | (version_values(version) if version else {})


def plan_values(session: Session, plan: WorkPlan) -> Gathered:
    """Return a plan with its actions, each for itself and under their goals."""
    query = select(PlanAction).where(PlanAction.plan_id == plan.id)
    ordered = query.order_by(PlanAction.goal, PlanAction.deadline.nulls_last(), PlanAction.number)
    actions = session.scalars(ordered).all()
    return {"plan_number": plan.number, "plan_began": on(plan.began), **_of_actions(actions)}


def version_values(version: PlanVersion) -> Gathered:
    """Return who agreed to a version of a plan, and when."""
    return {
        "plan_version": str(version.version_number),
        "plan_from": on(version.valid_from),
        "plan_reason": version.reason,
        "consulted_with": version.consulted_with,
        "consulted_on": on(version.consulted_on),
        "family_signed_on": on(version.family_signed_on),
        "family_refused": version.family_refused,
        "refusal_remark": version.refusal_remark,
        "coordinator": version.coordinator,
        "sent_to_county_on": on(version.sent_to_county_on),
    }


def _of_actions(actions: Sequence[PlanAction]) -> Gathered:
    by_goal = groupby(actions, key=lambda action: action.goal)
    done = [one for one in actions if one.result is PlanActionResult.DONE]
    return {
        "actions": [_action(one) for one in actions],
        "actions_done": [_action(one) for one in done],
        "goals": [{"goal": goal, "goal_actions": _actions(found)} for goal, found in by_goal],
    }


def _actions(actions: Iterable[PlanAction]) -> list[Gathered]:
    return [_action(one) for one in actions]


def _action(action: PlanAction) -> Gathered:
    until = short_date(action.deadline) if action.deadline else ""
    result = ACTION_RESULT_LABELS[action.result] if action.result else ""
    return {
        "goal": action.goal,
        "action": action.action,
        "action_deadline": "; ".join(part for part in (until, action.deadline_text) if part),
        "action_effect": action.expected_effect,
        "action_responsible": action.responsible,
        "action_result": result or "w toku",
        "action_result_on": long_date(action.result_on) if action.result_on else "",
        "action_note": action.result_note,
    }
