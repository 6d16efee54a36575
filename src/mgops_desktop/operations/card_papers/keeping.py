"""What a user does with papers of a procedure: make one, note how far it has come, replace it by a new version."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.document import Days, DocumentCode, DocumentState
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.card_papers.composing import compose_card
from mgops_desktop.operations.card_papers.kinds import card_paper_kind
from mgops_desktop.operations.card_papers.noting import proposal_of, write
from mgops_desktop.operations.card_papers.stops import print_stop
from mgops_desktop.operations.documents.keeping import NewDocument
from mgops_desktop.reports.blocks import Report, Seal
from mgops_desktop.reports.freezing import checksum_of, frozen, thawed
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import note_reading, today_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import LINE_LENGTH, NOTE_LENGTH
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages

_NO_REASON = "Podaj, dlaczego powstaje nowa wersja."
_NO_PAGES = "Ten dokument nie powstał w programie: jego treść jest w załączniku albo na papierze."
_STEPS = {
    DocumentState.PRINTED: "printed_on",
    DocumentState.SIGNED: "signed_on",
    DocumentState.SENT: "sent_on",
    DocumentState.DELIVERED: "delivered_on",
    DocumentState.FILED: "filed_on",
}


@operation("sporządzenie dokumentu procedury", Right.BLUE_CARD)
def make_card_document(session: Session, new: NewDocument) -> UUID:
    """Register a paper: it gets its number, and its content is frozen; returns its id.

    Raises UserError with every reason that stops it (`stops`), for one that is not made from such a record and for a
    new version without a reason.
    """
    kind = card_paper_kind(new.key)
    day = today_of(session)
    typed = {
        name: clean_text(text, NOTE_LENGTH, multiline=True) for name, text in new.typed.items()
    }
    before = _replaced(session, new) if new.replaces else None
    number = next_number(session, CardDocument, day.year)
    with veil.lifted():
        draft = compose_card(session, kind, new.of, typed, day, number)
    if draft.stops:
        raise UserError(" ".join(draft.stops), [Problem(one) for one in draft.stops])
    used = {name: text for name, text in typed.items() if text}
    content = {"report": frozen(draft.report), "values": dict(draft.values), "typed": used}
    source = draft.source
    document = CardDocument(
        number=number,
        procedure_id=source.procedure,
        code=kind.code,
        heading=kind.title,
        party_id=source.party if kind.side is not None else None,
        made_on=day,
    )
    session.add(document)
    session.flush()
    subject = source.meeting if kind.invites else source.subject
    pages = CardPages(
        document_id=document.id,
        template=kind.key,
        template_version=kind.version,
        addressee=kind.addressee,
        of_kind=new.of.kind,
        of_record=new.of.id,
        subject_kind=subject.kind if subject else "",
        subject_id=subject.id if subject else None,
        content=content,
        checksum=checksum_of(content),
        edition=before.edition + 1 if before else 1,
        replaces_id=before.document_id if before else None,
        reason=clean_text(new.reason, LINE_LENGTH),
    )
    session.add(pages)
    session.flush()
    return document.id


@operation("stan dokumentu procedury", Right.BLUE_CARD)
def note_card_document(
    session: Session,
    document: UUID,
    step: DocumentState,
    day: date | None = None,
    remark: str = "",
    agreed: Collection[str] = (),
) -> None:
    """Note that a paper was printed, signed, sent or handed over, delivered or filed.

    `agreed` are the words of what `card_step_tells` proposed: that is written into the records in the same step.

    Raises UserError for a day on which it cannot have been, and for printing a letter while one to the other side
    lies printed.
    """
    found, pages = within_reach(session, document)
    today = today_of(session)
    day = day or today
    name = _STEPS.get(step)
    if name is None:
        raise UserError("Tej czynności nie zapisuje się przy dokumencie procedury.")
    if step is DocumentState.PRINTED:
        if found.printed_on is not None:
            return  # printed once more: the paper is the same
        require_alone(session, found, pages)
    card_days(found).check(step, day, today)
    proposal = proposal_of(session, found, pages, step, day)
    setattr(found, name, day)
    if remark:
        found.remark = clean_text(remark, LINE_LENGTH)
    if proposal is not None and proposal.words in agreed:
        write(session, found, proposal)


@question("co zapisać przy stanie dokumentu procedury", Right.BLUE_CARD)
def card_step_tells(session: Session, document: UUID, step: DocumentState, day: date) -> str:
    """Return in words what a step of a paper also tells the records, nothing where it tells them nothing."""
    found, pages = within_reach(session, document)
    proposal = proposal_of(session, found, pages, step, day)
    return proposal.words if proposal is not None else ""


@operation("kopia dokumentu procedury poza sejfem", Right.BLUE_CARD)
def note_card_copy(session: Session, document: UUID, place: str) -> None:
    """Note that a copy was written outside the data folder: the program neither encrypts nor deletes it.

    Raises UserError while a letter to the other side lies printed: a saved letter is printed elsewhere.
    """
    found, pages = within_reach(session, document)
    if pages is None:
        raise UserError(_NO_PAGES)
    require_alone(session, found, pages)
    line = clean_text(f"{short_date(today_of(session))} {place}", NOTE_LENGTH)
    pages.copies = "\n".join(part for part in (pages.copies, line) if part)


@question("dokument procedury", Right.BLUE_CARD)
def card_report(session: Session, document: UUID) -> Report:
    """Return a paper as it was made, with its checksum and code; the reading is logged.

    Raises UserError for one that was not made here, and for content that is not what was frozen.
    """
    found, pages = within_reach(session, document)
    note_reading(session, CardDocument.__tablename__, document)
    if pages is None:
        raise UserError(_NO_PAGES)
    if checksum_of(pages.content) != pages.checksum:
        raise UserError(
            f"Treść dokumentu {found.number} nie zgadza się z jego sumą kontrolną. Odtwórz dane z kopii."
        )
    code = DocumentCode(found.id, pages.checksum)
    return thawed(pages.content["report"], Seal(pages.checksum, code.text))


def within_reach(session: Session, document: UUID) -> tuple[CardDocument, CardPages | None]:
    """Return a paper with its pages, if it was made here; raises NotAllowed outside the account's reach."""
    require_reach_of(session, CardDocument.__tablename__, document)
    found = session.get_one(CardDocument, document)
    pages = select(CardPages).where(CardPages.document_id == document)
    return found, session.scalars(pages).first()


