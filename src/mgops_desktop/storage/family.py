"""Questions about families: the list, one card, its members."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, age_in, is_child_on
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.family import AgeGroup, MemberRole, Sex
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, note_reading, today_of
from mgops_desktop.storage.reach import addresses_in_reach, families_in_reach, within
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.plan import Aftercare

PROTECTED = "adres chroniony"


@dataclass(frozen=True)
class FamilyRow:
    """A family as the list shows it; a protected address never stands in a list."""

    id: UUID
    number: str
    name: str
    carers: str
    children: int
    address: str
    is_supported: bool
    in_aftercare: bool
    court: bool
    sort_key: bytes
    may_open: bool = True


@dataclass(frozen=True)
class MemberRow:
    """A member of a family on its card."""

    id: UUID
    person: UUID
    number: str
    surname: str
    first_name: str
    role: MemberRole
    sex: Sex | None
    birth_date: date | None
    age: int | None
    is_child: bool
    shares_household: bool
    began: date
    ended: date | None


@dataclass(frozen=True)
class CaseRow:
    """A case of a family on its card."""

    id: UUID
    number: str
    basis: Basis
    began: date
    ended: date | None
    closure_reason: str


@dataclass(frozen=True)
class FamilyCard:
    """The head of a family's card with its members and cases."""

    id: UUID
    version: int
    number: str
    name: str
    address: str
    protected_address: bool
    safe_phone: str
    letters_allowed: bool | None
    safe_letters: str
    remark: str
    members: tuple[MemberRow, ...]
    cases: tuple[CaseRow, ...]
    court: bool

    @property
    def open_case(self) -> CaseRow | None:
        return next((case for case in self.cases if case.ended is None), None)


@question("lista rodzin", Right.ADDRESS_READ)
def families(session: Session, *, only_supported: bool = False) -> list[FamilyRow]:
    """Return the families in the account's reach, in Polish order.

    Who may read addresses but no casework gets name, number and address, and nothing of the members.
    """
    today = today_of(session)
    shown, reach = addresses_in_reach(session), families_in_reach(session)
    in_full = actor_of(session).may(Right.CASEWORK_READ)
    supported = set(session.scalars(_open_cases(today)))
    court = _obliged(session, today)
    aftercare = set(session.scalars(_monitored()))
    members = _members_by_family(session, today) if in_full else {}
    query = select(Family).order_by(Family.sort_key)
    if shown is not None:
        query = query.where(Family.id.in_(shown))
    rows = []
    for family in session.scalars(query):
        if only_supported and family.id not in supported:
            continue
        may_open = in_full and within(reach, family.id)
        carers, children = members.get(family.id, ("", 0)) if may_open else ("", 0)
        rows.append(
            FamilyRow(
                family.id,
                family.number,
                family.name,
                carers,
                children,
                address_of(family),
                family.id in supported,
                family.id in aftercare,
                may_open and family.id in court,
                family.sort_key,
                may_open,
            )
        )
    return rows


@question("karta rodziny", Right.CASEWORK_READ)
def family_card(session: Session, family: UUID, purpose: str = "") -> FamilyCard:
    """Return a family's card; the reading is logged. Raises UserError outside the account's reach.

    A protected address is not on it; `uncovered_address` gives it on purpose.
    """
    found = _in_reach(session, family)
    note_reading(session, "family", family, purpose)
    today = today_of(session)
    return FamilyCard(
        id=found.id,
        version=found.version,
        number=found.number,
        name=found.name,
        address=PROTECTED if found.protected_address else _whole_address(found),
        protected_address=found.protected_address,
        safe_phone=found.safe_phone,
        letters_allowed=found.letters_allowed,
        safe_letters=found.safe_letters,
        remark=found.remark,
        members=tuple(members_of(session, family)),
        cases=tuple(cases_of(session, family)),
        court=family in _obliged(session, today),
    )


