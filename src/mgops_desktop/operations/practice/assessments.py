"""Periodic assessments within six months of each other, final ones at the end; some late or missing on purpose."""

from datetime import date

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.visit import AssessmentConclusion, AssessmentKind
from mgops_desktop.operations.practice.casework import FOLLOWED
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.diagnoses import heard
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.plan import Assessment

_LONGEST_GAP = 174
_MONTHS = 6
_DAYS_LATE = 13
_DAYS_OVERDUE = 18
_GOOD_END = ("goals_achieved", "court_lifted", "no_minor_children", "moved_away")


def register_assessments(world: World) -> None:
    """Write the assessments of every case."""
    for family, case in world.stories():
        if family.has("never_started"):
            continue
        chance = world.chance("assessment", family.index, case.began)
        handed = _handed_over(world, family, case, chance)
        before = case.began
        for index, day in enumerate(handed):
            _note_periodic(world, family, case, before, day, chance.about(index))
            before = day
        if case.ended is not None and not family.has_fault("closed_without_final"):
            _note_final(world, family, case, before, chance)


def _handed_over(world: World, family: FamilyStory, case: CaseStory, chance: Chance) -> list[date]:
    """The days on which assessments reached the head."""
    if case.ended is not None:
        return _until_end(world, family, case)
    due = add_days(world.as_of, chance.between(9, 150))
    if family.has_fault("assessment_missing"):
        due = add_days(world.as_of, -_DAYS_OVERDUE)
    last = world.workdays.until(add_months(due, -_MONTHS))
    if last <= add_days(case.began, 20):
        if world.is_past(add_months(case.began, _MONTHS)):
            return [world.workdays.until(add_days(case.began, 150))]
        return []
    first = _late_start(world, family, case, last)
    return [*first, *_spaced(world, first[-1] if first else case.began, last), last]


def _until_end(world: World, family: FamilyStory, case: CaseStory) -> list[date]:
    assert case.ended is not None
    first = _late_start(world, family, case, case.ended)
    return [*first, *_spaced(world, first[-1] if first else case.began, case.ended)]


def _late_start(world: World, family: FamilyStory, case: CaseStory, limit: date) -> list[date]:
    """On purpose: the first assessment nearly two weeks late."""
    late = world.workdays.from_day(add_days(add_months(case.began, _MONTHS), _DAYS_LATE))
    return [late] if family.has_fault("assessment_late") and late < add_days(limit, -60) else []


def _spaced(world: World, began: date, last: date) -> list[date]:
    """Working days evenly between the two, never six months apart."""
    span = (last - began).days
    count = -(-span // _LONGEST_GAP) - 1
    step = span / (count + 1)
    return [world.workdays.until(add_days(began, round(step * (n + 1)))) for n in range(count)]


def _note_periodic(
    world: World, family: FamilyStory, case: CaseStory, before: date, handed: date, chance: Chance
) -> None:
    mood = _mood(family, case, chance)
    texts = phrases("assessments")[mood]
    day = world.workdays.plus(handed, -chance.between(1, 4))
    change = mood != "good" and chance.yes(0.4)
    world.ledger.note(
        Assessment,
        day,
        case_id=case.id,
        worker_id=case.assistant_on(day),
        kind=AssessmentKind.PERIODIC,
        day=day,
        period_from=before,
        progress=chance.pick(texts["progress"]),
        children_situation=chance.pick(texts["children"]),
        conclusion=AssessmentConclusion.CHANGE_PLAN if change else AssessmentConclusion.CONTINUE,
        conclusion_note=chance.pick(texts["note"]),
        handed_over=handed,
        engagement=chance.pick(phrases("progress")["engagement"][mood]),
        child_opinion=heard(family, day, chance)["child_opinion"],
    )


def _mood(family: FamilyStory, case: CaseStory, chance: Chance) -> str:
    if family.has("failing") or (case.ended and case.plan.reason not in _GOOD_END):
        return chance.pick(("mixed", "poor"))
    return "good" if chance.yes(0.6) else "mixed"


def _note_final(
    world: World, family: FamilyStory, case: CaseStory, before: date, chance: Chance
) -> None:
    assert case.ended is not None
    texts, told = phrases("assessments"), phrases("progress")
    good = case.plan.reason in _GOOD_END
    day = world.workdays.plus(case.ended, -chance.between(2, 4))
    world.ledger.note(
        Assessment,
        day,
        case_id=case.id,
        worker_id=case.assistant_on(day),
        kind=AssessmentKind.FINAL,
        day=day,
        period_from=before,
        progress=chance.pick(texts["final"]["progress" if good else "other"]),
        children_situation=chance.pick(texts["good" if good else "mixed"]["children"]),
        conclusion=AssessmentConclusion.CLOSE,
        conclusion_note=texts["final"]["note"][0 if good else 1],
        handed_over=world.workdays.plus(day, 1),
        engagement=chance.pick(told["engagement"]["good" if good else "poor"]),
        child_opinion=heard(family, day, chance)["child_opinion"],
        effects=chance.pick(told["final"]["effects" if good else "other_effects"]),
        recommendations=chance.pick(told["final"]["recommendations"]),
        aftercare_consent=case.plan.reason in FOLLOWED,
    )