def require_alone(session: Session, document: CardDocument, pages: CardPages | None) -> None:
    """Raise UserError while a letter to the other side of the procedure lies printed."""
    if pages is None:
        return
    words = print_stop(session, pages.addressee, document.procedure_id, document.id)
    if words:
        raise UserError(words)


def card_days(document: CardDocument) -> Days:
    """Return how far a paper has come."""
    return Days(
        document.made_on,
        document.printed_on,
        document.signed_on,
        filed=document.filed_on,
        sent=document.sent_on,
        delivered=document.delivered_on,
    )


def _replaced(session: Session, new: NewDocument) -> CardPages:
    """The pages of which a new version is made. It must be of the same record and not be replaced yet."""
    assert new.replaces is not None
    _found, before = within_reach(session, new.replaces)
    if before is None or (before.template, before.of_kind, before.of_record) != (new.key, *new.of):
        raise UserError("Nowa wersja musi być tym samym dokumentem z tego samego zapisu.")
    if not new.reason.strip():
        raise UserError(_NO_REASON, [Problem(_NO_REASON, field="reason")])
    newer = select(CardDocument.number).join(CardPages, CardPages.document_id == CardDocument.id)
    number = session.scalar(newer.where(CardPages.replaces_id == new.replaces))
    if number is not None:
        raise UserError(f"Ten dokument ma już nowszą wersję: {number}.")
    return before
