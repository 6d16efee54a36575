"""Records that perhaps are one and the same, until somebody says that they are not."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.likeness import SAME_HOME, Acquaintances, home_of, somebody
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.likeness import distinct_pairs
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.likeness import DistinctPair


@dataclass(frozen=True)
class Likeness:
    """Two records that look like one, the older first, and why."""

    kind: str
    one: Named
    other: Named
    why: str


@question("podobne zapisy", Right.EVERY_FAMILY)
def likenesses(session: Session) -> list[Likeness]:
    """Return persons and families that perhaps are the same, without those found to be two."""
    distinct = {kind: distinct_pairs(session, kind) for kind in ("person", "family")}
    with veil.lifted():
        alike = [*_persons(session), *_families(session)]
    pairs = [
        (kind, one, other, why)
        for kind, one, other, why in alike
        if frozenset({one, other}) not in distinct[kind]
    ]
    refs = [RecordRef(kind, id_) for kind, one, other, _why in pairs for id_ in (one, other)]
    names = describe(session, refs, with_names=True)
    return [
        Likeness(kind, names[RecordRef(kind, one)], names[RecordRef(kind, other)], why)
        for kind, one, other, why in pairs
    ]


@operation("to nie jest duplikat", Right.CASEWORK_WRITE)
def keep_apart(session: Session, kind: str, one: UUID, other: UUID) -> None:
    """Remember that two records that look like one are two."""
    for record in (one, other):
        require_reach_of(session, kind, record)
    session.add(DistinctPair(kind=kind, one=one, other=other))


def _persons(session: Session) -> Iterator[tuple[str, UUID, UUID, str]]:
    columns = (Person.id, Person.surname, Person.first_name, Person.pesel, Person.birth_date)
    known = Acquaintances()
    for row in session.execute(select(*columns).order_by(Person.created_at, Person.id)):
        person = somebody(*row)
        found = known.like(person)
        if found is not None:
            other, why = found
            assert isinstance(other.key, UUID)
            yield Person.__tablename__, other.key, row.id, why
        known.remember(person)


def _families(session: Session) -> Iterator[tuple[str, UUID, UUID, str]]:
    columns = (Family.id, Family.name, Family.street, Family.place)
    by_home: dict[str, list[UUID]] = defaultdict(list)
    for id_, name, street, place in session.execute(
        select(*columns).order_by(Family.created_at, Family.id)
    ):
        home = home_of(name, street, place)
        if home:
            by_home[home].append(id_)
    for first, *others in by_home.values():
        for other in others:
            yield Family.__tablename__, first, other, SAME_HOME
