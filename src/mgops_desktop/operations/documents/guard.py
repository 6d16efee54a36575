"""What an addressee must never see is covered in the whole document, whatever text it stands in (contracts 7).

A protected address goes to the court on a sheet of its own, made from a template that says so. Who reported a family
stands in no document about it. Nothing here, and nothing that documents are filled from, asks the Blue Card file.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.hiding import Hidden, HiddenAddress, HiddenName, HiddenText, hidden
from mgops_desktop.domain.inflection import plain
from mgops_desktop.operations.documents.about_visits import members_ever
from mgops_desktop.storage.family import PROTECTED
from mgops_desktop.storage.setting import centre
from mgops_desktop.storage.tables.casework import DifficultyReport, Reporter
from mgops_desktop.storage.tables.family import Family, Person
from mgops_desktop.storage.tables.staff import Worker

T = TypeVar("T")
SOMEBODY = "[osoba]"
"""Stands where a text names somebody whom no document about the family may name."""
_NOBODY = "anonim"
_PHONE = re.compile(r"\+?\d[\d\s().-]{5,}\d")
_PARTS = re.compile(r"[,;]")


@dataclass(frozen=True)
class Secrets:
    """What must not be read in a document: protected addresses, and who reported."""

    addresses: tuple[Hidden, ...] = ()
    reporters: tuple[Hidden, ...] = ()

    def covered(self, text: str) -> str:
        """Return a text in which none of them can be read, in whatever form."""
        return hidden(text, self._all) if self._all else text

    @cached_property
    def _all(self) -> list[tuple[Hidden, str]]:
        addresses = [(one, PROTECTED) for one in self.addresses]
        return [*addresses, *((one, SOMEBODY) for one in self.reporters)]


def secrets_of(session: Session, family: UUID | None, *, with_address: bool = False) -> Secrets:
    """Return what a document about a family must not tell; `with_address` is for the sheet that is for the court."""
    if family is None:
        return Secrets()
    addresses = () if with_address else tuple(_addresses(session, family))
    return Secrets(addresses, tuple(_reporters(session, family)))


def covered(content: T, secrets: Secrets) -> T:
    """Return blocks, values or anything made of them with every text in it covered."""
    found: Any = content
    if isinstance(found, str):
        return secrets.covered(found)  # type: ignore[return-value]
    if isinstance(found, tuple | list):
        make = getattr(found, "_make", type(found))  # a named tuple takes its fields one by one
        return make(covered(one, secrets) for one in found)  # type: ignore[return-value]
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


def _addresses(session: Session, family: UUID) -> Iterator[Hidden]:
    """Street and number give a place away; the town alone does not, nor a post code that is the centre's too."""
    own = session.get_one(Family, family)
    if own.protected_address:
        yield HiddenAddress(own.street, own.place)
        if own.post_code != centre(session).post_code:
            yield HiddenText(own.post_code)
    for person in _members(session, family):
        if person.protected_address:
            yield HiddenAddress(person.street, person.place)


def _members(session: Session, family: UUID) -> list[Person]:
    return list(session.scalars(select(Person).where(Person.id.in_(members_ever(session, family)))))


def _reporters(session: Session, family: UUID) -> Iterator[Hidden]:
    """Who reported, unless it is one of the family itself.

    A relative's surname is the family's: then the first name or an initial beside it gives him away, not the surname.
    """
    query = (
        select(Reporter.name, Reporter.contact)
        .join(DifficultyReport, DifficultyReport.id == Reporter.report_id)
        .where(DifficultyReport.family_id == family)
    )
    if not (found := session.execute(query).all()):
        return
    own, members = session.get_one(Family, family), _members(session, family)
    named = [(one.first_name, one.surname) for one in members]
    theirs = [own.name, *(word for one in named for word in one)]
    workers = session.execute(select(Worker.first_name, Worker.surname))
    known = [*named, *((one.first_name, one.surname) for one in workers)]
    ours = {_words_of(f"{first} {surname}") for first, surname in named}
    for name, contact in found:
        if _words_of(name) in ours or plain(name).startswith(_NOBODY):
            continue
        yield HiddenName(name, tuple(known), tuple(_words_in(theirs)))
        yield from _contact(contact, own)


def _contact(contact: str, family: Family) -> Iterator[Hidden]:
    """Phones and addresses; of a neighbour in the family's street only what is told of him in the same words.

    One plain word ("Gniezno", "brak") gives nobody away, and covering it would blank the family's own town.
    """
    yield from (HiddenText(phone) for phone in _PHONE.findall(contact))
    parts = map(str.strip, _PARTS.split(_PHONE.sub("", contact)))
    for part in (one for one in parts if not one.isalpha()):
        address = HiddenAddress(part)
        is_address = any(one.isdigit() for one in part) and "@" not in part
        is_near = hidden(family.street, [(address, "")]) != family.street
        yield address if is_address and not is_near else HiddenText(part)


def _words_of(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", plain(name)))


def _words_in(names: list[str]) -> Iterator[str]:
    for name in names:
        yield from re.findall(r"\w+", name)
