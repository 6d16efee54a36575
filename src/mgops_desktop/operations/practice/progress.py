"""How the actions of plans go on, what assessments say of them, and what was noted in the monitoring afterwards."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.visit import (
    AftercareDecision,
    AftercareWay,
    HowFar,
    PlanActionResult,
    VisitPurpose,
)
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.plan import (
    ActionProgress,
    Aftercare,
    AftercareNote,
    Assessment,
    AssessmentAction,
    PlanAction,
    WorkPlan,
)
from mgops_desktop.storage.tables.visit import Visit

KEPT_MONTHS = 24
"""How far back the small steps reach; before that the centre noted results only."""
_REACHED = {
    PlanActionResult.DONE: (HowFar.BEGUN, HowFar.HALF, HowFar.REACHED),
    PlanActionResult.PARTLY: (HowFar.BEGUN, HowFar.HALF, HowFar.NEARLY),
    PlanActionResult.NOT_DONE: (HowFar.BEGUN, HowFar.NOT_BEGUN),
}
_BACK = 0.12
_EVERY_NOTE = 2
"""Every so many visits of a monitoring a card is filled in."""


def register_progress(world: World) -> None:
    """Write the steps of the actions of the last years, and the results that assessments tell."""
    since = add_months(world.as_of, -KEPT_MONTHS)
    going_on = set()
    for index, (begun, values) in enumerate(world.ledger.dated(PlanAction)):
        chance = world.chance("progress", index)
        last = values["result_on"] or world.yesterday
        if last >= since and _note_steps(world, values, Period(begun, last), since, chance):
            going_on.add(values["id"])
    _note_results(world, since, going_on)


def _note_steps(
    world: World, action: dict[str, Any], lasted: Period, since: date, chance: Chance
) -> bool:
    """Some steps between the day of the version and the result; whether one that is open has moved."""
    steps: Iterable[HowFar] = (HowFar.BEGUN, HowFar.HALF, HowFar.NEARLY)
    if action["result"] is not None:
        steps = _REACHED[action["result"]]
    day, moved = lasted.first, False
    for step in steps:
        day = world.workdays.from_day(add_days(day, chance.between(18, 45)))
        if day > lasted.last or not world.is_past(day):
            break
        if day >= since:
            back = step is HowFar.HALF and chance.yes(_BACK)
            how_far = HowFar.NOT_BEGUN if back else step
            _note_step(world, action["id"], day, how_far, chance)
            moved = moved or how_far in (HowFar.HALF, HowFar.NEARLY)
    return moved and action["result"] is None


def _note_step(world: World, action: UUID, day: date, how_far: HowFar, chance: Chance) -> None:
    words = "back" if how_far is HowFar.NOT_BEGUN else how_far.value
    world.ledger.note(
        ActionProgress,
        day,
        action_id=action,
        day=day,
        how_far=how_far,
        note=chance.pick(phrases("progress")["steps"][words]),
    )


def _note_results(world: World, since: date, going_on: set[UUID]) -> None:
    """An assessment tells the results of its period; the newest one also what is half done."""
    cases = {values["id"]: values["case_id"] for values in world.ledger.values_of(WorkPlan)}
    actions: dict[UUID, list[tuple[date, dict[str, Any]]]] = defaultdict(list)
    for begun, values in world.ledger.dated(PlanAction):
        actions[cases[values["plan_id"]]].append((begun, values))
    newest: dict[UUID, UUID] = {}
    assessments = sorted(world.ledger.values_of(Assessment), key=lambda one: one["day"])
    for one in assessments:
        newest[one["case_id"]] = one["id"]
    for index, one in enumerate(assessments):
        if one["day"] >= since:
            chance = world.chance("results", index)
            is_newest = newest[one["case_id"]] == one["id"]
            for begun, action in actions[one["case_id"]]:
                open_now = is_newest and action["id"] in going_on and begun < one["day"]
                _note_result(world, one, action, chance, going_on=open_now)


def _note_result(
    world: World,
    assessment: dict[str, Any],
    action: dict[str, Any],
    chance: Chance,
    *,
    going_on: bool,
) -> None:
    result, day = action["result"], assessment["day"]
    within = result is not None and assessment["period_from"] <= action["result_on"] <= day
    if not within and not going_on:
        return
    words = phrases("progress")["why"]
    why = chance.pick(words[result.value if within else "going_on"])
    world.ledger.note(
        AssessmentAction,
        day,
        assessment_id=assessment["id"],
        action_id=action["id"],
        result=result if within else PlanActionResult.PARTLY,
        why=why,
    )


def register_monitoring(world: World) -> None:
    """Write a card for every second visit of a monitoring, a telephone call between, a decision at the end."""
    visits: dict[UUID, list[date]] = defaultdict(list)
    for values in world.ledger.values_of(Visit):
        if values["purpose"] is VisitPurpose.AFTERCARE:
            visits[values["cases"][0]].append(values["day"])
    for index, one in enumerate(world.ledger.values_of(Aftercare)):
        chance = world.chance("monitoring", index)
        days = sorted(day for day in visits[one["case_id"]] if day >= one["began"])
        for number, day in enumerate(days[::_EVERY_NOTE]):
            _note_card(world, one, day, AftercareWay.HOME, chance, doubtful=number == 1)
        if one["ended"] is not None:
            last = world.workdays.until(add_days(one["ended"], -3))
            if last not in days and last > one["began"]:
                _note_card(world, one, last, AftercareWay.PHONE, chance, is_last=True)


def _note_card(
    world: World,
    aftercare: dict[str, Any],
    day: date,
    way: AftercareWay,
    chance: Chance,
    *,
    is_last: bool = False,
    doubtful: bool = False,
) -> None:
    words = phrases("progress")["aftercare"]
    world.ledger.note(
        AftercareNote,
        day,
        aftercare_id=aftercare["id"],
        day=day,
        way=way,
        what_held=chance.pick(words["held"]),
        relapse_signs=chance.pick(words["signs"]) if doubtful and chance.yes(0.4) else "",
        decision=AftercareDecision.END if is_last else AftercareDecision.GO_ON,
    )
