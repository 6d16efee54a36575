"""Whom a genogram shows on a day: the members of the family, and who is tied to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import age_in, is_child_on
from mgops_desktop.domain.drawing.kin import Kin, Symbol
from mgops_desktop.domain.family import MEMBER_ROLE_LABELS, STAY_LABELS, MemberRole, Sex, StayKind
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.veil import initials
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.operations.rules.beside import birth_of
from mgops_desktop.storage.among import among
from mgops_desktop.storage.reach import families_in_reach, families_of
from mgops_desktop.storage.tables.family import Membership, ParentalAuthority, Person, Stay
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.kinship import Descent, FamilyUnion

_STEPS = 3
"""How many ties lead from a member of the family to whoever else is shown."""
_MOST = 80
_LEVELS = {MemberRole.CHILD: 1, MemberRole.GRANDPARENT: -1}
_SYMBOLS = {Sex.MALE: Symbol.MAN, Sex.FEMALE: Symbol.WOMAN, None: Symbol.UNKNOWN}


@dataclass(frozen=True)
class Circle:
    """The people of a picture: everybody by id, the memberships of the family on the day, where children live."""

    day: date
    people: Mapping[UUID, Person]
    members: Mapping[UUID, Membership]
    away: Mapping[UUID, str]
    in_care: frozenset[UUID]
    unseen: frozenset[UUID]
    """Whose names the picture must not tell."""

    def name(self, person: UUID) -> str:
        """The name, or the initials of who is not to be named."""
        one = self.people[person]
        whole = f"{one.first_name} {one.surname}".strip()
        return (initials(whole) or "N. N.") if person in self.unseen else whole

    def lives_here(self, person: UUID) -> bool:
        """Whether somebody lives with the family on the day."""
        member = self.members.get(person)
        alive = not _is_dead(self.people[person], self.day)
        return bool(member and member.shares_household) and alive and person not in self.away

    def is_child(self, person: UUID) -> bool:
        """Whether it is a child of this family, under 18 on the day."""
        member = self.members.get(person)
        is_minor = is_child_on(birth_of(self.people[person]), self.day)
        return member is not None and member.role is MemberRole.CHILD and is_minor


def circle_of(session: Session, family: UUID, day: date, *, on_paper: bool) -> Circle:
    """Return whom a picture of the family shows on a day."""
    on_day = (Membership.began <= day, or_(Membership.ended.is_(None), Membership.ended >= day))
    found = select(Membership).where(Membership.family_id == family, *on_day)
    rows = session.scalars(found.order_by(Membership.began, Membership.number))
    members = {one.person_id: one for one in rows}
    known = set(members)
    fresh = known
    for _ in range(_STEPS):
        fresh = _tied_to(session, fresh) - known
        if not fresh or len(known) + len(fresh) > _MOST:
            break
        known |= fresh
    asked = select(Person).where(among(Person.id, sorted(known))).order_by(Person.number)
    people = {one.id: one for one in session.scalars(asked) if not _is_unborn(one, day)}
    return Circle(
        day,
        people,
        {one: member for one, member in members.items() if one in people},
        *_away(session, people, day),
        _unseen(session, people, members, on_paper=on_paper),
    )


def kin_of(circle: Circle, person: UUID) -> Kin:
    """Return a person as a genogram draws him."""
    one, day = circle.people[person], circle.day
    member = circle.members.get(person)
    is_dead = _is_dead(one, day)
    birth = birth_of(one)
    age = None if is_dead else age_in(birth, day)
    role = MEMBER_ROLE_LABELS[member.role] if member else ""
    seen = person not in circle.unseen
    return Kin(
        key=str(person),
        name=circle.name(person),
        symbol=_SYMBOLS[one.sex],
        born=one.birth_date or (date(one.birth_year, 7, 1) if one.birth_year else None),
        inside="" if age is None else str(age),
        years=_years(one, day),
        words=", ".join(_words(circle, person, role, age)),
        record=RecordRef("person", person) if seen else None,
        level=_LEVELS.get(member.role, 0) if member else None,
        is_dead=is_dead,
        is_index=circle.is_child(person),
        lives_here=circle.lives_here(person),
        in_care=seen and person in circle.in_care,
        day_known=one.birth_date is not None,
    )


def _words(circle: Circle, person: UUID, role: str, age: int | None) -> Iterable[str]:
    one = circle.people[person]
    if role:
        yield role
    if age is not None:
        yield counted(age, "rok")
    if person in circle.unseen:
        return  # no more is told of third persons
    if _is_dead(one, circle.day) and one.died_on:
        yield f"zm. {short_date(one.died_on)}"
    if person in circle.away:
        yield circle.away[person]
    elif circle.lives_here(person):
        yield "mieszka z rodziną"


def _years(one: Person, day: date) -> str:
    born = one.birth_date.year if one.birth_date else one.birth_year
    if _is_dead(one, day) and one.died_on:
        return f"{born or '?'}–{one.died_on.year}"
    return f"ur. {born}" if born else ""


def _is_dead(one: Person, day: date) -> bool:
    return one.died_on is not None and one.died_on <= day


def _is_unborn(one: Person, day: date) -> bool:
    if one.birth_date is not None:
        return one.birth_date > day
    return one.birth_year is not None and one.birth_year > day.year


def _tied_to(session: Session, people: Iterable[UUID]) -> set[UUID]:
    """The parents, the children and the partners of these persons."""
    ids = sorted(people)
    pairs: tuple[tuple[Any, Any], ...] = (
        (ParentalAuthority.parent_id, ParentalAuthority.child_id),
        (Descent.parent_id, Descent.child_id),
        (FamilyUnion.one_id, FamilyUnion.other_id),
    )
    found: set[UUID] = set()
    for one, other in pairs:
        found.update(session.scalars(select(other).where(among(one, ids))))
        found.update(session.scalars(select(one).where(among(other, ids))))
    return found


def _away(
    session: Session, people: Mapping[UUID, Person], day: date
) -> tuple[Mapping[UUID, str], frozenset[UUID]]:
    """Where the persons live who are not at home on the day, and who of them is in foster care."""
    away: dict[UUID, str] = {}
    stays = select(Stay).where(among(Stay.person_id, sorted(people)), *_running(Stay, day))
    for stay in session.scalars(stays.order_by(Stay.began, Stay.number)):
        if stay.kind is not StayKind.HOME:
            away[stay.person_id] = STAY_LABELS[stay.kind]
    in_care = {one for one, words in away.items() if words == STAY_LABELS[StayKind.FOSTER_CARE]}
    placed = select(Placement).where(
        among(Placement.child_id, sorted(people)), *_running(Placement, day)
    )
    for placement in session.scalars(placed.order_by(Placement.began, Placement.number)):
        away[placement.child_id] = PLACEMENT_LABELS[placement.form]
        in_care.add(placement.child_id)
    return away, frozenset(in_care)


def _running(table: Any, day: date) -> tuple[Any, ...]:
    return table.began <= day, or_(table.ended.is_(None), table.ended >= day)


def _unseen(
    session: Session,
    people: Mapping[UUID, Person],
    members: Mapping[UUID, Membership],
    *,
    on_paper: bool,
) -> frozenset[UUID]:
    """Third persons: on paper all who are no members of the family, on the screen those out of reach."""
    others = [one for one in people if one not in members]
    reach = families_in_reach(session)
    if on_paper:
        return frozenset(others)
    if reach is None:
        return frozenset()
    families = families_of(session, Person.__tablename__, others)
    return frozenset(one for one in others if reach.isdisjoint(families.get(one, frozenset())))
