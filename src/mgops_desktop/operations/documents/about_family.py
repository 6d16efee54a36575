"""What documents say of a family: who belongs to it, where it lives, what is known of its children."""

from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, age_in, is_child_on
from mgops_desktop.domain.family import (
    AUTHORITY_LABELS,
    MEMBER_ROLE_LABELS,
    STAY_LABELS,
    TRAIT_LABELS,
    AgeGroup,
    MemberRole,
)
from mgops_desktop.domain.foster_care import PLACEMENT_LABELS
from mgops_desktop.domain.statement import CARERS
from mgops_desktop.domain.wording import counted, short_date
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.setting import dictionary
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.family import (
    Family,
    FamilyProblem,
    FamilyTrait,
    Membership,
    ParentalAuthority,
    Person,
    Stay,
    Supervision,
)
from mgops_desktop.storage.tables.foster_care import Placement
from mgops_desktop.storage.tables.staff import Worker

T = TypeVar("T", bound=Record)


@dataclass(frozen=True)
class Belonging:
    """A person who belongs to the family on the day, and as what."""

    person: Person
    role: MemberRole
    shares_household: bool
    is_child: bool


def family_values(session: Session, family: UUID, day: date) -> Gathered:
    """Return the family, its members and what is dated about them."""
    found = session.get_one(Family, family)
    members = belonging(session, family, day)
    carers = [one for one in members if _is_carer(one)]
    children = [one for one in members if one.is_child]
    return {
        "family_number": found.number,
        "family_name": found.name,
        "family_address": address_words(found),
        "protected_address": _protected(found, members),
        "family_phone": found.safe_phone,
        "letters_to_family": _letters(found),
        "social_worker": worker_name(session, found.social_worker_id),
        "members": [_member(one, day) for one in members],
        "carers": [_adult(one, found) for one in carers],
        "children": [_child(session, one, day) for one in children],
        "children_names": ", ".join(full_name(one.person) for one in children),
        "children_count": counted(len(children), "dziecko") if children else "",
        "problems": _problems(session, family, day),
        "traits": [
            {"trait": TRAIT_LABELS[row.kind], "trait_since": on(row.began)}
            for row in running(session, FamilyTrait, FamilyTrait.family_id == family, day=day)
        ],
        "supervisions": [
            {
                "officer": row.officer,
                "supervision_court": row.court,
                "supervision_sign": row.court_signature,
                "supervision_since": on(row.began),
            }
            for row in running(session, Supervision, Supervision.family_id == family, day=day)
        ],
    }


