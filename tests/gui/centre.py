"""A small invented centre for the tests of pages: what stands on the screens is known to the letter."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session
from tests.gui.casework import add_casework, add_counselling
from tests.gui.procedures import add_procedures

from mgops_desktop.domain.case import AssignmentKind, Basis
from mgops_desktop.domain.family import AreaKind, MemberRole, Sex
from mgops_desktop.domain.rights import Role
from mgops_desktop.domain.staff import ContractForm, Position
from mgops_desktop.domain.visit import (
    VisitKind,
)
from mgops_desktop.storage.access import Spec
from mgops_desktop.storage.numbers import keep_printed
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.base import Numbered
from mgops_desktop.storage.tables.casework import Assignment, Case
from mgops_desktop.storage.tables.centre import Centre, Programme, Setting
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.plan import (
    Aftercare,
)
from mgops_desktop.storage.tables.report import Need
from mgops_desktop.storage.tables.staff import Contract, Worker
from mgops_desktop.storage.tables.visit import Visit
from mgops_desktop.storage.types import new_id

TODAY = date(2026, 11, 23)
PASSWORD = "zielona ławka przed domem"
ACCOUNTS = {
    "asystent": frozenset({Role.ASSISTANT}),
    "kierownik": frozenset({Role.HEAD}),
    "zespol": frozenset({Role.TEAM_MEMBER}),
    "sekretariat": frozenset({Role.OFFICE}),
    "psycholog": frozenset({Role.SPECIALIST}),
}
FAMILY: UUID = new_id()
"""Przykładowa: protected address, obliged by the court."""
LATE_FAMILY: UUID = new_id()
"""Wzorcowa: her assessment is late."""
FOREIGN_FAMILY: UUID = new_id()
"""Obca: another assistant works with her."""
MONITORED_FAMILY: UUID = new_id()
"""Pokazowa: the work with her has ended, the monitoring goes on."""
PROCEDURE: UUID = new_id()


@dataclass(frozen=True)
class Home:
    """What is invented of one family."""

    name: str
    mother: str
    children: int
    street: str = ""
    place: str = "Przykładowo"
    since: date = date(2025, 12, 12)
    last_visit: date = date(2026, 11, 16)
    next_visit: date | None = None
    id: UUID = field(default_factory=new_id)


HOMES = (
    Home("Przykładowa", "Anna", 3, "ul. Ukryta 3", id=FAMILY),
    Home("Wzorcowa", "Ewa", 2, "ul. Umowna 8", since=date(2025, 11, 18), id=LATE_FAMILY),
    Home("Testowa", "Maria", 4, "", "Wola Wzorcowa 1", date(2026, 9, 1), next_visit=TODAY),
    Home("Wymyślona", "Irena", 1, "", "Wola Wzorcowa 30", date(2026, 6, 1), date(2026, 10, 20)),
    Home(
        "Żółwiowa",
        "Łucja",
        2,
        "ul. Próbna 1",
        since=date(2026, 5, 20),
        next_visit=date(2026, 11, 27),
    ),
)
FOREIGN = Home("Obca", "Klara", 1, "ul. Inna 5", since=date(2026, 7, 1), id=FOREIGN_FAMILY)
MONITORED = Home("Pokazowa", "Alicja", 2, "", "Wola Wzorcowa 7", id=MONITORED_FAMILY)


class Filler:
    """Adds records under the numbers of their registers."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._given: Counter[type[Numbered]] = Counter()

    def add(self, cls: Any, **values: Any) -> Any:
        if issubclass(cls, Numbered):
            self._given[cls] += 1
            values.setdefault("number", f"{cls.number_symbol}/{self._given[cls]}/2026")
        record = cls(**values)
        self.session.add(record)
        return record

    def keep_numbers(self) -> None:
        """Have the registers go on after the numbers that were given."""
        for cls, last in self._given.items():
            keep_printed(self.session, cls, [f"{cls.number_symbol}/{last}/2026"])


def fill(session: Session) -> None:
    """Fill a new folder with the invented centre."""
    filler = Filler(session)
    add = filler.add
    _header(session, add)
    own, other = _staff(session, add)
    for home in HOMES:
        case = _family(session, add, home, own)
        _visits(session, add, case, home, own)
    add_casework(session, add, FAMILY, LATE_FAMILY)
    foreign = _family(session, add, FOREIGN, other)
    _visits(session, add, foreign, FOREIGN, other)
    _monitored(session, add, own)
    add_counselling(add, FAMILY)
    add_procedures(session, add, PROCEDURE)
    filler.keep_numbers()


fill.mgops_spec = Spec("dane do testów", None, writes=True)  # type: ignore[attr-defined]


