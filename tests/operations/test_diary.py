"""The diary of a counted folder: whose contacts, the indicators' own sums, agreed visits and putting one off."""

from dataclasses import dataclass, field
from datetime import date, time
from decimal import Decimal
from uuid import UUID

import pytest
from tests.fixtures.opened import TODAY, Opened, actor, add

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.errors import Conflict, NotAllowed, UserError
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.domain.visit import VisitKind
from mgops_desktop.indicators.engine import compute
from mgops_desktop.operations.diary import SUMS, diary, move_planned_visit, move_planned_visit_back
from mgops_desktop.storage.diary import diary_workers
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.types import new_id

DAY = date(2026, 11, 18)
MONTH = Period.month(2026, 11)


@dataclass
class Centre:
    """Two assistants with a family each; Maria visited hers, and once the other one too."""

    opened: Opened
    maria: UUID = field(default_factory=new_id)
    jolanta: UUID = field(default_factory=new_id)
    own: UUID = field(default_factory=new_id)
    other: UUID = field(default_factory=new_id)

    def __post_init__(self) -> None:
        self.cases: dict[UUID, Case] = {}
        self.workers: dict[UUID, Worker] = {}
        first, then = [], []
        for n, (worker, family) in enumerate(
            ((self.maria, self.own), (self.jolanta, self.other)), start=1
        ):
            self.workers[worker] = Worker(
                id=worker, number=f"P/{n}", surname=f"Wymyślona {n}", first_name="Osoba"
            )
            case = Case(
                number=f"S/{n}/2026", family_id=family, basis=Basis.CONSENT, began=date(2026, 1, 5)
            )
            self.cases[family] = case
            contract = Contract(
                number=f"U/{n}",
                worker_id=worker,
                position=Position.FAMILY_ASSISTANT,
                form=ContractForm.EMPLOYMENT,
                fraction=100,
                began=date(2025, 1, 1),
            )
            home = Family(id=family, number=f"R/{n}/2026", name=f"Umowna {n}")
            case.id = new_id()
            assigned = Assignment(
                number=f"A/{n}",
                case_id=case.id,
                worker_id=worker,
                kind=AssignmentKind.MAIN,
                began=date(2026, 1, 5),
            )
            first += [self.workers[worker], home]
            then.append((case, contract, assigned))
        self.database = self.opened.seen_by()
        self.database.change(add, *first)
        for case, contract, assigned in then:
            self.database.change(add, case)
            self.database.change(add, contract, assigned)

    def visit(self, family: UUID, worker: UUID, day: date = DAY, **more: object) -> UUID:
        self.count = getattr(self, "count", 0) + 1
        more.setdefault("kind", VisitKind.HOME)
        made = Visit(number=f"W/{self.count:03}/2026", day=day, topic="Umowny temat", **more)
        self.database.change(_link, made, self.cases[family].id, worker)
        return made.id

    @property
    def assistant(self):
        return self.opened.seen_by(actor(Role.ASSISTANT, worker=self.maria))

    @property
    def head(self):
        return self.opened.seen_by(actor(Role.HEAD))


def _link(session, visit: Visit, case: UUID, worker: UUID) -> None:
    visit.cases = [session.get_one(Case, case)]
    visit.workers = [session.get_one(Worker, worker)]
    session.add(visit)


_link.mgops_spec = add.mgops_spec


@pytest.fixture
def centre(opened: Opened) -> Centre:
    return Centre(opened)


def test_assistant_reads_his_own_contacts_by_hour(centre: Centre) -> None:
    late = centre.visit(centre.own, centre.maria, began=time(14), ended=time(15), minutes=60)
    early = centre.visit(centre.own, centre.maria, began=time(9), ended=time(9, 30), minutes=30)
    centre.visit(centre.other, centre.jolanta, began=time(8))
    centre.visit(centre.own, centre.maria, day=date(2026, 10, 31))
    shown = centre.assistant.read(diary, MONTH)
    assert [one.id for one in shown.contacts] == [early, late]
    assert shown.contacts[0].families == ("Umowna 1",)


def test_contact_with_a_family_out_of_reach_stands_there_without_name_and_topic(
    centre: Centre,
) -> None:
    centre.visit(centre.other, centre.maria)
    (one,) = centre.assistant.read(diary, MONTH).contacts
    assert (one.families, one.topic, one.in_reach) == ((), "", False)


