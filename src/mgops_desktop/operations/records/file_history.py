"""What was done to the files of a record, as entries of its history."""

from collections.abc import Iterator, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.records.history_entry import FieldChange, HistoryEntry, of_the_bin
from mgops_desktop.operations.records.saying import PROGRAM_WORD, names_of_accounts
from mgops_desktop.storage.among import among
from mgops_desktop.storage.attached import files_beside
from mgops_desktop.storage.tables.furniture import FURNITURE


def file_entries(
    session: Session, of: RecordRef, own: Sequence[HistoryEntry]
) -> Iterator[HistoryEntry]:
    """Yield what was done to the files of a record; what befell it with its files stands in its `own` entries."""
    told = {(one.at, one.doing) for one in own}
    table = files_beside(of.kind)
    query = select(table.id, table.name, table.number).where(
        table.of_kind == of.kind, table.of_record == of.id
    )
    rows = session.execute(query.execution_options(include_binned=True))
    files = {row.id: row for row in rows}
    if not files:
        return
    furniture, kind = FURNITURE[table.compartment], table.__tablename__
    change, entry = furniture.change, furniture.operation
    changes = (
        select(change.record, change.before, entry.at, entry.account, entry.name)
        .join(entry, entry.sequence == change.sequence)
        .where(change.kind == kind, among(change.record, list(files)))
        .order_by(change.sequence.desc())
    )
    who = names_of_accounts(session)
    for row in session.execute(changes):
        if (row.at, row.name) in told:
            continue
        file = files[row.record]
        words = (FieldChange(table.title, "", file.name), *of_the_bin(row.before))
        name = who.get(row.account, PROGRAM_WORD)
        about = (kind, row.record, table.title, file.number)
        yield HistoryEntry(row.at, name, row.name, *about, words, row.before is None)
