"""Whose a file is: the rights and the reach of the record that it is kept with are its own."""

from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.storage.among import among
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import FILES, AttachedFile, FileOfRecord


def files_beside(kind: str) -> type[FileOfRecord]:
    """Where files of records of this kind are listed: in the file in which the record itself stands."""
    return FILES[KINDS[kind].compartment]  # type: ignore[attr-defined]


def holder_of(session: Session, kind: str, record: UUID) -> RecordRef:
    """Return the record that decides who may see and bin this one: of a file the one it is kept with, else itself."""
    cls = KINDS[kind]
    if not issubclass(cls, FileOfRecord):
        return RecordRef(kind, record)
    query = select(cls.of_kind, cls.of_record).where(cls.id == record)
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
