"""Diagnoses: one before the plan, others before assessments, so that scores move; the centre's own goals."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.diagnosis import BEST, WORST, Hearing, Resource
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import filled, phrases
from mgops_desktop.operations.practice.world import (
    PRESCHOOL_AGE,
    PUPIL_AGE,
    CaseStory,
    FamilyStory,
    World,
)
from mgops_desktop.storage.tables.diagnosis import Diagnosis, DiagnosisArea, LibraryEntry
from mgops_desktop.storage.tables.plan import Assessment, WorkPlan

_TROUBLED = {1: 0.4, 2: 0.6}
_ORDINARY = {2: 0.15, 3: 0.5, 4: 0.35}
_STEPS = {1: 0.62, 0: 0.33, -1: 0.05}
_FAILING_STEPS = {1: 0.1, 0: 0.6, -1: 0.3}
_BEFORE = 4
"""Working days by which a diagnosis comes before the paper that leans on it."""
_MIDDLE = 3
_TOLD = 0.35
"""How many of the areas that stand well are described nevertheless."""


def register_diagnoses(world: World) -> None:
    """Write the diagnoses of every case that came to a plan: before it, and before every second assessment."""
    plans = {values["case_id"]: values["began"] for values in world.ledger.values_of(WorkPlan)}
    assessed: dict[UUID, list[date]] = defaultdict(list)
    for values in world.ledger.values_of(Assessment):
        assessed[values["case_id"]].append(values["day"])
    for family, case in world.stories():
        if case.first_contact is None:
            continue
        planned = plans.get(case.id)
        first = world.workdays.plus(planned or add_days(case.first_contact, 10), -_BEFORE)
        days = [max(first, case.first_contact), *_repeated(world, assessed[case.id])]
        _note_series(world, family, case, [day for day in days if world.is_past(day)])


def _repeated(world: World, assessed: list[date]) -> Iterable[date]:
    """Every second assessment has a new diagnosis, counted from the last."""
    later = sorted(assessed)[1:]
    return (world.workdays.plus(day, -_BEFORE) for day in later[::-1][::2][::-1])


def _note_series(world: World, family: FamilyStory, case: CaseStory, days: list[date]) -> None:
    chance = world.chance("diagnosis", family.index, case.began)
    scores = _first_scores(family, chance)
    previous = None
    for index, day in enumerate(days):
        if previous is not None and day <= add_days(previous, 30):
            continue  # too near to show any change
        if index:
            scores = _moved(family, scores, chance)
        _note_diagnosis(world, family, case, day, scores, chance.about(index), is_first=index == 0)
        previous = day


def _first_scores(family: FamilyStory, chance: Chance) -> dict[str, int]:
    """The areas of the family's reasons stand lowest."""
    words = phrases("diagnoses")
    troubled = {
        area for problem in family.plan.problems for area in words["areas_of"].get(problem, ())
    }
    areas = [*words["always"]["areas"]]
    areas += [area for area in sorted(troubled) if area not in areas]
    return {
        area: chance.weighted(_TROUBLED if area in troubled else _ORDINARY)
        for area in areas
        if area != "edukacja" or any(child.age_on(family.since) >= 5 for child in family.children)
    }


def _moved(family: FamilyStory, scores: Mapping[str, int], chance: Chance) -> dict[str, int]:
    steps = _FAILING_STEPS if family.has("failing") else _STEPS
    return {
        area: min(max(score + chance.weighted(steps), WORST + 1), BEST)
        for area, score in scores.items()
    }


def _note_diagnosis(
    world: World,
    family: FamilyStory,
    case: CaseStory,
    day: date,
    scores: Mapping[str, int],
    chance: Chance,
    *,
    is_first: bool,
) -> None:
    said = "first" if is_first else "failing" if family.has("failing") else "later"
    diagnosis = world.ledger.note(
        Diagnosis,
        day,
        case_id=case.id,
        worker_id=case.assistant_on(day),
        day=day,
        summary=chance.pick(phrases("diagnoses")["summaries"][said]),
        **heard(family, day, chance),
    )
    for area, score in scores.items():
        world.ledger.note(
            DiagnosisArea,
            day,
            diagnosis_id=diagnosis,
            area=area,
            score=score,
            **_of_area(area, score, chance),
        )


def heard(family: FamilyStory, day: date, chance: Chance) -> dict[str, Any]:
    """How the oldest child was heard on the day, and what it said (art. 4a)."""
    child = next(iter(family.children_at_home(day) or family.children_on(day)), None)
    if child is None or child.age_on(day) < PRESCHOOL_AGE:
        return {"hearing": Hearing.TOO_YOUNG, "child_opinion": ""}
    hearing = Hearing.TALK if child.age_on(day) >= PUPIL_AGE else Hearing.PLAY
    name = hearing.value + ("_girl" if child.sex is Sex.FEMALE else "")
    sentence = chance.pick(phrases("diagnoses")["opinions"][name])
    return {"hearing": hearing, "child_opinion": filled(sentence, child.first.slots("child"))}


def _of_area(area: str, score: int, chance: Chance) -> dict[str, Any]:
    """What is written beside the score: the low ones always say why."""
    words = phrases("diagnoses")
    height = "low" if score < _MIDDLE else "middle" if score == _MIDDLE else "high"
    told = score <= _MIDDLE or chance.yes(_TOLD)
    resource = {"low": Resource.MISSING, "middle": Resource.AT_RISK, "high": Resource.PRESENT}
    return {
        "description": chance.pick(words["words"][area][height]) if told else "",
        "resource": resource[height],
        "resource_note": words["resources"][area] if height != "low" else "",
    }


def register_library(world: World) -> None:
    """Write the goals that the centre has added to those of the program."""
    for row in phrases("diagnoses")["library"]:
        world.ledger.note(LibraryEntry, world.first_day, **row)
