"""The search over persons, families and cases: what the account may see, grouped, the family to open."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, today_of
from mgops_desktop.storage.family import address_of
from mgops_desktop.storage.reach import addresses_in_reach, families_in_reach, within
from mgops_desktop.storage.search import Hit, matching
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family, Membership, Person

LIMIT = 20
_MORE = 4
"""How many more matches are fetched than shown, since some may be out of reach."""


@dataclass(frozen=True)
class Found:
    """One line of the results; `family` is what opens."""

    kind: str
    id: UUID
    title: str
    detail: str
    family: UUID | None


@question("wyszukiwanie", Right.ADDRESS_READ)
def search(session: Session, typed: str) -> list[Found]:
    """Return families, persons and cases in reach whose words begin with the typed ones."""
    hits = matching(session, typed, limit=LIMIT * _MORE)
    addresses, reach = addresses_in_reach(session), families_in_reach(session)
    found = [one for one in _families(session, hits) if within(addresses, one.family)]
    found += [one for one in _cases(session, hits) if within(addresses, one.family)]
    if actor_of(session).may(Right.CASEWORK_READ):
        persons = _persons(session, hits)
        found += [one for one in persons if reach is None or one.family in reach]
    return found[:LIMIT]


def _ids(hits: Iterable[Hit], kind: str) -> list[UUID]:
    return [hit.record for hit in hits if hit.kind == kind]


def _families(session: Session, hits: Iterable[Hit]) -> list[Found]:
    query = select(Family).where(Family.id.in_(_ids(hits, "family"))).order_by(Family.sort_key)
    return [
        Found("family", one.id, one.name, f"{one.number} · {address_of(one)}".strip(" ·"), one.id)
        for one in session.scalars(query)
    ]


def _cases(session: Session, hits: Iterable[Hit]) -> list[Found]:
    query = (
        select(Case.id, Case.number, Family.name, Family.id)
        .join(Family, Family.id == Case.family_id)
        .where(Case.id.in_(_ids(hits, "case")))
        .order_by(Case.number)
    )
    return [
        Found("case", id_, number, name, family)
        for id_, number, name, family in session.execute(query)
    ]


def _persons(session: Session, hits: Iterable[Hit]) -> list[Found]:
    ids = _ids(hits, "person")
    query = select(Person).where(Person.id.in_(ids)).order_by(Person.sort_key)
    homes = _homes(session, ids, today_of(session))
    rows = []
    for person in session.scalars(query):
        family, name = homes.get(person.id, (None, "bez rodziny"))
        born = f" · ur. {person.birth_date:%d.%m.%Y}" if person.birth_date else ""
        title = f"{person.surname} {person.first_name}".strip()
        rows.append(Found("person", person.id, title, f"{name}{born}", family))
    return rows


def _homes(
    session: Session, persons: list[UUID], today: date
) -> Mapping[UUID, tuple[UUID | None, str]]:
    """The family each person belongs to today, or belonged to last."""
    query = (
        select(Membership.person_id, Family.id, Family.name)
        .join(Family, Family.id == Membership.family_id)
        .where(Membership.person_id.in_(persons))
        .order_by(or_(Membership.ended.is_(None), Membership.ended >= today), Membership.began)
    )
    return {person: (family, name) for person, family, name in session.execute(query)}
