"""How often an assistant meets a family: more at the start and in a crisis, less in summer and before the end."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import Enum

from mgops_desktop.domain.calendar import add_days, add_months, whole_months
from mgops_desktop.domain.visit import VisitKind, VisitPurpose
from mgops_desktop.operations.practice.casework import AFTERCARE_MONTHS, FOLLOWED
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.world import PUPIL_AGE, CaseStory, FamilyStory, World

_MONTH_WEIGHT = {7: 0.62, 8: 0.58, 12: 0.75}
_USUAL_WEIGHT = 1.08
_START_MONTHS, _START_VISITS = 3, 4.5
_CRISIS_VISITS, _LAST_VISITS = 4.6, 1.5
_PHONE_A_MONTH, _INSTITUTION_A_MONTH = 1.5, 1.15
_FAILED, _FAILED_OFTEN = 0.03, 0.3
_ACCOMPANYING, _ELSEWHERE = 0.08, 0.05
_QUIET_DAYS = 25
_IN_A_GROUP = 5
"""One family in so many has a parent in the group that the assistants lead."""
_OVERDUE_DAYS = 8
_TRIED_DAYS_AGO = (21, 15, 9)
_CONSULTATION_A_MONTH, _GROUP_A_MONTH = 0.45, 0.8
_DAYS_OF_MONTH = 30.44


class Hour(Enum):
    """The part of the day that suits the family."""

    ANY = "any"
    AFTERNOON = "afternoon"


class Moment(Enum):
    """Where in the work a contact stands; its words follow from it."""

    FIRST = "first"
    USUAL = "usual"
    CRISIS = "crisis"
    LAST = "last"


@dataclass
class Contact:
    """A contact to be laid into a day; `first` and `last` are the days on which it fits."""

    family: FamilyStory
    case: CaseStory
    kind: VisitKind
    first: date
    last: date
    hour: Hour
    moment: Moment = Moment.USUAL
    purpose: VisitPurpose = VisitPurpose.CASEWORK
    position: float = 0.5


def contacts(world: World, family: FamilyStory, case: CaseStory) -> Iterator[Contact]:
    """Everything that happened with a family in one case, month by month, from the first day of recording."""
    chance = world.chance("rhythm", family.index, case.began)
    yield from _landmarks(world, family, case)
    intensity = chance.share(2.4, 3.6)
    month = max(world.first_day, case.began.replace(day=1))
    while month < world.as_of and (case.ended is None or month <= case.ended):
        window = _window(world, family, case, month)
        if window is not None:
            yield from _in_month(family, case, window, intensity, chance)
        month = add_months(month, 1)
    yield from _monitoring(world, family, case, chance)
    yield from _in_vain(world, family, case)


def _in_vain(world: World, family: FamilyStory, case: CaseStory) -> Iterator[Contact]:
    """A quiet family that does not open: one attempt after another, the newest a few days ago."""
    if not (family.has("quiet") and family.has("failing")) or case.ended is not None:
        return
    for ago in _TRIED_DAYS_AGO:
        day = add_days(world.as_of, -ago)
        yield Contact(family, case, VisitKind.FAILED, day, add_days(day, 3), hour_of(family, day))


def _window(
    world: World, family: FamilyStory, case: CaseStory, month: date
) -> tuple[date, date] | None:
    """The days of the month between the first contact and the end, or yesterday."""
    begun = case.first_contact or add_days(case.began, 4)
    first = max(month, add_days(begun, 2), world.first_day)
    last = add_days(add_months(month, 1), -1)
    if case.ended is not None:
        last = min(last, add_days(case.ended, -6))
    until = world.yesterday
    if family.has("quiet"):
        until = add_days(world.as_of, -_QUIET_DAYS)
    if family.has_fault("visit_overdue"):
        until = add_days(world.as_of, -_OVERDUE_DAYS)
    last = min(last, until)
    return (first, last) if first <= last else None


def _in_month(
    family: FamilyStory,
    case: CaseStory,
    window: tuple[date, date],
    intensity: float,
    chance: Chance,
) -> Iterator[Contact]:
    first, last = window
    share = (
        ((last - first).days + 1) / _DAYS_OF_MONTH * _MONTH_WEIGHT.get(first.month, _USUAL_WEIGHT)
    )
    crisis = _in_crisis(family, case, first)
    wanted = _meetings(family, case, first, intensity, crisis=crisis)
    failed = _FAILED_OFTEN if family.has("failing") else _FAILED
    hour = hour_of(family, first)
    count = chance.rounded(wanted * share)
    for index in range(count):
        kind = VisitKind.HOME
        if case.first_contact is None or chance.yes(failed):
            kind = VisitKind.FAILED
        elif chance.yes(_ACCOMPANYING):
            kind = VisitKind.ACCOMPANYING
        elif chance.yes(_ELSEWHERE):
            kind = VisitKind.ELSEWHERE
        moment = Moment.CRISIS if crisis and chance.yes(0.4) else Moment.USUAL
        position = (index + chance.share(0.25, 0.75)) / count
        yield Contact(family, case, kind, first, last, hour, moment, position=position)
    for kind, expected in (
        (VisitKind.PHONE, _PHONE_A_MONTH),
        (VisitKind.INSTITUTION, _INSTITUTION_A_MONTH),
    ):
        for _ in range(chance.rounded(expected * share * (1.6 if crisis else 1))):
            yield Contact(family, case, kind, first, last, Hour.ANY, position=chance.share(0, 1))
    groups = family.index % _IN_A_GROUP == 0 and case.first_contact is not None
    for kind, expected in (
        (VisitKind.CONSULTATION, _CONSULTATION_A_MONTH),
        (VisitKind.GROUP, _GROUP_A_MONTH if groups else 0),
    ):
        for _ in range(chance.rounded(expected * share)):
            yield Contact(family, case, kind, first, last, Hour.ANY, position=chance.share(0, 1))


def _meetings(
    family: FamilyStory, case: CaseStory, day: date, intensity: float, *, crisis: bool
) -> float:
    """How many meetings the month asks for."""
    if family.has("never_started"):
        return 2.4
    if whole_months(case.began, day) < _START_MONTHS:
        return _START_VISITS
    if crisis:
        return _CRISIS_VISITS
    if case.ended is not None and (case.ended - day).days < 70:
        return _LAST_VISITS
    return intensity


def _in_crisis(family: FamilyStory, case: CaseStory, day: date) -> bool:
    """Two months of crisis somewhere in the work."""
    return family.has("crisis") and 8 <= whole_months(case.began, day) < 10


def hour_of(family: FamilyStory, day: date) -> Hour:
    """Families with pupils are met after school."""
    ages = [child.age_on(day) for child in family.children_on(day)]
    at_school = day.month not in (7, 8) and any(age >= PUPIL_AGE for age in ages)
    return Hour.AFTERNOON if at_school else Hour.ANY


def _landmarks(world: World, family: FamilyStory, case: CaseStory) -> Iterator[Contact]:
    """The first meeting, with the social worker, and the one that sums up."""
    first = case.first_contact
    if first is not None and first >= world.first_day:
        hour = hour_of(family, first)
        yield Contact(family, case, VisitKind.HOME, first, first, hour, Moment.FIRST)
    if case.ended is not None and case.ended >= world.first_day and first is not None:
        day = max(add_days(case.ended, -5), world.first_day)
        if case.plan.reason not in ("family_withdrew", "moved_away", "no_assistant"):
            hour = hour_of(family, day)
            last = add_days(case.ended, -1)
            yield Contact(family, case, VisitKind.HOME, day, last, hour, Moment.LAST)


def _monitoring(
    world: World, family: FamilyStory, case: CaseStory, chance: Chance
) -> Iterator[Contact]:
    """A visit every five to nine weeks after the end."""
    if case.ended is None or case.plan.reason not in FOLLOWED:
        return
    day = add_days(case.ended, chance.between(25, 40))
    end = add_months(case.ended, AFTERCARE_MONTHS)
    while add_days(day, 10) < min(end, world.as_of):
        if day >= world.first_day:
            yield Contact(
                family,
                case,
                VisitKind.HOME,
                day,
                add_days(day, 9),
                hour_of(family, day),
                purpose=VisitPurpose.AFTERCARE,
            )
        day = add_days(day, chance.between(35, 62))
