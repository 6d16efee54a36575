"""An NK-D is read by the violent person: nothing of the harmed ones may stand in what is printed of it."""

from collections.abc import Iterable
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.storage.tables.blue_card import Participation, Party

_OF_HARMED = {
    "pesel": "PESEL",
    "address": "adres",
    "stay_address": "adres pobytu",
    "contact": "kontakt",
    "school": "szkołę",
    "work": "miejsce pracy",
    "health": "stan zdrowia",
    "addictions": "nałogi",
    "rulings": "orzeczenia",
    "family_situation": "sytuację rodzinną",
    "housing": "sytuację mieszkaniową",
}
_SHORTEST = 4
"""Shorter words stand in any text ("brak")."""


def refuse_if_told(session: Session, procedure: UUID, words: Iterable[str]) -> None:
    """Raise UserError where the words tell something of a harmed person that the violent one does not share.

    A home that both have is no secret, unless it is protected; a name in full or a first name alone is told.
    """
    sides = _sides(session, procedure)
    violent = sides[PartyRole.VIOLENT]
    shared = {search_key(getattr(one, name)) for one in violent for name in _OF_HARMED}
    own = {search_key(one.first_name) for one in violent}
    both = {one.id for one in violent}
    text = search_key(" \n ".join(words))
    found = set(text.replace(",", " ").replace(".", " ").replace(";", " ").split())
    for person in sides[PartyRole.HARMED]:
        if person.id in both:
            continue
        name = search_key(person.first_name)
        if name and name not in own and name in found:
            raise _told("imię")
        for attribute, what in _OF_HARMED.items():
            secret = search_key(getattr(person, attribute))
            is_shared = secret in shared and not person.protected_address
            if len(secret) >= _SHORTEST and not is_shared and secret in text:
                raise _told(what)


def _told(what: str) -> UserError:
    return UserError(
        f"Nie wydrukowano: w treści NK-D jest {what} osoby doznającej przemocy, a NK-D czyta osoba stosująca przemoc. "
        "Popraw treść formularza."
    )


def _sides(session: Session, procedure: UUID) -> dict[PartyRole, list[Party]]:
    query = (
        select(Party, Participation.role)
        .join(Participation, Participation.party_id == Party.id)
        .where(Participation.procedure_id == procedure)
    )
    sides: dict[PartyRole, list[Party]] = {role: [] for role in PartyRole}
    for party, role in session.execute(query):
        sides[role].append(party)
    return sides
