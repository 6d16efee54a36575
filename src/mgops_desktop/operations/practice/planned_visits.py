"""The plan of visits: what was planned in the last months and came of it, and the weeks to come; slips, schedules."""

from collections import defaultdict
from datetime import date, time
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.day import PlannedState
from mgops_desktop.domain.visit import CancelledBy, VisitKind, VisitPurpose
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.rhythm import Hour, hour_of
from mgops_desktop.operations.practice.staff import Staff
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.day import MonthlySchedule, ScheduledVisit, VisitSlips
from mgops_desktop.storage.tables.visit import Visit

PLANNED_MONTHS = 3
"""How many whole months before this one are planned in the program."""
_PLANNED, _CALLED_OFF, _MOVED = 0.85, 0.05, 0.06
_WEEKS = (5, 9)
_MORNING = (time(8, 30), time(10, 0), time(11, 30), time(13, 0))
_AFTERNOON = (time(14, 30), time(15, 45), time(17, 0))
_SLIP_DAYS = 15
_OFTEN = (VisitKind.HOME, VisitKind.ELSEWHERE, VisitKind.FAILED)

Taken = dict[tuple[UUID, date], set[time]]


def planned_from(world: World) -> date:
    """The first day from which visits are planned in the program."""
    return add_months(world.as_of.replace(day=1), -PLANNED_MONTHS)


def register_planned_visits(world: World, staff: Staff) -> None:
    """Write the plan before and behind this day, the slips printed for it and the schedules made of it."""
    taken: Taken = defaultdict(set)
    _note_past(world, taken)
    agreed = _agreed(world)
    for family, case in world.stories():
        if case.ended is None and case.assistant_on(world.as_of):
            _note_coming(world, staff, family, case, agreed.get(case.id), taken)
    _note_slips(world, staff)
    _note_schedules(world, staff)


