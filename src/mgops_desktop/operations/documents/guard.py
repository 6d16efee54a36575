"""What an addressee must never see is covered in the whole document, whatever text it stands in (contracts 7).

A protected address goes to the court on a sheet of its own, made from a template that says so. Who reported a family
stands in no document about it. Nothing here, and nothing that documents are filled from, asks the Blue Card file.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.operations.documents.about_visits import members_ever
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.tables.casework import DifficultyReport, Reporter
from mgops_desktop.storage.tables.family import Family, Person

T = TypeVar("T")
SOMEBODY = "[osoba]"
"""Stands where a text names somebody whom no document about the family may name."""
_SHORTEST = 4
_BETWEEN = re.compile(r"[\s,.]+")
_OF_A_STREET = re.compile(r"^(?:ul|al|os|pl)\.?\s+", re.IGNORECASE)


@dataclass(frozen=True)
class Secrets:
    """What must not be read in a document: protected addresses, and who reported."""

    addresses: tuple[re.Pattern[str], ...] = ()
    reporters: tuple[re.Pattern[str], ...] = ()

    def covered(self, text: str) -> str:
        """Return a text in which none of them can be read."""
        for address in self.addresses:
            text = address.sub(PROTECTED, text)
        for reporter in self.reporters:
            text = reporter.sub(SOMEBODY, text)
        return text


def secrets_of(session: Session, family: UUID | None, *, with_address: bool = False) -> Secrets:
    """Return what a document about a family must not tell; `with_address` is for the sheet that is for the court."""
    if family is None:
        return Secrets()
    addresses = () if with_address else tuple(_patterns(_addresses(session, family)))
    return Secrets(addresses, tuple(_patterns(_reporters(session, family))))


def covered(content: T, secrets: Secrets) -> T:
    """Return blocks, values or anything made of them with every text in it covered."""
    found: Any = content
    if isinstance(found, str):
        return secrets.covered(found)  # type: ignore[return-value]
    if isinstance(found, tuple | list):
        return type(found)(covered(one, secrets) for one in found)  # type: ignore[return-value]
    if isinstance(found, dict):
        return {name: covered(one, secrets) for name, one in found.items()}  # type: ignore[return-value]
    if is_dataclass(found) and not isinstance(found, type):
        changed = {
            field.name: covered(value, secrets)
            for field in fields(found)
            if isinstance(value := getattr(found, field.name), str | tuple) or is_dataclass(value)
        }
        return replace(found, **changed)  # type: ignore[return-value]
    return content


def _addresses(session: Session, family: UUID) -> Iterator[str]:
    """Street and number are what gives a place away; the town alone is none."""
    own = session.get_one(Family, family)
    if own.protected_address:
        yield own.street
    persons = select(Person).where(Person.id.in_(members_ever(session, family)))
    for person in session.scalars(persons):
        if person.protected_address:
            yield person.street


def _reporters(session: Session, family: UUID) -> Iterator[str]:
    """Who reported, unless it is one of the family itself."""
    persons = select(Person).where(Person.id.in_(members_ever(session, family)))
    own = {f"{one.first_name} {one.surname}".strip().casefold() for one in session.scalars(persons)}
    query = (
        select(Reporter.name, Reporter.contact)
        .join(DifficultyReport, DifficultyReport.id == Reporter.report_id)
        .where(DifficultyReport.family_id == family)
    )
    for name, contact in session.execute(query):
        if name.strip().casefold() not in own:
            yield name
            yield contact


def _patterns(texts: Iterable[str]) -> Iterator[re.Pattern[str]]:
    for text in texts:
        words = [word for word in _BETWEEN.split(_OF_A_STREET.sub("", text.strip())) if word]
        if sum(map(len, words)) >= _SHORTEST:
            between = _BETWEEN.pattern
            yield re.compile(
                r"(?<!\w)(?:(?:ul|al|os|pl)\.?\s+)?"
                + between.join(map(re.escape, words))
                + r"(?!\w)",
                re.IGNORECASE,
            )
