"""What papers say of the persons of a procedure, and how a letter may reach one of them."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.age import Birth, is_child_on
from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.family import AgeGroup
from mgops_desktop.domain.inflection import plain
from mgops_desktop.domain.safe_contact import BY_HAND_WORDS, PaperWay, SafeContact
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.tables.blue_card import Participation, Party
from mgops_desktop.storage.tables.blue_card_bodies import Professional

PROTECTED_WORDS = "adres chroniony"
Taking = tuple[Participation, Party]


def taking_part(session: Session, procedure: UUID | None) -> Sequence[Taking]:
    """Return the persons of a procedure with their roles; one on both sides stands twice."""
    query = (
        select(Participation, Party)
        .join(Party, Party.id == Participation.party_id)
        .where(Participation.procedure_id == procedure)
        .order_by(Participation.role, Party.surname, Party.first_name)
    )
    return [(part, party) for part, party in session.execute(query)]


def persons_values(session: Session, procedure: UUID | None, day: date) -> Gathered:
    """Return both sides; a paper for one of them is not offered the other (`CardPaperKind.withheld`)."""
    taking = taking_part(session, procedure)
    harmed = [party for part, party in taking if part.role is PartyRole.HARMED]
    violent = [(part, party) for part, party in taking if part.role is PartyRole.VIOLENT]
    return {
        "harmed_persons": [
            {
                "harmed_name": name_of(one),
                "harmed_born": born(one),
                "harmed_address": address_of(one),
            }
            for one in harmed
        ],
        "children": [
            {"child_name": name_of(one), "child_born": born(one), "child_address": address_of(one)}
            for one in harmed
            if is_minor(one, day)
        ],
        "violent_persons": [
            {
                "violent_name": name_of(one),
                "violent_born": born(one),
                "violent_address": address_of(one),
                "violent_pesel": one.pesel,
            }
            for _part, one in violent
        ],
        "soldier": any(part.soldier for part, _one in violent),
    }


def addressee_values(session: Session, part: Participation, party: Party, day: date) -> Gathered:
    """Return for whom a letter is and where it may go; for a minor that is who represents one."""
    for_another = part.role is PartyRole.HARMED and (is_minor(party, day) or part.representative)
    name = part.representative if for_another else name_of(party)
    return {
        "addressee_name": name,
        "addressee_post": post_line(session, part, party),
        "on_behalf_of": name_of(party) if for_another else "",
    }


def post_line(session: Session, part: Participation, party: Party) -> str:
    """Return where a letter to somebody may go: a harmed person who lives with the violent one is handed it."""
    home = party.stay_address or party.address
    safe = SafeContact(
        party.letters_allowed, party.safe_letters, party.safe_phone, party.protected_address
    )
    if part.role is PartyRole.VIOLENT:
        return home if party.letters_allowed is not False else BY_HAND_WORDS
    if safe.way is PaperWay.HOME and shares_home(session, part.procedure_id, party):
        return BY_HAND_WORDS
    return safe.post_line(home)


def shares_home(session: Session, procedure: UUID, party: Party) -> bool:
    """Whether a letter to somebody's home would come to that of a violent person of the procedure."""
    home = plain(party.stay_address or party.address).strip()
    return bool(home) and any(
        home in (plain(one.address).strip(), plain(one.stay_address).strip())
        for part, one in taking_part(session, procedure)
        if part.role is PartyRole.VIOLENT and one.id != party.id
    )


def name_of(one: Party | Professional) -> str:
    """Return a name as papers write it, the first name first."""
    return f"{one.first_name} {one.surname}".strip()


def address_of(party: Party) -> str:
    """Return where somebody lives; what is protected stands on no paper."""
    return PROTECTED_WORDS if party.protected_address else party.address


def born(party: Party) -> str:
    return on(party.birth_date) or (str(party.birth_year) if party.birth_year else "")


def is_minor(party: Party, day: date) -> bool:
    birth = Birth(party.birth_date, party.birth_year, party.age_group is AgeGroup.CHILD)
    return is_child_on(birth, day)
