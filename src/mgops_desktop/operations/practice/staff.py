"""Workers of the invented centre, their contracts and absences; who is there on which day."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any
from uuid import UUID

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.family import Sex
from mgops_desktop.domain.staff import (
    ContractEnd,
    ContractForm,
    LeaveKind,
    Position,
    QualificationPath,
)
from mgops_desktop.operations.practice.chance import Chance
from mgops_desktop.operations.practice.phrases import first_names, phrases, surname
from mgops_desktop.operations.practice.scale import Scale
from mgops_desktop.operations.practice.world import World
from mgops_desktop.storage.tables.staff import (
    Contract,
    Leave,
    ServiceHours,
    Training,
    Worker,
)

ASSISTANTS_OF_CITY = 15
_FULL_POST_MINUTES = 160 * 60
_YEARS_OF_SERVICE = 6


@dataclass
class Employee:
    """A worker with one contract; `away` are absences of days on which he visits nobody."""

    id: UUID
    name: str
    position: Position
    form: ContractForm
    fraction: int
    began: date
    ended: date | None = None
    end_reason: ContractEnd | None = None
    away: list[tuple[LeaveKind, date, date]] = field(default_factory=list)

    @property
    def full_name(self) -> str:
        """First name before the surname, as in a header."""
        return " ".join(reversed(self.name.split(" ")))

    def is_here(self, day: date) -> bool:
        employed = self.began <= day and (self.ended is None or day <= self.ended)
        return employed and not any(began <= day <= ended for _, began, ended in self.away)


@dataclass
class Staff:
    """The workers by what they do; a post is held by one assistant after another."""

    head: Employee
    office: Employee
    social_workers: list[Employee]
    specialists: dict[str, Employee]
    posts: list[list[Employee]]

    @property
    def everybody(self) -> list[Employee]:
        held = [employee for post in self.posts for employee in post]
        others = [*self.social_workers, *self.specialists.values()]
        return [self.head, self.office, *others, *held]

    @cached_property
    def assistants(self) -> dict[UUID, Employee]:
        return {employee.id: employee for post in self.posts for employee in post}


_EMPLOYED = ContractForm.EMPLOYMENT
_SERVICE = ContractForm.SERVICE


class _Hiring:
    """Hands out workers with invented names, each name once."""

    def __init__(self, world: World) -> None:
        self._world = world
        self._chance = world.chance("staff")
        self._stems = self._chance.shuffled(phrases("names")["workers"])
        self._long_ago = add_months(world.first_day, -12 * _YEARS_OF_SERVICE)

    def hire(
        self,
        position: Position,
        form: ContractForm = _EMPLOYED,
        fraction: int = 100,
        began: date | None = None,
    ) -> Employee:
        sex = Sex.FEMALE if self._chance.yes(0.85) else Sex.MALE
        first = self._chance.pick(first_names("women" if sex is Sex.FEMALE else "men"))
        stem = (
            self._stems.pop()
            if self._stems
            else "-".join(self._chance.some(phrases("names")["workers"], 2))
        )
        day = self._world.workdays.from_day(began or self._long_ago)
        name = f"{surname(stem, sex)} {first.nominative}"
        id_ = self._world.ledger.new_id(day)
        return Employee(id_, name, position, form, fraction, day)


def small_staff(world: World) -> Staff:
    """One assistant, part of a second, two social workers, a psychologist and a lawyer."""
    hiring = _Hiring(world)
    second_from = add_months(world.first_day, -8)
    return Staff(
        head=hiring.hire(Position.HEAD),
        office=hiring.hire(Position.OFFICE),
        social_workers=[hiring.hire(Position.SOCIAL_WORKER) for _ in range(2)],
        specialists={
            "psycholog": hiring.hire(Position.PSYCHOLOGIST, _SERVICE, 20),
            "prawnik": hiring.hire(Position.SPECIALIST, _SERVICE, 10),
        },
        posts=[
            [hiring.hire(Position.FAMILY_ASSISTANT)],
            [hiring.hire(Position.FAMILY_ASSISTANT, _SERVICE, 40, second_from)],
        ],
    )


def city_staff(world: World) -> Staff:
    """Fifteen assistants, who come and go, and a counselling team."""
    hiring = _Hiring(world)
    kinds = ("psycholog", "prawnik", "pedagog", "terapeuta", "uzaleznienia", "mediator")
    return Staff(
        head=hiring.hire(Position.HEAD),
        office=hiring.hire(Position.OFFICE),
        social_workers=[hiring.hire(Position.SOCIAL_WORKER) for _ in range(12)],
        specialists={
            kind: hiring.hire(Position.PSYCHOLOGIST if kind == "psycholog" else Position.SPECIALIST)
            for kind in kinds
        },
        posts=[_post(world, hiring, index) for index in range(ASSISTANTS_OF_CITY)],
    )


def _post(world: World, hiring: _Hiring, index: int) -> list[Employee]:
    """Who held the post one after another; the next one begins on the next working day."""
    chance = world.chance("post", index)
    form = _SERVICE if index % 7 == 6 else _EMPLOYED
    held: list[Employee] = []
    began = add_months(world.first_day, -40)
    while True:
        employee = hiring.hire(Position.FAMILY_ASSISTANT, form, 100, began)
        held.append(employee)
        ended = add_days(add_months(employee.began, chance.between(30, 130)), -1)
        if ended >= add_days(world.as_of, -60):
            return held
        employee.ended = ended
        reasons = (ContractEnd.RESIGNED, ContractEnd.AGREEMENT, ContractEnd.EXPIRED)
        employee.end_reason = chance.pick(reasons)
        began = world.workdays.plus(ended, 1)


def send_on_leave(world: World, staff: Staff) -> None:
    """Plan everybody's absences: two weeks in summer, one in winter, some days in December, illness."""
    for employee in staff.everybody:
        chance = world.chance("leave", employee.name)
        for year in range(world.first_day.year, world.as_of.year + 1):
            for kind, began, ended in _absences(world, chance, year):
                hired = employee.began <= began and (
                    employee.ended is None or ended <= employee.ended
                )
                beside = any(began <= last and first <= ended for _, first, last in employee.away)
                if hired and world.is_past(began) and not beside:
                    employee.away.append((kind, began, ended))
    if not world.scale.is_city:
        first = staff.posts[0][0]
        began = sick_leave(world.scale, world)
        first.away = [one for one in first.away if one[2] < began or one[1] > add_days(began, 18)]
        first.away.append((LeaveKind.SICK, began, add_days(began, 18)))


