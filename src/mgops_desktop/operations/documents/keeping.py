"""What a user does with documents: make one, note how far it has come, replace it by a new version."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LetterDelivery
from mgops_desktop.domain.document import DocumentCode, DocumentState
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.composing import (
    DocumentDraft,
    Typed,
    compose,
    values_of,
)
from mgops_desktop.operations.documents.facts import days_of, note_step, undecided
from mgops_desktop.operations.documents.kinds import DocumentKind, document_kind, listed_kind
from mgops_desktop.operations.documents.making import require_some_paper, require_to_make
from mgops_desktop.operations.documents.outgoing import (
    Outgoing,
    enter_letter,
    kept_letter,
    letter_of,
    outgoing,
)
from mgops_desktop.operations.documents.reaching import goes_by_hand, require_safe
from mgops_desktop.reports.blocks import Report, Seal
from mgops_desktop.reports.freezing import checksum_of, frozen, thawed
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.context import note_reading, require, today_of
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import LINE_LENGTH, NOTE_LENGTH
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.staff import Worker

_NO_REASON = "Podaj, dlaczego powstaje nowa wersja."
_STEPS = {
    DocumentState.PRINTED: "printed_on",
    DocumentState.SIGNED: "signed_on",
    DocumentState.REFUSED: "refused_on",
    DocumentState.FILED: "filed_on",
}


@dataclass(frozen=True)
class NewDocument:
    """What a document is made of: its template, the record, the texts typed besides.

    `replaces` is the document of which it is a new version, and `reason` why.
    """

    key: str
    of: RecordRef
    typed: Typed
    replaces: UUID | None = None
    reason: str = ""


@operation("sporządzenie dokumentu", None)
def make_document(session: Session, new: NewDocument) -> UUID:
    """Register a document: it gets its number, and its content is frozen; returns its id.

    What leaves the office is entered in the register of letters in the same step.

    Raises UserError for one that is not made from such a record or that replaces another without a reason, and
    NotAllowed outside the account's reach and for a paper that it does not make (`making`).
    """
    require_to_make(session, new.of)
    kind = document_kind(new.key)
    day = today_of(session)
    typed = {
        name: clean_text(text, NOTE_LENGTH, multiline=True) for name, text in new.typed.items()
    }
    before = _replaced(session, new) if new.replaces else None
    number = next_number(session, Document, day.year)
    made_of = outgoing(session, kind, new.of)
    with veil.lifted():
        letter = _letter(session, kind, made_of, before, typed)
        draft = compose(session, kind, new.of, typed, day, number, letter)
    content = _content(draft, typed)
    document = Document(
        number=number,
        family_id=draft.family,
        of_kind=made_of.origin.kind,
        of_record=made_of.origin.id,
        template=kind.key,
        template_version=kind.version,
        heading=kind.title,
        addressee=kind.addressee,
        content=content,
        checksum=checksum_of(content),
        made_on=day,
        letter_id=letter.id if letter else None,
        edition=before.edition + 1 if before else 1,
        replaces_id=before.id if before else None,
        reason=clean_text(new.reason, LINE_LENGTH),
    )
    session.add(document)
    session.flush()
    return document.id


@operation("stan dokumentu", None)
def note_document(
    session: Session,
    document: UUID,
    step: DocumentState,
    day: date | None = None,
    remark: str = "",
    refusing: Collection[UUID] = (),
) -> None:
    """Note that a document was printed, signed, that the signature was refused, that it was sent or filed.

    What a record tells too is noted there (`facts`). `refusing` are the carers who refuse, of several `who_is_silent`.

    Raises UserError for a day on which it cannot have been, NotAllowed outside the account's reach and for a paper
    that it does not make; who prints his own application notes no more of it than that.
    """
    if step is not DocumentState.PRINTED:
        require(session, Right.CASEWORK_WRITE, "stan dokumentu")
    found = _to_print(session, document)
    today = today_of(session)
    day = day or today
    if step is DocumentState.PRINTED and found.printed_on is not None:
        return  # printed once more: the paper is the same
    days_of(session, [found])[document].check(step, day, today)
    kind = listed_kind(found.template)
    if step is DocumentState.PRINTED and kind is not None:
        require_safe(session, kind, found.family_id)
    if note_step(session, found, step, day, remark, refusing):
        return
    setattr(found, _STEPS[step], day)
    if step is DocumentState.SIGNED:
        found.refused_on = None
    if step is DocumentState.REFUSED:
        found.refusal_remark = clean_text(remark, LINE_LENGTH)


@operation("kopia dokumentu poza sejfem", None)
def note_copy(session: Session, document: UUID, place: str) -> None:
    """Note that a copy was written outside the data folder: the program neither encrypts nor deletes it.

    Raises NotAllowed outside the account's reach and for a paper that it does not make.
    """
    found = _to_print(session, document)
    line = clean_text(f"{short_date(today_of(session))} {place}", NOTE_LENGTH)
    found.copies = "\n".join(part for part in (found.copies, line) if part)


@question("kto nie odpowiedział na dokument", Right.CASEWORK_READ)
def who_is_silent(session: Session, document: UUID) -> tuple[tuple[UUID, str], ...]:
    """Return the carers whose consent a document asks for and who said neither yes nor no, with their names.

    Raises NotAllowed outside the account's reach.
    """
    return tuple(undecided(session, within_reach(session, document)).items())


@question("dokument", Right.CASEWORK_READ)
def document_report(session: Session, document: UUID) -> Report:
    """Return a document as it was made, with its checksum and code; the reading is logged.

    Raises NotAllowed outside the account's reach, UserError for content that is not what was frozen.
    """
    found = within_reach(session, document)
    note_reading(session, Document.__tablename__, document)
    if checksum_of(found.content) != found.checksum:
        raise UserError(
            f"Treść dokumentu {found.number} nie zgadza się z jego sumą kontrolną. Odtwórz dane z kopii."
        )
    code = DocumentCode(found.id, found.checksum)
    return thawed(found.content["report"], Seal(found.checksum, code.text))


def within_reach(session: Session, document: UUID) -> Document:
    """Return a document; raises NotAllowed outside the account's reach, and for another worker's month."""
    require_reach_of(session, Document.__tablename__, document)
    found = session.get_one(Document, document)
    if found.of_kind == Worker.__tablename__:
        diary_of(session, found.of_record)
    return found


def _to_print(session: Session, document: UUID) -> Document:
    require_some_paper(session)
    found = within_reach(session, document)
    require_to_make(session, RecordRef(found.of_kind, found.of_record))
    return found


def _letter(
    session: Session,
    kind: DocumentKind,
    made_of: Outgoing,
    before: Document | None,
    typed: Typed,
) -> Letter | None:
    """The letter that a document is; one that is none yet is entered."""
    earlier = letter_of(session, before)
    kept = kept_letter(made_of, earlier)
    if kept is not None or (kind.letter is None and earlier is None):
        return kept
    answers = made_of.answers
    if answers is None and earlier is not None and earlier.answers_id is not None:
        answers = session.get(Letter, earlier.answers_id)
    values, family = values_of(session, kind, made_of.origin, today_of(session), typed)
    known = values | {name: text for name, text in typed.items() if not values.get(name)}
    by_hand = LetterDelivery.BY_HAND if goes_by_hand(session, kind, family) else None
    return enter_letter(session, kind, known, family, answers, by_hand, earlier)


def _content(draft: DocumentDraft, typed: Mapping[str, str]) -> dict[str, Any]:
    used = {name: text for name, text in typed.items() if text}
    return {"report": frozen(draft.report), "values": dict(draft.values), "typed": used}


def _replaced(session: Session, new: NewDocument) -> Document:
    """The document of which a new version is made. It must be of the same record and not be replaced yet."""
    assert new.replaces is not None
    before = within_reach(session, new.replaces)
    if (before.template, before.of_kind, before.of_record) != (new.key, *new.of):
        raise UserError("Nowa wersja musi być tym samym dokumentem z tego samego zapisu.")
    if not new.reason.strip():
        raise UserError(_NO_REASON, [Problem(_NO_REASON, field="reason")])
    newer = session.scalar(select(Document.number).where(Document.replaces_id == before.id))
    if newer is not None:
        raise UserError(f"Ten dokument ma już nowszą wersję: {newer}.")
    return before
