"""The longest words that fit everywhere: what is invented there, nobody is called."""

from datetime import date
from typing import Any

from sqlalchemy import String, select
from sqlalchemy import inspect as columns_of
from sqlalchemy.orm import Session

from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import is_open
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.family import Person

_SYLLABLES = "Żółciejowskopodgórzańskobrzęczyszczykiewiczówna"
_WORDS = "Miejsko-Gminny Ośrodek Wspierania Rodziny imienia Świętopełka Wieńczysława w Przykładowie nad Próbną "
_NOTE = "Matka pokazała rachunki i opowiedziała, co udało się zrobić od ostatniej rozmowy. "
_NOTE_LENGTH = 50_000
_NOTES = 2
_SPARED = {"number", "login", "sort_key", "search_key", "code", "key", "value", "sha256", "origin"}
OLDEST = date(1900, 1, 1)


@operation("najdłuższe napisy w teście", None)
def lengthen(session: Session) -> None:
    """Make every line that is not empty as long as it may be, and the notes of a few records of each kind."""
    for cls in (one for one in KINDS.values() if is_open(session, one.compartment)):  # type: ignore[attr-defined]
        lines, notes = _texts(cls)
        for place, record in enumerate(session.scalars(select(cls))):
            for name in lines:
                _fill(record, name, _long_line(place))
            for name in notes if place < _NOTES else ():
                _fill(record, name, (_NOTE * (_NOTE_LENGTH // len(_NOTE) + 1))[:_NOTE_LENGTH])
    for person in session.scalars(select(Person).limit(5)):
        person.birth_date = OLDEST


def _long_line(place: int) -> str:
    """Every third without a space in it, which is the worst."""
    whole = _SYLLABLES * 5 if place % 3 == 0 else _WORDS * 3
    return whole[:LINE_LENGTH]


def _fill(record: Any, name: str, text: str) -> None:
    if getattr(record, name):
        setattr(record, name, text)


def _texts(cls: Any) -> tuple[list[str], list[str]]:
    lines, notes = [], []
    for column in columns_of(cls).columns:
        kind = getattr(column.type, "impl", column.type)
        if not isinstance(kind, String) or column.name in _SPARED:
            continue
        if kind.length == LINE_LENGTH:
            lines.append(column.key)
        elif kind.length is None and not column.name.endswith("_key"):
            notes.append(column.key)
    return lines, notes
