"""What the addressee of a Blue Card paper must not read, found in every text of it, free text too (contracts 7).

Of the other side: names, addresses, phones, schools, work, numbers, dates of birth, and what was noted of it at length;
of whoever reported the violence everything, on every letter to a side. What is the addressee's own is his: a shared
surname, and the shared home unless the other one's address is protected. Before a court, whose files both sides read,
only protected data are looked for. A town by itself tells nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.card_papers import CardAddressee
from mgops_desktop.domain.hiding import (
    Finder,
    HiddenAddress,
    HiddenName,
    HiddenText,
    Span,
)
from mgops_desktop.domain.inflection import inflected, plain
from mgops_desktop.domain.wording import long_date, short_date
from mgops_desktop.operations.card_papers.about_persons import Taking, name_of, taking_part
from mgops_desktop.storage.tables.blue_card import Party
from mgops_desktop.storage.tables.blue_card_bodies import Professional
from mgops_desktop.storage.tables.blue_card_course import ViolenceReport
from mgops_desktop.storage.tables.blue_card_work import HelpAction

_READ_BY_BOTH = frozenset({CardAddressee.COURT})
"""Whoever's side it is, the other one reads these files too."""
_NOTES = ("health", "addictions", "rulings", "family_situation", "housing")
_WHOSE = {
    PartyRole.HARMED: "osoby doznającej przemocy",
    PartyRole.VIOLENT: "osoby stosującej przemoc",
}
_LEAST_NOTE = 12
"""Of a note whole sentences are looked for; a few letters tell nothing."""
_PHONE = re.compile(r"\+?\d[\d\s().-]{5,}\d")
_MAIL = re.compile(r"[\w.+-]+@[\w.-]*\w")
_SENTENCES = re.compile(r"[.;\n]+")


@dataclass(frozen=True)
class LoneFirstName:
    """A first name by itself, unless the surname of somebody who may be named stands beside it."""

    name: str
    surnames: Sequence[str] = ()

    def found(self, _text: str, bare: str) -> Iterator[Span]:
        """Yield where it stands in a text of which `bare` is the plain form."""
        for one in re.finditer(inflected(self.name), bare):
            after = bare[one.end() :]
            if not any(re.match(rf"\s+{inflected(surname)}", after) for surname in self.surnames):
                yield one.span()


@dataclass(frozen=True)
class Secret:
    """Something that must not be read, and how it is called in the reason."""

    what: str
    hidden: Finder


@dataclass(frozen=True)
class Secrets:
    """Everything that one addressee must not read."""

    of: tuple[Secret, ...] = ()

    def found(self, text: str) -> tuple[str, ...]:
        """Return what of it stands in a text, each once."""
        if not text or not self.of:
            return ()
        bare = plain(text)
        return tuple(
            dict.fromkeys(
                one.what for one in self.of if next(one.hidden.found(text, bare), None) is not None
            )
        )


def secrets_for(
    session: Session, addressee: CardAddressee, procedure: UUID | None, party: UUID | None
) -> Secrets:
    """Return what the addressee of a paper of this procedure must not read; nothing for those who may read all."""
    is_side = addressee in (CardAddressee.HARMED, CardAddressee.VIOLENT)
    if procedure is None or not (is_side or addressee in _READ_BY_BOTH):
        return Secrets()
    taking = taking_part(session, procedure)
    own = next((one for _part, one in taking if one.id == party), None)
    known = _known(session)
    if not is_side:
        return Secrets(tuple(_protected(taking)))
    other = PartyRole.VIOLENT if addressee is CardAddressee.HARMED else PartyRole.HARMED
    hidden = {one.id: one for part, one in taking if part.role is other and one.id != party}
    found = [secret for one in hidden.values() for secret in _of_person(one, other, own, known)]
    if addressee is CardAddressee.VIOLENT:
        found += _beside_harmed(session, procedure, taking, known)
    return Secrets((*found, *_of_reporters(session, procedure, known)))


def protected_places(session: Session, procedure: UUID | None) -> list[Finder]:
    """Return the addresses, schools and contacts that nobody may read on the wall, whoever sits before it."""
    return [one.hidden for one in _protected(taking_part(session, procedure))]


def _protected(taking: Iterable[Taking]) -> Iterator[Secret]:
    protected = {one.id: one for _part, one in taking if one.protected_address}
    for one in protected.values():
        yield from _places(one, "osoby chronionej", None)


def texts_in(content: Any) -> Iterator[str]:
    """Yield every text of a value or of blocks, however deep it stands."""
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from (text for one in content.values() for text in texts_in(one))
    elif isinstance(content, list | tuple):
        yield from (text for one in content for text in texts_in(one))


