"""One Blue Card procedure as its card shows it; only for accounts that hold the compartment's key."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import EVENT_LABELS, FORM_LABELS, GROUP_LABELS
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.procedure.course import next_steps
from mgops_desktop.domain.procedure.guards import Objection
from mgops_desktop.domain.procedure.states import State
from mgops_desktop.domain.procedure.steps import STEP_LABELS
from mgops_desktop.domain.procedure.steps import Step as LawStep
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.blue_card import PartyLine, due_of, parties_of
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.procedure import ProcedureStory, stories
from mgops_desktop.storage.seeds import shipped_procedure_steps
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Procedure,
    ProcedureEvent,
)
from mgops_desktop.storage.tables.blue_card_work import RiskSheet
from mgops_desktop.storage.terms import Terms

_BY_WAY_OF: Mapping[str, tuple[Any, str]] = {
    "group_sitting": (Group, "group_id"),
    "group_member": (Group, "group_id"),
    "violent_acts": (NkForm, "form_id"),
    "risk_answer": (RiskSheet, "sheet_id"),
}
"""Kinds that belong to a procedure through another record, and by which reference."""
_PLANNED = "zaplanowano: "


@dataclass(frozen=True)
class Step:
    """Something that happened in a procedure on a day; `record` is where it stands."""

    day: date
    what: str
    record: RecordRef
    remark: str = ""


@dataclass(frozen=True)
class Told:
    """What speaks against a step that is recorded: a breach of the law with its reason, or something to look at."""

    objection: Objection
    what: str
    day: date
    record: RecordRef
    reason: str = ""


@dataclass(frozen=True)
class ProcedureCard:
    """A procedure with its persons, its course (the newest step first) and what is due in it.

    `told` are breaches and what is odd in its course, `next_steps` what the law knows from where it stands.
    """

    id: UUID
    number: str
    state: State
    persons: tuple[PartyLine, ...]
    steps: tuple[Step, ...]
    due: tuple[DueItem, ...]
    told: tuple[Told, ...]
    next_steps: tuple[str, ...]


@question("karta procedury „Niebieskie Karty”", Right.BLUE_CARD)
def procedure_card(session: Session, procedure: UUID) -> ProcedureCard:
    """Return the card of a procedure; the reading is logged. Raises UserError if it is not there."""
    found = session.get(Procedure, procedure)
    if found is None or found.binned_at is not None:
        raise UserError("Tej procedury nie ma już w rejestrze.")
    today = today_of(session)
    (story,) = stories(session, today, [procedure])
    items = due_of(story, today, Terms(session))
    steps = [*_own_steps(found), *_steps_of_forms(session, procedure)]
    steps += [*_steps_of_groups(session, procedure), *_events(session, procedure)]
    return ProcedureCard(
        id=procedure,
        number=found.number,
        state=story.course.state or State.STARTED,
        persons=tuple(parties_of(session, procedure)),
        steps=tuple(sorted(steps, key=lambda step: step.day, reverse=True)),
        due=tuple(sorted(items, key=lambda item: (item.alarm, item.rule))),
        told=tuple(_told(story)),
        next_steps=tuple(STEP_LABELS[step] for step in _next(story)),
    )


def _told(story: ProcedureStory) -> Iterable[Told]:
    own = RecordRef("procedure", story.history.id)
    for passage in story.course.passages:
        fact = passage.fact
        for one in passage.objections:
            yield Told(one, STEP_LABELS[fact.step], fact.day, fact.of or own, fact.outside)


def _next(story: ProcedureStory) -> Iterable[LawStep]:
    return next_steps(story.course, story.around.regime, shipped_procedure_steps())


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


def _own_steps(procedure: Procedure) -> Iterable[Step]:
    own = RecordRef("procedure", procedure.id)
    yield Step(procedure.began, "wszczęcie procedury", own)
    if procedure.taken_over_on:
        yield Step(procedure.taken_over_on, "przejęcie procedury", own, procedure.taken_over_from)
    if procedure.handed_over_on:
        yield Step(procedure.handed_over_on, "przekazanie procedury", own, procedure.handed_over_to)
    if procedure.ended:
        yield Step(procedure.ended, "zakończenie procedury", own)
    if procedure.monitoring_ended:
        yield Step(procedure.monitoring_ended, "koniec monitoringu po zakończeniu procedury", own)


def _steps_of_forms(session: Session, procedure: UUID) -> Iterable[Step]:
    for form in session.scalars(select(NkForm).where(NkForm.procedure_id == procedure)):
        name, record = f"formularz „{FORM_LABELS[form.kind]}”", RecordRef("nk_form", form.id)
        yield Step(form.filled, f"{name}: wypełnienie", record)
        if form.received:
            yield Step(form.received, f"{name}: wpływ do zespołu interdyscyplinarnego", record)


def _steps_of_groups(session: Session, procedure: UUID) -> Iterable[Step]:
    groups = select(Group).where(Group.procedure_id == procedure)
    for group in session.scalars(groups):
        appointed = f"powołanie: {GROUP_LABELS[group.kind]}"
        yield Step(group.appointed, appointed, RecordRef("diagnostic_group", group.id))
        sittings = select(GroupSitting).where(GroupSitting.group_id == group.id)
        for sitting in session.scalars(sittings):
            remark = "z udziałem naszej jednostki" if sitting.attended_by_unit else ""
            record = RecordRef("group_sitting", sitting.id)
            what = "posiedzenie grupy diagnostyczno-pomocowej"
            yield Step(sitting.day, f"{_PLANNED if sitting.planned else ''}{what}", record, remark)


def _events(session: Session, procedure: UUID) -> Iterable[Step]:
    query = select(ProcedureEvent).where(ProcedureEvent.procedure_id == procedure)
    for event in session.scalars(query):
        record = RecordRef("procedure_event", event.id)
        yield Step(event.day, EVENT_LABELS[event.kind], record, event.remark)
