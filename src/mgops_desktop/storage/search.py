"""The search: one table of folded words per compartment, one question, the same results on both engines.

Each word typed must begin a word of the record. SQLite answers from an FTS5 index, PostgreSQL from its own.
"""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Integer, and_, func, select, text
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.furniture import CENTRE


@dataclass(frozen=True)
class Hit:
    """A found record: kind and id."""

    kind: str
    record: UUID


def matching(
    session: Session, typed: str, kinds: tuple[str, ...] = (), limit: int = 20
) -> list[Hit]:
    """Return records in which every typed word begins some word; nothing for an empty search."""
    words = search_key(typed).split()
    if not words:
        return []
    entry = CENTRE.search
    query = select(entry.kind, entry.record).limit(limit)
    if kinds:
        query = query.where(entry.kind.in_(kinds))
    if session.get_bind(mapper=entry.__mapper__).dialect.name == "sqlite":
        quoted = " ".join(f'"{word}"*' for word in words)
        found = text("SELECT rowid FROM search_index WHERE search_index MATCH :quoted")
        query = query.where(entry.id.in_(found.bindparams(quoted=quoted).columns(rowid=Integer)))
    else:
        padded = func.concat(" ", entry.text)
        query = query.where(and_(*(padded.like(f"% {word}%") for word in words)))
    return [Hit(kind, record) for kind, record in session.execute(query)]


@question("wyszukiwanie", Right.ADDRESS_READ)
def find(session: Session, typed: str) -> list[Hit]:
    """Return what the acting account may see of the matches."""
    return matching(session, typed)
