"""The search over persons, families and cases: what the account may see, grouped, the family to open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.family import address_of
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.search import Hit, matching
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Membership, Person

LIMIT = 20
ADDRESS = "address"
Reach = frozenset[UUID] | None


@dataclass(frozen=True)
class Found:
    """One line of the results; a family found by its address alone is of the kind ADDRESS.

    `family` is what opens, None where only number, sign and address are shown.
    """

    kind: str
    id: UUID
    title: str
    detail: str
    family: UUID | None


@question("wyszukiwanie", Right.ADDRESS_READ)
def search(session: Session, typed: str) -> list[Found]:
    """Return families, persons and cases in reach whose words begin with the typed ones, by name before by address."""
    hits = matching(session, typed, limit=LIMIT)
    reach = families_in_reach(session)
    found = [*_families(session, hits, reach), *_cases(session, hits, reach)]
    found += _persons(session, hits, reach)
    words = search_key(typed).split()
    found = [_by_address(one, words) for one in found]
    return sorted(found, key=lambda one: not _is_titled(one, words))


def _by_address(one: Found, words: list[str]) -> Found:
    """A family that was found by neither name nor number was found by its address."""
    number = one.detail.split(" · ")[0] if one.family is not None else one.title
    if one.kind != "family" or _all_begin(words, f"{one.title} {number}"):
        return one
    return replace(one, kind=ADDRESS)


def _is_titled(one: Found, words: list[str]) -> bool:
    """Whether the typed words stand in the title itself, not in the address."""
    return _all_begin(words, one.title)


def _all_begin(words: list[str], text: str) -> bool:
    parts = search_key(text).split()
    return all(any(part.startswith(word) for part in parts) for word in words)


def _ids(hits: Iterable[Hit], kind: str) -> list[UUID]:
    return [hit.record for hit in hits if hit.kind == kind]


def _families(session: Session, hits: Iterable[Hit], reach: Reach) -> list[Found]:
    query = select(Family).where(Family.id.in_(_ids(hits, "family"))).order_by(Family.sort_key)
    found = []
    for one in session.scalars(query):
        if reach is None or one.id in reach:
            detail = f"{one.number} · {address_of(one)}".strip(" ·")
            found.append(Found("family", one.id, one.name, detail, one.id))
        else:
            found.append(Found("family", one.id, one.number, address_of(one), None))
    return found


def _cases(session: Session, hits: Iterable[Hit], reach: Reach) -> list[Found]:
    query = (
        select(Case.id, Case.number, Family)
        .join(Family, Family.id == Case.family_id)
        .where(Case.id.in_(_ids(hits, "case")))
        .order_by(Case.number)
    )
    found = []
    for id_, number, family in session.execute(query):
        if reach is None or family.id in reach:
            found.append(Found("case", id_, number, family.name, family.id))
        else:
            detail = f"{family.number} · {address_of(family)}".strip(" ·")
            found.append(Found("case", id_, number, detail, None))
    return found


def _persons(session: Session, hits: Iterable[Hit], reach: Reach) -> list[Found]:
    ids = _ids(hits, "person")
    query = select(Person).where(Person.id.in_(ids)).order_by(Person.sort_key)
    homes = _homes(session, ids, today_of(session), reach)
    rows = []
    for person in session.scalars(query):
        family, name = homes.get(person.id, (None, "bez rodziny"))
        born = f" · ur. {person.birth_date:%d.%m.%Y}" if person.birth_date else ""
        title = f"{person.surname} {person.first_name}".strip()
        rows.append(Found("person", person.id, title, f"{name}{born}", family))
    return rows


def _homes(
    session: Session, persons: list[UUID], today: date, reach: Reach
) -> Mapping[UUID, tuple[UUID | None, str]]:
    """The family in reach each person belongs to today, or belonged to last."""
    query = (
        select(Membership.person_id, Family.id, Family.name)
        .join(Family, Family.id == Membership.family_id)
        .where(Membership.person_id.in_(persons))
        .order_by(or_(Membership.ended.is_(None), Membership.ended >= today), Membership.began)
    )
    return {
        person: (family, name)
        for person, family, name in session.execute(query)
        if reach is None or family in reach
    }
