"""One Blue Card procedure as its card shows it; only for accounts that hold the compartment's key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.beside import ORDER_STATE_LABELS, PROGRAMME_LABELS
from mgops_desktop.domain.procedure.guards import Objection
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import STEP_LABELS
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.blue_card_terms import TermOnCard, unexplained
from mgops_desktop.operations.procedure_course import Step, steps_of
from mgops_desktop.operations.procedure_next import Known, NextStep, next_forms
from mgops_desktop.storage.access import question
from mgops_desktop.storage.blue_card import PartyLine, due_of, parties_of
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import (
    Group,
    NkForm,
    Participation,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_work import RiskSheet
from mgops_desktop.storage.terms import Terms

_BY_WAY_OF: Mapping[str, tuple[Any, str]] = {
    "group_sitting": (Group, "group_id"),
    "group_member": (Group, "group_id"),
    "violent_acts": (NkForm, "form_id"),
    "nk_answer": (NkForm, "form_id"),
    "risk_answer": (RiskSheet, "sheet_id"),
}
"""Kinds that belong to a procedure through another record, and by which reference."""


@dataclass(frozen=True)
class Told:
    """What speaks against a step that is recorded: a breach of the law with its reason, or something to look at."""

    objection: Objection
    what: str
    day: date
    record: RecordRef
    reason: str = ""


@dataclass(frozen=True)
class Standing:
    """How something that goes on beside the forms stands today: a programme, an order of the Police."""

    what: str
    state: str
    of: RecordRef


@dataclass(frozen=True)
class ProcedureCard:
    """A procedure with its persons, its course (the newest step first) and what is due in it.

    `told` are breaches and what is odd in its course, `unexplained` terms that were kept late without a reason,
    `next_steps` what the law knows from where it stands.
    """

    id: UUID
    number: str
    state: State
    persons: tuple[PartyLine, ...]
    steps: tuple[Step, ...]
    due: tuple[DueItem, ...]
    told: tuple[Told, ...]
    unexplained: tuple[TermOnCard, ...]
    next_steps: tuple[NextStep, ...]
    beside: tuple[Standing, ...]


@question("karta procedury „Niebieskie Karty”", Right.BLUE_CARD)
def procedure_card(session: Session, procedure: UUID) -> ProcedureCard:
    """Return the card of a procedure; the reading is logged. Raises UserError if it is not there."""
    found = session.get(Procedure, procedure)
    if found is None or found.binned_at is not None:
        raise UserError("Tej procedury nie ma już w rejestrze.")
    today = today_of(session)
    terms = Terms(session)
    (story,) = stories(session, today, [procedure], terms.rules)
    due = sorted(due_of(story, today, terms), key=lambda item: (item.alarm, item.rule))
    persons = tuple(parties_of(session, procedure))
    return ProcedureCard(
        id=procedure,
        number=found.number,
        state=story.course.state or State.STARTED,
        persons=persons,
        steps=tuple(steps_of(session, found)),
        due=tuple(due),
        told=tuple(_told(story)),
        unexplained=tuple(unexplained(story, terms, today)),
        next_steps=tuple(next_forms(story, persons, _of_family(found), due)),
        beside=tuple(_beside(story, persons, terms, today)),
    )


def _beside(
    story: ProcedureStory, persons: Iterable[PartyLine], terms: Terms, today: date
) -> Iterable[Standing]:
    names = {one.id: one.name for one in persons}
    for programme in story.history.programmes:
        name = names.get(programme.party) if programme.party else None
        what = f"Program: {name}" if name else "Program"
        yield Standing(what, PROGRAMME_LABELS[programme.state], programme.of)
    for order in story.history.orders:
        ends = terms.last_day("T24", order.issued, order.issued)
        state = order.state_on(today, ends or order.issued)
        yield Standing(
            f"Nakaz albo zakaz z {short_date(order.issued)}", ORDER_STATE_LABELS[state], order.of
        )


def _told(story: ProcedureStory) -> Iterable[Told]:
    own = RecordRef("procedure", story.history.id)
    for passage in story.course.passages:
        fact = passage.fact
        for one in passage.objections:
            yield Told(one, STEP_LABELS[fact.step], fact.day, fact.of or own, fact.outside)


def _of_family(procedure: Procedure) -> Known:
    """What the next procedure of the same family begins with."""
    link = str(procedure.family_link) if procedure.family_link else None
    return {
        "environment": procedure.environment,
        "family": link,
        "district": procedure.district or None,
    }


@question("procedura zapisu", Right.BLUE_CARD)
def procedure_of(session: Session, kind: str, record: UUID) -> UUID | None:
    """Return the procedure that a record of the Blue Card file belongs to, None for one that belongs to none.

    Of somebody who is in several it is the newest.
    """
    if kind == "procedure":
        return record
    if kind == "party":
        of_party = (
            select(Procedure.id)
            .join(Participation, Participation.procedure_id == Procedure.id)
            .where(Participation.party_id == record)
        )
        return session.scalar(of_party.order_by(Procedure.began.desc()).limit(1))
    cls: Any = KINDS[kind]
    if kind in _BY_WAY_OF:
        between, reference = _BY_WAY_OF[kind]
        way = select(getattr(cls, reference)).where(cls.id == record).scalar_subquery()
        of_record = select(between.procedure_id).where(between.id == way)
    elif hasattr(cls, "procedure_id"):
        of_record = select(cls.procedure_id).where(cls.id == record)
    else:
        return None
    found: UUID | None = session.scalar(
        select(Procedure.id).where(Procedure.id == of_record.scalar_subquery())
    )
    return found
