"""Unfinished forms of the account: what was being entered and when it was kept last."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.records.drafts import kind_of_draft
from mgops_desktop.storage.access import question
from mgops_desktop.storage.among import among
from mgops_desktop.storage.drafts import DraftRow, drafts_of_account
from mgops_desktop.storage.reach import families_in_reach
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.casework import Case
from mgops_desktop.storage.tables.family import Family

VALUES, OWNER = "values", "owner"
_VISIT = "visit"


@dataclass(frozen=True)
class UnfinishedForm:
    """A kept form: of which kind, of which record (None: a new one), whom and which day it concerns.

    A form of any other record than a visit has the `title` of its kind. `owner` is what it was opened from.
    """

    form: str
    record: UUID | None
    kept_at: datetime
    families: tuple[str, ...]
    day: date | None
    title: str = ""
    owner: RecordRef | None = None


@question("niedokończone", None)
def unfinished(session: Session) -> list[UnfinishedForm]:
    """Return the unfinished forms of the acting account, the newest first; names of families in its reach.

    Those of a record that lies in the bin, or whose owner does, wait there with it.
    """
    drafts = _with_their_records(session, drafts_of_account(session))
    names = _names(session, {case for draft in drafts for case in _cases(draft)})
    names |= _names_of_owners(session, [owner for one in drafts if (owner := _owner(one))])
    return [_unfinished(draft, names) for draft in drafts]


@question("czy jest szkic spoza rodziny", Right.CASEWORK_READ)
def is_kept_elsewhere(session: Session, form: str, family: UUID) -> bool:
    """Return whether a new record left unfinished in this form is not this family's alone."""
    kept = next(
        (one for one in drafts_of_account(session) if (one.form, one.record) == (form, None)), None
    )
    if kept is None:
        return False
    cases = select(Case.id).where(Case.family_id == family)
    ours = {*session.scalars(cases), family}
    owner = _owner(kept)
    concerned = {*_cases(kept), *([owner.id] if owner else ())}
    return not concerned or not concerned <= ours


def _with_their_records(session: Session, drafts: Iterable[DraftRow]) -> list[DraftRow]:
    """The drafts whose record and owner are there to be opened."""
    needed = [(one, _refs(one)) for one in drafts]
    wanted: dict[str, set[UUID]] = defaultdict(set)
    for ref in chain.from_iterable(refs for _draft, refs in needed):
        wanted[ref.kind].add(ref.id)
    there = {
        RecordRef(kind, found)
        for kind, ids in wanted.items()
        for found in session.scalars(select(KINDS[kind].id).where(among(KINDS[kind].id, ids)))
    }
    return [one for one, refs in needed if there.issuperset(refs)]


def _refs(draft: DraftRow) -> list[RecordRef]:
    owner = _owner(draft)
    kind = kind_of_draft(draft.form) or _VISIT
    record = [RecordRef(kind, draft.record)] if draft.record else []
    return [*record, *([owner] if owner else [])]


def _unfinished(draft: DraftRow, names: Mapping[UUID, str]) -> UnfinishedForm:
    kind, owner = kind_of_draft(draft.form), _owner(draft)
    concerned = _cases(draft) or ([owner.id] if owner else [])
    return UnfinishedForm(
        draft.form,
        draft.record,
        draft.kept_at,
        tuple(names[one] for one in concerned if one in names),
        _day(_values(draft).get("day")),
        KINDS[kind].title if kind in KINDS else "",
        owner,
    )


def _values(draft: DraftRow) -> dict[str, Any]:
    values = draft.content.get(VALUES)
    return values if isinstance(values, dict) else {}


def _cases(draft: DraftRow) -> list[UUID]:
    chosen = _values(draft).get("families")
    return [UUID(case) for case in chosen] if isinstance(chosen, list) else []


def _owner(draft: DraftRow) -> RecordRef | None:
    kept = draft.content.get(OWNER)
    return RecordRef(kept[0], UUID(kept[1])) if isinstance(kept, list) else None


def _names_of_owners(session: Session, owners: Iterable[RecordRef]) -> dict[UUID, str]:
    families = [one.id for one in owners if one.kind == "family"]
    query = select(Family.id, Family.name).where(Family.id.in_(families))
    reach = families_in_reach(session)
    return {
        family: name for family, name in session.execute(query) if reach is None or family in reach
    }


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
