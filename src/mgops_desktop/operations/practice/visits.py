"""Visits and other contacts as records: who was there, what was said, when the next one is agreed."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.family import AreaKind
from mgops_desktop.domain.visit import MEETINGS, CancelledBy, FailedReason, VisitKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.diary import Meeting, lay_out
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.operations.practice.rhythm import Moment, contacts
from mgops_desktop.operations.practice.staff import Staff
from mgops_desktop.operations.practice.visit_words import Wording, Words
from mgops_desktop.operations.practice.world import PUPIL_AGE, World
from mgops_desktop.storage.tables.visit import Visit

_SCHOOL_OUT = 14
_AGREED = 0.88
_AGREED_WITHIN = 40
INDOORS = (VisitKind.PHONE, VisitKind.INSTITUTION, VisitKind.CONSULTATION, VisitKind.GROUP)
_PLACES = {
    VisitKind.HOME: ("mieszkanie rodziny",),
    VisitKind.FAILED: ("mieszkanie rodziny",),
    VisitKind.PHONE: ("",),
    VisitKind.ACCOMPANYING: ("urząd", "przychodnia", "szkoła", "sklep"),
    VisitKind.ELSEWHERE: ("ośrodek", "miejsce wskazane przez rodzinę"),
    VisitKind.CONSULTATION: ("ośrodek",),
    VisitKind.GROUP: ("sala zajęć w ośrodku",),
}


def register_visits(world: World, staff: Staff) -> None:
    """Write every contact of every case, in order of time."""
    wanted = [
        contact for family, case in world.stories() for contact in contacts(world, family, case)
    ]
    meetings = lay_out(world, staff, wanted)
    agreed = _agreed_days(world, meetings)
    unfinished = _unfinished(meetings)
    wordings = {
        family.index: Wording(family, world.chance("words", family.index))
        for family in world.families
    }
    chance = world.chance("visit")
    for index, meeting in enumerate(meetings):
        words = wordings[meeting.contact.family.index].of(meeting)
        values = _values(world, meeting, words, chance)
        values["next_day"] = agreed.get(index)
        if meeting.contact.kind is VisitKind.FAILED:
            values |= _why_failed(words.course)
        if index in unfinished:
            values |= {"incomplete": True, "ended": None, "minutes": 0, "agreed_worker": ""}
        world.ledger.note(Visit, meeting.day, **values)


def _why_failed(course: str) -> dict[str, Any]:
    """Why nobody was met, as the sentence says it."""
    if "odwołał" in course:
        return {"failed_reason": FailedReason.CALLED_OFF, "cancelled_by": CancelledBy.FAMILY}
    not_let_in = "nie wpuścił" in course
    return {
        "failed_reason": FailedReason.NOT_LET_IN if not_let_in else FailedReason.NOBODY_HOME,
        "cancelled_by": None,
    }


def _values(world: World, meeting: Meeting, words: Words, chance: Chance) -> dict[str, Any]:
    contact = meeting.contact
    way = chance.between(9, 36) if contact.family.area is AreaKind.VILLAGE else chance.between(1, 8)
    outside = contact.kind not in INDOORS
    return {
        "day": meeting.day,
        "began": meeting.began,
        "ended": meeting.ended if meeting.minutes else None,
        "minutes": meeting.minutes,
        "kind": contact.kind,
        "purpose": contact.purpose,
        "place": _place(contact.kind, chance),
        "tasks": list(words.tasks),
        "topic": words.topic,
        "course": words.course,
        "agreed_family": words.agreed_family,
        "agreed_worker": words.agreed_worker,
        "km": way if outside else None,
        "travel_minutes": meeting.travel if outside else None,
        "paperwork_minutes": 5 * chance.between(1, 5),
        "cases": [contact.case.id],
        "workers": _workers(meeting),
        "persons": list(_persons(meeting, chance)),
    }


def _place(kind: VisitKind, chance: Chance) -> str:
    if kind is VisitKind.INSTITUTION:
        institutions = phrases("places")["institutions"]
        return str(chance.pick([*institutions["office"], *institutions["clinic"]]))
    return chance.pick(_PLACES[kind])


def _workers(meeting: Meeting) -> list[UUID]:
    """The assistant; at the first meeting and in a consultation the social worker too."""
    contact, social_worker = meeting.contact, meeting.contact.family.social_worker
    together = contact.moment is Moment.FIRST or contact.kind is VisitKind.CONSULTATION
    if together and social_worker is not None:
        return [meeting.worker, social_worker]
    return [meeting.worker]


def _persons(meeting: Meeting, chance: Chance) -> Iterable[UUID]:
    """Who was met: the carer, often the partner, the children who are not at school."""
    contact = meeting.contact
    if contact.kind not in MEETINGS:
        return
    family = contact.family
    yield family.carer.id
    if family.partner is not None and chance.yes(0.4):
        yield family.partner.id
    if contact.kind is not VisitKind.HOME or meeting.began is None:
        return
    at_school = meeting.began.hour < _SCHOOL_OUT and meeting.day.month not in (7, 8)
    for child in family.children_at_home(meeting.day):
        if not (at_school and child.age_on(meeting.day) >= PUPIL_AGE) and chance.yes(0.8):
            yield child.id


def _agreed_days(world: World, meetings: list[Meeting]) -> dict[int, date]:
    """The next meeting agreed at each contact: the one that came, or one that is still to come."""
    by_family: dict[int, list[int]] = defaultdict(list)
    for index, meeting in enumerate(meetings):
        by_family[meeting.contact.family.index].append(index)
    agreed: dict[int, date] = {}
    chance = world.chance("agreed")
    for indexes in by_family.values():
        coming: date | None = None
        for index in reversed(indexes):
            meeting = meetings[index]
            met = meeting.contact.kind in MEETINGS
            near = coming and coming <= add_days(meeting.day, _AGREED_WITHIN)
            if met and coming and near and chance.yes(_AGREED):
                agreed[index] = coming
            if met or meeting.contact.kind is VisitKind.FAILED:
                coming = meeting.day
        last = indexes[-1]
        still_to_come = _to_come(world, meetings[last], chance)
        if still_to_come is not None:
            agreed[last] = still_to_come
    return agreed


def _to_come(world: World, meeting: Meeting, chance: Chance) -> date | None:
    """The visit agreed with a family that is still worked with; overdue in one, today in some."""
    family = meeting.contact.family
    if meeting.contact.case.ended is not None or family.has("quiet"):
        return None
    if family.has_fault("visit_overdue"):
        return world.workdays.plus(world.as_of, -2)
    if family.has("visit_today") and meeting.day < world.day_in_hand:
        return world.day_in_hand
    if world.scale.is_city and chance.yes(0.2):
        return _city_day(world, meeting, chance)
    return world.workdays.plus(world.as_of, chance.between(1, 9))


def _city_day(world: World, meeting: Meeting, chance: Chance) -> date | None:
    """In a city some visits are agreed for today, some were not written down yet."""
    if chance.yes(0.5):
        return world.workdays.from_day(world.as_of)
    day = world.workdays.plus(world.as_of, -chance.between(1, 3))
    return day if day > meeting.day else None


def _unfinished(meetings: list[Meeting]) -> set[int]:
    """On purpose: the last home visit to some families is still to be finished."""
    last = {
        meeting.contact.family.index: index
        for index, meeting in enumerate(meetings)
        if meeting.contact.kind is VisitKind.HOME
        and meeting.contact.case.ended is None
        and meeting.contact.family.has_fault("visit_incomplete")
    }
    return set(last.values())
