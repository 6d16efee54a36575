"""The register of documents: those of a family with how far they have come, and which can be made."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.exc import NoResultFound
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LetterDirection
from mgops_desktop.domain.document import Days, DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.documents.composing import Typed, month_typed, values_of
from mgops_desktop.operations.documents.facts import days_of
from mgops_desktop.operations.documents.guard import Secrets, covered, secrets_of
from mgops_desktop.operations.documents.kinds import (
    DocumentKind,
    document_kind,
    document_kinds,
    field_words,
)
from mgops_desktop.operations.documents.making import makes_of, may_make
from mgops_desktop.operations.documents.outgoing import LETTER, unpapered
from mgops_desktop.operations.documents.reaching import blocked
from mgops_desktop.operations.records.line_words import Line
from mgops_desktop.operations.records.lines import Listed, lines_about
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.diary import diary_of
from mgops_desktop.storage.reach import require_reach, require_reach_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.plan import Assessment
from mgops_desktop.storage.tables.staff import Worker

_BY_THE_HAND = frozenset({"made_by", "made_by_job"})
"""Who reads a document again is not who made it."""
_BY_ITS_STEPS = frozenset(
    {"letter_sent", "sent_to_county_on", "handed_over", "family_refused", "refusal_remark"}
)
"""What a step noted at the document itself writes into the records: no reason for a new version."""
_GONE = "zapis, z którego powstał, jest w koszu"
_OF_OTHERS = "Ten dokument drukuje asystent rodziny albo kierownik."
_FAMILY, _ASSESSMENT = "family", "assessment"
_MOST_RECORDS = 100


@dataclass(frozen=True)
class DocumentRow:
    """A document as the list shows it.

    `changed` names what has changed in the records since it was made, until it is filed, `scans` is how many files are
    kept with it, `newer` the number of the version that replaced it. `typed` is what was typed when it was made,
    `copies` are its files outside the data folder. `letter` is the sign of the outgoing letter that it is, `sent` the
    day on which that went out or an assessment was handed over, `may_be_sent` whether that is still to come. `blocked`
    says why it must not be printed, `may_make` whether the account makes and prints such a paper at all. Of papers of a
    procedure `about` is the code and whom it is for, and not all were made by the program (`is_made`).
    """

    id: UUID
    number: str
    key: str
    heading: str
    of: RecordRef
    made: date
    state: DocumentState
    since: date
    edition: int
    scans: int = 0
    newer: str = ""
    changed: tuple[str, ...] = ()
    reason: str = ""
    typed: Typed = field(default_factory=dict)
    copies: tuple[str, ...] = ()
    letter: str = ""
    sent: date | None = None
    may_be_sent: bool = False
    is_signed: bool = False
    blocked: str = ""
    may_make: bool = True
    may_be_delivered: bool = False
    about: str = ""
    is_made: bool = True


@dataclass(frozen=True)
class DocumentChoice:
    """A document that can be made, and the records of the family that it can be made from, the newest first.

    Of one that leaves the office the letters follow that were entered before their paper was made.
    """

    kind: DocumentKind
    records: tuple[Line, ...]
    noun: str

    @property
    def needed(self) -> bool:
        """Whether it can be made now."""
        return bool(self.records)

    @property
    def hint(self) -> str:
        """Return where a missing record is entered."""
        return " Pismo dodasz w zakładce „Sąd i pisma”." if self.kind.letters else ""


@question("wykaz dokumentów rodziny", Right.CASEWORK_READ)
def documents_register(session: Session, family: UUID) -> tuple[DocumentRow, ...]:
    """Return the documents of a family, the newest first. Raises NotAllowed outside the account's reach."""
    require_reach(session, family)
    return _listed(session, Document.family_id == family, _Again(session, family))


@question("wykaz dokumentów miesiąca", Right.CASEWORK_READ)
def documents_of_month(session: Session, worker: UUID, month: Period) -> tuple[DocumentRow, ...]:
    """Return the documents about a worker's month, the newest first. Raises NotAllowed for somebody else's."""
    diary_of(session, worker)
    of_worker = and_(Document.of_kind == Worker.__tablename__, Document.of_record == worker)
    found = _listed(session, of_worker, _Again(session, None))
    return tuple(one for one in found if month_typed(one.typed, one.made) == month)


