"""What a user does with files of records: keep one, list them, read one; and whether all contents are there.

A file has the rights and the reach of the record that it is kept with. The contents that are given here are those of
the attachments file; a Blue Card record has its own in the Blue Card file, and nothing of it elsewhere.

The content is written before the row that refers to it: a fault between the two leaves content that nobody refers to,
never a row that points at nothing. Taking one away is putting its row into the bin.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.attachment import NewFile, ending_of
from mgops_desktop.domain.errors import FileRefused, NotAllowed, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.text import clean_text
from mgops_desktop.operations.records.saying import PROGRAM_WORD, names_of_accounts
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.attached import files_beside
from mgops_desktop.storage.card_contents import CardContents
from mgops_desktop.storage.contents import Contents
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import (
    families_in_reach,
    families_of,
    kinds_of_families,
    require_reach_of,
)
from mgops_desktop.storage.tables import KINDS
from mgops_desktop.storage.tables.attachment import FILES, AttachedFile, FileOfRecord
from mgops_desktop.storage.tables.base import LINE_LENGTH, Compartment, Record


@dataclass(frozen=True)
class AttachedRow:
    """A file as the list of a record shows it: `ending` (".pdf") tells its kind, `who` added it."""

    id: UUID
    number: str
    name: str
    ending: str
    size: int
    added: datetime
    who: str
    remark: str


@dataclass(frozen=True)
class RecordFiles:
    """The files of a record, the newest first.

    `takes` tells whether a record like it can have any, `may_write` whether this account may add one or put one into
    the bin, `kind` of what kind of record each file is.
    """

    rows: tuple[AttachedRow, ...] = ()
    takes: bool = False
    may_write: bool = False
    kind: str = AttachedFile.__tablename__


@dataclass(frozen=True)
class Fit:
    """How rows and contents fit together.

    `missing` and `damaged` are files without their content or with another one, `orphans` how many contents nobody
    refers to any more, binned rows included.
    """

    missing: tuple[RecordRef, ...]
    damaged: tuple[RecordRef, ...]
    orphans: int


@operation("dodanie załącznika", None)
def attach_file(session: Session, contents: Contents, of: RecordRef, file: NewFile) -> UUID:
    """Keep a file with a record; returns the file's id.

    Raises UserError for a file that is refused, a record that takes none or is not there, NotAllowed without the right
    to write records of this kind and outside the account's reach.
    """
    cls = _kind_of(of)
    require(session, cls.write_right, f"dodanie załącznika: {cls.title}")
    _require_key(session, cls)
    file.check()
    if not _is_there(session, of):
        raise UserError("Nie ma takiego zapisu. Nie dodano załącznika.")
    table = files_beside(of.kind)
    digest = _contents_of(session, contents, table).add(file.content)
    row = table()
    row.number = next_number(session, table)
    row.of_kind, row.of_record = of
    row.name = file.kept_name
    row.sha256 = digest.hex()
    row.size = len(file.content)
    row.remark = clean_text(file.remark, LINE_LENGTH, field="remark")
    if isinstance(row, AttachedFile):
        row.family_id = _family_of(session, of)
    session.add(row)
    session.flush()
    return row.id


@question("załączniki zapisu", None)
def files_of(session: Session, of: RecordRef) -> RecordFiles:
    """Return the files of a record; one that takes none has none.

    Raises NotAllowed without the right to read or write records of this kind, and outside the account's reach.
    """
    cls = KINDS[of.kind]
    _require_reading(session, cls)
    if not _takes_files(cls):
        return RecordFiles()
    is_there = _is_there(session, of)
    may_write = actor_of(session).may(cls.write_right)
    kind = files_beside(of.kind).__tablename__
    return RecordFiles(_rows(session, of), is_there, may_write, kind)


@question("treść załącznika", None)
def read_file(session: Session, contents: Contents, of: RecordRef, file: UUID) -> tuple[str, bytes]:
    """Return name and content of a file of a record; the reading is logged.

    Raises NotAllowed like `files_of`, UserError for a file that is not there, FileRefused for content that is missing
    or not what it was.
    """
    _require_reading(session, KINDS[of.kind])
    require_reach_of(session, of.kind, of.id)
    table = files_beside(of.kind)
    query = select(table.name, table.sha256).where(table.id == file)
    query = query.where(table.of_kind == of.kind, table.of_record == of.id)
    found = session.execute(query).one_or_none()
    if found is None:
        raise UserError("Nie ma takiego załącznika.")
    note_reading(session, table.__tablename__, file)
    content = _contents_of(session, contents, table).read(bytes.fromhex(found.sha256))
    return found.name, content


@question("sprawdzenie załączników", Right.BACKUP)
def check_contents(session: Session, contents: Contents) -> Fit:
    """Compare every row that the account's keys open, binned ones too, with the content it refers to."""
    missing: list[RecordRef] = []
    damaged: list[RecordRef] = []
    orphans = 0
    for compartment, table in FILES.items():
        if not is_open(session, compartment):
            continue
        store = _contents_of(session, contents, table)
        query = select(table.id, table.sha256).execution_options(include_binned=True)
        rows = [(id_, bytes.fromhex(sha256)) for id_, sha256 in session.execute(query)]
        known = store.digests()
        for id_, digest in rows:
            ref = RecordRef(table.__tablename__, id_)
            if digest not in known:
                missing.append(ref)
            elif not _is_whole(store, digest):
                damaged.append(ref)
        orphans += len(known - {digest for _id, digest in rows})
    return Fit(tuple(missing), tuple(damaged), orphans)


