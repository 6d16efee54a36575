"""The imports there were, so that one can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.access import question
from mgops_desktop.storage.tables.account import Account
from mgops_desktop.storage.tables.centre import ImportRun


@dataclass(frozen=True)
class PastImport:
    """One import: when, by whom, of which file, and whether it was taken back."""

    id: UUID
    at: datetime
    account: str
    file_name: str
    rows: int
    taken_back: bool


@question("wykaz importów", Right.IMPORT)
def past_imports(session: Session) -> list[PastImport]:
    """Return all imports that stored something, the newest first."""
    query = (
        select(ImportRun, Account.name)
        .outerjoin(Account, Account.id == ImportRun.created_by)
        .where(ImportRun.sequence.is_not(None))
        .order_by(ImportRun.created_at.desc())
    )
    return [
        PastImport(run.id, run.created_at, name or "", run.file_name, run.rows, run.taken_back)
        for run, name in session.execute(query)
    ]
