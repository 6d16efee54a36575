"""From the report of a family in difficulty to the end of the monitoring: the chain of a case, in its order."""

from datetime import date
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.case import (
    ApplicationDecision,
    AssignmentKind,
    Basis,
    InterviewResult,
    PauseKind,
    ReportSource,
)
from mgops_desktop.domain.court import LetterDirection, LetterKind
from mgops_desktop.operations.practice.cast import CasePlan
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.staff import Employee, Staff, sick_leave
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.casework import (
    Application,
    Assignment,
    Case,
    CasePause,
    DifficultyReport,
    Reporter,
)
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.plan import Aftercare

AFTERCARE_MONTHS = 6
FOLLOWED = ("goals_achieved", "court_lifted", "method_changed")
"""Reasons of closure after which the family is monitored."""

_SOURCES = {
    ReportSource.SCHOOL: 0.3,
    ReportSource.SOCIAL_WORKER: 0.2,
    ReportSource.POLICE: 0.15,
    ReportSource.HEALTH: 0.12,
    ReportSource.FAMILY: 0.13,
    ReportSource.NEIGHBOUR: 0.1,
}
_BY_NAME = (ReportSource.NEIGHBOUR, ReportSource.FAMILY)


def register_cases(world: World, staff: Staff) -> None:
    """Write the way in, the case, its assistants, its end and the monitoring, for every planned case."""
    loads: list[list[tuple[date, date | None]]] = [[] for _ in staff.posts]
    planned = [
        (case.began, family, case) for family in world.families for case in family.plan.cases
    ]
    for _, family, plan in sorted(planned, key=lambda one: (one[0], one[1].index)):
        chance = world.chance("case", family.index, plan.began)
        post = _post_for(world, family, plan, loads)
        loads[post].append((plan.began, plan.ended))
        story = _note_case(world, staff, family, plan, post, chance)
        family.cases.append(story)
        _assign(world, staff, family, story, post)
        if plan.ended and plan.reason in FOLLOWED:
            _note_aftercare(world, story)


def _post_for(
    world: World, family: FamilyStory, plan: CasePlan, loads: list[list[tuple[date, date | None]]]
) -> int:
    """The post with the fewest families on the day; in the small centre the cast says it."""
    if not world.scale.is_city:
        return int(family.has("other_assistant"))

    def held(post: int) -> int:
        day = plan.began
        return sum(began <= day and (end is None or end > day) for began, end in loads[post])

    return min(range(len(loads)), key=lambda post: (held(post), post))


def _note_case(
    world: World, staff: Staff, family: FamilyStory, plan: CasePlan, post: int, chance: Chance
) -> CaseStory:
    days = world.workdays
    decided = days.plus(plan.began, -chance.between(1, 2))
    applied = days.plus(decided, -chance.between(2, 6))
    interview = days.plus(applied, -chance.between(1, 4))
    reported = days.plus(interview, -chance.between(3, 12))
    pro_life = plan.basis is Basis.PRO_LIFE
    if not pro_life:
        _note_report(world, family, plan.basis, reported, interview, chance)
    text = chance.pick(phrases("casework")["applications"]["granted"])
    application = world.ledger.note(
        Application,
        applied,
        family_id=family.id,
        received=applied,
        basis=plan.basis,
        social_worker_id=family.social_worker,
        interview_day=None if pro_life else interview,
        interview_number="" if pro_life else f"RWŚ/{family.index + 1}/{interview.year}",
        decision=ApplicationDecision.GRANTED,
        decided=decided,
        remark="Wniosek osoby uprawnionej na podstawie ustawy „Za życiem”." if pro_life else text,
        **({} if pro_life else _social_worker_s_words(chance.about("application"))),
    )
    _letter_of_assignment(world, family, plan.began)
    contact = None
    if not family.has("never_started"):
        contact = _first_contact(world, staff.posts[post], plan.began, chance)
    consent = applied if plan.basis is not Basis.COURT else None
    story = CaseStory(world.ledger.new_id(plan.began), plan, reported, contact, post, consent)
    closures = phrases("casework")["closures"]
    world.ledger.note(
        Case,
        plan.began,
        id=story.id,
        family_id=family.id,
        application_id=application,
        basis=plan.basis,
        began=plan.began,
        first_contact=contact,
        first_contact_with_social_worker=contact is not None or None,
        consent_on=consent,
        ended=plan.ended,
        closure_reason=plan.reason,
        closure_note=closures[plan.reason][0] if plan.reason else "",
    )
    return story


def _social_worker_s_words(chance: Chance) -> dict[str, str]:
    """The analysis in the application, and what the head said."""
    words = phrases("casework")["application"]
    return {name: chance.pick(options) for name, options in words.items()}


def _first_contact(
    world: World, holders: list[Employee], began: date, chance: Chance
) -> date | None:
    """Some days after the assignment, when the assistant is there; None while that is to come."""
    day = world.workdays.plus(began, chance.between(2, 5))
    while world.is_past(day):
        if any(one.is_here(day) for one in holders):
            return day
        day = world.workdays.plus(day, 1)
    return None


