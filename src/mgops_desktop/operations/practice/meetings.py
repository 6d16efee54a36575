"""Meetings on families with what was agreed, joint trips, interventions, incidents."""

from collections.abc import Iterator
from datetime import date, time
from typing import Any

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.intervention import StepKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.court import ChildRemoval
from mgops_desktop.storage.tables.intervention import Incident, Intervention, InterventionStep
from mgops_desktop.storage.tables.meeting import FamilyMeeting, JointTrip, MeetingAgreement

_EVERY_MONTHS = (5, 9)
_TRIPS_A_YEAR = 3
_INCIDENTS = 2


def register_meetings(world: World) -> None:
    """Write what happened beside the visits: together with other offices, in a hurry, against the standards."""
    for family, case in world.stories():
        if family.has("crisis") or family.has("court") or family.index % 3 == 0:
            _note_meetings(world, family, case)
    _note_meetings_of_strangers(world)
    _note_trips(world)
    _note_interventions(world)
    _note_incidents(world)


def _words() -> Any:
    return phrases("meetings")


def _note_meetings(world: World, family: FamilyStory, case: CaseStory) -> None:
    chance = world.chance("meetings", family.index, case.began)
    day = world.workdays.from_day(add_months(case.began, chance.between(2, 4)))
    while world.is_past(day) and (case.ended is None or day < case.ended):
        _note_meeting(world, family, day, chance)
        day = world.workdays.from_day(add_months(day, chance.between(*_EVERY_MONTHS)))


def _note_meeting(world: World, family: FamilyStory, day: date, chance: Chance) -> None:
    words, hour = _words(), chance.between(8, 13)
    meeting = world.ledger.note(
        FamilyMeeting,
        day,
        family_id=family.id,
        day=day,
        began=time(hour, 0),
        ended=time(hour + 1, chance.pick((0, 15, 30))),
        remote=chance.yes(0.15),
        place=chance.pick(words["places"]),
        attended_by_unit=chance.yes(0.8) and family.assistant_of_day(day) is not None,
        subject=chance.pick(words["subjects"]),
        participants=", ".join(chance.some(words["participants"], chance.between(3, 5))),
        conclusions=chance.pick(words["conclusions"]),
    )
    for what, who in chance.some([tuple(one) for one in words["agreements"]], 2):
        until = world.workdays.from_day(add_days(day, chance.between(14, 40)))
        done = world.workdays.plus(until, -chance.between(1, 5))
        world.ledger.note(
            MeetingAgreement,
            day,
            meeting_id=meeting,
            what=what,
            who=who,
            until=until,
            done_on=done if world.is_past(done) and done >= day else None,
        )


def _note_meetings_of_strangers(world: World) -> None:
    """Now and then a meeting on a family that is not on record, by its district."""
    chance, words = world.chance("meetings", "strangers"), _words()
    day = world.workdays.from_day(add_days(world.first_day, 40))
    while world.is_past(day):
        world.ledger.note(
            FamilyMeeting,
            day,
            day=day,
            began=time(9, 0),
            district=chance.pick(world.place["districts"])[0],
            attended_by_unit=chance.yes(0.3),
            subject=chance.pick(words["subjects"]),
            participants=", ".join(chance.some(words["participants"], 3)),
        )
        day = world.workdays.from_day(add_days(day, chance.between(70, 120)))


def _note_trips(world: World) -> None:
    """A few evenings a year, each to one district, to families worked with and to some others."""
    words = _words()
    for year in range(world.first_day.year, world.as_of.year + 1):
        for n in range(_TRIPS_A_YEAR):
            chance = world.chance("trips", year, n)
            day = world.workdays.from_day(date(year, 2 + 4 * n, chance.between(3, 25)))
            if not world.is_past(day) or day < world.first_day:
                continue
            district = chance.pick(world.place["districts"])[0]
            there = [one for one in world.families if one.district == district and one.since <= day]
            workers = {one.social_worker for one in there if one.social_worker}
            world.ledger.note(
                JointTrip,
                day,
                day=day,
                district=district,
                guards=chance.pick(words["guards"]),
                purpose=chance.pick(words["purposes"]),
                other_families=chance.between(0, 3),
                findings=chance.pick(words["findings"]),
                families=[one.id for one in chance.some(there, chance.between(1, 4))],
                workers=sorted(workers)[:2],
            )


def _note_interventions(world: World) -> None:
    """One for every child secured, and some in which the child could stay."""
    removals = {values["family_id"]: values for values in world.ledger.values_of(ChildRemoval)}
    for family, case in world.stories():
        removal = removals.pop(family.id, None)
        if removal is not None:
            moment = as_local(removal["moment"])
            began = time(moment.hour - 1, 20)
            words = _words()["removed"]
            _note_intervention(world, family, moment.date(), began, words)
        elif family.has("crisis") and case is family.cases[0]:
            day = world.workdays.from_day(add_days(case.began, 75))
            if world.is_past(day) and (case.ended is None or day < case.ended):
                _note_intervention(world, family, day, time(17, 25), _words()["stayed"])


def _note_intervention(
    world: World, family: FamilyStory, day: date, began: time, words: Any
) -> None:
    steps = [*_steps(began, words["steps"])]
    intervention = world.ledger.note(
        Intervention,
        day,
        family_id=family.id,
        worker_id=family.assistant_of_day(day),
        day=day,
        began=began,
        ended=steps[-1][0],
        reason=words["reason"],
        description=words["description"],
        outcome=words["outcome"],
        child_went=words["child_went"],
    )
    for at, kind, institution, what in steps:
        world.ledger.note(
            InterventionStep,
            day,
            intervention_id=intervention,
            at=at,
            kind=StepKind(kind),
            institution=institution,
            what=what,
        )


def _steps(began: time, steps: list[list[Any]]) -> Iterator[tuple[time, str, str, str]]:
    """The steps with their times, told as minutes since the beginning."""
    for minutes, kind, institution, what in steps:
        after = began.hour * 60 + began.minute + minutes
        yield time(after // 60, after % 60), kind, institution, what


def _note_incidents(world: World) -> None:
    """Two in the last year: one closed, one still being looked into."""
    for n, told in enumerate(_words()["incidents"][:_INCIDENTS]):
        day = world.workdays.until(add_days(world.as_of, -200 + 170 * n))
        children = [one.children_on(day)[0] for one in world.families if one.children_on(day)]
        world.ledger.note(
            Incident,
            day,
            day=day,
            at=time(11, 35),
            child_id=children[n % len(children)].id,
            reported_by=told["reported_by"],
            description=told["description"],
            steps=told["steps"],
            notified=told["notified"],
            closed_on=add_days(day, 14) if n == 0 else None,
        )
