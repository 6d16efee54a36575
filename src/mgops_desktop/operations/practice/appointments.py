"""Where families have to be, and what was done where visits failed one after another."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.day import AppointmentKind, FailedStep
from mgops_desktop.domain.visit import MEETINGS, VisitKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import PUPIL_AGE, FamilyStory, World
from mgops_desktop.storage.tables.day import Appointment, FailedVisitStep
from mgops_desktop.storage.tables.visit import Visit

_LATELY = 150
_PAST_EVERY = (28, 55)
_COMING = (2, 19)
_HAS_ONE_COMING = 0.6
_HOURS = (time(8, 40), time(9, 30), time(10, 15), time(11, 0), time(12, 30))
_IN_A_ROW = 3


def register_appointments(world: World) -> None:
    """Write the appointments of the families worked with: some with their outcome, the next ones to come."""
    for family, case in world.stories():
        if case.ended is not None:
            continue
        chance = world.chance("appointments", family.index)
        kinds = [*_fitting(world, family)]
        day = world.workdays.from_day(add_days(world.as_of, -_LATELY))
        while kinds and (day := _later(world, day, chance)) < world.as_of:
            if day >= case.began:
                _note_appointment(world, family, chance.pick(kinds), day, chance)
        if kinds and chance.yes(_HAS_ONE_COMING):
            ahead = add_days(world.as_of, chance.between(*_COMING))
            coming = world.workdays.from_day(ahead)
            _note_appointment(world, family, chance.pick(kinds), coming, chance)
        if family.has("court"):
            _note_hearing(world, family, chance)


def _later(world: World, day: date, chance: Chance) -> date:
    return world.workdays.from_day(add_days(day, chance.between(*_PAST_EVERY)))


def _fitting(world: World, family: FamilyStory) -> Iterator[dict[str, Any]]:
    """What the family may have to go to, with whom it concerns."""
    children = family.children_at_home(world.as_of)
    pupils = [child for child in children if child.age_on(world.as_of) >= PUPIL_AGE]
    whom = {"carer": [family.carer], "child": children, "pupil": pupils}
    for row in phrases("day")["appointments"]:
        if whom[row["needs"]]:
            yield {**row, "person": whom[row["needs"]][0].id}


def _note_appointment(
    world: World, family: FamilyStory, row: dict[str, Any], day: date, chance: Chance
) -> None:
    world.ledger.note(
        Appointment,
        min(day, world.yesterday),
        family_id=family.id,
        person_id=row["person"],
        kind=AppointmentKind(row["kind"]),
        day=day,
        began=chance.pick(_HOURS),
        place=row["place"],
        remind_days=row["remind"],
        with_assistant=row["together"],
        outcome=row["outcome"] if world.is_past(day) else "",
    )


def _note_hearing(world: World, family: FamilyStory, chance: Chance) -> None:
    """One hearing some months ago, one to come."""
    words = phrases("day")["hearing"]
    for ahead in (-chance.between(60, 110), chance.between(5, 30)):
        day = world.workdays.from_day(add_days(world.as_of, ahead))
        if day < family.cases[-1].began:
            continue
        world.ledger.note(
            Appointment,
            min(day, world.yesterday),
            family_id=family.id,
            kind=AppointmentKind.HEARING,
            day=day,
            began=time(9, 15),
            place=words["place"],
            remind_days=words["remind"],
            with_assistant=True,
            outcome=words["outcome"] if world.is_past(day) else "",
        )


def register_failed_visit_steps(world: World) -> None:
    """Write what followed when three attempts had failed since a family was last met; the last step may be open."""
    attempts: dict[UUID, list[dict[str, Any]]] = defaultdict(list)
    for visit in sorted(
        world.ledger.values_of(Visit), key=lambda one: (one["day"], one["began"] or time.min)
    ):
        if visit["kind"] in (*MEETINGS, VisitKind.FAILED):
            attempts[visit["cases"][0]].append(visit)
    for family, case in world.stories():
        row: list[dict[str, Any]] = []
        for visit in attempts[case.id]:
            row = [*row, visit] if visit["kind"] is VisitKind.FAILED else []
            if len(row) == _IN_A_ROW:
                _note_steps(world, family, case.id, visit, case.ended)


def _note_steps(
    world: World, family: FamilyStory, case: UUID, last: dict[str, Any], ended: date | None
) -> None:
    """A note at once, the letter, then the social worker; the court only where it knows the family."""
    words = phrases("day")
    steps = [(FailedStep.NOTE, 0), (FailedStep.SUMMONS, 1), (FailedStep.SOCIAL_WORKER, 3)]
    if family.has("court"):
        steps.append((FailedStep.COURT, 5))
    for step, days in steps:
        day = world.workdays.plus(last["day"], days) if days else last["day"]
        if world.is_past(day) and (ended is None or day <= ended):
            world.ledger.note(
                FailedVisitStep,
                day,
                case_id=case,
                visit_id=last["id"],
                step=step,
                day=day,
                remark=words[step.value],
            )
