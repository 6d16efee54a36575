"""Unfinished forms of the account: what was being entered and when it was kept last."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.storage.access import question
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family

VALUES = "values"


@dataclass(frozen=True)
class UnfinishedForm:
    """A kept form: of which kind, of which record (None: a new one), whom and which day it concerns."""

    form: str
    record: UUID | None
    kept_at: datetime
    families: tuple[str, ...]
    day: date | None


@question("niedokończone", None)
def unfinished(session: Session) -> list[UnfinishedForm]:
    """Return the unfinished forms of the acting account, the newest first; names of families in its reach."""
    drafts = drafts_of_account(session)
    names = _names(session, {case for draft in drafts for case in _cases(draft)})
    return [
        UnfinishedForm(
            draft.form,
            draft.record,
            draft.kept_at,
            tuple(names[case] for case in _cases(draft) if case in names),
            _day(_values(draft).get("day")),
        )
        for draft in drafts
    ]


def _values(draft: DraftRow) -> dict[str, Any]:
    values = draft.content.get(VALUES)
    return values if isinstance(values, dict) else {}


def _cases(draft: DraftRow) -> list[UUID]:
    chosen = _values(draft).get("families")
    return [UUID(case) for case in chosen] if isinstance(chosen, list) else []


def _names(session: Session, cases: Iterable[UUID]) -> dict[UUID, str]:
    query = (
        select(Case.id, Family.id, Family.name)
        .join(Family, Family.id == Case.family_id)
        .where(Case.id.in_(list(cases)))
    )
    reach = families_in_reach(session)
    return {
        case: name
        for case, family, name in session.execute(query)
        if reach is None or family in reach
    }


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        return None  # typed, but no date yet
