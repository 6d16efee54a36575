"""Persons and families that are perhaps known already; only their numbers are told, and beside a visitor nothing.

What is not told then stands in the list of similar records afterwards. A pair of which somebody said there that it is
no duplicate is not pointed out again, unless by the same PESEL: that is news, and nobody shares one.
"""

from typing import Any

from sqlalchemy import select

from mgops_desktop.domain.likeness import are_alike, name_key
from mgops_desktop.domain.text import search_key
from mgops_desktop.operations.rules.draft import Entry, Findings, rule, warn
from mgops_desktop.storage.likeness import found_to_be_others
from mgops_desktop.storage.reach import families_in_reach, may_be_told_of
from mgops_desktop.storage.tables.blue_card import Party
from mgops_desktop.storage.tables.family import Family, Person

_NAMED = ("surname", "first_name", "birth_date")


@rule("person", on=("pesel",))
def same_pesel(entry: Entry) -> Findings:
    """The same PESEL in another file of a person."""
    if not entry["pesel"]:
        return
    query = select(Person).where(Person.pesel == entry["pesel"], Person.id != entry.id)
    for other in entry.session.scalars(query):
        if may_be_told_of(entry.session, "person", other.id):
            yield warn(
                "pesel",
                "same_pesel",
                f"Osoba {other.number} ma ten sam PESEL. Sprawdź, czy to nie ta sama osoba.",
            )
            return


@rule("person", "party", on=_NAMED)
def similar_person(entry: Entry) -> Findings:
    """Nearly the same name and the same birth."""
    table: Any = Party if entry.sheet.key == "party" else Person
    born, name = entry["birth_date"], name_key(entry["surname"] or "", entry["first_name"] or "")
    if born is None or not name:
        return
    query = select(table).where(table.birth_date == born, table.id != entry.id)
    others = found_to_be_others(entry.session, entry.sheet.key, entry.id)
    for other in entry.session.scalars(query):
        is_like = other.id not in others
        is_like = is_like and are_alike(name, name_key(other.surname, other.first_name))
        if is_like and may_be_told_of(entry.session, entry.sheet.key, other.id):
            yield warn(
                "surname",
                "similar_person",
                f"Osoba {other.number} ma podobne nazwisko i tę samą datę urodzenia. "
                "Sprawdź, czy to nie ta sama osoba.",
            )
            return


@rule("party", on=_NAMED)
def same_name(entry: Entry) -> Findings:
    """The same name, where one of the two has no date of birth: of persons in procedures often little is known."""
    name = name_key(entry["surname"] or "", entry["first_name"] or "")
    if not entry["surname"] or not entry["first_name"]:
        return
    query = select(Party).where(Party.id != entry.id)
    if entry["birth_date"] is not None:
        query = query.where(Party.birth_date.is_(None))
    for other in entry.session.scalars(query):
        is_same = name == name_key(other.surname, other.first_name)
        if is_same and may_be_told_of(entry.session, "party", other.id):
            yield warn(
                "surname",
                "same_name",
                f"Osoba {other.number} nazywa się tak samo. Sprawdź, czy to nie ta sama osoba.",
            )
            return


@rule("family", on=("name", "street", "place"))
def same_family(entry: Entry) -> Findings:
    """The same name at the same address; a protected address outside one's reach is not given away."""
    name, address = search_key(entry["name"] or ""), _address(entry["street"], entry["place"])
    if not address:
        return
    reach = families_in_reach(entry.session)
    query = select(Family).where(Family.place == (entry["place"] or ""), Family.id != entry.id)
    others = found_to_be_others(entry.session, "family", entry.id)
    for other in entry.session.scalars(query):
        is_told = not other.protected_address or reach is None or other.id in reach
        is_told = is_told and may_be_told_of(entry.session, "family", other.id)
        is_same = search_key(other.name) == name and _address(other.street, other.place) == address
        if is_told and is_same and other.id not in others:
            yield warn(
                "name",
                "same_family",
                f"Rodzina {other.number} ma to samo nazwisko i adres. Sprawdź, czy to nie ta sama rodzina.",
            )
            return


def _address(street: str | None, place: str | None) -> str:
    return search_key(f"{street or ''} {place or ''}")