def test_diary_of_somebody_else_is_for_the_head(centre: Centre) -> None:
    visit = centre.visit(centre.other, centre.jolanta)
    centre.visit(centre.own, centre.maria)
    with pytest.raises(NotAllowed):
        centre.assistant.read(diary, MONTH, centre.jolanta)
    assert [one.id for one in centre.head.read(diary, MONTH, centre.jolanta).contacts] == [visit]
    assert len(centre.head.read(diary, MONTH).contacts) == 2
    assert {one.id for one in centre.head.read(diary_workers)} == {centre.maria, centre.jolanta}
    assert centre.assistant.read(diary_workers) == []


def test_sums_are_the_indicators_own_numbers(centre: Centre) -> None:
    spent = {"travel_minutes": 25, "paperwork_minutes": 20}
    for minutes in (50, 35, 20):
        centre.visit(centre.own, centre.maria, minutes=minutes, **spent)
    centre.visit(centre.own, centre.maria, kind=VisitKind.FAILED, travel_minutes=15)
    centre.visit(centre.own, centre.maria, kind=VisitKind.PHONE, minutes=10)
    centre.visit(centre.own, centre.maria, day=date(2026, 12, 1), minutes=600)
    whole = centre.head.read(compute, MONTH, SUMS)
    shown = {one.key: one.value for one in centre.assistant.read(diary, MONTH).sums}
    assert shown == {key: figure.value for key, figure in whole.items()}
    assert shown["assistant_visits"] == 3
    assert shown["visit_hours"] == Decimal("1.75")
    assert shown["travel_hours"] == Decimal("1.50")


def test_sums_leave_out_what_others_did(centre: Centre) -> None:
    centre.visit(centre.own, centre.maria, minutes=60)
    centre.visit(centre.other, centre.jolanta, minutes=90)
    shown = {one.key: one.value for one in centre.assistant.read(diary, MONTH).sums}
    assert (shown["assistant_visits"], shown["visit_hours"]) == (1, Decimal("1.00"))


def test_agreed_visit_stands_on_its_day(centre: Centre) -> None:
    planned_by = centre.visit(centre.own, centre.maria, next_day=date(2026, 11, 25))
    centre.visit(centre.other, centre.jolanta, next_day=date(2026, 11, 25))
    (one,) = centre.assistant.read(diary, Period.week(date(2026, 11, 25))).planned
    assert (one.visit, one.day, one.name, one.is_late) == (
        planned_by,
        date(2026, 11, 25),
        "Umowna 1",
        False,
    )
    assert centre.assistant.read(diary, Period.week(DAY)).planned == ()


def test_visit_that_was_put_off_stands_on_the_new_day(centre: Centre) -> None:
    visit = centre.visit(centre.own, centre.maria, next_day=date(2026, 11, 20))
    (late,) = centre.assistant.read(diary, MONTH).planned
    assert late.is_late
    centre.assistant.change(move_planned_visit, visit, late.version, date(2026, 11, 24))
    (moved,) = centre.assistant.read(diary, MONTH).planned
    assert (moved.day, moved.version) == (date(2026, 11, 24), late.version + 1)


def test_day_that_is_over_stands_again_when_putting_off_is_taken_back(centre: Centre) -> None:
    visit = centre.visit(centre.own, centre.maria, next_day=date(2026, 11, 20))
    version = centre.assistant.change(move_planned_visit, visit, 1, date(2026, 11, 24))
    centre.assistant.change(move_planned_visit_back, visit, version, date(2026, 11, 20))
    (late,) = centre.assistant.read(diary, MONTH).planned
    assert late.day == date(2026, 11, 20)
    with pytest.raises(Conflict):
        centre.assistant.change(move_planned_visit_back, visit, version, date(2026, 11, 24))


def test_visit_cannot_be_put_off_into_the_past_or_over_a_newer_change(centre: Centre) -> None:
    visit = centre.visit(centre.own, centre.maria, next_day=TODAY)
    with pytest.raises(UserError, match="już minął"):
        centre.assistant.change(move_planned_visit, visit, 1, date(2026, 11, 20))
    centre.assistant.change(move_planned_visit, visit, 1, date(2026, 11, 24))
    with pytest.raises(Conflict):
        centre.assistant.change(move_planned_visit, visit, 1, date(2026, 11, 25))


def test_visit_of_another_s_family_cannot_be_put_off(centre: Centre) -> None:
    visit = centre.visit(centre.other, centre.jolanta, next_day=TODAY)
    with pytest.raises(NotAllowed):
        centre.assistant.change(move_planned_visit, visit, 1, date(2026, 11, 25))
