"""Questions about the centre, its dated parameters and dictionaries."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure_layout import LayoutLine, line_of
from mgops_desktop.domain.parameters import Parameter, Parameters
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.centre import Centre, DictionaryEntry, Setting


@dataclass(frozen=True)
class CentreRow:
    """The centre as it stands in the header of its prints."""

    name: str
    municipality: str
    street: str
    post_code: str
    place: str
    phone: str
    email: str
    head_name: str
    council: str


@dataclass(frozen=True)
class Entry:
    """A word of a dictionary."""

    key: str
    label: str
    maps_to: str


@question("parametry", None)
def parameters_of(session: Session) -> Parameters:
    """Return all dated parameters of the centre."""
    names = (
        "key",
        "label",
        "value",
        "valid_from",
        "valid_to",
        "basis",
        "confirmed",
        "note",
        "unit",
    )
    rows = session.execute(select(*(getattr(Setting, name) for name in names)))
    return Parameters(Parameter(*row) for row in rows)


@question("ośrodek", None)
def centre(session: Session) -> CentreRow:
    """Return the centre; empty strings where nothing was entered yet."""
    names = CentreRow.__dataclass_fields__
    row = session.execute(select(*(getattr(Centre, name) for name in names))).first()
    return CentreRow(*row) if row else CentreRow(*("" for _ in names))


@question("słownik", None)
def dictionary(session: Session, name: str) -> list[Entry]:
    """Return the entries of one dictionary in the centre's order."""
    query = (
        select(DictionaryEntry.key, DictionaryEntry.label, DictionaryEntry.maps_to)
        .where(DictionaryEntry.dictionary == name)
        .order_by(DictionaryEntry.position, DictionaryEntry.label)
    )
    return [Entry(*row) for row in session.execute(query)]


def layout(session: Session, name: str) -> list[LayoutLine]:
    """Return the lines of a table that the centre lays out itself, in its order."""
    table = DictionaryEntry
    query = (
        select(table.key, table.label, table.valid_to)
        .where(table.dictionary == name)
        .order_by(table.position, table.key)
    )
    lines = (line_of(name, *row) for row in session.execute(query))
    return [line for line in lines if line is not None]