def sick_leave(scale: Scale, world: World) -> date:
    """When the assistant of the small centre was ill for nearly three weeks and had a substitute."""
    return world.workdays.from_day(add_days(scale.as_of, -128))


def _absences(world: World, chance: Chance, year: int) -> list[tuple[LeaveKind, date, date]]:
    monday = world.workdays.from_day(date(year, 7, chance.between(1, 28)))
    summer = add_days(monday, -monday.weekday() + 7 * chance.between(0, 4))
    winter = date(year, chance.between(1, 4), chance.between(3, 24))
    winter = add_days(winter, -winter.weekday())
    found = [
        (LeaveKind.HOLIDAY, summer, add_days(summer, 13)),
        (LeaveKind.HOLIDAY, winter, add_days(winter, 6)),
        (LeaveKind.HOLIDAY, date(year, 12, 22), date(year, 12, 31)),
    ]
    if chance.yes(0.5):
        ill = date(year, chance.pick((2, 3, 10, 11)), chance.between(1, 25))
        found.append((LeaveKind.SICK, ill, add_days(ill, chance.between(3, 9))))
    return found


def register_staff(world: World, staff: Staff) -> None:
    """Write workers, contracts, absences and the hours of service contracts."""
    for employee in staff.everybody:
        last, first = employee.name.split(" ")
        world.ledger.note(
            Worker,
            employee.began,
            id=employee.id,
            surname=last,
            first_name=first,
            job_title=_JOB_TITLES[employee.position],
            register_checked_on=employee.began,
            not_in_register=True,
            register_checked_by="kierownik ośrodka",
            **(_papers(employee) if employee.position is Position.FAMILY_ASSISTANT else {}),
        )
        if employee.position is Position.FAMILY_ASSISTANT:
            _note_trainings(world, employee)
        contract = world.ledger.note(
            Contract,
            employee.began,
            worker_id=employee.id,
            position=employee.position,
            form=employee.form,
            fraction=employee.fraction,
            began=employee.began,
            ended=employee.ended,
            end_reason=employee.end_reason,
        )
        for kind, began, ended in employee.away:
            world.ledger.note(
                Leave, began, worker_id=employee.id, kind=kind, began=began, ended=ended
            )
        if employee.form is _SERVICE:
            _note_hours(world, employee, contract)


def _papers(employee: Employee) -> dict[str, Any]:
    """What art. 12 and 17 ask of a family assistant, given on the first day."""
    papers = ("authority_statement_on", "maintenance_statement_on", "conviction_checked_on")
    return {
        "qualification": "studia wyższe: praca socjalna",
        "qualification_path": QualificationPath.DEGREE_IN_FIELD,
        **dict.fromkeys((*papers, "apart_statement_on"), employee.began),
    }


def _note_trainings(world: World, employee: Employee) -> None:
    """One training a year, in spring."""
    chance = world.chance("training", employee.name)
    for year in range(world.first_day.year, world.as_of.year + 1):
        day = world.workdays.from_day(date(year, 4, chance.between(2, 26)))
        if employee.is_here(day) and world.is_past(day):
            world.ledger.note(
                Training,
                day,
                worker_id=employee.id,
                day=day,
                topic=chance.pick(phrases("casework")["trainings"]),
                organiser="Ośrodek Szkoleniowy w Przykładowie",
                hours=8,
            )


_JOB_TITLES = {
    Position.HEAD: "kierownik ośrodka",
    Position.OFFICE: "referent",
    Position.SOCIAL_WORKER: "pracownik socjalny",
    Position.PSYCHOLOGIST: "psycholog",
    Position.SPECIALIST: "specjalista",
    Position.FAMILY_ASSISTANT: "asystent rodziny",
}


def _note_hours(world: World, employee: Employee, contract: UUID) -> None:
    chance = world.chance("hours", employee.name)
    month = max(world.first_day, employee.began.replace(day=1))
    while month < world.as_of.replace(day=1) and (
        employee.ended is None or month <= employee.ended
    ):
        share = employee.fraction / 100 * chance.share(0.9, 1.05)
        world.ledger.note(
            ServiceHours,
            month,
            contract_id=contract,
            month=month,
            minutes=round(_FULL_POST_MINUTES * share / 30) * 30,
            full_post_minutes=_FULL_POST_MINUTES,
        )
        month = add_months(month, 1)
