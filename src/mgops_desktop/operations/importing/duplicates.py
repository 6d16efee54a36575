"""New persons of a file who are perhaps known already: the same PESEL, or nearly the same name and the same birth."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.likeness import are_alike, name_key
from mgops_desktop.operations.importing.draft import Draft
from mgops_desktop.operations.importing.result import Duplicate, State
from mgops_desktop.storage.tables.family import Person

_KIND = "person"
_LOOKED_AT = 200
"""Where so many persons share a birthday, the date is a stopgap: only the same names are pointed out."""


@dataclass(frozen=True)
class _Somebody:
    """A person, stored or in the file."""

    number: str
    name: str
    pesel: str
    birth_date: date | None


def find_duplicates(session: Session, draft: Draft) -> Iterator[Duplicate]:
    """Yield each new person of the file with the known one, or the earlier one of the file, who is like him."""
    new = [row for row in draft.of(_KIND) if row.state is State.NEW and not row.is_restored]
    if not new:
        return
    by_pesel: dict[str, _Somebody] = {}
    by_birth: dict[date, list[_Somebody]] = defaultdict(list)

    def remember(person: _Somebody) -> None:
        if person.pesel:
            by_pesel.setdefault(person.pesel, person)
        if person.birth_date and len(by_birth[person.birth_date]) < _LOOKED_AT:
            by_birth[person.birth_date].append(person)

    for stored in _stored(session):
        remember(stored)
    for row in new:
        values = row.whole
        person = _somebody(
            values["number"],
            values.get("surname") or "",
            values.get("first_name") or "",
            values.get("pesel") or "",
            values.get("birth_date"),
        )
        known = by_pesel.get(person.pesel)
        why = "ten sam PESEL"
        if known is None and person.birth_date:
            known = _like(person, by_birth[person.birth_date])
            why = "podobne nazwisko i ta sama data urodzenia"
        if known is not None:
            yield Duplicate(row.parsed.source, row.parsed.row, _KIND, known.number, why)
        remember(person)


def _stored(session: Session) -> Iterator[_Somebody]:
    query = select(
        Person.number, Person.surname, Person.first_name, Person.pesel, Person.birth_date
    )
    for number, surname, first_name, pesel, birth_date in session.execute(query):
        yield _somebody(number, surname, first_name, pesel, birth_date)


def _somebody(
    number: str, surname: str, first_name: str, pesel: str, birth_date: date | None
) -> _Somebody:
    return _Somebody(number, name_key(surname, first_name), pesel, birth_date)


def _like(person: _Somebody, others: list[_Somebody]) -> _Somebody | None:
    for other in others:
        if other.name == person.name:
            return other
    if len(others) >= _LOOKED_AT:
        return None
    return next((other for other in others if are_alike(person.name, other.name)), None)
