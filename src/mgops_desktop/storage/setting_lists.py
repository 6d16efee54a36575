"""Questions of the settings: what the centre has set, each with its record, so that it can be corrected."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import DayKind
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.centre import (
    CalendarException,
    Centre,
    DictionaryEntry,
    Programme,
    Setting,
)


@dataclass(frozen=True)
class CentreRecord:
    """The one record of the centre; a `working` folder gives provisional numbers."""

    id: UUID
    working: bool


@dataclass(frozen=True)
class ParameterValue:
    """A value of a parameter, in force from–to."""

    id: UUID
    key: str
    label: str
    value: str
    unit: str
    valid_from: date
    valid_to: date | None
    basis: str
    confirmed: bool
    note: str

    def holds_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or self.valid_to >= day)


@dataclass(frozen=True)
class DictionaryRow:
    """A word of a dictionary; with `valid_to` it is not offered after that day."""

    id: UUID
    dictionary: str
    key: str
    label: str
    maps_to: str
    position: int
    valid_to: date | None


@dataclass(frozen=True)
class DayOffRow:
    """A one-off day off, or a holiday that is worked."""

    id: UUID
    day: date
    name: str
    kind: DayKind


@dataclass(frozen=True)
class ProgrammeRow:
    """A three-year programme of the municipality."""

    id: UUID
    number: str
    name: str
    first_year: int
    last_year: int
    resolution_number: str
    resolution_day: date | None


@question("zapis ośrodka", Right.SETTINGS)
def centre_record(session: Session) -> CentreRecord | None:
    """Return the record of the centre; None before anything was entered."""
    row = session.execute(select(Centre.id, Centre.working)).first()
    return CentreRecord(*row) if row else None


@question("wartości parametrów", Right.SETTINGS)
def parameter_values(session: Session) -> list[ParameterValue]:
    """Return every value of every parameter: by name, the newest first."""
    names = ParameterValue.__dataclass_fields__
    query = select(*(getattr(Setting, name) for name in names))
    ordered = query.order_by(Setting.key, Setting.valid_from.desc())
    return [ParameterValue(*row) for row in session.execute(ordered)]


@question("pozycje słowników", Right.SETTINGS)
def dictionary_rows(session: Session) -> list[DictionaryRow]:
    """Return the entries of all dictionaries in the centre's order, ended ones too."""
    table = DictionaryEntry
    query = select(
        *(table.id, table.dictionary, table.key, table.label),
        *(table.maps_to, table.position, table.valid_to),
    ).order_by(table.dictionary, table.position, table.label)
    return [DictionaryRow(*row) for row in session.execute(query)]


@question("dni wyjątkowe", Right.SETTINGS)
def days_off(session: Session) -> list[DayOffRow]:
    """Return the one-off days, the latest first."""
    table = CalendarException
    query = select(table.id, table.day, table.name, table.kind).order_by(table.day.desc())
    return [DayOffRow(*row) for row in session.execute(query)]


@question("programy wspierania rodziny", Right.SETTINGS)
def programmes(session: Session) -> list[ProgrammeRow]:
    """Return the programmes, the newest first."""
    table = Programme
    query = select(
        *(table.id, table.number, table.name, table.first_year, table.last_year),
        *(table.resolution_number, table.resolution_day),
    ).order_by(table.first_year.desc())
    return [ProgrammeRow(*row) for row in session.execute(query)]
