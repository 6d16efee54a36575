"""A document before it is made: its template filled from the records, with every gap told."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import listing
from mgops_desktop.operations.documents import (  # noqa: F401  each registers its sources
    about_assessment,
    about_care,
    about_case,
    about_diagnosis,
    about_letters,
    about_meetings,
    about_month,
    about_plan,
)
from mgops_desktop.operations.documents.about_centre import centre_head, centre_values
from mgops_desktop.operations.documents.filling import Paper, Template, fill, names_of
from mgops_desktop.operations.documents.gathering import gather
from mgops_desktop.operations.documents.guard import covered, secrets_of
from mgops_desktop.operations.documents.kinds import DocumentKind, document_kind, field_words
from mgops_desktop.operations.documents.outgoing import (
    SIGN_FIELD,
    kept_letter,
    letter_of,
    letter_warning,
    outgoing,
    sign_of,
)
from mgops_desktop.operations.documents.reaching import (
    FOR_WHOM,
    POST_FIELD,
    advice,
    of_one_side,
    post_line,
    require_safe,
    require_side,
    sides_of,
)
from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.wording import Value, Values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, note_reading, today_of
from mgops_desktop.storage.reach import require_reach, require_reach_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.court import Letter
from mgops_desktop.storage.tables.document import Document

_TWO_SIDES = "To pismo jest dla dwóch stron. Sporządź i wydrukuj osobny egzemplarz dla każdej: {}."
_SIDE_LABEL = "dla kogo jest ten egzemplarz"
_COVERED = "W treści zakryto dane, których ten adresat nie może zobaczyć. Przeczytaj podgląd."
_UNCOVERED = "arkusz z adresem chronionym"
_FOR_COURT = (
    "Arkusz z adresem chronionym jest tylko dla adresata. Drukuj go osobno i nie wpinaj do akt."
)

Typed = Mapping[str, str]
MONTH = "month"
"""The name under which the month of a monthly document is typed."""
_MONTH = re.compile(r"(\d{1,2})\.(\d{4})")
_NO_MONTH = "Podaj miesiąc i rok, np. 10.2026."


@dataclass(frozen=True)
class AskedField:
    """A text that whoever makes the document may type: one that no record has, or one `missing` in the records."""

    name: str
    label: str
    lines: int
    help: str
    text: str
    missing: bool = False


@dataclass(frozen=True)
class DocumentDraft:
    """A document as it would be printed now.

    `gaps` are the labels of what is missing, each once, `warnings` what to know before it is printed. `values` are
    those that its template names. `sides` are the carers of whom each gets a copy of his own, if one is not for all.
    Nothing `stops` a paper of a family: what its addressee must not see is covered.
    """

    kind: DocumentKind
    of: RecordRef
    family: UUID | None
    report: Report
    values: Values
    asked: tuple[AskedField, ...]
    gaps: tuple[str, ...]
    warnings: tuple[str, ...]
    sides: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()


@question("podgląd dokumentu", Right.CASEWORK_READ)
def document_draft(
    session: Session, key: str, of: RecordRef, typed: Typed, replaces: UUID | None = None
) -> DocumentDraft:
    """Fill a template from a record, with what was `typed` besides; the reading is logged.

    `replaces` is the document of which it becomes a new version: the sign of its unsent letter stays.
    Raises UserError for a document that is not made from such a record, NotAllowed outside the account's reach.
    """
    kind = document_kind(key)
    before = None
    if replaces is not None:
        require_reach_of(session, Document.__tablename__, replaces)
        before = session.get_one(Document, replaces)
    letter = kept_letter(outgoing(session, kind, of), letter_of(session, before))
    return compose(session, kind, of, typed, today_of(session), letter=letter)


def compose(
    session: Session,
    kind: DocumentKind,
    of: RecordRef,
    typed: Typed,
    day: date,
    number: str = "",
    letter: Letter | None = None,
) -> DocumentDraft:
    """Return a document as it is on a day, with its number in the register if it has one, and the `letter` it is."""
    origin = outgoing(session, kind, of).origin
    values, family = values_of(session, kind, origin, day, typed, letter)
    require_safe(session, kind, family)
    sides = sides_of(session, kind, family, day)
    if number:
        require_side(sides, typed.get(FOR_WHOM, ""))
    note_reading(session, of.kind, of.id, _UNCOVERED if kind.separate else "")
    known = dict(values)
    values |= {name: typed[name] for name in typeable(kind, known) if typed.get(name)}
    secrets = secrets_of(session, family, with_address=kind.separate)
    safe = covered(values, secrets)
    paper = Paper(centre_head(session), day, number, context_of(session).practice)
    report, gaps = fill(kind, safe, paper)
    return DocumentDraft(
        kind=kind,
        of=of,
        family=family,
        report=replace(report, sections=covered(report.sections, secrets)),
        values=safe,
        asked=(*_asked_side(sides, typed), *asked_fields(kind, known, typed, gaps)),
        gaps=tuple(dict.fromkeys(field_words()[name].label for name in gaps)),
        warnings=tuple(_warnings(session, kind, family, letter, sides, is_covered=safe != values)),
        sides=tuple(sides.values()),
    )


def values_of(
    session: Session,
    kind: DocumentKind,
    of: RecordRef,
    day: date,
    typed: Typed,
    letter: Letter | None = None,
) -> tuple[dict[str, Value], UUID | None]:
    """Return every value that the template names, empty where the records know nothing, and the family.

    Of a monthly document `typed` says the month. Raises what `document_draft` raises.
    """
    if of.kind != kind.of:
        raise UserError(
            f"„{kind.title}” sporządza się z innego zapisu ({KINDS[kind.of].title}). Wybierz zapis z listy."
        )
    require_reach_of(session, of.kind, of.id)
    with veil.lifted():  # what is printed bears whole names
        gathered = gather(session, of, month_typed(typed, day).last if kind.monthly else day)
        gathered.values.update(centre_values(session, day))
    gathered.values[SIGN_FIELD] = sign_of(kind, letter)
    if gathered.family is not None:
        gathered.values[POST_FIELD] = post_line(session, gathered.family)
    if gathered.family is not None:
        require_reach(session, gathered.family)
    known = {
        name: gathered.values.get(name, kind.vocabulary.nothing(name)) for name in names_of(kind)
    }
    whom = typed.get(FOR_WHOM, "")
    return of_one_side(session, kind, gathered.family, day, known, whom), gathered.family


def month_typed(typed: Typed, day: date) -> Period:
    """Return the month of a monthly document, by default that of the day. Raises UserError for what is no month."""
    text = typed.get(MONTH, "").strip()
    if not text:
        return Period.month(day.year, day.month)
    found = _MONTH.fullmatch(text)
    if found is None or not 1 <= int(found[1]) <= 12:
        raise UserError(
            f"„{text}” to nie miesiąc. Podaj go tak: 10.2026.", [Problem(_NO_MONTH, field=MONTH)]
        )
    return Period.month(int(found[2]), int(found[1]))


def typeable(kind: Template, known: Values) -> list[str]:
    """Return the texts of a template that may be typed: what no record has, and what is missing in the records."""
    return [name for name in names_of(kind) if known[name] == ""]


def asked_fields(
    kind: Template, known: Values, typed: Typed, gaps: Collection[str]
) -> Iterator[AskedField]:
    """Yield what may be typed: what no record has, what is missing on the pages, and what was typed before."""
    words = kind.vocabulary.words
    for name in typeable(kind, known):
        one = words[name]
        if one.asked or name in gaps or typed.get(name):
            text = typed.get(name, "")
            yield AskedField(name, one.label, one.lines, one.help, text, missing=not one.asked)


def _asked_side(sides: Mapping[UUID, str], typed: Typed) -> Iterator[AskedField]:
    """For which of two sides it is: each gets a paper of its own."""
    if sides:
        names = f"Imię i nazwisko jednej osoby: {listing(list(sides.values()))}."
        yield AskedField(FOR_WHOM, _SIDE_LABEL, 1, names, typed.get(FOR_WHOM, ""))


def _warnings(
    session: Session,
    kind: DocumentKind,
    family: UUID | None,
    letter: Letter | None,
    sides: Mapping[UUID, str],
    *,
    is_covered: bool,
) -> Iterator[str]:
    if words := letter_warning(session, kind, letter, family):
        yield words
    if is_covered:
        yield _COVERED
    if kind.separate:
        yield _FOR_COURT
    if words := advice(session, kind, family):
        yield words
    if sides:
        yield _TWO_SIDES.format(listing(list(sides.values())))
