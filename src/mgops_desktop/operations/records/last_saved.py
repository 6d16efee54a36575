"""Who saved a record last, and when: said where two have changed it at the same time."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.operations.records.saying import PROGRAM_WORD, names_of_accounts
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import is_open, require
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS


@dataclass(frozen=True)
class LastSaved:
    """The name of who saved it, or the program itself, and the moment."""

    who: str
    at: datetime


@question("kto zapisał", None)
def last_saved(session: Session, kind: str, record: UUID) -> LastSaved:
    """Return who saved a record last. Raises NotAllowed for an account that may not correct it."""
    table: Any = KINDS[kind]
    require(session, table.write_right, f"formularz: {table.title}")
    if not is_open(session, table.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych.")
    require_reach_of(session, kind, record)
    query = select(table.changed_by, table.changed_at).where(table.id == record)
    row = session.execute(query.execution_options(include_binned=True)).one()
    return LastSaved(names_of_accounts(session).get(row.changed_by, PROGRAM_WORD), row.changed_at)
