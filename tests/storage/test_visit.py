"""Who was not met for long and which agreed visits wait: the same as counted in plain Python from the rows."""

import random
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import pytest
from tests.fixtures.opened import TODAY

from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.operations.due import due
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.types import new_id
from mgops_desktop.storage.visit import families_without_visit

MET = {VisitKind.HOME, VisitKind.ACCOMPANYING, VisitKind.ELSEWHERE}
LIMIT = 21
"""Days without a visit as shipped in db/seeds/settings.csv."""
MANY_YEARS = 900


@dataclass(frozen=True)
class Contact:
    family: UUID
    day: date
    number: str
    kind: VisitKind
    next_day: date | None


@dataclass(frozen=True)
class Work:
    """The period of work with each family, and all contacts."""

    cases: dict[UUID, tuple[date, date | None]]
    contacts: list[Contact]

    def is_open(self, family: UUID) -> bool:
        began, ended = self.cases[family]
        return began <= TODAY and (ended is None or ended > TODAY)

    def of(self, family: UUID) -> list[Contact]:
        return [one for one in self.contacts if one.family == family]


@question("liczba dni bez wizyty w teście", None)
def limit_of_days(session):
    return parameters_of(session).number("no_visit_days", TODAY)


@operation("zapisanie pracy w teście", None)
def fill(session, work: Work) -> None:
    cases = {}
    for place, (family, (began, ended)) in enumerate(work.cases.items()):
        session.add(Family(id=family, number=f"R/{place}/2026", name=f"Rodzina {place}"))
        session.flush()
        cases[family] = Case(
            number=f"S/{place}/2026",
            family_id=family,
            basis=Basis.CONSENT,
            began=began,
            ended=ended,
        )
        session.add(cases[family])
    for one in work.contacts:
        visit = Visit(number=one.number, day=one.day, kind=one.kind, next_day=one.next_day)
        visit.cases = [cases[one.family]]
        session.add(visit)


def invented(seed: int) -> Work:
    """Families met often, long ago or never; each third case has ended."""
    chance = random.Random(seed)
    cases, contacts = {}, []
    for _ in range(40):
        family = new_id()
        began = TODAY - timedelta(chance.randrange(MANY_YEARS))
        ended = TODAY - timedelta(chance.randrange(-1, 30)) if chance.random() < 0.3 else None
        cases[family] = (began, max(began, ended) if ended else None)
        silent = chance.choice((0, LIMIT - 1, LIMIT, LIMIT, 60, 119, 120, 121, 400))
        for _ in range(chance.randrange(6)):
            day = max(began, TODAY - timedelta(silent + chance.choice((0, 0, 7, 50))))
            next_day = day + timedelta(chance.randrange(-2, 40)) if chance.random() < 0.6 else None
            number = f"W/{len(contacts) + 1:04}/2026"
            contacts.append(Contact(family, day, number, chance.choice(list(VisitKind)), next_day))
    return Work(cases, contacts)


@pytest.mark.parametrize("seed", range(4))
def test_families_not_met_for_long_are_those_of_a_plain_count(database, seed: int) -> None:
    work = invented(seed)
    database.change(fill, work)
    assert database.read(limit_of_days) == LIMIT
    expected = {}
    for family, (began, _ended) in work.cases.items():
        met = [one.day for one in work.of(family) if one.kind in MET and one.day <= TODAY]
        days = (TODAY - max(met, default=began)).days
        if work.is_open(family) and days >= LIMIT:
            expected[family] = (max(met, default=None), days)
    gaps = database.read(families_without_visit)
    assert {one.family: (one.last, one.days) for one in gaps} == expected
    assert [one.days for one in gaps] == sorted((one.days for one in gaps), reverse=True)
    assert 0 < len(expected) < len(work.cases)


@pytest.mark.parametrize("seed", range(4))
def test_agreed_visits_stand_until_the_family_is_met_or_another_day_agreed(
    database, seed: int
) -> None:
    work = invented(seed)
    database.change(fill, work)
    expected: dict[UUID, date] = {}
    for one in sorted(work.contacts, key=lambda one: (one.day, one.number)):
        agreed = expected.get(one.family)
        if agreed is not None and one.kind in MET and one.day >= agreed:
            del expected[one.family]
        if work.is_open(one.family) and one.next_day is not None and one.next_day >= one.day:
            expected[one.family] = one.next_day
    listed = defaultdict(list)
    for item in database.read(due):
        if item.rule == "planned_visit":
            listed[item.family].append(item.alarm)
    assert listed == {family: [day] for family, day in expected.items()}
    assert len(expected) > 3
