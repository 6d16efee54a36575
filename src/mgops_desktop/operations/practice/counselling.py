"""Counselling sessions, with clients from the families worked with and others, and services "Za życiem"."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.counselling import ProLifeKind, SessionKind
from mgops_desktop.domain.family import Sex
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.people import address, surname_stems
from mgops_desktop.operations.practice.phrases import first_names, phrases, surname
from mgops_desktop.operations.practice.staff import Employee, Staff
from mgops_desktop.operations.practice.world import CaseStory, FamilyStory, World
from mgops_desktop.storage.tables.counselling import CounsellingSession, ProLifeSupport
from mgops_desktop.storage.tables.family import Person

_DAYS = {"psycholog": (2,), "prawnik": (0,)}
_SMALL_WEEKS = {"psycholog": 1, "prawnik": 2}
_KINDS = {
    "psycholog": {
        SessionKind.CONSULTATION: 0.55,
        SessionKind.DIAGNOSIS: 0.1,
        SessionKind.ADVICE: 0.35,
    },
    "terapeuta": {SessionKind.THERAPY: 0.9, SessionKind.CONSULTATION: 0.1},
    "mediator": {SessionKind.MEDIATION: 1.0},
}
_ADVICE = {SessionKind.ADVICE: 1.0}
_MINUTES = (30, 45, 45, 50, 60, 60, 90)


@dataclass
class _Client:
    """Who comes for some sessions and then no more."""

    person: UUID | None
    family: UUID | None
    left: int
    second: UUID | None = None


def register_counselling(world: World, staff: Staff) -> None:
    """Write the sessions of every specialist, week by week."""
    stems = surname_stems(world.chance("clients"))
    for specialist, employee in staff.specialists.items():
        desk = _Desk(world, specialist, employee, stems)
        for day in world.workdays.between(max(world.first_day, employee.began), world.yesterday):
            if desk.is_open(day):
                desk.receive(day)
    _note_pro_life(world)


class _Desk:
    """One specialist's hours: the same clients come back some times."""

    def __init__(
        self, world: World, specialist: str, employee: Employee, stems: Iterator[str]
    ) -> None:
        self._world = world
        self._specialist = specialist
        self._employee = employee
        self._stems = stems
        self._chance = world.chance("counselling", specialist)
        self._clients: list[_Client] = []

    def is_open(self, day: date) -> bool:
        if not self._employee.is_here(day):
            return False
        if self._world.scale.is_city:
            return day.weekday() < 4
        weeks = _SMALL_WEEKS[self._specialist]
        return day.weekday() in _DAYS[self._specialist] and day.isocalendar().week % weeks == 0

    def receive(self, day: date) -> None:
        most = 2 if self._world.scale.is_city else 4
        for _ in range(self._chance.between(most // 2, most)):
            self._note(day, self._next_client(day))

    def _next_client(self, day: date) -> _Client:
        self._clients = [client for client in self._clients if client.left > 0]
        if self._chance.yes(0.06):
            return _Client(None, None, 1)
        if len(self._clients) < 6 or self._chance.yes(0.12):
            self._clients.append(self._new_client(day))
        client = self._chance.pick(self._clients)
        client.left -= 1
        return client

    def _new_client(self, day: date) -> _Client:
        visits = self._chance.between(1, 7)
        if self._chance.yes(0.4) and (known := self._worked_with(day)):
            family = self._chance.pick(known)
            partner = family.partner.id if family.partner and self._chance.yes(0.4) else None
            return _Client(family.carer.id, family.id, visits, partner)
        return _Client(self._stranger(day), None, visits)

    def _worked_with(self, day: date) -> list[FamilyStory]:
        return [family for family in self._world.families if _is_worked_with(family, day)]

    def _stranger(self, day: date) -> UUID:
        """A person of the municipality who is on record only for the counselling."""
        sex = Sex.FEMALE if self._chance.yes(0.7) else Sex.MALE
        first = self._chance.pick(first_names("women" if sex is Sex.FEMALE else "men"))
        _, place, street, _ = address(self._world, self._chance, village=False)
        return self._world.ledger.note(
            Person,
            day,
            surname=surname(next(self._stems), sex),
            first_name=first.nominative,
            sex=sex,
            birth_year=day.year - self._chance.between(22, 60),
            street=street,
            place=place,
        )

    def _note(self, day: date, client: _Client) -> None:
        persons = [one for one in (client.person, client.second) if one is not None]
        topics = phrases("casework")["counselling"][self._specialist]
        self._world.ledger.note(
            CounsellingSession,
            day,
            day=day,
            minutes=self._chance.pick(_MINUTES),
            specialist=self._specialist,
            worker_id=self._employee.id,
            kind=self._chance.weighted(_KINDS.get(self._specialist, _ADVICE)),
            family_id=client.family,
            anonymous=not persons,
            no_show=bool(persons) and self._chance.yes(0.08),
            topic=self._chance.pick(topics),
            persons=persons,
        )


def _is_worked_with(family: FamilyStory, day: date) -> bool:
    return any(
        case.began <= day and (case.ended is None or day < case.ended) for case in family.cases
    )


def _note_pro_life(world: World) -> None:
    """Coordination for families supported on this ground, advice for them and some women besides."""
    topics = phrases("casework")["pro_life"]["topics"]
    for family, case in world.stories():
        if case.basis is not Basis.PRO_LIFE:
            continue
        chance = world.chance("pro_life", family.index)
        world.ledger.note(
            ProLifeSupport,
            case.began,
            kind=ProLifeKind.COORDINATION,
            applied=world.workdays.plus(case.began, -2),
            began=case.began,
            ended=case.ended,
            family_id=family.id,
            person_id=family.carer.id,
            topic=chance.pick(topics),
            **_coordination(world, case),
        )
        _note_advice(
            world, family, world.workdays.plus(case.began, chance.between(6, 20)), topics, chance
        )
    women = [one for one in world.families if one.has("pregnancy") or one.has("disability")]
    for family in women:
        if family.cases and family.cases[0].basis is not Basis.PRO_LIFE:
            chance = world.chance("pro_life", family.index)
            day = world.workdays.from_day(add_months(family.cases[0].began, 2))
            _note_advice(world, family, day, topics, chance)


def _coordination(world: World, case: CaseStory) -> dict[str, Any]:
    """Who coordinates, the first contact, the catalogue and the authorisation, all within the first week."""
    words = phrases("casework")["pro_life"]
    contact, told = world.workdays.plus(case.began, 1), world.workdays.plus(case.began, 3)
    return {
        "certificate": words["certificate"],
        "worker_id": case.assistant_on(case.began),
        "first_contact": contact if world.is_past(contact) else None,
        "catalogue": words["catalogue"] if world.is_past(told) else "",
        "catalogue_on": told if world.is_past(told) else None,
        "authorised_on": told if world.is_past(told) else None,
        "authorised_until": case.ended,
        "authorisation_scope": words["scope"] if world.is_past(told) else "",
    }


def _note_advice(
    world: World, family: FamilyStory, day: date, topics: list[str], chance: Chance
) -> None:
    if world.is_past(day):
        world.ledger.note(
            ProLifeSupport,
            day,
            kind=ProLifeKind.ADVICE,
            applied=add_days(day, -chance.between(1, 4)),
            began=day,
            ended=day,
            family_id=family.id,
            person_id=family.carer.id,
            topic=chance.pick(topics),
        )
