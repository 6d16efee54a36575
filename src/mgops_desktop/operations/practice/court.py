"""Obligations, orders and letters: reports on the plan by the days the court set, opinions, notices."""

from datetime import UTC, date, datetime, time
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.court import CourtOrderKind, LetterDirection, LetterKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.people_records import court_signature, lifted_on
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.court import (
    ChildRemoval,
    CourtObligation,
    CourtOrder,
    Letter,
)

_EVERY_MONTHS = 6
_DAYS_LATE = 6
COURT = "sąd rejonowy"


def register_court(world: World) -> None:
    """Write what passed between the centre and the court about every family worked with."""
    for family, case in world.stories():
        chance = world.chance("court", family.index, case.began)
        if case is family.cases[0]:
            _note_obligation(world, family, case, chance)
            if family.has("opinion"):
                _note_opinion(world, family, case, chance)
            if family.has("removal"):
                _note_removal(world, family, case)
        _note_usual_letters(world, family, case, chance)
    for family in world.families:
        _note_supervision_orders(world, family)


def _note_obligation(world: World, family: FamilyStory, case: CaseStory, chance: Chance) -> None:
    """From the start, or an order that came during the work."""
    if family.has("court"):
        began = world.workdays.plus(case.reported, -chance.between(6, 12))
        received = case.reported
    elif family.has("court_later"):
        began = world.workdays.from_day(add_months(case.began, chance.between(5, 8)))
        received = world.workdays.plus(began, 8)
    else:
        return
    if not world.is_past(received) or (case.ended and received >= add_days(case.ended, -30)):
        return
    texts = phrases("casework")["court"]
    next_due = _note_reports(world, family, case, max(received, case.began), chance)
    world.ledger.note(
        CourtObligation,
        received,
        family_id=family.id,
        court=world.place["court"],
        court_signature=court_signature(family, began),
        ordered_on=began,
        scope=chance.pick(texts["scope"]),
        control=texts["control"],
        began=began,
        ended=case.ended,
        next_report_due=next_due,
    )
    note_order(world, family, CourtOrderKind.AUTHORITY_CHANGED, received)


def _note_reports(
    world: World, family: FamilyStory, case: CaseStory, first: date, chance: Chance
) -> date | None:
    """Reports every half a year, sent some days before they are due; returns the next day set."""
    due = world.workdays.from_day(add_months(first, chance.between(3, 4)))
    last = case.ended or world.as_of
    if case.ended is None and family.has_fault("court_report_late"):
        last = add_days(world.as_of, -_DAYS_LATE - 1)
    while due <= last:
        sent = world.workdays.plus(due, -chance.between(1, 6))
        if not world.is_past(sent):
            return due
        note_letter(world, family, LetterKind.COURT_REPORT_ON_PLAN, sent, COURT, due=due)
        due = world.workdays.from_day(add_months(due, _EVERY_MONTHS))
    if case.ended is not None:
        return None
    if family.has_fault("court_report_late"):
        return world.workdays.until(add_days(world.as_of, -_DAYS_LATE))
    return due


def _note_opinion(world: World, family: FamilyStory, case: CaseStory, chance: Chance) -> None:
    """An opinion the court asked for a year ago, and in the small centre one that waits to be written."""
    asked = world.workdays.from_day(add_days(case.began, chance.between(120, 200)))
    if world.is_past(add_days(asked, 30)):
        request = note_letter(world, family, LetterKind.COURT_REQUEST, asked, COURT, incoming=True)
        sent = world.workdays.plus(asked, chance.between(8, 13))
        due = world.workdays.plus(asked, 14)
        note_letter(world, family, LetterKind.COURT_OPINION, sent, COURT, due=due, answers=request)
    if not world.scale.is_city:
        asked = world.workdays.plus(world.as_of, -8)
        request = note_letter(world, family, LetterKind.COURT_REQUEST, asked, COURT, incoming=True)
        _note_unsent(world, family, asked, request)


def _note_unsent(world: World, family: FamilyStory, asked: date, request: UUID) -> None:
    world.ledger.note(
        Letter,
        asked,
        direction=LetterDirection.OUT,
        kind=LetterKind.COURT_OPINION,
        day=None,
        due=world.workdays.from_day(add_days(world.as_of, 3)),
        family_id=family.id,
        other_side=COURT,
        subject=phrases("casework")["letters"][LetterKind.COURT_OPINION.value],
        answers_id=request,
    )