@question("dokumenty do sporządzenia", Right.CASEWORK_READ)
def document_choices(session: Session, family: UUID) -> tuple[DocumentChoice, ...]:
    """Return every document that the account makes, with the records of the family that it can be made from.

    Some have none yet.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    owner = RecordRef(_FAMILY, family)
    kinds = [kind for kind in document_kinds() if not kind.monthly and makes_of(session, kind.of)]
    wanted = dict.fromkeys(kind.of for kind in kinds)
    listed = {one.kind: one for one in lines_about(session, tuple(wanted), owner)}
    return tuple(
        DocumentChoice(
            kind,
            (
                *_fitting(session, kind, listed[kind.of].lines),
                *_letters_without_paper(session, kind, family, listed),
            )[:_MOST_RECORDS]
            if kind.of in listed
            else (),
            KINDS[kind.of].title,
        )
        for kind in kinds
    )


@question("zapis do dokumentu", Right.CASEWORK_READ)
def record_of_number(session: Session, key: str, number: str) -> RecordRef:
    """Return the record with a number that a document is made from.

    Raises UserError for an unknown document or number, NotAllowed outside the account's reach.
    """
    kind = document_kind(key)
    cls: Any = KINDS[kind.of]
    found = session.scalar(select(cls.id).where(cls.number == number))
    if found is None and kind.letter is not None:
        letters = select(Letter.id).where(Letter.number == number, Letter.kind == kind.letter)
        if (letter := session.scalar(letters)) is not None:
            require_reach_of(session, LETTER, letter)
            return RecordRef(LETTER, letter)
    if found is None:
        raise UserError(
            f"Nie ma zapisu o numerze {number} ({cls.title}). „{kind.title}” sporządza się z takiego zapisu."
        )
    require_reach_of(session, kind.of, found)
    return RecordRef(kind.of, found)


class _Again:
    """Reads the records of documents once more, to tell what has changed."""

    def __init__(self, session: Session, family: UUID | None) -> None:
        self._session = session
        self._kinds = {kind.key: kind for kind in document_kinds()}
        self._secrets: dict[bool, Secrets] = {
            separate: secrets_of(session, family, with_address=separate)
            for separate in (False, True)
        }

    def blocked(self, document: Document) -> str:
        """Return why it must not be printed, or not any more, by what was agreed with the family since."""
        if not self.may_make(document):
            return _OF_OTHERS
        kind = self._kinds.get(document.template)
        return "" if kind is None else blocked(self._session, kind, document.family_id)

    def may_make(self, document: Document) -> bool:
        """Whether the account makes and prints the paper."""
        return may_make(self._session, RecordRef(document.of_kind, document.of_record))

    def changed(self, document: Document) -> tuple[str, ...]:
        """Return the labels of what a document says otherwise than the records do now."""
        kind = self._kinds.get(document.template)
        if kind is None:
            return ()
        of = RecordRef(document.of_kind, document.of_record)
        try:
            typed: Mapping[str, str] = document.content["typed"]
            letter = self._session.get(Letter, document.letter_id) if document.letter_id else None
            now, _family = values_of(self._session, kind, of, document.made_on, typed, letter)
        except NoResultFound:
            return (_GONE,)
        now |= {name: text for name, text in typed.items() if now.get(name) == ""}
        safe = covered(now, self._secrets[kind.separate])
        then = document.content["values"]
        return tuple(
            field_words()[name].label
            for name, value in safe.items()
            if name in then and then[name] != value and name not in _BY_THE_HAND | _BY_ITS_STEPS
        )


def _listed(session: Session, which: ColumnElement[bool], again: _Again) -> tuple[DocumentRow, ...]:
    query = select(Document).where(which)
    found = session.scalars(query.order_by(Document.made_on.desc(), Document.number.desc())).all()
    newer = {one.replaces_id: one.number for one in found}
    scans = _scans(session, [one.id for one in found])
    days = days_of(session, found)
    letters = _letters(session, [one.letter_id for one in found if one.letter_id])
    return tuple(
        _row(
            one,
            again,
            days[one.id],
            letters.get(one.letter_id),
            newer=newer.get(one.id, ""),
            scans=scans.get(one.id, 0),
        )
        for one in found
    )


def _row(
    document: Document,
    again: _Again,
    days: Days,
    letter: Letter | None,
    *,
    newer: str,
    scans: int,
) -> DocumentRow:
    reached = (days.made, days.printed, days.signed, days.refused, days.filed)
    since = max(one for one in reached if one)
    if days.state is DocumentState.SENT and days.sent is not None:
        since = days.sent
    return DocumentRow(
        id=document.id,
        number=document.number,
        key=document.template,
        heading=document.heading,
        of=RecordRef(document.of_kind, document.of_record),
        made=document.made_on,
        state=DocumentState.REPLACED if newer else days.state,
        since=since,
        edition=document.edition,
        scans=scans,
        newer=newer,
        changed=() if newer or document.filed_on else again.changed(document),
        reason=document.reason,
        typed=document.content["typed"],
        copies=tuple(document.copies.splitlines()),
        letter=(letter.sign or letter.number) if letter is not None else "",
        sent=days.sent,
        is_signed=days.signed is not None,
        blocked="" if days.filed or newer else again.blocked(document),
        may_make=again.may_make(document),
        may_be_sent=days.sent is None and (letter is not None or document.of_kind == _ASSESSMENT),
    )


def _scans(session: Session, documents: Sequence[UUID]) -> dict[UUID, int]:
    query = (
        select(AttachedFile.of_record, func.count())
        .where(AttachedFile.of_kind == Document.__tablename__)
        .where(AttachedFile.of_record.in_(documents))
        .group_by(AttachedFile.of_record)
    )
    return dict(session.execute(query).all())


def _letters(session: Session, ids: Sequence[UUID]) -> dict[UUID | None, Letter]:
    """The outgoing letters that documents are."""
    query = select(Letter).where(Letter.id.in_(ids), Letter.direction == LetterDirection.OUT)
    return {one.id: one for one in session.scalars(query)}


def _letters_without_paper(
    session: Session, kind: DocumentKind, family: UUID, listed: Mapping[str, Listed]
) -> Iterator[Line]:
    """The lines of letters of its kind that were entered first, for documents made from other records."""
    if kind.of != LETTER and LETTER in listed:
        found = {one.id for one in unpapered(session, kind, family)}
        yield from (line for line in listed[LETTER].lines if line.id in found)


def _fitting(session: Session, kind: DocumentKind, lines: Sequence[Line]) -> Iterator[Line]:
    """Of letters and assessments those of the kinds that the document is made from; of an application one's own."""
    ids = [line.id for line in lines]
    if not actor_of(session).may(Right.CASEWORK_WRITE):
        yield from (line for line in lines if may_make(session, RecordRef(kind.of, line.id)))
        return
    if kind.letters:
        fits = select(Letter.id).where(Letter.kind.in_(kind.letters), Letter.id.in_(ids))
    elif kind.assessments:
        of_kinds = Assessment.kind.in_(kind.assessments)
        fits = select(Assessment.id).where(of_kinds, Assessment.id.in_(ids))
    else:
        yield from lines
        return
    found = set(session.scalars(fits))
    yield from (line for line in lines if line.id in found)
