"""A procedure with both sides, its group and its meetings, as tests of its papers need it."""

from collections.abc import Mapping
from datetime import date, time
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormAType, FormKind, GroupKind, PartyRole
from mgops_desktop.domain.blue_card_records import SittingKind, TeamFunction
from mgops_desktop.domain.procedure.circumstances import MemberRole
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Party,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_bodies import GroupMember, Professional, TeamMember
from mgops_desktop.storage.tables.blue_card_course import CorrectionProgramme, ViolenceReport

HARMED: Mapping[str, Any] = {
    "surname": "Kowalska",
    "first_name": "Grażyna",
    "birth_date": date(1990, 3, 12),
    "pesel": "90031212345",
    "parents": "Zdzisław, Hortensja",
    "address": "ul. Lipowa 5, Przykładowo",
    "stay_address": "ul. Schronowa 77, Dalekie",
    "contact": "601 222 333",
    "safe_phone": "700 800 901, po 16",
    "letters_allowed": None,
    "safe_letters": "Skrytkowa 9, Dalekie",
    "school": "Szkoła Podstawowa nr 44 w Dalekim",
    "work": "Cukiernia Wisienka",
    "health": "Leczy się w poradni kardiologicznej.",
    "addictions": "Dawniej nadużywała leków nasennych.",
    "rulings": "Wyrok rozwodowy z maja dwudziestego czwartego.",
    "family_situation": "Wychowuje syna z pierwszego małżeństwa.",
    "housing": "Mieszka w wynajętej kawalerce na poddaszu.",
}
VIOLENT: Mapping[str, Any] = {
    "surname": "Kowalski",
    "first_name": "Edmund",
    "birth_date": date(1985, 2, 1),
    "pesel": "85020154321",
    "address": "ul. Inna 8, Przykładowo",
    "contact": "509 111 222",
}


@operation("procedura w teście", None)
def tell_violence(
    session: Session, harmed: Mapping[str, Any] = HARMED, violent: Mapping[str, Any] = VIOLENT
) -> dict[str, UUID]:
    """Store a procedure of 3 November 2026 with two persons, a sworn group and a meeting with each side."""

    def add(cls: Any, **values: Any) -> Any:
        record = cls(number=next_number(session, cls, 2026), **values)
        session.add(record)
        session.flush()
        return record

    procedure = add(Procedure, began=date(2026, 11, 3))
    one, other = add(Party, **harmed), add(Party, **violent)
    parts = [
        add(Participation, procedure_id=procedure.id, party_id=party.id, role=role, **more)
        for party, role, more in (
            (one, PartyRole.HARMED, {}),
            (other, PartyRole.VIOLENT, {"present_at_start": False}),
        )
    ]
    form = add(
        NkForm,
        procedure_id=procedure.id,
        kind=FormKind.A,
        a_type=FormAType.STARTING,
        filled=date(2026, 11, 3),
        received=date(2026, 11, 4),
        filled_by="Anna Przykładna",
    )
    group = add(Group, procedure_id=procedure.id, kind=GroupKind.GDP, appointed=date(2026, 11, 5))
    ready = {"sworn": date(2026, 1, 5), "authorised": date(2026, 1, 5)}
    worker = add(
        Professional, surname="Socjalna", first_name="Iga", role=MemberRole.SOCIAL_WORKER, **ready
    )
    police = add(
        Professional, surname="Policyjny", first_name="Piotr", role=MemberRole.POLICE, **ready
    )
    for person in (worker, police):
        add(
            GroupMember,
            group_id=group.id,
            professional_id=person.id,
            role=person.role,
            began=date(2026, 11, 5),
        )
    add(
        TeamMember,
        professional_id=worker.id,
        function=TeamFunction.CHAIR,
        began=date(2026, 1, 5),
    )
    sittings = {}
    for kind, party, hour in (
        (SittingKind.WITH_HARMED, one, 9),
        (SittingKind.WITH_VIOLENT, other, 13),
    ):
        sitting = add(
            GroupSitting,
            group_id=group.id,
            kind=kind,
            day=date(2026, 11, 27),
            at=time(hour),
            until=time(hour + 1),
            place="siedziba ośrodka, pokój 4",
        )
        sitting.guests = [party]
        sittings[kind.value] = sitting.id
    programme = add(
        CorrectionProgramme, procedure_id=procedure.id, party_id=other.id, provider="PCPR"
    )
    add(
        ViolenceReport,
        day=date(2026, 11, 2),
        source="witness",
        reporter_surname="Sąsiadkowska",
        reporter_first_name="Wiesława",
        reporter_address="ul. Obok 3, Przykładowo",
        reporter_contact="777 666 555",
        procedure_id=procedure.id,
    )
    return {
        "procedure": procedure.id,
        "harmed": one.id,
        "violent": other.id,
        "harmed_part": parts[0].id,
        "violent_part": parts[1].id,
        "form": form.id,
        "group": group.id,
        "police": police.id,
        "programme": programme.id,
        **sittings,
    }


@operation("zmiana w teście papierów", None)
def changed(session: Session, kind: str, record: UUID, **values: object) -> None:
    """Set fields of a record."""
    for name, value in values.items():
        setattr(session.get_one(KINDS[kind], record), name, value)


@operation("obie strony na spotkaniu w teście", None)
def both_sides_invited(session: Session, sitting: UUID, parties: tuple[UUID, ...]) -> None:
    """Put persons on the list of a meeting."""
    found = session.get_one(GroupSitting, sitting)
    found.guests = [session.get_one(Party, one) for one in parties]