def _known(session: Session) -> list[tuple[str, str]]:
    """Who works in procedures may be named on letters."""
    query = select(Professional.first_name, Professional.surname)
    return [(first, surname) for first, surname in session.execute(query)]


def _of_person(
    one: Party, role: PartyRole, own: Party | None, known: Sequence[tuple[str, str]]
) -> Iterator[Secret]:
    whose = _WHOSE[role]
    family = [own.surname, own.first_name] if own is not None else []
    if role is PartyRole.HARMED:
        yield Secret(f"nazwisko {whose}", HiddenName(name_of(one), tuple(known), tuple(family)))
        if one.first_name and (own is None or plain(own.first_name) != plain(one.first_name)):
            surnames = [surname for _first, surname in known if surname]
            yield Secret(f"imię {whose}", LoneFirstName(one.first_name, surnames))
    yield from _places(one, whose, own)
    told = _told_of(own)
    for text, what in ((one.pesel, "PESEL"), (one.parents, "imiona rodziców"), (one.work, "praca")):
        if text and plain(text) not in told:
            yield Secret(f"{what} {whose}", HiddenText(text))
    if one.birth_date is not None and (own is None or own.birth_date != one.birth_date):
        for words in (short_date(one.birth_date), long_date(one.birth_date)):
            yield Secret(f"data urodzenia {whose}", HiddenText(words))
    for name in _NOTES:
        yield from _of_note(getattr(one, name), f"opis sytuacji {whose}", told)


def _told_of(own: Party | None) -> frozenset[str]:
    """Lines and sentences that are noted of the addressee too: "pracuje dorywczo" tells nothing of the other one."""
    if own is None:
        return frozenset()
    notes = (sentence for name in _NOTES for sentence in _SENTENCES.split(getattr(own, name)))
    return frozenset(plain(one.strip()) for one in (own.parents, own.work, own.school, *notes))


def _places(one: Party, whose: str, own: Party | None) -> Iterator[Secret]:
    """Addresses, phones and the school; what is protected even where the addressee's own data say the same."""
    shared = (
        set()
        if one.protected_address or own is None
        else {plain(own.address), plain(own.stay_address)}
    )
    for address in (one.address, one.stay_address, one.safe_letters):
        if address and plain(address) not in shared:
            street, _comma, place = address.partition(",")
            yield Secret(f"adres {whose}", HiddenAddress(street, place.strip()))
    for contact in (one.contact, one.safe_phone):
        if contact and (own is None or one.protected_address or contact != own.contact):
            yield from _of_contact(contact, f"telefon albo inny kontakt {whose}")
    if one.school and (one.protected_address or plain(one.school) not in _told_of(own)):
        yield Secret(f"szkoła {whose}", HiddenText(one.school))


def _of_contact(text: str, what: str) -> Iterator[Secret]:
    """Each phone and each address of mail by itself: a line may hold several, and when to call."""
    for one in [*_PHONE.findall(text), *_MAIL.findall(text)] or [text]:
        yield Secret(what, HiddenText(one))


def _of_note(text: str, what: str, told: frozenset[str] = frozenset()) -> Iterator[Secret]:
    for sentence in map(str.strip, _SENTENCES.split(text)):
        if len(sentence) >= _LEAST_NOTE and plain(sentence) not in told:
            yield Secret(what, HiddenText(sentence))


def _beside_harmed(
    session: Session, procedure: UUID, taking: Iterable[Any], known: Sequence[tuple[str, str]]
) -> Iterator[Secret]:
    """Who represents a harmed person, and what the plan of help says: it is made with that person alone."""
    for part, _party in taking:
        if part.role is PartyRole.HARMED and part.representative:
            name = HiddenName(part.representative, tuple(known))
            yield Secret("nazwisko przedstawiciela osoby doznającej przemocy", name)
    actions = select(HelpAction.action).where(HelpAction.procedure_id == procedure)
    for action in session.scalars(actions):
        yield from _of_note(action, "indywidualny plan pomocy")


def _of_reporters(
    session: Session, procedure: UUID, known: Sequence[tuple[str, str]]
) -> Iterator[Secret]:
    query = select(ViolenceReport).where(ViolenceReport.procedure_id == procedure)
    for one in session.scalars(query):
        name = f"{one.reporter_first_name} {one.reporter_surname}".strip()
        if name:
            yield Secret("nazwisko osoby zgłaszającej", HiddenName(name, tuple(known)))
        if one.reporter_address:
            street, _comma, place = one.reporter_address.partition(",")
            yield Secret("adres osoby zgłaszającej", HiddenAddress(street, place.strip()))
        if one.reporter_contact:
            yield from _of_contact(one.reporter_contact, "kontakt osoby zgłaszającej")