def _contents_of(session: Session, attachments: Contents, table: type[FileOfRecord]) -> Contents:
    """What the files of a table hold: attachments of the centre, or what stands in the Blue Card file."""
    return attachments if table is AttachedFile else CardContents(session)


def _is_whole(contents: Contents, digest: bytes) -> bool:
    try:
        contents.read(digest)
    except FileRefused:
        return False
    return True


def _rows(session: Session, of: RecordRef) -> tuple[AttachedRow, ...]:
    table = files_beside(of.kind)
    query = (
        select(table)
        .where(table.of_kind == of.kind, table.of_record == of.id)
        .order_by(table.created_at.desc(), table.number.desc())
    )
    with veil.lifted():  # what kind of file it is may be known of one whose name is covered
        found = session.scalars(query).all()
    who = names_of_accounts(session) if found else {}
    return tuple(attached_row(file, who) for file in found)


def stands_apart(of: RecordRef) -> bool:
    """Whether a record is of the Blue Card file: nothing about its files is remembered outside of it."""
    return files_beside(of.kind) is not AttachedFile


def attached_row(file: FileOfRecord, who: Mapping[UUID | None, str]) -> AttachedRow:
    """Return a file that was read without the veil as the screen may show it; `who` names the accounts."""
    shown = partial(veil.attribute_as_shown, type(file))
    return AttachedRow(
        file.id,
        file.number,
        shown("name", file.name),
        ending_of(file.name),
        file.size,
        file.created_at,
        who.get(file.created_by, PROGRAM_WORD),
        shown("remark", file.remark),
    )


def _require_reading(session: Session, cls: type[Record]) -> None:
    """Who enters records of a kind has them before him too, whether or not he sees them in lists."""
    if not actor_of(session).may(cls.write_right):
        require(session, cls.read_right, f"załączniki: {cls.title}")
    _require_key(session, cls)


def _require_key(session: Session, cls: type[Record]) -> None:
    if not is_open(session, cls.compartment):  # type: ignore[attr-defined]
        raise NotAllowed("To konto nie ma klucza do tej części danych.")


def _takes_files(cls: type[Record]) -> bool:
    """What may belong to a family, tells of a worker or is of a Blue Card; not what the centre sets for itself."""
    if issubclass(cls, FileOfRecord):
        return False
    if cls.compartment is Compartment.BLUE_CARD:  # type: ignore[attr-defined]
        return True
    kind: str = cls.__tablename__  # type: ignore[attr-defined]
    return kind in kinds_of_families() or cls.write_right is Right.STAFF


def _kind_of(of: RecordRef) -> type[Record]:
    cls = KINDS.get(of.kind)
    if cls is None or not _takes_files(cls):
        raise UserError("Do tego zapisu nie można dodać załącznika.")
    return cls


def _is_there(session: Session, of: RecordRef) -> bool:
    """Whether the record stands outside the bin; raises NotAllowed for one out of reach."""
    require_reach_of(session, of.kind, of.id)
    cls = KINDS[of.kind]
    return session.scalar(select(cls.id).where(cls.id == of.id)) is not None


def _family_of(session: Session, of: RecordRef) -> UUID | None:
    """The family whose record it is; of several, the one in reach that comes first, None for a record of none."""
    families = sorted(families_of(session, of.kind, [of.id]).get(of.id, ()))
    reach = families_in_reach(session)
    within = [one for one in families if reach is None or one in reach]
    return next(iter(within or families), None)
