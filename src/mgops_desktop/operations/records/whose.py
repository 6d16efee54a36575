"""Whose a record is, for the head of its form: nobody writes into the wrong family."""

from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.describe import describe
from mgops_desktop.storage.reach import families_of
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.family import Family
from mgops_desktop.storage.tables.staff import Worker

_FAMILY, _WORKER = Family.__tablename__, Worker.__tablename__


def whose(session: Session, kind: str, record: UUID | None, owner: RecordRef | None) -> str:
    """Return the families of a record, or the worker or the procedure that it was opened from.

    Families go by their names for accounts that may know them, procedures by their numbers.
    """
    if KINDS[kind] is Family:
        return ""
    owners = [owner] if owner is not None else _families(session, kind, record)
    named = describe(session, owners, with_names=True)
    sees = actor_of(session).may(Right.CASEWORK_READ)
    words = [
        one.label if one.kind == _WORKER or (one.kind == _FAMILY and sees) else one.number
        for ref in owners
        if (one := named.get(ref)) is not None and ref.id != record
    ]
    return ", ".join(sorted(words))


def _families(session: Session, kind: str, record: UUID | None) -> list[RecordRef]:
    if record is None:
        return []
    found = families_of(session, kind, [record]).get(record, frozenset())
    return [RecordRef(_FAMILY, one) for one in found]