def _note_report(
    world: World,
    family: FamilyStory,
    basis: Basis,
    reported: date,
    interview: date | None,
    chance: Chance,
) -> None:
    source = ReportSource.COURT if basis is Basis.COURT else chance.weighted(_SOURCES)
    report = world.ledger.note(
        DifficultyReport,
        reported,
        family_id=family.id,
        received=reported,
        source=source,
        content=chance.pick(phrases("casework")["reports"][source.value]),
        needs_interview=True,
        basis=None if basis is Basis.CONSENT else basis,
        interviewer_id=family.social_worker,
        interview_day=interview,
        interview_result=InterviewResult.APPLICATION if interview else None,
    )
    if source in _BY_NAME:
        name = "osoba z sąsiedztwa (dane w aktach)"
        if source is ReportSource.FAMILY:
            name = "krewna dzieci (dane w aktach)"
        world.ledger.note(Reporter, reported, report_id=report, name=name)


def _letter_of_assignment(world: World, family: FamilyStory, day: date) -> None:
    world.ledger.note(
        Letter,
        day,
        direction=LetterDirection.OUT,
        kind=LetterKind.OTHER,
        day=day,
        family_id=family.id,
        other_side="rodzina",
        subject=phrases("casework")["letters"]["assignment"],
    )


def _assign(world: World, staff: Staff, family: FamilyStory, story: CaseStory, post: int) -> None:
    """The holders of a post follow one another in its cases; the small centre also has a substitute."""
    for employee in staff.posts[post]:
        began = max(story.began, employee.began)
        ended = min((day for day in (story.ended, employee.ended) if day), default=None)
        if ended is None or began <= ended:
            _note_assignment(world, story, employee.id, began, ended)
    if family.has("sick_leave_substitute") and not world.scale.is_city:
        first = sick_leave(world.scale, world)
        if story.began < first and (story.ended is None or story.ended > first):
            last = add_days(first, 18)
            other = staff.posts[1][0].id
            _note_assignment(world, story, other, first, last, AssignmentKind.SUBSTITUTE)
    if family.has("crisis") and story.assistants and world.scale.is_city:
        _note_pause(world, story)


def _note_assignment(
    world: World,
    story: CaseStory,
    worker: UUID,
    began: date,
    ended: date | None,
    kind: AssignmentKind = AssignmentKind.MAIN,
) -> None:
    story.assistants.append((worker, began, ended))
    world.ledger.note(
        Assignment,
        began,
        case_id=story.id,
        worker_id=worker,
        kind=kind,
        began=began,
        ended=ended,
    )


def _note_pause(world: World, story: CaseStory) -> None:
    """The family was away for some weeks (a stay in hospital, a long journey)."""
    began = add_months(story.began, 5)
    ended = add_days(began, 24)
    if world.is_past(ended) and (story.ended is None or story.ended > ended):
        world.ledger.note(
            CasePause,
            began,
            case_id=story.id,
            kind=PauseKind.SUSPENSION,
            began=began,
            ended=ended,
            remark="na prośbę rodziny",
        )


def _note_aftercare(world: World, story: CaseStory) -> None:
    assert story.ended is not None
    began = add_days(story.ended, 1)
    planned = add_months(story.ended, AFTERCARE_MONTHS)
    world.ledger.note(
        Aftercare,
        began,
        case_id=story.id,
        began=began,
        planned_end=planned,
        ended=planned if world.is_past(planned) else None,
        result="Rodzina utrzymuje osiągnięte zmiany." if world.is_past(planned) else "",
    )


def register_waiting(world: World) -> None:
    """Families on their way in: reported only, waiting for a decision, refused, withdrawn."""
    for family in world.families:
        chance = world.chance("waiting", family.index)
        today = world.as_of
        if family.has("reported"):
            received = world.workdays.plus(today, -9)
            _note_report(world, family, Basis.CONSENT, received, None, chance)
        for feature, decision, ago in (
            ("waiting", None, 5),
            ("refused", ApplicationDecision.REFUSED, 180),
            ("withdrawn", ApplicationDecision.WITHDRAWN, 400),
        ):
            if family.has(feature):
                _turned_down(world, family, decision, ago, chance)


def _turned_down(
    world: World,
    family: FamilyStory,
    decision: ApplicationDecision | None,
    ago: int,
    chance: Chance,
) -> None:
    applied = world.workdays.until(add_days(world.as_of, -ago))
    interview = world.workdays.plus(applied, -2)
    _note_report(
        world, family, Basis.CONSENT, world.workdays.plus(interview, -6), interview, chance
    )
    texts = phrases("casework")["applications"]
    world.ledger.note(
        Application,
        applied,
        family_id=family.id,
        received=applied,
        basis=Basis.CONSENT,
        social_worker_id=family.social_worker,
        interview_day=interview,
        decision=decision,
        decided=world.workdays.plus(applied, 4) if decision else None,
        remark=texts[decision.value][0] if decision else texts["granted"][1],
    )