def belonging(session: Session, family: UUID, day: date) -> list[Belonging]:
    """Return who belongs to a family on a day, those born first before the others."""
    query = (
        select(Membership, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(Membership.family_id == family, Membership.began <= day)
        .where(or_(Membership.ended.is_(None), Membership.ended >= day))
        .order_by(Person.birth_date.is_(None), Person.birth_date, Person.sort_key)
    )
    return [
        Belonging(person, row.role, row.shares_household, is_child_on(birth_of(person), day))
        for row, person in session.execute(query)
    ]


def family_of(session: Session, person: UUID | None, day: date) -> UUID | None:
    """Return the family that a person belonged to on the day, the one that he joined last."""
    query = select(Membership.family_id).where(
        Membership.person_id == person, Membership.began <= day
    )
    return session.scalars(query.order_by(Membership.began.desc())).first()


def running(session: Session, cls: type[T], *which: ColumnElement[bool], day: date) -> list[T]:
    """Return the dated records that hold on the day, the oldest first."""
    dated: Any = cls
    query = (
        select(cls)
        .where(dated.began <= day, or_(dated.ended.is_(None), dated.ended >= day), *which)
        .order_by(dated.began)
    )
    return list(session.scalars(query))


def birth_of(person: Person) -> Birth:
    """What is known of a person's birth."""
    return Birth(person.birth_date, person.birth_year, person.age_group is AgeGroup.CHILD)


def full_name(person: Person) -> str:
    """First name and surname."""
    return f"{person.first_name} {person.surname}".strip()


def address_words(of: Family | Person) -> str:
    """An address in a line; a protected one stands in no document but on the sheet for the court."""
    return PROTECTED if of.protected_address else whole_address(of)


def whole_address(of: Family | Person) -> str:
    """An address in a line, whether protected or not."""
    place = f"{of.post_code} {of.place}".strip() if isinstance(of, Family) else of.place
    return ", ".join(part for part in (of.street, place) if part)


def _protected(family: Family, members: list[Belonging]) -> str:
    """Every protected address of the family, each in a line with whose it is: for the sheet for the court only."""
    lines = [f"rodzina: {whole_address(family)}"] if family.protected_address else []
    lines += [
        f"{full_name(one.person)}: {whole_address(one.person)}"
        for one in members
        if one.person.protected_address
    ]
    return "\n".join(lines)


def worker_name(session: Session, worker: UUID | None) -> str:
    """A worker's first name and surname, nothing for none."""
    found = session.get(Worker, worker) if worker is not None else None
    return f"{found.first_name} {found.surname}".strip() if found else ""


def born_words(person: Person) -> str:
    """The day of birth, or the year alone."""
    if person.birth_date is not None:
        return short_date(person.birth_date)
    return f"{person.birth_year} r." if person.birth_year else ""


def _is_carer(one: Belonging) -> bool:
    """Who consents and signs: every grown-up who is a parent, a parent's partner or a guardian and lives there."""
    return one.role in CARERS and one.shares_household and not one.is_child


def _member(one: Belonging, day: date) -> Gathered:
    age = age_in(birth_of(one.person), day)
    return {
        "member_name": full_name(one.person),
        "member_role": MEMBER_ROLE_LABELS[one.role],
        "member_born": born_words(one.person),
        "member_age": str(age) if age is not None else "",
        "member_where": "wspólne gospodarstwo" if one.shares_household else "poza gospodarstwem",
    }


def _adult(one: Belonging, family: Family) -> Gathered:
    person = one.person
    own = address_words(person) if person.protected_address or whole_address(person) else ""
    return {
        "carer_name": full_name(person),
        "carer_role": MEMBER_ROLE_LABELS[one.role],
        "carer_born": born_words(person),
        "carer_citizenship": person.citizenship,
        "carer_address": own or address_words(family),
        "carer_education": person.education,
        "carer_occupation": person.occupation,
        "carer_workplace": person.workplace,
        "carer_income": person.income_source,
    }


def _child(session: Session, one: Belonging, day: date) -> Gathered:
    age = age_in(birth_of(one.person), day)
    return {
        "child_name": full_name(one.person),
        "child_born": born_words(one.person),
        "child_age": str(age) if age is not None else "",
        "child_place": place_of_child(session, one.person.id, day),
        "child_authority": _authority(session, one.person.id, day),
    }


def place_of_child(session: Session, child: UUID, day: date) -> str:
    """Where a child lives on the day: with a carer in foster care, elsewhere, or at home."""
    placements = running(session, Placement, Placement.child_id == child, day=day)
    if placements:
        return PLACEMENT_LABELS[placements[-1].form]
    stays = running(session, Stay, Stay.person_id == child, day=day)
    return STAY_LABELS[stays[-1].kind] if stays else "w domu"


def _authority(session: Session, child: UUID, day: date) -> str:
    rows = running(session, ParentalAuthority, ParentalAuthority.child_id == child, day=day)
    said = []
    for row in rows:
        parent = session.get(Person, row.parent_id)
        if parent is not None:
            sign = f" ({row.court_signature})" if row.court_signature else ""
            said.append(f"{full_name(parent)}: {AUTHORITY_LABELS[row.state]}{sign}")
    return "; ".join(said)


def _problems(session: Session, family: UUID, day: date) -> list[Gathered]:
    labels = {one.key: one.label for one in dictionary(session, "problem")}
    rows = running(session, FamilyProblem, FamilyProblem.family_id == family, day=day)
    return [
        {"problem": labels.get(row.problem, row.problem), "problem_since": on(row.began)}
        for row in rows
    ]


def _letters(family: Family) -> str:
    if family.letters_allowed is False:
        return "Listów nie wysyłać: dokument przekazać osobiście."
    return family.safe_letters