def _note_removal(world: World, family: FamilyStory, case: CaseStory) -> None:
    """A child secured in the evening, the court told the next morning, the order some days later."""
    assert case.ended is not None
    day = add_days(case.ended, -64)
    child = family.children_on(day)[-1]
    moment = datetime.combine(day, time(17, 40), UTC)
    told = datetime.combine(add_days(day, 1), time(8, 15), UTC)
    world.ledger.note(
        ChildRemoval,
        day,
        family_id=family.id,
        child_id=child.id,
        moment=moment,
        court_notified=told,
        description="Dziecko zabezpieczono wspólnie z policjantem i ratownikiem medycznym.",
    )
    sent = world.workdays.from_day(add_days(day, 1))
    note_letter(world, family, LetterKind.CARE_ORDER_APPLICATION, sent, COURT)


def _note_usual_letters(world: World, family: FamilyStory, case: CaseStory, chance: Chance) -> None:
    """What every long work brings: questions to schools, information for the court's file, notices."""
    asked = world.workdays.from_day(add_days(case.began, chance.between(40, 80)))
    last = case.ended or world.yesterday
    wanted = [(asked, LetterKind.INFORMATION_REQUEST, "szkoła")]
    problems = family.plan.problems
    if "alkoholizm" in problems:
        wanted.append((_later(world, asked, 30), LetterKind.ALCOHOL_COMMISSION, "komisja"))
    if family.has("supervision") or family.has("supervision_lifted") or family.has("court"):
        wanted.append((_later(world, asked, 90), LetterKind.COURT_ANNOTATION, COURT))
    if family.has("crisis"):
        wanted.append((_later(world, asked, 60), LetterKind.INSIGHT_APPLICATION, COURT))
    if family.has("placed_for_good"):
        wanted.append((_later(world, asked, 150), LetterKind.AUTHORITY_APPLICATION, COURT))
    if family.plan.is_single and chance.yes(0.15):
        wanted.append((_later(world, asked, 120), LetterKind.CRIME_NOTICE, "prokuratura"))
    for day, kind, other in wanted:
        if day < last and chance.yes(0.8):
            letter = note_letter(world, family, kind, day, other)
            if kind is LetterKind.INFORMATION_REQUEST:
                _note_information(world, family, day, other, letter)


def _note_information(
    world: World, family: FamilyStory, asked: date, other: str, request: UUID
) -> None:
    """What was asked for comes within the week; the last question is still open."""
    came = world.workdays.plus(asked, 4)
    if world.is_past(came):
        answer = LetterKind.INFORMATION_ANSWER
        note_letter(world, family, answer, came, other, incoming=True, answers=request)


def _later(world: World, day: date, days: int) -> date:
    return world.workdays.from_day(add_days(day, days))


def _note_supervision_orders(world: World, family: FamilyStory) -> None:
    day = lifted_on(world, family)
    if day is not None:
        note_order(world, family, CourtOrderKind.SUPERVISION_LIFTED, world.workdays.plus(day, 4))
    elif family.has("supervision") and family.cases:
        set_on = world.workdays.until(family.cases[0].reported)
        note_order(world, family, CourtOrderKind.SUPERVISION_SET, set_on)


def note_order(
    world: World,
    family: FamilyStory,
    kind: CourtOrderKind,
    received: date,
    children: int | None = None,
) -> None:
    """Write an order that reached the centre on the day, unless that is to come."""
    if not world.is_past(received):
        return
    world.ledger.note(
        CourtOrder,
        received,
        family_id=family.id,
        kind=kind,
        received=received,
        court=world.place["court"],
        court_signature=court_signature(family, received),
        children=children if children is not None else len(family.children_on(received)),
        content=phrases("casework")["court"]["orders"][kind.value],
    )


def note_letter(
    world: World,
    family: FamilyStory,
    kind: LetterKind,
    day: date,
    other_side: str,
    *,
    incoming: bool = False,
    due: date | None = None,
    answers: UUID | None = None,
) -> UUID:
    """Write a letter received or sent on the day."""
    return world.ledger.note(
        Letter,
        day,
        direction=LetterDirection.IN if incoming else LetterDirection.OUT,
        kind=kind,
        day=day,
        due=due,
        family_id=family.id,
        other_side=other_side,
        subject=phrases("casework")["letters"][kind.value],
        answers_id=answers,
    )