@question("odsłonięcie adresu chronionego", Right.CASEWORK_READ)
def uncovered_address(session: Session, family: UUID) -> str:
    """Return a protected address to somebody who asked for it; that is logged."""
    found = _in_reach(session, family)
    note_reading(session, "family", family, "odsłonięcie adresu chronionego")
    return _whole_address(found)


def _in_reach(session: Session, family: UUID) -> Family:
    reach = families_in_reach(session)
    found = session.get(Family, family)
    if found is None or (reach is not None and family not in reach):
        raise UserError("Ta rodzina nie jest dostępna dla tego konta. Dostęp nadaje kierownik.")
    return found


def _whole_address(family: Family) -> str:
    return ", ".join(
        part for part in (family.street, f"{family.post_code} {family.place}".strip()) if part
    )


@question("skład rodziny", Right.CASEWORK_READ)
def members_of(session: Session, family: UUID) -> list[MemberRow]:
    """Return all members of a family, present ones first, the oldest first."""
    today = today_of(session)
    query = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.family_id == family)
        .order_by(
            Membership.ended.is_not(None),
            Person.birth_date.is_(None),
            Person.birth_date,
            Person.sort_key,
        )
    )
    rows = []
    for membership, person in session.execute(query):
        birth = _birth(person.birth_date, person.birth_year, person.age_group)
        rows.append(
            MemberRow(
                membership.id,
                person.id,
                person.number,
                person.surname,
                person.first_name,
                membership.role,
                person.sex,
                person.birth_date,
                age_in(birth, today),
                is_child_on(birth, today),
                membership.shares_household,
                membership.began,
                membership.ended,
            )
        )
    return rows


@question("sprawy rodziny", Right.CASEWORK_READ)
def cases_of(session: Session, family: UUID) -> list[CaseRow]:
    """Return the cases of a family, the newest first."""
    names = ("id", "number", "basis", "began", "ended", "closure_reason")
    query = (
        select(*(getattr(Case, name) for name in names))
        .where(Case.family_id == family)
        .order_by(Case.began.desc())
    )
    return [CaseRow(*row) for row in session.execute(query)]


def address_of(family: Family) -> str:
    """Return the address for lists: hidden where it is protected."""
    if family.protected_address:
        return PROTECTED
    return ", ".join(part for part in (family.street, family.place) if part)


def _open_cases(today: date) -> Select[UUID]:
    return select(Case.family_id).where(
        Case.began <= today, or_(Case.ended.is_(None), Case.ended > today)
    )


def _monitored() -> Select[UUID]:
    return (
        select(Case.family_id)
        .join(Aftercare, Aftercare.case_id == Case.id)
        .where(Aftercare.ended.is_(None))
    )


def _obliged(session: Session, today: date) -> set[UUID]:
    table = CourtObligation
    query = select(table.family_id).where(
        table.began <= today, or_(table.ended.is_(None), table.ended >= today)
    )
    return set(session.scalars(query))


def _members_by_family(session: Session, today: date) -> dict[UUID, tuple[str, int]]:
    """First names of the carers and the number of children, by family."""
    query = (
        select(
            Membership.family_id,
            Membership.role,
            Person.first_name,
            Person.birth_date,
            Person.birth_year,
            Person.age_group,
        )
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.began <= today)
        .where(or_(Membership.ended.is_(None), Membership.ended >= today))
        .order_by(Person.birth_date)
    )
    carers: dict[UUID, list[str]] = {}
    children: dict[UUID, int] = {}
    for row in session.execute(query):
        birth = _birth(row.birth_date, row.birth_year, row.age_group)
        if is_child_on(birth, today):
            children[row.family_id] = children.get(row.family_id, 0) + 1
        elif row.role is not MemberRole.CHILD:
            carers.setdefault(row.family_id, []).append(row.first_name)
    found = carers.keys() | children.keys()
    return {one: (", ".join(carers.get(one, ())), children.get(one, 0)) for one in found}


def _birth(day: date | None, year: int | None, group: AgeGroup | None) -> Birth:
    return Birth(day, year, group is AgeGroup.CHILD)
