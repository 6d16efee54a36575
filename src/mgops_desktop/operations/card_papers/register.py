"""The register of papers of a procedure: all of them with how far each has come, and which can be made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from mgops_desktop.domain.card_papers import CARD_ADDRESSEE_LABELS, CARD_PAPER_LABELS
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.card_papers.about_persons import name_of, taking_part
from mgops_desktop.operations.card_papers.keeping import card_days
from mgops_desktop.operations.card_papers.kinds import (
    CardPaperKind,
    card_paper_kind,
    card_paper_kinds,
)
from mgops_desktop.operations.card_papers.stops import print_stop
from mgops_desktop.operations.documents.register import DocumentRow
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.procedure import stories
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.seeds import shipped_procedure_steps
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import CardFile
from mgops_desktop.storage.tables.blue_card import Participation, Procedure
from mgops_desktop.storage.tables.blue_card_bodies import Professional
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages

PROCEDURE = "procedure"
_KIND = CardDocument.__tablename__
_WITHOUT_PROCEDURE = ("professional", "team_member", "team_sitting")
"""What belongs to the team and not to a procedure; its papers are made from the team's lists."""


@dataclass(frozen=True)
class CardChoice:
    """A paper that can be made, the records that it can be made from, and whether the procedure needs it next."""

    kind: CardPaperKind
    records: tuple[Line, ...]
    noun: str
    needed: bool = False

    @property
    def hint(self) -> str:
        """Return where a missing record is entered."""
        return ""


@question("wykaz dokumentów procedury", Right.BLUE_CARD)
def card_documents(session: Session, procedure: UUID) -> tuple[DocumentRow, ...]:
    """Return the papers of a procedure, the newest first; the reading is logged."""
    _registered(session, procedure)
    note_reading(session, _KIND, None)
    return _listed(session, CardDocument.procedure_id == procedure)


@question("wykaz dokumentów zespołu", Right.BLUE_CARD)
def team_documents(session: Session) -> tuple[DocumentRow, ...]:
    """Return the papers of the team that belong to no procedure, the newest first."""
    return _listed(session, CardDocument.procedure_id.is_(None))


@question("dokumenty procedury do sporządzenia", Right.BLUE_CARD)
def card_choices(session: Session, procedure: UUID) -> tuple[CardChoice, ...]:
    """Return every paper with the records it can be made from; first what the procedure's state needs next."""
    began = _registered(session, procedure).began
    needed = _needed(session, procedure)
    kinds = [
        kind
        for kind in card_paper_kinds()
        if kind.of not in _WITHOUT_PROCEDURE and kind.since <= began
    ]
    wanted = tuple(dict.fromkeys(kind.of for kind in kinds if kind.of != PROCEDURE))
    listed = {
        one.kind: one.lines for one in lines_about(session, wanted, RecordRef(PROCEDURE, procedure))
    }
    listed[PROCEDURE] = (_own_line(session, procedure),)
    choices = [
        CardChoice(
            kind,
            tuple(_fitting(session, kind, procedure, listed.get(kind.of, ()))),
            KINDS[kind.of].title,
            kind.code in needed,
        )
        for kind in kinds
    ]
    return tuple(sorted(choices, key=lambda one: (not one.needed, one.kind.code)))


@question("dokumenty zespołu do sporządzenia", Right.BLUE_CARD)
def team_choices(session: Session) -> tuple[CardChoice, ...]:
    """Return the papers of the team itself: statements, authorisations, notices of sittings, absences."""
    listed = {one.kind: one.lines for one in lines_about(session, _WITHOUT_PROCEDURE, None)}
    return tuple(
        CardChoice(kind, tuple(listed.get(kind.of, ())), KINDS[kind.of].title)
        for kind in card_paper_kinds()
        if kind.of in _WITHOUT_PROCEDURE
    )


@question("zapis do dokumentu procedury", Right.BLUE_CARD)
def card_record_of_number(session: Session, key: str, number: str) -> RecordRef:
    """Return the record with a number that a paper is made from. Raises UserError for an unknown paper or number."""
    kind = card_paper_kind(key)
    cls: Any = KINDS[kind.of]
    found = session.scalar(select(cls.id).where(cls.number == number))
    if found is None:
        raise UserError(
            f"Nie ma zapisu o numerze {number} ({cls.title}). „{kind.title}” sporządza się z takiego zapisu."
        )
    require_reach_of(session, kind.of, found)
    return RecordRef(kind.of, found)


def _registered(session: Session, procedure: UUID) -> Procedure:
    """Return a procedure within reach; raises UserError for one that is not in the register any more."""
    require_reach_of(session, PROCEDURE, procedure)
    found = session.get(Procedure, procedure)
    if found is None or found.binned_at is not None:
        raise UserError("Tej procedury nie ma już w rejestrze.")
    return found


def _needed(session: Session, procedure: UUID) -> frozenset[str]:
    """The codes of papers of the steps that the law knows from where the procedure stands."""
    (story,) = stories(session, today_of(session), [procedure])
    table = shipped_procedure_steps().of(story.around.regime)
    state = story.course.state
    return frozenset(
        code for row in table.rows if row.origin is state and row.step for code in row.documents
    )


