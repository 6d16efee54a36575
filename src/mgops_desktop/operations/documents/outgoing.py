"""An outgoing document is one letter: it stands in the register of letters once, and prints its case sign.

A document made from a letter is that letter's paper. One that is made from another record is entered as a letter when
it is made; if somebody entered the letter first, the document is made from it and takes the newest record it speaks
of. The day of sending stands in the letter alone.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.court import LETTER_LABELS, LetterDelivery, LetterDirection
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.documents.kinds import DocumentKind
from mgops_desktop.operations.records.lines import lines_about
from mgops_desktop.reports.wording import Value
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.setting import parameters_of
from mgops_desktop.storage.signs import sign_for
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import LINE_LENGTH
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document

LETTER = Letter.__tablename__
SIGN_FIELD = "letter_sign"
_SYMBOL = "file_plan_symbol"
_NOT_YET = "nada go rejestr pism przy sporządzeniu"
_FAMILY = "family"


@dataclass(frozen=True)
class Outgoing:
    """The record a document is filled from, the letter it is, and the letter that it answers."""

    origin: RecordRef
    letter: Letter | None = None
    answers: Letter | None = None


def outgoing(session: Session, kind: DocumentKind, of: RecordRef) -> Outgoing:
    """Return what a document is made from and which letter it is, None for one that is not in the register yet.

    Raises UserError for a letter of another kind, and where the family has no record that the document speaks of.
    """
    if of.kind != LETTER:
        return Outgoing(of)
    letter = session.get_one(Letter, of.id)
    is_out = letter.direction is LetterDirection.OUT
    if kind.of == LETTER:
        return (
            Outgoing(of, letter) if is_out else Outgoing(of, _answer(session, kind, of.id), letter)
        )
    if not is_out or letter.kind is not kind.letter or letter.family_id is None:
        raise UserError(
            f"„{kind.title}” sporządza się z innego zapisu ({KINDS[kind.of].title}). Wybierz zapis z listy."
        )
    owner = RecordRef(_FAMILY, letter.family_id)
    lines = [line for one in lines_about(session, (kind.of,), owner) for line in one.lines]
    if not lines:
        raise UserError(
            f"„{kind.title}” mówi o zapisie: {KINDS[kind.of].title}. Rodzina nie ma jeszcze takiego zapisu."
        )
    return Outgoing(RecordRef(kind.of, lines[0].id), letter)


def kept_letter(made_of: Outgoing, earlier: Letter | None) -> Letter | None:
    """Return the letter that a document is before it is made: that of the version it replaces, or the one it is from.

    None where it becomes a letter only when it is made, or none at all. What was sent was sent as it was: a version
    made later is a letter of its own, which is still to go.
    """
    if earlier is None or earlier.day is None:
        return earlier or made_of.letter
    waits = made_of.letter is not None and made_of.letter.day is None
    return made_of.letter if waits else None


def letter_of(session: Session, document: Document | None) -> Letter | None:
    """Return the letter that a registered document is, if it is one."""
    letter = document.letter_id if document is not None else None
    return session.get(Letter, letter) if letter is not None else None


def sign_of(kind: DocumentKind, letter: Letter | None) -> str:
    """Return what a document prints as the sign of its letter; before it is entered, that it will get one."""
    if letter is not None:
        return letter.sign or letter.number
    return _NOT_YET if kind.letter is not None or kind.of == LETTER else ""


def enter_letter(
    session: Session,
    kind: DocumentKind,
    values: Mapping[str, Value],
    family: UUID | None,
    answers: Letter | None,
    delivery: LetterDelivery | None,
    earlier: Letter | None,
) -> Letter:
    """Enter an outgoing document in the register of letters; it is sent later.

    A paper made from a letter has no kind of its own: a version made after the `earlier` one was sent is such a letter
    once more.
    """
    given: dict[str, Any] = {
        "direction": LetterDirection.OUT,
        "kind": kind.letter,
        "due": answers.due if answers else None,
        "family_id": family,
        "other_side": _line(values.get(kind.recipient)) or (answers.other_side if answers else ""),
        "their_sign": answers.their_sign if answers else _line(values.get("court_sign")),
        "subject": kind.title,
        **(_as_before(earlier) if kind.letter is None and earlier else {}),
        "answers_id": answers.id if answers else None,
        "file_symbol": _symbol(session),
        "delivery": delivery,
    }
    letter = Letter(**given | sign_for(session, given), number=next_number(session, Letter))
    session.add(letter)
    session.flush()
    return letter


def note_sent(session: Session, letter: UUID | None, day: date) -> None:
    """Note in the register of letters that a document was sent. Raises UserError for what is no letter, or was sent."""
    found = session.get(Letter, letter) if letter is not None else None
    if found is None or found.direction is LetterDirection.IN:
        raise UserError(
            "Ten dokument nie stoi w rejestrze pism wychodzących. Niczego nie zmieniono."
        )
    if found.day is not None:
        raise UserError(f"Pismo {found.number} ma już datę wysłania. Popraw ją w piśmie.")
    found.day = day


def unpapered(session: Session, kind: DocumentKind, family: UUID) -> list[Letter]:
    """Return the outgoing letters of a document's kind that were entered first and have no paper, the newest first."""
    if kind.letter is None:
        return []
    papered = select(Document.letter_id).where(Document.letter_id.is_not(None))
    query = select(Letter).where(
        *(Letter.family_id == family, Letter.kind == kind.letter),
        *(Letter.direction == LetterDirection.OUT, Letter.id.not_in(papered)),
    )
    return list(session.scalars(query.order_by(Letter.number.desc())))


def letter_warning(
    session: Session, kind: DocumentKind, letter: Letter | None, family: UUID | None
) -> str:
    """Return what to know before a second letter of the kind is entered."""
    if letter is not None:
        return ""
    waiting = unpapered(session, kind, family) if family is not None else []
    if not waiting:
        return ""
    return (
        f"W rejestrze pism stoi już {waiting[0].number} ({LETTER_LABELS[waiting[0].kind]}) bez dokumentu. "
        "Jeżeli to ono, wróć i sporządź dokument z tego pisma."
    )


def _answer(session: Session, kind: DocumentKind, asked: UUID) -> Letter | None:
    """The answer that was entered before its paper was made, or whose paper has not gone out yet."""
    papered = select(Document.letter_id).where(Document.letter_id.is_not(None))
    query = select(Letter).where(
        *(Letter.answers_id == asked, Letter.kind == kind.letter),
        Letter.direction == LetterDirection.OUT,
        or_(Letter.day.is_(None), Letter.id.not_in(papered)),
    )
    return session.scalars(query.order_by(Letter.number.desc())).first()


def _as_before(letter: Letter) -> dict[str, Any]:
    """What a letter says of itself, whenever it is sent."""
    names = ("kind", "other_side", "their_sign", "subject", "learned")
    return {name: getattr(letter, name) for name in names}


def _symbol(session: Session) -> str:
    found = parameters_of(session).newest(_SYMBOL)
    return found.value if found is not None else ""


def _line(value: Value | None) -> str:
    return " ".join(value.split())[:LINE_LENGTH] if isinstance(value, str) else ""
