"""Whose a file is: the rights and the reach of the record that it is kept with are its own."""

from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables.attachment import AttachedFile


def holder_of(session: Session, kind: str, record: UUID) -> RecordRef:
    """Return the record that decides who may see and bin this one: of a file the one it is kept with, else itself."""
    if kind != AttachedFile.__tablename__:
        return RecordRef(kind, record)
    query = select(AttachedFile.of_kind, AttachedFile.of_record).where(AttachedFile.id == record)
    found = session.execute(query.execution_options(include_binned=True)).one_or_none()
    return RecordRef(*found) if found is not None else RecordRef(kind, record)


def follow_family(session: Session) -> None:
    """Let files go along, before the flush, when the record that they are kept with comes to a family or leaves it."""
    moved = {
        record.id: record.family_id
        for record in session.dirty
        if hasattr(record, "family_id") and inspect(record).attrs.family_id.history.has_changes()
    }
    if moved:
        query = select(AttachedFile).where(among(AttachedFile.of_record, list(moved)))
        for file in session.scalars(query.execution_options(include_binned=True)):
            file.family_id = moved[file.of_record]
