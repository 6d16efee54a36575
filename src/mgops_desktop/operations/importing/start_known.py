"""What the data folder already knows of the families of a start sheet, also what is in the bin."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Executable, select
from sqlalchemy.orm import Session

from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.court import CourtObligation
from mgops_desktop.storage.tables.family import Family, Membership, Person


class KnownPerson(NamedTuple):
    """A member of a family, with the number of his membership."""

    number: str
    membership: str
    surname: str
    first_name: str
    birth_date: date | None
    birth_year: int | None


class KnownCase(NamedTuple):
    """A case of a family."""

    number: str
    began: date


@dataclass
class KnownFamily:
    """A family with its members and cases."""

    persons: list[KnownPerson] = field(default_factory=list)
    cases: list[KnownCase] = field(default_factory=list)
    obligation: str | None = None


def known_families(session: Session, numbers: Sequence[str]) -> dict[str, KnownFamily]:
    """Return the families that exist, by number; what is not in the bin comes first."""
    found: dict[str, KnownFamily] = {}
    for (number,) in _rows(session, select(Family.number).where(among(Family.number, numbers))):
        found[number] = KnownFamily()
    for number, *person in _rows(session, _persons(numbers)):
        found[number].persons.append(KnownPerson(*person))
    for number, *case in _rows(session, _cases(numbers)):
        found[number].cases.append(KnownCase(*case))
    for number, obligation in _rows(session, _obligations(numbers)):
        found[number].obligation = found[number].obligation or obligation
    return found


def _rows(session: Session, query: Executable) -> list[tuple[Any, ...]]:
    rows = session.execute(query.execution_options(include_binned=True))
    return [tuple(row) for row in rows]


def _persons(numbers: Sequence[str]) -> Executable:
    return (
        select(
            Family.number,
            Person.number,
            Membership.number,
            Person.surname,
            Person.first_name,
            Person.birth_date,
            Person.birth_year,
        )
        .join(Membership, Membership.family_id == Family.id)
        .join(Person, Person.id == Membership.person_id)
        .where(among(Family.number, numbers))
        .order_by(Membership.binned_at.is_not(None), Membership.created_at, Membership.id)
    )


def _cases(numbers: Sequence[str]) -> Executable:
    return (
        select(Family.number, Case.number, Case.began)
        .join(Case, Case.family_id == Family.id)
        .where(among(Family.number, numbers))
        .order_by(Case.binned_at.is_not(None), Case.began, Case.id)
    )


def _obligations(numbers: Sequence[str]) -> Executable:
    return (
        select(Family.number, CourtObligation.number)
        .join(CourtObligation, CourtObligation.family_id == Family.id)
        .where(among(Family.number, numbers))
        .order_by(CourtObligation.binned_at.is_not(None), CourtObligation.began)
    )
