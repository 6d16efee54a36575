"""Looking through what was written in the records of the families in reach."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import Select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.veil import Private
from mgops_desktop.operations.searched_texts import searched_texts
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import of_these
from mgops_desktop.storage.context import actor_of, note_reading
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables import KINDS

MOST = 30
_PURPOSE = "wyszukiwanie w notatkach"
_AT_ONCE = 500
_BEFORE, _AFTER = 5, 12


@dataclass(frozen=True)
class TextHit:
    """A record whose text holds the words: whose it is, of which day, and the words around the first one.

    A letter, a meeting or an incident may be of no family, a letter of no day yet.
    """

    kind: str
    id: UUID
    family: UUID | None
    family_name: str
    day: date | None
    words: str


@question("wyszukiwanie w notatkach", Right.CASEWORK_READ)
def search_texts(session: Session, typed: str) -> list[TextHit]:
    """Return records whose texts hold a word beginning with each typed one, at most 30 of each kind, newest first.

    Only kinds that the account may read, of families in its reach. What is shown is logged as read. Polish letters
    may be left out.
    """
    wanted = search_key(typed).split()
    if not wanted:
        return []
    reach = families_in_reach(session)
    found: list[TextHit] = []
    for kind, texts, family in searched_texts():
        if not actor_of(session).may(KINDS[kind].read_right):
            continue
        query = texts.where(of_these(family, reach))
        with veil.lifted():
            matching = list(islice(_matching(session, kind, query, wanted), MOST))
        found += [_as_shown(one) for one in matching]
    for hit in found:
        note_reading(session, hit.kind, hit.id, _PURPOSE)
    return found


def _matching(
    session: Session, kind: str, query: Select[Any], wanted: Sequence[str]
) -> Iterator[TextHit]:
    """Yield the records that match; one that belongs to two families, or holds several actions, only once."""
    seen: set[UUID] = set()
    rows = session.execute(query.execution_options(yield_per=_AT_ONCE))
    try:
        for id_, family, name, day, *texts in rows:
            text = " ".join(part for part in texts if part)
            if id_ not in seen and _holds(text, wanted):
                seen.add(id_)
                yield TextHit(kind, id_, family, name or "", day, _around(text, wanted))
    finally:
        rows.close()


def _as_shown(hit: TextHit) -> TextHit:
    name = veil.as_shown(Private.NAME, hit.family_name)
    return replace(hit, family_name=name, words=veil.as_shown(Private.TEXT, hit.words))


def _holds(text: str, wanted: Sequence[str]) -> bool:
    folded = f" {search_key(text)}"
    return all(f" {word}" in folded for word in wanted)


def _around(text: str, wanted: Sequence[str]) -> str:
    """Return the words around the first that was looked for."""
    words = text.split()
    folded = (search_key(word) for word in words)
    hits = (place for place, word in enumerate(folded) if _begins(word, wanted))
    first = max(next(hits, 0) - _BEFORE, 0)
    shown = words[first : first + _BEFORE + _AFTER]
    before, after = "… " if first else "", " …" if first + len(shown) < len(words) else ""
    return f"{before}{' '.join(shown)}{after}"


def _begins(word: str, wanted: Sequence[str]) -> bool:
    return any(part.startswith(one) for part in word.split() for one in wanted)
