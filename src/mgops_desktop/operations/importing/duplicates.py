"""New persons of a file who are perhaps known already: the same PESEL, or nearly the same name and the same birth."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.likeness import Acquaintances, somebody
from mgops_desktop.operations.importing.draft import Draft
from mgops_desktop.operations.importing.result import Duplicate, State
from mgops_desktop.storage.tables.family import Person

_KIND = "person"


def find_duplicates(session: Session, draft: Draft) -> Iterator[Duplicate]:
    """Yield each new person of the file with the known one, or the earlier one of the file, who is like him."""
    new = [row for row in draft.of(_KIND) if row.state is State.NEW and not row.is_restored]
    if not new:
        return
    known = Acquaintances()
    columns = (Person.number, Person.surname, Person.first_name, Person.pesel, Person.birth_date)
    for stored in session.execute(select(*columns)):
        known.remember(somebody(*stored))
    for row in new:
        values = row.whole
        person = somebody(
            values["number"],
            values.get("surname") or "",
            values.get("first_name") or "",
            values.get("pesel") or "",
            values.get("birth_date"),
        )
        found = known.like(person)
        if found is not None:
            other, why = found
            yield Duplicate(row.parsed.source, row.parsed.row, _KIND, str(other.key), why)
        known.remember(person)
