"""Cards of the visits of a day, made in advance: one registered document a family, printed in one go."""

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.day_slips import day_slips
from mgops_desktop.operations.documents.keeping import NewDocument, make_document, note_document
from mgops_desktop.operations.reports import PaintedReport, render_report
from mgops_desktop.reports.blocks import Report
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.tables.document import Document

_CARD, _CASE = "karta-wizyty-do-wypelnienia", "case"
_NONE_PLANNED = "Na ten dzień nie ma zaplanowanych wizyt, więc nie ma kart wizyt."


@operation("karty wizyt na dzień", Right.CASEWORK_WRITE)
def make_visit_cards(session: Session, day: date, worker: UUID | None = None) -> tuple[UUID, ...]:
    """Register a card to be filled in for every family of a worker's day, in the order of the plan; return their ids.

    One that was made today and is not printed yet serves again. Raises UserError for a day without planned visits,
    NotAllowed for somebody else's day.
    """
    slips = day_slips(session, day, worker).slips
    if not slips:
        raise UserError(_NONE_PLANNED)
    return tuple(_waiting(session, one.case) or _made(session, one.case) for one in slips)


@operation("wydruk kart wizyt", Right.CASEWORK_WRITE)
def note_cards_printed(session: Session, cards: Sequence[UUID]) -> None:
    """Note today that these cards were printed. Raises NotAllowed outside the account's reach."""
    for card in cards:
        note_document(session, card, DocumentState.PRINTED)


def painted_cards(reports: Sequence[Report], created: datetime) -> PaintedReport:
    """Return the cards one behind the other for screen and printer, each with its own number, checksum and code."""
    from mgops_desktop.reports.render.appending import appended  # noqa: PLC0415  heavy
    from mgops_desktop.reports.render.drawing import RenderedPdf  # noqa: PLC0415  heavy

    first, *others = (render_report(one, "pdf", created) for one in reports)
    return PaintedReport(reports[0], RenderedPdf(appended(first, others), ()), {})


def _waiting(session: Session, case: UUID) -> UUID | None:
    query = select(Document.id).where(
        Document.template == _CARD,
        Document.of_record == case,
        Document.made_on == today_of(session),
        Document.printed_on.is_(None),
    )
    return session.scalars(query.order_by(Document.number)).first()


def _made(session: Session, case: UUID) -> UUID:
    return make_document(session, NewDocument(_CARD, RecordRef(_CASE, case), {}))
