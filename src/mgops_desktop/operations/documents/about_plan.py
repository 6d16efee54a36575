"""What documents say of a work plan: its goals and actions, who agreed to it, and what it means in plain words."""

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.plan import AgreedAction, agreed_action
from mgops_desktop.domain.visit import (
    ACTION_RESULT_LABELS,
    HOW_FAR_LABELS,
    HowFar,
    PlanActionResult,
)
from mgops_desktop.domain.wording import long_date, short_date, weekday
from mgops_desktop.operations.documents.about_calendar import calendar_values
from mgops_desktop.operations.documents.about_case import around
from mgops_desktop.operations.documents.gathering import Gathered, Source, on, source
from mgops_desktop.storage.agreed_plan import content_now
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.plan import ActionProgress, PlanAction, PlanVersion, WorkPlan

Results = Mapping[UUID, tuple[str, str]]
"""What an assessment says of actions: the result, and why."""
_PICTURES = {
    "dom": ("15.3",),
    "rozmowa": ("15.5", "15.6", "15.13"),
    "ludzie": ("15.7", "15.10", "15.11"),
    "nauka": ("15.8",),
    "praca": ("15.9",),
    "pomoc": ("15.4", "15.12", "15.13a", "15.18", "15.19"),
}
"""The picture that a child sees beside an action, by the tasks of art. 15 ust. 1."""
_ANY_PICTURE = "gwiazda"


@source("plan_version")
def of_plan_version(session: Session, version: UUID, day: date) -> Source:
    """Gather a version of a plan with the actions as it says them; what came of them is that of the plan."""
    found = session.get_one(PlanVersion, version)
    plan = session.get_one(WorkPlan, found.plan_id)
    case = session.get_one(Case, plan.case_id)
    values = around(session, case.family_id, day, case)
    values |= plan_values(session, plan, day, agreed=[agreed_action(one) for one in found.agreed])
    values |= version_values(found) | calendar_values(session, case, plan.id, day)
    return Source(case.family_id, values)


def plan_of_case(
    session: Session, case: UUID, day: date, results: Results | None = None
) -> Gathered:
    """Return the plan of a case that was in force on the day, with its newest version then.

    `results` go before what the plan itself says of its actions.
    """
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
    known = plan_values(session, plan, day, results)
    return known | (version_values(version) if version else {})


def plan_values(
    session: Session,
    plan: WorkPlan,
    day: date,
    results: Results | None = None,
    agreed: Sequence[AgreedAction] = (),
) -> Gathered:
    """Return a plan with its actions, each for itself and under their goals, and how far each had come by the day.

    `agreed` are the actions as a version keeps them; without them it says those of the plan.
    """
    said = agreed or content_now(session, plan.id)
    ids = [one.id for one in said]
    query = (
        select(PlanAction).where(among(PlanAction.id, ids)).execution_options(include_binned=True)
    )
    rows = {one.id: one for one in session.scalars(query)}
    moved = _progress(session, ids, day)
    actions = [
        (rows[one.id], _action(one, rows[one.id], moved.get(one.id), (results or {}).get(one.id)))
        for one in said
    ]
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
        "coordinated": version.coordinated,
        "help_plan": version.help_plan,
        "child_voice": version.child_opinion,
    }


def _of_actions(actions: Sequence[tuple[PlanAction, Gathered]]) -> Gathered:
    by_goal = groupby(actions, key=lambda pair: pair[1]["goal"])
    return {
        "actions": [said for _action_, said in actions],
        "actions_done": [said for one, said in actions if one.result is PlanActionResult.DONE],
        "goals": [
            {"goal": goal, "goal_actions": [said for _action_, said in found]}
            for goal, found in by_goal
        ],
    }


def _progress(
    session: Session, actions: Sequence[UUID], day: date
) -> Mapping[UUID, tuple[HowFar, date]]:
    table = ActionProgress
    query = (
        select(table.action_id, table.how_far, table.day)
        .where(table.action_id.in_(actions), table.day <= day)
        .order_by(table.day, table.number)
    )
    return {action: (how_far, on_day) for action, how_far, on_day in session.execute(query)}


def _action(
    action: AgreedAction,
    stored: PlanAction,
    moved: tuple[HowFar, date] | None,
    assessed: tuple[str, str] | None,
) -> Gathered:
    result = ACTION_RESULT_LABELS[stored.result] if stored.result else ""
    note = stored.result_note
    if assessed is not None:
        result, note = assessed
    return {
        "goal": action.goal,
        "action": action.action,
        "action_deadline": action.until,
        "action_effect": action.expected_effect,
        "action_responsible": action.responsible,
        "action_forms": action.form_words,
        "action_tasks": action.task_words,
        "action_result": result or _how_far(moved),
        "action_result_on": long_date(stored.result_on) if stored.result_on else "",
        "action_note": note,
        "action_plain": action.plain_words or action.action,
        "action_until": _until(action),
        "action_picture": _picture(action.tasks),
    }


def _how_far(moved: tuple[HowFar, date] | None) -> str:
    if moved is None:
        return "w toku"
    return f"w toku: {HOW_FAR_LABELS[moved[0]]} ({short_date(moved[1])})"


def _until(action: AgreedAction) -> str:
    """By when, as it is said to a family: with the day of the week."""
    if action.deadline is None:
        return action.deadline_text
    return f"{long_date(action.deadline)} ({weekday(action.deadline)})"


def _picture(tasks: Sequence[str]) -> str:
    for picture, shown_for in _PICTURES.items():
        if any(task in shown_for for task in tasks):
            return picture
    return _ANY_PICTURE
