"""The assistants' diaries: contacts laid into working days and hours, none at the same time, none on leave."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from uuid import UUID

from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.rhythm import Contact, Hour, Moment
from mgops_desktop.operations.practice.staff import Staff
from mgops_desktop.operations.practice.world import World

_MOST_A_DAY = 6
_LOOSE_DAY = 3
_MOST_AFTERNOONS = 3
_OPENS, _SCHOOL_OUT, _CLOSES = 8 * 60, 14 * 60, 18 * 60
_LENGTHS = (30, 40, 45, 45, 50, 55, 60, 60, 65, 70, 75, 80, 90, 90, 105, 120)
_SHORT = {
    VisitKind.PHONE: (5, 10, 10, 15, 20),
    VisitKind.INSTITUTION: (10, 15, 20, 30, 40),
    VisitKind.CONSULTATION: (15, 20, 30),
    VisitKind.GROUP: (90,),
}
_STEP = 5


@dataclass
class Meeting:
    """A contact with its day, hours and worker."""

    contact: Contact
    worker: UUID
    day: date
    began: time | None = None
    minutes: int = 0
    travel: int = 0

    @property
    def ended(self) -> time | None:
        if self.began is None:
            return None
        return _clock(self.began.hour * 60 + self.began.minute + self.minutes)


def lay_out(world: World, staff: Staff, wanted: Iterable[Contact]) -> list[Meeting]:
    """Return the contacts that found a place, in order of time."""
    by_day: dict[tuple[UUID, date], list[Meeting]] = defaultdict(list)
    chance = world.chance("diary")
    for contact in sorted(wanted, key=lambda one: (one.first, one.family.index, one.position)):
        _place(world, staff, contact, by_day)
    kept: list[Meeting] = []
    for _, meetings in sorted(by_day.items(), key=lambda one: one[0][1]):
        kept += _with_hours(meetings, chance)
    kept.sort(key=lambda one: (one.day, one.began or time(23), one.contact.family.index))
    return kept


def _place(
    world: World,
    staff: Staff,
    contact: Contact,
    by_day: dict[tuple[UUID, date], list[Meeting]],
) -> None:
    """The day nearest to where the contact belongs, on which its assistant has room."""
    days = world.workdays.between(contact.first, contact.last)
    if not days:
        return
    target = contact.position * (len(days) - 1)
    order = sorted(range(len(days)), key=lambda index: abs(index - target))
    for index in order:
        day = days[index]
        worker = _worker_on(staff, contact, day)
        if worker is None:
            continue
        here = by_day[worker, day]
        if contact.moment is Moment.FIRST or _has_room(contact, here):
            here.append(Meeting(contact, worker, day))
            return


def _worker_on(staff: Staff, contact: Contact, day: date) -> UUID | None:
    """The assistant of the case; after its end whoever holds the post. None while he is away."""
    worker = contact.case.assistant_on(day)
    if worker is not None:
        return worker if staff.assistants[worker].is_here(day) else None
    holders = (one.id for one in staff.posts[contact.case.post] if one.is_here(day))
    return next(holders, None)


def _has_room(contact: Contact, here: list[Meeting]) -> bool:
    if len(here) >= _MOST_A_DAY:
        return False
    if any(one.contact.family is contact.family for one in here):
        return False
    afternoons = sum(one.contact.hour is Hour.AFTERNOON for one in here)
    return contact.hour is Hour.ANY or afternoons < _MOST_AFTERNOONS


def _with_hours(meetings: list[Meeting], chance: Chance) -> list[Meeting]:
    """One after another with the way between them; what does not fit before six is left out."""
    loose = len(meetings) <= _LOOSE_DAY
    now = _OPENS + _STEP * chance.between(2, 34 if loose else 12)
    kept = []
    for meeting in sorted(meetings, key=_order):
        contact = meeting.contact
        meeting.minutes = _length(contact, chance)
        meeting.travel = 0 if contact.kind in _SHORT else _STEP * chance.between(2, 7)
        start = now + meeting.travel
        if contact.hour is Hour.AFTERNOON:
            start = max(start, _SCHOOL_OUT + _STEP * chance.between(0, 18 if loose else 4))
        if start + max(meeting.minutes, _STEP) > _CLOSES:
            if contact.moment is not Moment.FIRST:
                continue
            start = _CLOSES - meeting.minutes
        meeting.began = _clock(start)
        now = start + meeting.minutes
        kept.append(meeting)
    return kept


def _order(meeting: Meeting) -> tuple[bool, bool, bool, int]:
    contact = meeting.contact
    first = contact.moment is Moment.FIRST
    afternoon = contact.hour is Hour.AFTERNOON
    return (afternoon, not first, contact.kind in _SHORT, contact.family.index)


def _length(contact: Contact, chance: Chance) -> int:
    if contact.kind is VisitKind.FAILED:
        return 0
    if contact.kind in _SHORT:
        return chance.pick(_SHORT[contact.kind])
    if contact.moment in (Moment.FIRST, Moment.LAST):
        return chance.pick((60, 75, 90))
    return chance.pick(_LENGTHS)


def _clock(minutes: int) -> time:
    return time(minutes // 60 % 24, minutes % 60)
