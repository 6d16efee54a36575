"""Questions about families: the list, one card, its members."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Row, Select, func, not_, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, age_in, earliest_birth_of_child, is_child_on
from mgops_desktop.domain.case import Basis
from mgops_desktop.domain.family import AgeGroup, MemberRole, Sex
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.sorting import register_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of, note_reading, today_of
from mgops_desktop.storage.reach import families_in_reach, require_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family, Membership, Person
from mgops_desktop.storage.tables.plan import Aftercare

PROTECTED = "adres chroniony"


@dataclass(frozen=True)
class FamilyRow:
    """A family as the list shows it; a protected address never stands in a list.

    `address_only` is for accounts that know of this family nothing but number, case sign and address.
    """

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
    sign: str = ""
    address_only: bool = False


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
    """Return the families in the account's reach, in Polish order; then those of which it may know the address."""
    today = today_of(session)
    query = _listed()
    reach = families_in_reach(session)
    if reach is not None:
        query = query.where(among(Family.id, reach))
    signs = _signs(session)
    supported = set(session.scalars(_open_cases(today)))
    court = _obliged(session, today)
    aftercare = set(
        session.scalars(
            select(Case.family_id)
            .join(Aftercare, Aftercare.case_id == Case.id)
            .where(Aftercare.ended.is_(None))
        )
    )
    members = _members_by_family(session, today)
    rows = []
    # not sorted by SQLite: it locks and clears each piece of memory that a sort takes, ten times as long
    for family in sorted(session.execute(query), key=lambda one: (one.sort_key, one.number)):
        if only_supported and family.id not in supported:
            continue
        carers, children = members.get(family.id, ("", 0))
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
                family.id in court,
                family.sort_key,
                signs.get(family.id, ""),
            )
        )
    return rows + _addresses(session, reach, supported if only_supported else None, signs)


def _addresses(
    session: Session,
    reach: frozenset[UUID] | None,
    only: set[UUID] | None,
    signs: Mapping[UUID, str],
) -> list[FamilyRow]:
    """Number, case sign and address of the families out of reach, in the order of their numbers."""
    if reach is None or not actor_of(session).may(Right.EVERY_ADDRESS):
        return []
    others = session.execute(_listed().where(Family.id.not_in(reach)))
    rows = [
        _address_row(family, signs.get(family.id, ""))
        for family in others
        if only is None or family.id in only
    ]
    return sorted(rows, key=lambda row: row.sort_key)


def _listed() -> Select[Any]:
    """Ask for what a list shows of a family."""
    names = ("id", "number", "name", "street", "place", "protected_address", "sort_key")
    return select(*(getattr(Family, name) for name in names))


def _address_row(family: Row[Any], sign: str) -> FamilyRow:
    return FamilyRow(
        id=family.id,
        number=family.number,
        name="",
        carers="",
        children=0,
        address=address_of(family),
        is_supported=False,
        in_aftercare=False,
        court=False,
        sort_key=register_key(family.number),
        sign=sign,
        address_only=True,
    )


def _signs(session: Session) -> Mapping[UUID, str]:
    """The sign of the newest case of each family."""
    query = select(Case.began, Case.number, Case.family_id)
    cases = sorted(session.execute(query), key=lambda one: (one.began, one.number))
    return {family: number for _began, number, family in cases}


@question("karta rodziny", Right.CASEWORK_READ)
def family_card(session: Session, family: UUID, purpose: str = "") -> FamilyCard:
    """Return a family's card; the reading is logged. Raises NotAllowed outside the account's reach.

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
    require_reach(session, family)
    return session.get_one(Family, family)


def _whole_address(family: Family) -> str:
    place = f"{family.post_code} {family.place}".strip()
    return _line_of(family.street, place)


@question("skład rodziny", Right.CASEWORK_READ)
def members_of(session: Session, family: UUID) -> list[MemberRow]:
    """Return all members of a family, present ones first, the oldest first; raises NotAllowed outside reach."""
    require_reach(session, family)
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
    """Return the cases of a family, the newest first; raises NotAllowed outside reach."""
    require_reach(session, family)
    names = ("id", "number", "basis", "began", "ended", "closure_reason")
    query = (
        select(*(getattr(Case, name) for name in names))
        .where(Case.family_id == family)
        .order_by(Case.began.desc())
    )
    return [CaseRow(*row) for row in session.execute(query)]


def address_of(family: Family | Row[Any]) -> str:
    """Return the address for lists: hidden where it is protected."""
    if family.protected_address:
        return PROTECTED
    return _line_of(family.street, family.place)


def _line_of(*parts: str) -> str:
    """Put an address into a line; of a veiled one every part says the same."""
    return ", ".join(part for part in dict.fromkeys(parts) if part)


def _open_cases(today: date) -> Select[UUID]:
    return select(Case.family_id).where(
        Case.began <= today, or_(Case.ended.is_(None), Case.ended > today)
    )


def _obliged(session: Session, today: date) -> set[UUID]:
    table = CourtObligation
    query = select(table.family_id).where(
        table.began <= today, or_(table.ended.is_(None), table.ended >= today)
    )
    return set(session.scalars(query))


def _members_by_family(session: Session, today: date) -> dict[UUID, tuple[str, int]]:
    """First names of the carers, the oldest first, and the number of children, by family."""
    carers: dict[UUID, list[tuple[date, str]]] = defaultdict(list)
    children = _counted_children(session, today)
    query = _present_members(
        today,
        *(Membership.family_id, Membership.role, Person.first_name),
        *(Person.birth_date, Person.birth_year, Person.age_group),
    ).where(or_(Person.birth_date.is_(None), not_(_is_known_child(today))))
    for family, role, first_name, *born in session.execute(query):
        if is_child_on(_birth(*born), today):
            children[family] = children.get(family, 0) + 1
        elif role is not MemberRole.CHILD:
            carers[family].append((born[0] or date.min, first_name))
    names = {
        family: ", ".join(name for _birth, name in sorted(found, key=itemgetter(0)))
        for family, found in carers.items()
    }
    found = names.keys() | children.keys()
    return {one: (names.get(one, ""), children.get(one, 0)) for one in found}


def _counted_children(session: Session, today: date) -> dict[UUID, int]:
    """The number of members under 18 whose day of birth is known, by family."""
    query = _present_members(today, Membership.family_id, func.count())
    counted = query.where(_is_known_child(today)).group_by(Membership.family_id)
    return dict(session.execute(counted).all())


def _is_known_child(today: date) -> ColumnElement[bool]:
    return Person.birth_date.between(earliest_birth_of_child(today), today)


def _present_members(today: date, *read: Any) -> Select[Any]:
    return (
        select(*read)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.began <= today)
        .where(or_(Membership.ended.is_(None), Membership.ended >= today))
    )


def _birth(day: date | None, year: int | None, group: AgeGroup | None) -> Birth:
    return Birth(day, year, group is AgeGroup.CHILD)
