"""Some papers of Blue Card procedures in the register: made, printed, sent, signed, and two from outside."""

from collections.abc import Iterator
from typing import NamedTuple
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import FormAType, FormKind, PartyRole
from mgops_desktop.domain.card_papers import CardPaper
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.card_papers.composing import compose_card
from mgops_desktop.operations.card_papers.keeping import make_card_document, note_card_document
from mgops_desktop.operations.card_papers.kinds import card_paper_kind
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.operations.practice.phrases import phrases
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables.blue_card import (
    Group,
    GroupSitting,
    NkForm,
    Participation,
    Procedure,
)
from mgops_desktop.storage.tables.blue_card_bodies import Professional
from mgops_desktop.storage.tables.card_papers import CardDocument

_PRINTED, _SIGNED, _SENT = DocumentState.PRINTED, DocumentState.SIGNED, DocumentState.SENT
_FILED = DocumentState.FILED


class _Paper(NamedTuple):
    """A paper to be made: its template, its newest record, what has become of it by the evening."""

    key: str
    record: UUID | None
    steps: tuple[DocumentState, ...]


def make_card_papers(session: Session) -> dict[str, int]:
    """Register a few papers of the newest procedures; returns how many lines and how many with pages."""
    words = phrases("procedures")["papers"]
    registered = _register_forms(session, words["from_police"])
    made = 0
    typed = {"contact_with": words["contact_with"]}
    for paper in _papers(session):
        if paper.record is None:
            continue
        kind = card_paper_kind(paper.key)
        of = RecordRef(kind.of, paper.record)
        if compose_card(session, kind, of, typed, today_of(session)).stops:
            continue
        document = make_card_document(session, NewDocument(kind.key, of, typed))
        for step in paper.steps:
            note_card_document(session, document, step)
        made += 1
    return {"card_document": registered + made, "card_pages": made}


def _register_forms(session: Session, police: str) -> int:
    """The forms NK-A of the newest procedures came on paper, and so did their papers."""
    query = (
        select(NkForm)
        .where(NkForm.kind == FormKind.A, NkForm.a_type == FormAType.STARTING)
        .where(NkForm.procedure_id.is_not(None), NkForm.received.is_not(None))
        .order_by(NkForm.filled.desc(), NkForm.number)
    )
    forms = session.scalars(query.limit(3)).all()
    for form in forms:
        session.add(
            CardDocument(
                number=next_number(session, CardDocument, form.filled.year),
                procedure_id=form.procedure_id,
                code=CardPaper.D01,
                made_on=form.filled,
                came_from=form.filled_by or police,
                filed_on=form.received,
            )
        )
        session.flush()
    return len(forms)


def _papers(session: Session) -> Iterator[_Paper]:
    running = select(Procedure.id).where(
        Procedure.ended.is_(None), Procedure.handed_over_on.is_(None)
    )
    parts = (
        select(Participation.id)
        .join(Procedure, Procedure.id == Participation.procedure_id)
        .where(Participation.procedure_id.in_(running))
        .order_by(Procedure.began.desc(), Participation.number)
    )
    harmed, violent = (
        parts.where(Participation.role == role) for role in (PartyRole.HARMED, PartyRole.VIOLENT)
    )
    groups = select(Group.id).where(Group.procedure_id.in_(running))
    sittings = (
        select(GroupSitting.id)
        .join(Group, Group.id == GroupSitting.group_id)
        .where(Group.procedure_id.in_(running), GroupSitting.protocol_on.is_not(None))
        .order_by(GroupSitting.day.desc(), GroupSitting.number)
    )
    of_group = groups.order_by(Group.appointed.desc(), Group.number)
    sworn = select(Professional.id).where(Professional.sworn.is_not(None))
    queries: tuple[tuple[str, Select[UUID], tuple[DocumentState, ...]], ...] = (
        ("powolanie-grupy", of_group, (_PRINTED, _SIGNED, _FILED)),
        (
            "zawiadomienie-o-wszczeciu",
            violent.where(Participation.present_at_start.is_(False)),
            (_PRINTED, _SENT),
        ),
        ("protokol-posiedzenia", sittings, (_PRINTED, _SIGNED)),
        ("zaproszenie", harmed, ()),
        ("oswiadczenie-o-poufnosci", sworn.order_by(Professional.number), (_PRINTED, _SIGNED)),
    )
    for key, query, steps in queries:
        yield _Paper(key, session.scalars(query.limit(1)).first(), steps)
