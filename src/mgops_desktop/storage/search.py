"""The search: one table of folded words per compartment, one question, the same results on both engines.

Each word typed must begin a word of the record. What an account may find depends on its rights and its reach.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import ColumnElement, and_, false, or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage import postgres
from mgops_desktop.storage.among import among
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Membership
from mgops_desktop.storage.tables.furniture import CENTRE
from mgops_desktop.storage.vault import search_index

_IN_ORDER_OF_WRITING = {
    "sqlite": search_index.in_order_of_writing,
    "postgresql": postgres.in_order_of_writing,
}
_MOST_WORDS = 30
_LONGEST_WORD = 1_000
"""No record has so many or so long words; a pasted page is not worth asking the engine for."""


@dataclass(frozen=True)
class Hit:
    """A found record: kind and id."""

    kind: str
    record: UUID


def matching(session: Session, typed: str, limit: int = 20) -> list[Hit]:
    """Return records in which every typed word begins some word, those that stand unchanged for longest first.

    Only what the acting account may find: with names in its reach, by number, sign and address where it has only
    the right to these. Nothing for an empty search.
    """
    words = _needed(search_key(typed).split())
    if not words or len(words) > _MOST_WORDS or len(max(words, key=len)) > _LONGEST_WORD:
        return []
    entry = CENTRE.search
    engine = session.get_bind(mapper=entry.__mapper__).dialect.name
    query = _IN_ORDER_OF_WRITING[engine](entry, words).where(_may_find(session)).limit(limit)
    return list(dict.fromkeys(Hit(kind, record) for kind, record in session.execute(query)))


def _needed(words: list[str]) -> list[str]:
    """Leave out words that another typed word begins with: they say nothing more."""
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    kept: list[str] = []
    for word in longest_first:
        if not any(other.startswith(word) for other in kept):
            kept.append(word)
    return kept


def _may_find(session: Session) -> ColumnElement[bool]:
    entry, actor = CENTRE.search, actor_of(session)
    allowed: list[ColumnElement[bool]] = [false()]
    if actor.may(Right.CASEWORK_READ):
        by_name: ColumnElement[bool] = entry.right == Right.CASEWORK_READ.value
        reach = families_in_reach(session)
        if reach is None:
            return by_name
        allowed.append(and_(by_name, _within(entry.record, reach)))
    if actor.may(Right.EVERY_ADDRESS):
        allowed.append(entry.right == Right.EVERY_ADDRESS.value)
    return or_(*allowed)


def _within(record: ColumnElement[UUID], families: frozenset[UUID]) -> ColumnElement[bool]:
    """The record is one of these families, a case of one, or a person in one."""
    return or_(
        among(record, families),
        record.in_(select(Case.id).where(among(Case.family_id, families))),
        record.in_(select(Membership.person_id).where(among(Membership.family_id, families))),
    )
