"""What papers say of what runs beside a procedure: a programme, a child secured, a move, a complaint, an insight."""

from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.blue_card_records import (
    COMPLAINT_LABELS,
    MOVE_LABELS,
    REFERRAL_LABELS,
)
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import clock_time
from mgops_desktop.operations.card_papers.about_persons import (
    addressee_values,
    born,
    name_of,
)
from mgops_desktop.operations.card_papers.about_procedure import procedure_values
from mgops_desktop.operations.card_papers.gathering import CardSource, card_source
from mgops_desktop.operations.documents.gathering import Gathered, on
from mgops_desktop.storage.tables.blue_card import Participation, Party
from mgops_desktop.storage.tables.blue_card_course import (
    BlueCardComplaint,
    ChildProtection,
    CorrectionProgramme,
    Move,
)
from mgops_desktop.storage.tables.blue_card_work import Disclosure


@card_source("correction_programme")
def _programme(session: Session, found: CorrectionProgramme, day: date) -> CardSource:
    days = (
        *("referred", "delivered", "first_summons", "second_summons"),
        *("enrolled", "completed", "offence_motion"),
    )
    values: Gathered = {
        "programme_provider": found.provider,
        "programme_decision": REFERRAL_LABELS[found.decision] if found.decision else "",
        **{f"programme_{name}": on(getattr(found, name)) for name in days},
    }
    return _of_person(
        session, "correction_programme", found, found.procedure_id, values, day, PartyRole.VIOLENT
    )


@card_source("child_protection")
def _child(session: Session, found: ChildProtection, day: date) -> CardSource:
    party = session.get(Party, found.party_id) if found.party_id else None
    values: Gathered = {
        "child_name": name_of(party) if party else "",
        "child_born": born(party) if party else "",
        "secured_day": on(found.day),
        "secured_at": clock_time(found.at) if found.at else "",
        "secured_with": found.decided_with,
    }
    whole = procedure_values(session, found.procedure_id, day) | values
    return CardSource(
        found.procedure_id, subject=RecordRef("child_protection", found.id), values=whole
    )


@card_source("procedure_move")
def _move(session: Session, found: Move, day: date) -> CardSource:
    values = procedure_values(session, found.procedure_id, day) | {
        "move_kind": MOVE_LABELS[found.kind],
        "move_day": on(found.day),
        "move_to": found.municipality,
        "papers_asked": on(found.papers_asked),
    }
    return CardSource(
        found.procedure_id, subject=RecordRef("procedure_move", found.id), values=values
    )


@card_source("disclosure")
def _disclosure(session: Session, found: Disclosure, day: date) -> CardSource:
    values: Gathered = {
        "insight_asked": on(found.asked),
        "insight_agreed": on(found.consented),
        "insight_scope": found.scope,
        "insight_seen": on(found.seen),
    }
    return _of_person(session, "disclosure", found, found.procedure_id, values, day)


@card_source("blue_card_complaint")
def _complaint(session: Session, found: BlueCardComplaint, day: date) -> CardSource:
    values: Gathered = {
        "complaint_number": found.number,
        "complaint_received": on(found.received),
        "complaint_to": COMPLAINT_LABELS[found.addressed_to],
        "complaint_answer": found.answer,
    }
    return _of_person(session, "blue_card_complaint", found, found.procedure_id, values, day)


def _of_person(
    session: Session,
    kind: str,
    found: CorrectionProgramme | Disclosure | BlueCardComplaint,
    procedure: UUID | None,
    values: Gathered,
    day: date,
    role: PartyRole | None = None,
) -> CardSource:
    """A record that concerns one person of the procedure, to whom its letters go."""
    whole = procedure_values(session, procedure, day) | values
    taking = select(Participation).where(
        Participation.procedure_id == procedure, Participation.party_id == found.party_id
    )
    if role is not None:
        taking = taking.where(Participation.role == role)
    part = session.scalars(taking.order_by(Participation.role)).first()
    if part is not None:
        party = session.get_one(Party, part.party_id)
        whole |= addressee_values(session, part, party, day)
    return CardSource(procedure, found.party_id, RecordRef(kind, found.id), values=whole)
