"""All files of a family, whichever of its records they are kept with."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.attachment import AttachedRow, attached_row
from mgops_desktop.operations.records.about import records_about
from mgops_desktop.operations.records.saying import names_of_accounts
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of
from mgops_desktop.storage.reach import require_reach
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile

_OF_SEVERAL = ("visit", "person")
"""Kinds of which one record may belong to two families; the file names one of them."""


@dataclass(frozen=True)
class FamilyDocument:
    """A file, the record that it is kept with, and the Polish word for such a record."""

    of: RecordRef
    title: str
    file: AttachedRow


@question("dokumenty rodziny", Right.CASEWORK_READ)
def documents_of_family(session: Session, family: UUID) -> tuple[FamilyDocument, ...]:
    """Return the files of a family's records, the newest first; only of kinds that the account may read.

    Raises NotAllowed outside the account's reach.
    """
    require_reach(session, family)
    table, actor, owner = AttachedFile, actor_of(session), RecordRef("family", family)
    readable = [kind for kind, cls in KINDS.items() if actor.may(cls.read_right)]
    shared = [table.of_record.in_(records_about(kind, owner)) for kind in _OF_SEVERAL]
    query = (
        select(table)
        .where(or_(table.family_id == family, *shared), table.of_kind.in_(readable))
        .order_by(table.created_at.desc(), table.number.desc())
    )
    with veil.lifted():  # what kind of file it is may be known of one whose name is covered
        found = session.scalars(query).all()
    who = names_of_accounts(session) if found else {}
    return tuple(
        FamilyDocument(
            RecordRef(file.of_kind, file.of_record),
            KINDS[file.of_kind].title,
            attached_row(file, who),
        )
        for file in found
    )