def _header(session: Session, add: Any) -> None:
    centre = session.query(Centre).one()
    centre.name = "Miejsko-Gminny Ośrodek Pomocy Społecznej w Przykładowie"
    centre.place, centre.post_code, centre.street = "Przykładowo", "00-000", "ul. Urzędowa 1"
    since = session.query(Setting).filter_by(key="recording_since").one()
    since.value, since.confirmed = "2025-01-01", True
    centre.head_name, centre.council = "Zofia Wzorowa", "Rada Miejska w Przykładowie"
    add(
        Programme,
        name="Gminny program wspierania rodziny",
        first_year=2026,
        last_year=2028,
        resolution_number="XX/100/2025",
        resolution_day=date(2025, 12, 18),
        adopted_by="Rada Miejska w Przykładowie",
        main_goal="wzmocnienie rodzin w wychowaniu dzieci",
    )
    add(Need, year=2026, position=1, text="Drugi etat asystenta rodziny.")


def _staff(session: Session, add: Any) -> tuple[Worker, Worker]:
    own = add(Worker, surname="Pomocna", first_name="Maria")
    other = add(Worker, surname="Druga", first_name="Jolanta")
    session.flush()
    for worker in (own, other):
        add(
            Contract,
            worker_id=worker.id,
            position=Position.FAMILY_ASSISTANT,
            form=ContractForm.EMPLOYMENT,
            fraction=100,
            began=date(2024, 1, 1),
        )
    for login, worker in (("asystent", own), ("psycholog", other)):
        session.query(Account).filter_by(login=login).one().worker_id = worker.id
    return own, other


def _family(session: Session, add: Any, home: Home, worker: Worker) -> Case:
    add(
        Family,
        id=home.id,
        name=home.name,
        street=home.street,
        place=home.place,
        post_code="00-001",
        area=AreaKind.TOWN if home.street else AreaKind.VILLAGE,
        protected_address=home.id == FAMILY,
    )
    session.flush()
    mother = add(
        Person,
        surname=home.name,
        first_name=home.mother,
        sex=Sex.FEMALE,
        birth_date=date(1990, 4, 2),
    )
    session.flush()
    _member(add, home, mother, MemberRole.MOTHER)
    for number in range(home.children):
        born = date(2012 + 3 * number, 5, 7 + number)
        child = add(
            Person,
            surname=home.name,
            first_name=f"Ala {number + 1}",
            sex=Sex.FEMALE,
            birth_date=born,
        )
        session.flush()
        _member(add, home, child, MemberRole.CHILD)
    case = add(
        Case,
        family_id=home.id,
        basis=Basis.CONSENT,
        began=home.since,
        consent_on=home.since,
    )
    session.flush()
    add(
        Assignment, case_id=case.id, worker_id=worker.id, kind=AssignmentKind.MAIN, began=home.since
    )
    return case


def _member(add: Any, home: Home, person: Person, role: MemberRole) -> None:
    add(Membership, family_id=home.id, person_id=person.id, role=role, began=home.since)


def _days(home: Home) -> Iterator[date]:
    month = home.since.replace(day=1)
    while month <= home.last_visit.replace(day=1):
        for day in (6, 16):
            if home.since <= month.replace(day=day) < home.last_visit:
                yield month.replace(day=day)
        month = (
            month.replace(year=month.year + 1, month=1)
            if month.month == 12
            else month.replace(month=month.month + 1)
        )
    yield home.last_visit


def _visits(session: Session, add: Any, case: Case, home: Home, worker: Worker) -> None:
    people = (
        session.query(Person)
        .join(Membership, Membership.person_id == Person.id)
        .filter(Membership.family_id == home.id)
        .all()
    )
    for number, day in enumerate(_days(home)):
        is_last = day == home.last_visit
        failed = number % 9 == 4 and not is_last
        visit = add(
            Visit,
            day=day,
            began=time(10, 0),
            ended=None if failed else time(11, 20),
            minutes=0 if failed else 80,
            kind=VisitKind.FAILED if failed else VisitKind.HOME,
            tasks=[] if failed else ["15.3", "15.6"],
            topic="" if failed else "Budżet domowy i rachunki",
            course="Nikt nie otworzył." if failed else "Omówiono rachunki za prąd.",
            agreed_family="przygotuje listę stałych opłat" if is_last else "",
            agreed_worker="pismo o rozłożenie zaległości czynszowych" if is_last else "",
            next_day=home.next_visit if is_last else None,
        )
        visit.cases, visit.workers = [case], [worker]
        visit.persons = [] if failed else people[:2]


def _monitored(session: Session, add: Any, worker: Worker) -> None:
    case = _family(session, add, MONITORED, worker)
    _visits(session, add, case, MONITORED, worker)
    case.ended, case.closure_reason = date(2026, 9, 30), "goals_achieved"
    assignment = session.query(Assignment).filter_by(case_id=case.id).one()
    assignment.ended = case.ended
    add(Aftercare, case_id=case.id, began=date(2026, 10, 1), planned_end=date(2027, 3, 31))
