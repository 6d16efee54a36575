"""Drafts: what stands in unfinished forms. The one exception to read and change (contracts 1).

The draft of a record's form stands in the file of its kind: what is typed about a Blue Card never lies anywhere else.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from mgops_desktop.storage.access import question
from mgops_desktop.storage.card_reach import is_any_out_of_reach
from mgops_desktop.storage.context import actor_of, context_of, is_open
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.furniture import BLUE_CARD, CENTRE, FURNITURE

_UUID = re.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True)
class DraftRow:
    """A kept form: which one, of which record (None: a new one), and what stood in it."""

    form: str
    record: UUID | None
    kept_at: datetime
    content: dict[str, Any]


def keep(session: Session, form: str, record: UUID | None, content: Mapping[str, Any]) -> None:
    """Write the draft of this account, form and record, replacing the one before."""
    discard(session, form, record)
    context = context_of(session)
    session.add(
        _table_of(form)(
            form=form,
            record=record,
            account=context.actor.account,
            kept_at=context.now(),
            content=dict(content),
        )
    )


def discard(session: Session, form: str, record: UUID | None) -> None:
    """Delete the draft; called in the transaction that commits the form."""
    draft = _table_of(form)
    session.execute(
        delete(draft).where(
            draft.form == form,
            draft.record.is_(None) if record is None else draft.record == record,
            draft.account == actor_of(session).account,
        )
    )


@question("szkice", None)
def drafts_of_account(session: Session) -> list[DraftRow]:
    """Return the unfinished forms of the acting account, newest first.

    One about a Blue Card procedure that has come out of its reach is left out.
    """
    account = actor_of(session).account
    rows = [
        row
        for compartment, furniture in FURNITURE.items()
        if is_open(session, compartment)
        for row in session.scalars(
            select(furniture.draft).where(furniture.draft.account == account)
        )
        if furniture is not BLUE_CARD or not is_any_out_of_reach(session, _mentioned(row))
    ]
    newest = sorted(rows, key=lambda row: row.kept_at, reverse=True)
    return [DraftRow(row.form, row.record, row.kept_at, row.content) for row in newest]


def _mentioned(draft: Any) -> list[UUID]:
    """Every id that stands in a draft: its record, its owner, what its fields refer to."""
    ids = [draft.record] if draft.record else []
    ahead = [draft.content]
    while ahead:
        one = ahead.pop()
        if isinstance(one, dict | list):
            ahead += one.values() if isinstance(one, dict) else one
        elif isinstance(one, str) and _UUID.fullmatch(one):
            ids.append(UUID(one))
    return ids


def _table_of(form: str) -> Any:
    """The drafts of the file in which records of this form are stored; forms of their own are the centre's."""
    kind = KINDS.get(form.partition(":")[2].partition(":")[0])
    return CENTRE.draft if kind is None else FURNITURE[kind.compartment].draft  # type: ignore[attr-defined]
