"""Which records were looked at and found to be two."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.storage.tables.likeness import DistinctPair

Pair = frozenset[UUID]


def distinct_pairs(session: Session, kind: str) -> frozenset[Pair]:
    """Return the pairs of records of a kind about which somebody said that they are not the same."""
    query = select(DistinctPair.one, DistinctPair.other).where(DistinctPair.kind == kind)
    return frozenset(frozenset({one, other}) for one, other in session.execute(query))


def found_to_be_others(session: Session, kind: str, record: UUID | None) -> Pair:
    """Return the records that were found to be others than this one; none for a new record."""
    if record is None:
        return frozenset()
    pairs = (pair for pair in distinct_pairs(session, kind) if record in pair)
    return frozenset[UUID]().union(*pairs) - {record}
