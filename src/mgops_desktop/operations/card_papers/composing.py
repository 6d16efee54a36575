"""A Blue Card paper before it is made: filled from the records, with its gaps, its warnings and what stops it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.safe_contact import BY_HAND_WORDS
from mgops_desktop.operations.card_papers import (  # noqa: F401  each registers its sources
    about_course,
    about_meetings,
)
from mgops_desktop.operations.card_papers.about_procedure import team_values
from mgops_desktop.operations.card_papers.gathering import CardSource, gather_card
from mgops_desktop.operations.card_papers.guard import secrets_for
from mgops_desktop.operations.card_papers.kinds import CardPaperKind, card_paper_kind
from mgops_desktop.operations.card_papers.stops import print_stop, stops_of, told_secrets
from mgops_desktop.operations.documents.about_centre import centre_head, centre_values
from mgops_desktop.operations.documents.composing import (
    AskedField,
    Typed,
    asked_fields,
    typeable,
)
from mgops_desktop.operations.documents.filling import Paper, fill, names_of
from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.wording import Value, Values
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import context_of, note_reading, today_of
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS

_BY_HAND = "Tego pisma nie wysyła się pod adres tej osoby. Wydaj je do rąk własnych."
_POST = "addressee_post"


@dataclass(frozen=True)
class CardDraft:
    """A paper as it would be printed now; while there are `stops` it cannot be made."""

    kind: CardPaperKind
    of: RecordRef
    source: CardSource
    report: Report
    values: Values
    asked: tuple[AskedField, ...]
    gaps: tuple[str, ...]
    warnings: tuple[str, ...]
    stops: tuple[str, ...]


@question("podgląd dokumentu procedury", Right.BLUE_CARD)
def card_draft(
    session: Session, key: str, of: RecordRef, typed: Typed, replaces: UUID | None = None
) -> CardDraft:
    """Fill a template from a record, with what was `typed` besides; the reading is logged.

    Raises UserError for a paper that is not made from such a record, NotAllowed outside the account's reach.
    """
    return compose_card(session, card_paper_kind(key), of, typed, today_of(session))


def compose_card(
    session: Session, kind: CardPaperKind, of: RecordRef, typed: Typed, day: date, number: str = ""
) -> CardDraft:
    """Return a paper as it is on a day, with its number in the register if it has one."""
    source = source_of(session, kind, of, day)
    note_reading(session, of.kind, of.id)
    known = offered(kind, source.values)
    values = known | {name: typed[name] for name in typeable(kind, known) if typed.get(name)}
    paper = Paper(centre_head(session), day, number, context_of(session).practice)
    report, gaps = fill(kind, values, paper)
    secrets = secrets_for(session, kind.addressee, source.procedure, source.party)
    stops = [
        *stops_of(session, kind, source, day),
        *told_secrets(kind, values, report, secrets),
    ]
    words = kind.vocabulary.words
    return CardDraft(
        kind=kind,
        of=of,
        source=source,
        report=report,
        values=values,
        asked=tuple(asked_fields(kind, known, typed, gaps)),
        gaps=tuple(dict.fromkeys(words[name].label for name in gaps)),
        warnings=tuple(_warnings(session, kind, source, values)),
        stops=tuple(stops),
    )


def source_of(session: Session, kind: CardPaperKind, of: RecordRef, day: date) -> CardSource:
    """Return what a record gives to a paper, with the centre and the team. Raises what `card_draft` raises."""
    if of.kind != kind.of:
        raise UserError(
            f"„{kind.title}” sporządza się z innego zapisu ({KINDS[kind.of].title}). Wybierz zapis z listy."
        )
    require_reach_of(session, of.kind, of.id)
    with veil.lifted():  # what is printed bears whole names
        source = gather_card(session, of, day)
        source.values.update(centre_values(session, day))
        source.values.update(team_values(session, day))
    return source


def offered(kind: CardPaperKind, values: Mapping[str, Value]) -> dict[str, Value]:
    """Return every value that the template names; of the other side none is given, whatever the template says."""
    withheld = kind.withheld
    return {
        name: kind.vocabulary.nothing(name)
        if name in withheld
        else values.get(name, kind.vocabulary.nothing(name))
        for name in names_of(kind)
    }


def _warnings(
    session: Session, kind: CardPaperKind, source: CardSource, values: Values
) -> Iterator[str]:
    if values.get(_POST) == BY_HAND_WORDS:
        yield _BY_HAND
    if words := print_stop(session, kind.addressee, source.procedure, None):
        yield words
