"""Work plans: versions, actions with their three statutory parts, results."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.plan import AgreedAction
from mgops_desktop.domain.visit import PlanActionResult
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.diagnoses import heard
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.plan import PlanAction, PlanVersion, WorkPlan

_MOST_ACTIONS = 6
_REFUSAL = "Rodzic nie zgadza się z celem dotyczącym leczenia."
_HELP_PLAN = "plan pomocy dziecku, organizator rodzinnej pieczy zastępczej"
_RESULTS = {
    "good": {
        PlanActionResult.DONE: 0.75,
        PlanActionResult.PARTLY: 0.2,
        PlanActionResult.NOT_DONE: 0.05,
    },
    "poor": {
        PlanActionResult.DONE: 0.25,
        PlanActionResult.PARTLY: 0.4,
        PlanActionResult.NOT_DONE: 0.35,
    },
}


def register_plans(world: World) -> None:
    """Write a plan for every case that has come so far."""
    for family, case in world.stories():
        if case.first_contact is None or family.has("plan_due_today"):
            continue
        chance = world.chance("plan", family.index, case.began)
        began = plan_day(world, case, chance)
        if not world.is_past(began):
            continue
        ended = case.ended
        plan = world.ledger.note(WorkPlan, began, case_id=case.id, began=began, ended=ended)
        versions = _versions(world, family, case, plan, began, chance)
        actions = _note_actions(world, family, case, plan, list(versions), chance)
        newest = max(versions)
        for day, values in versions.items():
            said = [one for begun, one in actions if begun <= day]
            agreed = [] if day == newest else [one.as_kept() for one in _in_order(said)]
            world.ledger.note(PlanVersion, day, **values, agreed=agreed)


def plan_day(world: World, case: CaseStory, chance: Chance) -> date:
    """Two to three weeks after the first contact, within thirty days of the assignment."""
    assert case.first_contact is not None
    latest = world.workdays.until(add_days(case.began, 29))
    return min(world.workdays.plus(case.first_contact, chance.between(10, 15)), latest)


def _versions(
    world: World, family: FamilyStory, case: CaseStory, plan: UUID, began: date, chance: Chance
) -> dict[date, dict[str, Any]]:
    """A first version, and a new one about every eight months, by their days."""
    days = [began]
    while True:
        later = world.workdays.from_day(add_months(days[-1], chance.between(7, 9)))
        if not world.is_past(later) or (case.ended and later >= add_days(case.ended, -40)):
            break
        days.append(later)
    found = {}
    for index, day in enumerate(days):
        newest = index == len(days) - 1
        unsigned = newest and family.has_fault("plan_unsigned") and case.ended is None
        refused = newest and family.has("failing") and not unsigned
        coordinated = family.has("foster_care")
        found[day] = {
            "plan_id": plan,
            "version_number": index + 1,
            "valid_from": day,
            "reason": ""
            if index == 0
            else chance.pick(("po ocenie okresowej", "zmiana sytuacji rodziny")),
            "consulted_with": "pracownik socjalny",
            "consulted_on": world.workdays.plus(day, -1),
            "family_signed_on": None if unsigned or refused else day,
            "family_refused": refused,
            "refusal_remark": _REFUSAL if refused else "",
            "coordinator": "koordynator rodzinnej pieczy zastępczej" if coordinated else "",
            "sent_to_county_on": _sent(world, day) if coordinated else None,
            "coordinated": coordinated,
            "help_plan": _HELP_PLAN if coordinated else "",
            "child_opinion": heard(family, day, world.chance("opinion", family.index, day))[
                "child_opinion"
            ],
        }
    return found


def _in_order(actions: Iterable[AgreedAction]) -> list[AgreedAction]:
    """The actions as the plan lists them."""
    return sorted(actions, key=lambda one: (one.goal, one.deadline or date.max))


def _sent(world: World, day: date) -> date | None:
    sent = world.workdays.plus(day, 3)
    return sent if world.is_past(sent) else None


def _note_actions(
    world: World,
    family: FamilyStory,
    case: CaseStory,
    plan: UUID,
    versions: list[date],
    chance: Chance,
) -> list[tuple[date, AgreedAction]]:
    """Up to six actions by the family's reasons, some with every version; the newest still go on.

    Returns each with the day on which it was agreed.
    """
    noted = []
    known = phrases("plans")
    options = [action for problem in family.plan.problems for action in known.get(problem, ())]
    taken = chance.some(options, _MOST_ACTIONS)
    ends_well = case.ended is None or case.plan.reason in ("goals_achieved", "court_lifted")
    results = _RESULTS["good" if ends_well else "poor"]
    for index, action in enumerate(taken):
        begun = versions[index * len(versions) // len(taken)]
        deadline = world.workdays.until(add_months(begun, chance.between(3, 7)))
        if begun == versions[-1] and case.ended is None and world.is_past(deadline):
            deadline = world.workdays.from_day(add_days(world.as_of, chance.between(10, 120)))
        settled = min(day for day in (deadline, case.ended) if day)
        over = world.is_past(settled)
        agreed: dict[str, Any] = {
            "goal": action["goal"],
            "action": action["action"],
            "deadline": deadline,
            "deadline_text": "" if chance.yes(0.7) else "na bieżąco, rozliczenie w dniu terminu",
            "expected_effect": action["effect"],
            "responsible": action["who"],
            "forms": action["forms"],
            "tasks": action["tasks"],
            "position": 1,
            "plain_words": action["plain"],
        }
        record = world.ledger.note(
            PlanAction,
            begun,
            plan_id=plan,
            **agreed,
            result=chance.weighted(results) if over else None,
            result_on=settled if over else None,
            result_note="omówiono z rodziną" if over else "",
        )
        noted.append((begun, AgreedAction(record, **agreed)))
    return noted