def _note_past(world: World, taken: Taken) -> None:
    """Most visits were planned; some were moved before, some called off and made on another day."""
    chance, words, since = world.chance("planned"), phrases("day"), planned_from(world)
    for visit in [*world.ledger.values_of(Visit)]:
        usual = visit["kind"] in _OFTEN and visit["purpose"] is VisitPurpose.CASEWORK
        if not usual or visit["day"] < since or visit["began"] is None or not chance.yes(_PLANNED):
            continue
        failed = visit["kind"] is VisitKind.FAILED
        values = {"case_id": visit["cases"][0], "worker_id": visit["workers"][0]}
        before = world.workdays.plus(visit["day"], -chance.between(1, 3))
        share = chance.share(0, 1)
        if before >= since and share < _CALLED_OFF:
            own = chance.yes(0.25)
            reasons = words["called_off_by_assistant" if own else "called_off"]
            _note(
                world,
                before,
                **values,
                state=PlannedState.CANCELLED,
                cancelled_by=CancelledBy.ASSISTANT if own else CancelledBy.FAMILY,
                cancelled_on=world.workdays.plus(before, -1),
                reason=chance.pick(reasons),
            )
        elif before >= since and share < _CALLED_OFF + _MOVED:
            _note(
                world,
                before,
                **values,
                state=PlannedState.MOVED,
                moved_to=visit["day"],
                reason=chance.pick(words["moved"]),
            )
        began = visit["began"].replace(minute=visit["began"].minute // 15 * 15)
        together = visit["workers"][1] if len(visit["workers"]) > 1 else None
        taken[values["worker_id"], visit["day"]].add(began)
        _note(
            world,
            visit["day"],
            **values,
            second_worker_id=together,
            began=began,
            state=PlannedState.FAILED if failed else PlannedState.HELD,
            cancelled_by=visit.get("cancelled_by"),
            visit_id=visit["id"],
        )


def _note(world: World, day: date, **values: Any) -> None:
    """A visit on a day, registered some days before it."""
    world.ledger.note(ScheduledVisit, world.workdays.plus(day, -3), day=day, **values)


def _note_coming(
    world: World,
    staff: Staff,
    family: FamilyStory,
    case: CaseStory,
    agreed: date | None,
    taken: Taken,
) -> None:
    """From the day agreed with the family on, every week or so to the end of the next month."""
    chance = world.chance("coming", family.index)
    last = add_days(add_months(world.as_of.replace(day=1), 2), -1)
    day = agreed or world.workdays.plus(world.as_of, chance.between(1, 4))
    in_doubt = family.has("quiet")
    while day <= last:
        worker = case.assistant_on(day)
        if worker is None:
            return
        found = _free(world, staff, worker, day, hour_of(family, day), taken)
        if found is None or found[0] > last:
            return
        world.ledger.note(
            ScheduledVisit,
            min(world.yesterday, world.workdays.plus(found[0], -3)),
            case_id=case.id,
            worker_id=worker,
            second_worker_id=family.social_worker if in_doubt else None,
            day=found[0],
            began=found[1],
        )
        in_doubt = False
        day = world.workdays.from_day(add_days(found[0], chance.between(*_WEEKS)))


def _agreed(world: World) -> dict[UUID, date]:
    """The day agreed at the last contact with each family, unless it is over."""
    return {
        values["cases"][0]: values["next_day"]
        for values in world.ledger.values_of(Visit)
        if values["next_day"] and values["next_day"] >= world.day_in_hand
    }


def _free(
    world: World, staff: Staff, worker: UUID, day: date, hour: Hour, taken: Taken
) -> tuple[date, time] | None:
    """The first hour from the day on that suits the family and in which the assistant is free."""
    hours = _AFTERNOON if hour is Hour.AFTERNOON else (*_MORNING, *_AFTERNOON)
    for later in range(10):
        one = world.workdays.from_day(add_days(day, later))
        if not staff.assistants[worker].is_here(one):
            continue
        free = [begin for begin in hours if begin not in taken[worker, one]]
        if free:
            taken[worker, one].add(free[0])
            return one, free[0]
    return None


def _note_slips(world: World, staff: Staff) -> None:
    """One slip per family and day of the last weeks, destroyed in the evening; the newest are still there."""
    counted: dict[tuple[UUID, date], set[UUID]] = defaultdict(set)
    since = world.workdays.plus(world.as_of, -_SLIP_DAYS)
    for values in world.ledger.values_of(ScheduledVisit):
        made = values.get("visit_id") is not None
        if (
            made
            and since <= values["day"] < world.as_of
            and values["worker_id"] in staff.assistants
        ):
            counted[values["worker_id"], values["day"]].add(values["case_id"])
    newest = dict(sorted(counted, key=lambda one: one[1]))
    for (worker, day), cases in sorted(counted.items(), key=lambda one: (one[0][1], one[0][0].int)):
        gone = day != newest[worker]
        world.ledger.note(
            VisitSlips,
            day,
            worker_id=worker,
            day=day,
            printed=len(cases),
            destroyed_on=day if gone else None,
            destroyed=len(cases) if gone else None,
        )


def _note_schedules(world: World, staff: Staff) -> None:
    """The schedules of the planned months are approved, that of the next month waits for the head."""
    planned = {
        (values["worker_id"], values["day"].replace(day=1))
        for values in world.ledger.values_of(ScheduledVisit)
    }
    next_month = add_months(world.as_of.replace(day=1), 1)
    for worker, month in sorted(planned, key=lambda one: (one[1], one[0].int)):
        if worker not in staff.assistants or month < planned_from(world):
            continue
        waiting = month == next_month
        submitted = world.workdays.plus(world.as_of if waiting else month, -2 if waiting else -5)
        world.ledger.note(
            MonthlySchedule,
            submitted,
            worker_id=worker,
            month=month,
            submitted=submitted,
            approved_on=None if waiting else world.workdays.plus(submitted, 2),
            remark=phrases("day")["schedule_remark"] if waiting and month.month == 12 else "",
        )
