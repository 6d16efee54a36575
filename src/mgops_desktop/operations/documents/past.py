"""Historia of a document: who made, printed, signed, filed or replaced it and when, from the journal."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.documents.keeping import within_reach
from mgops_desktop.operations.records.file_history import file_entries
from mgops_desktop.operations.records.history_entry import FieldChange, HistoryEntry, of_the_bin
from mgops_desktop.operations.records.saying import PROGRAM_WORD, names_of_accounts
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import note_reading
from mgops_desktop.storage.tables.document import Document
from mgops_desktop.storage.tables.furniture import CENTRE

_KIND = Document.__tablename__
_PURPOSE = "historia"
_DAYS = {
    "printed_on": "wydrukowano",
    "signed_on": "podpisano",
    "refused_on": "odmowa podpisu",
    "filed_on": "wpięto do akt",
}
_TEXTS = {"refusal_remark": "powód odmowy", "copies": "dokumenty poza sejfem"}


@question("historia dokumentu", Right.CASEWORK_READ)
def document_history(session: Session, document: UUID) -> tuple[HistoryEntry, ...]:
    """Return what was done with a document and its scans, the newest first; the reading is logged.

    Raises NotAllowed outside the account's reach.
    """
    found = within_reach(session, document)
    note_reading(session, _KIND, document, _PURPOSE)
    own = list(_entries(session, found))
    scans = file_entries(session, RecordRef(_KIND, document), own)
    every = [*own, *scans, *_replacement(session, found)]
    return tuple(sorted(every, key=lambda one: one.at, reverse=True))


def _entries(session: Session, document: Document) -> Iterator[HistoryEntry]:
    """Every change of the document; what stood there after one is what stood before the next."""
    after = {name: getattr(document, name) for name in (*_DAYS, *_TEXTS)}
    for row in _changes(session, document.id):
        before: Mapping[str, Any] | None = row.before
        changes = [*_steps(before or {}, after), *of_the_bin(before)]
        if before is None:
            changes = list(_beginning(document))
        yield _entry(session, document, row, tuple(changes))
        after |= {name: _day(name, value) for name, value in (before or {}).items()}


def _replacement(session: Session, document: Document) -> Iterator[HistoryEntry]:
    newer = session.scalars(select(Document).where(Document.replaces_id == document.id)).first()
    if newer is not None:
        for row in _changes(session, newer.id):
            if row.before is None:
                words = (
                    FieldChange("zastąpiono dokumentem", "", newer.number),
                    FieldChange("powód", "", newer.reason),
                )
                yield _entry(session, document, row, words)


def _changes(session: Session, document: UUID) -> list[Any]:
    change, entry = CENTRE.change, CENTRE.operation
    query = (
        select(change.before, entry.at, entry.account, entry.name)
        .join(entry, entry.sequence == change.sequence)
        .where(change.kind == _KIND, change.record == document)
        .order_by(change.sequence.desc())
    )
    return list(session.execute(query))


def _entry(
    session: Session, document: Document, row: Any, changes: tuple[FieldChange, ...]
) -> HistoryEntry:
    return HistoryEntry(
        row.at,
        names_of_accounts(session).get(row.account, PROGRAM_WORD),
        row.name,
        _KIND,
        document.id,
        document.heading,
        document.number,
        changes,
        row.before is None,
    )


def _beginning(document: Document) -> Iterator[FieldChange]:
    yield FieldChange("sporządzono", "", f"{document.number}, wersja {document.edition}")
    if document.reason:
        yield FieldChange("powód nowej wersji", "", document.reason)


def _steps(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[FieldChange]:
    for name, words in _DAYS.items():
        if name in before:
            yield FieldChange(words, _said(_day(name, before[name])), _said(after[name]))
    for name, words in _TEXTS.items():
        if name in before:
            yield FieldChange(words, str(before[name] or ""), str(after[name] or ""))


def _day(name: str, value: Any) -> Any:
    """A field as the journal kept it."""
    return date.fromisoformat(value) if name in _DAYS and isinstance(value, str) else value


def _said(day: date | None) -> str:
    return short_date(day) if day is not None else ""
