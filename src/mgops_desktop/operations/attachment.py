"""What a user does with files of records: keep one, list them, read one; and whether all contents are there.

The content is written before the row that refers to it: a fault between the two leaves content that nobody refers to,
never a row that points at nothing. Taking one away is putting its row into the bin.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.attachment import NewFile
from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.attachments import Attachments
from mgops_desktop.storage.context import note_reading, require
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import (
    families_in_reach,
    families_of,
    out_of_reach,
    require_reach_of,
)
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import AttachedFile
from mgops_desktop.storage.tables.base import LINE_LENGTH, Compartment


@dataclass(frozen=True)
class AttachedRow:
    """A file as the list of a record shows it."""

    id: UUID
    number: str
    name: str
    size: int
    added: datetime
    remark: str


@dataclass(frozen=True)
class Contents:
    """How rows and contents fit together.

    `missing` and `damaged` are files without their content or with another one, `orphans` how many contents nobody
    refers to any more, binned rows included.
    """

    missing: tuple[RecordRef, ...]
    damaged: tuple[RecordRef, ...]
    orphans: int


@operation("dodanie załącznika", Right.CASEWORK_WRITE)
def attach_file(session: Session, contents: Attachments, of: RecordRef, file: NewFile) -> UUID:
    """Keep a file with a record of a family; returns the file's id.

    Raises UserError for a file that is refused or a record that takes none, NotAllowed outside the account's reach.
    """
    file.check()
    family = _family_of(session, of)
    require(session, KINDS[of.kind].write_right, f"dodanie załącznika: {KINDS[of.kind].title}")
    row = AttachedFile(
        number=next_number(session, AttachedFile),
        family_id=family,
        of_kind=of.kind,
        of_record=of.id,
        name=file.kept_name,
        sha256=contents.add(file.content).hex(),
        size=len(file.content),
        remark=clean_text(file.remark, LINE_LENGTH, field="remark"),
    )
    session.add(row)
    session.flush()
    return row.id


@question("załączniki zapisu", Right.CASEWORK_READ)
def files_of(session: Session, of: RecordRef) -> list[AttachedRow]:
    """Return the files of a record, the newest first; raises NotAllowed outside the account's reach."""
    require_reach_of(session, of.kind, of.id)
    table = AttachedFile
    query = (
        select(table.id, table.number, table.name, table.size, table.created_at, table.remark)
        .where(table.of_kind == of.kind, table.of_record == of.id)
        .order_by(table.created_at.desc(), table.number.desc())
    )
    return [AttachedRow(*row) for row in session.execute(query)]


@question("treść załącznika", Right.CASEWORK_READ)
def read_file(session: Session, contents: Attachments, file: UUID) -> tuple[str, bytes]:
    """Return name and content of a file; the reading is logged.

    Raises NotAllowed outside the account's reach, UserError for a file that is not there, FileRefused for content
    that is missing or not what it was.
    """
    require_reach_of(session, AttachedFile.__tablename__, file)
    query = select(AttachedFile.name, AttachedFile.sha256).where(AttachedFile.id == file)
    found = session.execute(query).one_or_none()
    if found is None:
        raise UserError("Nie ma takiego załącznika.")
    note_reading(session, AttachedFile.__tablename__, file)
    return found.name, contents.read(bytes.fromhex(found.sha256))


@question("sprawdzenie załączników", Right.BACKUP)
def check_contents(session: Session, contents: Attachments) -> Contents:
    """Compare every row, binned ones too, with the content it refers to."""
    query = select(AttachedFile.id, AttachedFile.sha256).execution_options(include_binned=True)
    rows = [(id_, bytes.fromhex(sha256)) for id_, sha256 in session.execute(query)]
    known = contents.digests()
    missing, damaged = [], []
    for id_, digest in rows:
        ref = RecordRef(AttachedFile.__tablename__, id_)
        if digest not in known:
            missing.append(ref)
        elif not _is_whole(contents, digest):
            damaged.append(ref)
    return Contents(tuple(missing), tuple(damaged), len(known - {digest for _id, digest in rows}))


def _is_whole(contents: Attachments, digest: bytes) -> bool:
    try:
        contents.read(digest)
    except FileRefused:
        return False
    return True


def _family_of(session: Session, of: RecordRef) -> UUID:
    """The family whose record it is; of several, the one in reach that comes first."""
    cls = KINDS.get(of.kind)
    if cls is None or cls.compartment is not Compartment.CENTRE:  # type: ignore[attr-defined]
        raise UserError("Do tego zapisu nie można dodać załącznika.")
    there = session.scalar(select(cls.id).where(cls.id == of.id))
    families = families_of(session, of.kind, [of.id]).get(of.id, frozenset()) if there else ()
    if not families:
        raise UserError("Do tego zapisu nie można dodać załącznika: nie należy do żadnej rodziny.")
    reach = families_in_reach(session)
    within = sorted(one for one in families if reach is None or one in reach)
    if not within:
        raise out_of_reach()
    return within[0]
