"""Stores a draft in one operation: new rows in bulk, changed ones field by field."""

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations.importing.draft import Draft, DraftRow
from mgops_desktop.operations.importing.letter_signs import ImportedSigns
from mgops_desktop.operations.importing.progress import Progress, Stage
from mgops_desktop.operations.importing.renumbering import remember
from mgops_desktop.operations.importing.result import State
from mgops_desktop.operations.records.amending import amend_if_sealed, note_addition
from mgops_desktop.sheets.description import CellType, Sheet
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.court import LETTER
from mgops_desktop.sheets.kinds.plan import PLAN_ACTION, PLAN_VERSION
from mgops_desktop.sheets.records import chunks
from mgops_desktop.storage.agreed_plan import keep_of_plans
from mgops_desktop.storage.among import among
from mgops_desktop.storage.bin import restore_from_bin
from mgops_desktop.storage.bulk import BulkWriter
from mgops_desktop.storage.context import context_of
from mgops_desktop.storage.journal import head_of
from mgops_desktop.storage.signs import keep_signs
from mgops_desktop.storage.tables.base import LINE_LENGTH, Compartment, Record
from mgops_desktop.storage.tables.centre import ImportRun
from mgops_desktop.storage.types import new_id

_FLUSH_EVERY = 2_000


def store(session: Session, draft: Draft, file_name: str, progress: Progress) -> UUID:
    """Store all new and changed rows; returns the id of the import."""
    run = new_id()
    context_of(session).import_id = run
    _add_run(session, draft, run, file_name)
    remember(session, draft.renumbered)
    new = [row for row in draft.all_rows() if row.state is State.NEW and not row.is_restored]
    old = [row for row in draft.all_rows() if row.state is State.CHANGED or row.is_restored]
    total = len(new) + len(old)
    _keep_plans(session, new)
    _insert(session, new, progress, total)
    late = f"Po zatwierdzeniu: wczytano z pliku {file_name}."
    for row in new:
        if row.id in draft.added_late:
            record = RecordRef(row.sheet.key, row.id)
            note_addition(session, record, draft.added_late[row.id], late)
    done = len(new)
    for sheet, rows in _by_sheet(old):
        for start in range(0, len(rows), _FLUSH_EVERY):
            progress(Stage.STORING, done, total)
            part = rows[start : start + _FLUSH_EVERY]
            _update(session, sheet, part, f"Wczytano z pliku {file_name}."[:LINE_LENGTH])
            done += len(part)
    return run


def _keep_plans(session: Session, rows: Sequence[DraftRow]) -> None:
    """Versions of stored plans keep what they say before new rows change it: these go round the flush."""
    changed, followed = (
        {row.values["plan_id"] for row in rows if row.sheet is sheet}
        for sheet in (PLAN_ACTION, PLAN_VERSION)
    )
    if changed or followed:
        keep_of_plans(session, changed, followed, context_of(session).now())


def _add_run(session: Session, draft: Draft, run: UUID, file_name: str) -> None:
    blue = any(
        row.sheet.compartment is Compartment.BLUE_CARD and row.state is not State.EQUAL
        for row in draft.all_rows()
    )
    blue_sequence = head_of(session, Compartment.BLUE_CARD).sequence + 1 if blue else None
    session.add(
        ImportRun(
            id=run,
            file_name=file_name[:200],
            sequence=head_of(session).sequence + 1,
            blue_card_sequence=blue_sequence,
            rows=sum(draft.gathered.counts.values()),
            taken_back=False,
        )
    )


def _insert(session: Session, rows: Sequence[DraftRow], progress: Progress, total: int) -> None:
    """Insert part by part, so that it can be watched and stopped; sheets only refer to sheets before them."""
    writer, signs = BulkWriter(session), ImportedSigns(session, rows)
    for done, row in enumerate(_answered_first(rows)):
        if done % _FLUSH_EVERY == 0:
            writer.flush()
            progress(Stage.STORING, done, total)
        writer.add(row.sheet.table, {**row.values, **signs.of(row), "id": row.id})
    writer.flush()


def _answered_first(rows: Sequence[DraftRow]) -> Iterator[DraftRow]:
    """Yield the rows so that a letter comes after the letter that it answers."""
    letters = {row.id: row for row in rows if row.sheet is LETTER}
    given: set[UUID] = set()
    for row in rows:
        chain = [row]
        while chain[-1].sheet is LETTER:
            answered = letters.get(chain[-1].values.get("answers_id") or row.id)
            if answered is None or answered is row or answered.id in given:
                break
            chain.append(answered)
        for one in reversed(chain):
            if one.id not in given:
                given.add(one.id)
                yield one


def _by_sheet(rows: Sequence[DraftRow]) -> Iterator[tuple[Sheet, list[DraftRow]]]:
    found: dict[str, list[DraftRow]] = {}
    for row in rows:
        found.setdefault(row.sheet.key, []).append(row)
    for key, of_sheet in found.items():
        yield BY_KEY[key], of_sheet


def _update(session: Session, sheet: Sheet, rows: Sequence[DraftRow], reason: str) -> None:
    """Set the changed fields of stored records; what lies in the bin comes back, what is sealed is amended."""
    records = _load(session, sheet.table, [row.id for row in rows])
    targets = _targets(session, sheet, rows)
    for row in rows:
        record = records[row.id]
        if row.is_restored:
            restore_from_bin(record)
        for column in row.changed_fields():
            value = row.values[column.attribute]
            if column.type is CellType.LIST_OF:
                value = [targets[one] for one in value]
            setattr(record, column.attribute, value)
    if sheet is LETTER:
        keep_signs(session, [row.values.get("sign") or "" for row in rows])
    session.flush()
    for row in rows:
        if row.state is State.CHANGED or row.is_restored:
            amend_if_sealed(session, records[row.id], row.stored or {}, reason)


def _load(session: Session, table: type[Record], records: Sequence[UUID]) -> dict[UUID, Record]:
    found: dict[UUID, Record] = {}
    for chunk in chunks(records):
        query = select(table).where(among(table.id, chunk)).execution_options(include_binned=True)
        found |= {record.id: record for record in session.scalars(query)}
    return found


def _targets(session: Session, sheet: Sheet, rows: Sequence[DraftRow]) -> dict[UUID, Any]:
    """Return the records that lists of the rows point to."""
    found: dict[UUID, Any] = {}
    for column in sheet.columns:
        if column.type is CellType.LIST_OF:
            table = inspect(sheet.table).relationships[column.attribute].mapper.class_
            wanted = {one for row in rows for one in row.values.get(column.attribute, ())}
            found |= _load(session, table, list(wanted))
    return found