def _own_line(session: Session, procedure: UUID) -> Line:
    found = session.get_one(Procedure, procedure)
    return Line(PROCEDURE, found.id, found.number, found.number, "", found.began, found.ended)


def _fitting(
    session: Session, kind: CardPaperKind, procedure: UUID, lines: Sequence[Line]
) -> Iterator[Line]:
    """Of records with a person those of the side that the letter is for."""
    if kind.side is None:
        yield from lines
        return
    side = {party.id for part, party in taking_part(session, procedure) if part.role is kind.side}
    cls: Any = KINDS[kind.of]
    for line in lines:
        record = session.get_one(cls, line.id)
        by_role = isinstance(record, Participation)
        if record.role is kind.side if by_role else record.party_id in side:
            yield line


def _listed(session: Session, which: Any) -> tuple[DocumentRow, ...]:
    replacing = aliased(CardPages)
    newer_document = aliased(CardDocument)
    query = (
        select(CardDocument, CardPages, newer_document.number)
        .outerjoin(CardPages, CardPages.document_id == CardDocument.id)
        .outerjoin(replacing, replacing.replaces_id == CardDocument.id)
        .outerjoin(newer_document, newer_document.id == replacing.document_id)
        .where(which)
        .order_by(CardDocument.made_on.desc(), CardDocument.number.desc())
    )
    rows = session.execute(query).all()
    scans = _scans(session, [document.id for document, _pages, _newer in rows])
    names: dict[UUID, str] = {}
    for procedure in {one.procedure_id for one, _pages, _newer in rows if one.procedure_id}:
        names |= {party.id: name_of(party) for _part, party in taking_part(session, procedure)}
    names |= _names_of_professionals(session, [pages for _one, pages, _newer in rows if pages])
    return tuple(
        _row(session, document, pages, newer or "", scans.get(document.id, 0), names)
        for document, pages, newer in rows
    )


def _row(
    session: Session,
    document: CardDocument,
    pages: CardPages | None,
    newer: str,
    scans: int,
    names: Mapping[UUID, str],
) -> DocumentRow:
    days = card_days(document)
    if pages is None:
        state = DocumentState.FILED if document.filed_on else DocumentState.REGISTERED
    else:
        state = DocumentState.REPLACED if newer else days.state
    steps = (document.printed_on, document.signed_on, document.sent_on, document.delivered_on)
    reached = (document.made_on, *steps, document.filed_on)
    return DocumentRow(
        id=document.id,
        number=document.number,
        key=pages.template if pages else "",
        heading=document.heading or CARD_PAPER_LABELS[document.code],
        of=RecordRef(pages.of_kind, pages.of_record) if pages else RecordRef(_KIND, document.id),
        made=document.made_on,
        state=state,
        since=max(one for one in reached if one),
        edition=pages.edition if pages else 1,
        scans=scans,
        newer=newer,
        reason=pages.reason if pages else "",
        copies=tuple(pages.copies.splitlines()) if pages else (),
        sent=document.sent_on,
        is_signed=document.signed_on is not None,
        blocked=_blocked(session, document, pages) if pages and not newer else "",
        may_be_sent=document.sent_on is None,
        may_be_delivered=document.delivered_on is None,
        about=_about(document, pages, names),
        is_made=pages is not None,
    )


def _about(document: CardDocument, pages: CardPages | None, names: Mapping[UUID, str]) -> str:
    """The code, and whom it is for or from whom it came."""
    code = "" if document.code == "other" else document.code.value
    person = document.party_id or (pages.of_record if pages else None)
    name = names.get(person) if person else None
    whom = name or (CARD_ADDRESSEE_LABELS[pages.addressee] if pages else "")
    if document.came_from:
        return ", ".join(part for part in (code, f"od: {document.came_from}") if part)
    return ", ".join(part for part in (code, f"do: {whom}" if whom else "") if part)


def _names_of_professionals(session: Session, pages: Sequence[CardPages]) -> dict[UUID, str]:
    """Whose statements and authorisations these are."""
    wanted = [one.of_record for one in pages if one.of_kind == Professional.__tablename__]
    query = select(Professional).where(Professional.id.in_(wanted))
    return {one.id: name_of(one) for one in session.scalars(query)} if wanted else {}


def _blocked(session: Session, document: CardDocument, pages: CardPages) -> str:
    if document.filed_on is not None:
        return ""
    return print_stop(session, pages.addressee, document.procedure_id, document.id)


def _scans(session: Session, documents: Sequence[UUID]) -> dict[UUID, int]:
    query = (
        select(CardFile.of_record, func.count())
        .where(CardFile.of_kind == _KIND, CardFile.of_record.in_(documents))
        .group_by(CardFile.of_record)
    )
    return dict(session.execute(query).all())


@question("co wpisano do dokumentu procedury", Right.BLUE_CARD)
def card_typed(session: Session, document: UUID) -> Mapping[str, str]:
    """Return what was typed for a paper when it was made, for a new version of it."""
    require_reach_of(session, _KIND, document)
    pages = session.scalars(select(CardPages).where(CardPages.document_id == document)).first()
    return dict(pages.content["typed"]) if pages is not None else {}
