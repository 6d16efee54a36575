"""What a step of a paper also tells the records that the clock reads: proposed with its words, written on a yes.

Sending a notice (D08) is the notification of the violent person (T05), delivering a referral (D19) starts its terms
(T14, T16), signing a protocol (D33, D35) is its day (T08, T09). Nothing is entered twice and nothing by itself.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.blue_card import EVENT_LABELS, ProcedureEventKind
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.card_papers.kinds import listed_card_kind
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.blue_card import ProcedureEvent
from mgops_desktop.storage.tables.card_papers import CardDocument, CardPages

_EVENT = "event:"


@dataclass(frozen=True)
class Proposal:
    """What would be written: an event of the procedure, or the day in one field of a record."""

    words: str
    day: date
    event: ProcedureEventKind | None = None
    kind: str = ""
    record: UUID | None = None
    field: str = ""


def proposal_of(
    session: Session,
    document: CardDocument,
    pages: CardPages | None,
    step: DocumentState,
    day: date,
) -> Proposal | None:
    """Return what a step of a paper also tells the records, None where they know it or it tells them nothing."""
    kind = listed_card_kind(pages.template) if pages is not None else None
    target = kind.writes.get(step) if kind is not None else None
    if target is None or pages is None:
        return None
    if target.startswith(_EVENT):
        return _event(session, document, ProcedureEventKind(target.removeprefix(_EVENT)), day)
    if pages.subject_id is None:
        return None
    record: Any = session.get(KINDS[pages.subject_kind], pages.subject_id)
    if record is None or getattr(record, target) == day:
        return None
    sheet = BY_KEY[pages.subject_kind]
    header = next(one.header for one in sheet.columns if one.attribute == target)
    before = getattr(record, target)
    was = f" (było {short_date(before)})" if before is not None else ""
    words = f"{sheet.table.title} {record.number}: „{header}” {short_date(day)}{was}"
    return Proposal(words, day, kind=pages.subject_kind, record=record.id, field=target)


def write(session: Session, document: CardDocument, proposal: Proposal) -> None:
    """Write what was proposed and agreed to."""
    if proposal.event is not None and document.procedure_id is not None:
        event = ProcedureEvent(
            number=next_number(session, ProcedureEvent, proposal.day.year),
            procedure_id=document.procedure_id,
            kind=proposal.event,
            party_id=document.party_id,
            day=proposal.day,
            remark=f"pismo {document.number}",
        )
        session.add(event)
        return
    record: Any = session.get_one(KINDS[proposal.kind], proposal.record)
    setattr(record, proposal.field, proposal.day)


def _event(
    session: Session, document: CardDocument, event: ProcedureEventKind, day: date
) -> Proposal | None:
    known = select(ProcedureEvent.id).where(
        ProcedureEvent.procedure_id == document.procedure_id,
        ProcedureEvent.kind == event,
        ProcedureEvent.party_id == document.party_id,
        ProcedureEvent.day == day,
    )
    if document.procedure_id is None or session.scalars(known).first() is not None:
        return None
    return Proposal(f"czynność „{EVENT_LABELS[event]}” {short_date(day)}", day, event=event)
