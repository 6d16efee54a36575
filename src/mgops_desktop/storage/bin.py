"""The bin: a binned record is out of every question until it is restored."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import NotAllowed
from mgops_desktop.storage.context import context_of, is_open, require
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.base import Record


def get_even_binned(session: Session, kind: str, record: UUID) -> Record:
    """Return a record whether binned or not; raises NoResultFound."""
    cls = KINDS[kind]
    query = select(cls).where(cls.id == record).execution_options(include_binned=True)
    return session.scalars(query).one()


def get_for_bin(session: Session, kind: str, record: UUID, doing: str) -> Record:
    """Return a record that the acting account may put into the bin and bring back.

    Raises NotAllowed without the right to write this kind or outside the account's reach, NoResultFound.
    """
    cls = KINDS[kind]
    require(session, cls.write_right, f"{doing}: {cls.title}")
    if not is_open(session, cls.compartment):  # type: ignore[attr-defined]
        raise NotAllowed("To konto nie ma klucza do tej części danych. Nic nie zmieniono.")
    require_reach_of(session, kind, record)
    return get_even_binned(session, kind, record)


def put_in_bin(session: Session, record: Record, reason: str) -> None:
    """Take a record out of every list, count, print and export."""
    context = context_of(session)
    record.binned_at = context.now()
    record.binned_by = context.actor.account
    record.binned_reason = reason


def restore_from_bin(record: Record) -> None:
    """Bring a binned record back as it was."""
    record.binned_at = None
    record.binned_by = None
    record.binned_reason = ""
