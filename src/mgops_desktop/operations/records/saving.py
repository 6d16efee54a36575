"""Writing one record by its form: read, judged, stored; or nothing at all."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Conflict, NotAllowed, Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.operations import rules
from mgops_desktop.operations.records.amending import amend_if_sealed
from mgops_desktop.operations.records.drafts import draft_name
from mgops_desktop.operations.records.joined import Join, join_of
from mgops_desktop.operations.records.seals import OF_A_MONTH
from mgops_desktop.operations.records.settled import (
    after_correcting,
    after_storing,
    entailed,
    settled,
)
from mgops_desktop.operations.records.values import FormValue, from_form
from mgops_desktop.operations.rules.draft import Entry, examine
from mgops_desktop.operations.rules.rows import Finding, completed
from mgops_desktop.sheets.choices import find_choice
from mgops_desktop.sheets.description import CellType, Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation
from mgops_desktop.storage.context import is_open, require, today_of
from mgops_desktop.storage.deciding import require_to_decide, require_undecided
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.numbers import next_number
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import Numbered, Record
from mgops_desktop.storage.tables.centre import DictionaryEntry

_DATED = ("day", "began", "received", "moment", "filled", "appointed", "month", "applied")
CORRECTING = "poprawienie zapisu"
REGISTERING = "zarejestrowanie formularza „Niebieska Karta – A”"
_CHANGED = "Ktoś zmienił ten zapis, odkąd go otwarto. Niczego nie nadpisano; porównaj obie wersje."


class NeedsConfirmation(UserError):
    """Nothing is wrong, but something is odd: the record is stored once the user says that it is so."""


@dataclass(frozen=True)
class Entailed:
    """What followed from a correction, in words; by kind, id and version the whole step is taken back."""

    words: str
    kind: str
    record: UUID
    version: int


@operation("dodanie zapisu", None)
def record_new(
    session: Session,
    kind: str,
    given: Mapping[str, FormValue],
    accepted: Sequence[str] = (),
    owner: RecordRef | None = None,
    reason: str = "",
) -> UUID:
    """Store a new record of this kind and throw its draft away; returns its id.

    Where the owner needs a tie to it (a family to a new person), the form holds that too and both are stored.
    `accepted` names the warnings that the user has seen and confirmed, `reason` says why it is added to an accepted
    month. Raises UserError with problems by field, NeedsConfirmation for warnings not
    confirmed yet, NeedsReason, NotAllowed.
    """
    record, odd = store_new(session, writable_sheet(session, kind), given)
    join = join_of(kind, owner)
    if join is not None and owner is not None:
        odd += _tie(session, join, record, owner, join.split(given))
    ask_about(odd, accepted)
    if kind in OF_A_MONTH:  # of a report that was handed over the rules warn
        amend_if_sealed(session, record, None, reason)
    require_reach_of(session, kind, record.id)
    discard(session, draft_name(kind, owner.id if owner else None), None)
    return record.id


def store_new(
    session: Session, sheet: Sheet, given: Mapping[str, FormValue]
) -> tuple[Record, list[Problem]]:
    """Store a record; returns what is odd about it too. Raises UserError where it is refused."""
    values = read_values(session, sheet, given, None)
    odd = examined(Entry(session, sheet, values, today_of(session)))
    record = sheet.table()
    if isinstance(record, Numbered):
        record.number = next_number(session, type(record), _year(values))
    fill(session, sheet, record, entailed(session, sheet.key, values))
    session.add(record)
    after_storing(session, record)
    session.flush()
    return record, odd


def _tie(
    session: Session,
    join: Join,
    record: Record,
    owner: RecordRef,
    given: Mapping[str, FormValue],
) -> list[Problem]:
    """Store what ties a new record to its owner; what is said of it stands at its fields of the form."""
    whole = {**given, join.record: str(record.id), join.owner: str(owner.id)}
    try:
        _tied, odd = store_new(session, writable_sheet(session, join.kind), whole)
    except UserError as error:
        at_fields = [
            replace(one, field=join.field(one.field or join.record)) for one in error.problems
        ]
        raise UserError(error.message, at_fields) from None
    return [replace(one, field=join.field(one.field or join.record)) for one in odd]


@operation(CORRECTING, None)
def correct_record(
    session: Session,
    kind: str,
    record: UUID,
    version: int,
    given: Mapping[str, FormValue],
    accepted: Sequence[str] = (),
    reason: str = "",
) -> Entailed | None:
    """Store what was changed in a record and throw the draft of its correction away; returns what followed from it.

    One that is signed, handed over or in an accepted month is amended: the `reason` and the old text are kept.
    Raises Conflict when somebody changed it since the form was opened, NeedsReason, and what `record_new` raises.
    """
    sheet = writable_sheet(session, kind)
    require_reach_of(session, kind, record)
    found = session.get_one(sheet.table, record)
    require_undecided(session, found)
    if found.version != version:
        raise Conflict(_CHANGED)
    stored = stored_values(session, sheet, [record])[record]
    values = stored | read_values(session, sheet, given, stored)
    ask_about(examined(Entry(session, sheet, values, today_of(session), record, stored)), accepted)
    values = {**entailed(session, sheet.key, values)}
    fill(
        session,
        sheet,
        found,
        {name: values[name] for name in values if values[name] != stored.get(name)},
    )
    told = after_correcting(session, found, stored)
    session.flush()
    amend_if_sealed(session, found, stored, reason)
    require_reach_of(session, kind, record)
    discard(session, draft_name(kind), record)
    return Entailed(told, kind, record, found.version) if told else None


def writable_sheet(session: Session, kind: str) -> Sheet:
    """Return the description of a kind that the account may write. Raises NotAllowed."""
    sheet = BY_KEY[kind]
    require(session, sheet.table.write_right, f"zapis: {sheet.table.title}")
    if not is_open(session, sheet.compartment):
        raise NotAllowed("To konto nie ma klucza do tej części danych. Nic nie zmieniono.")
    return sheet


def read_values(
    session: Session,
    sheet: Sheet,
    given: Mapping[str, FormValue],
    stored: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """Read the form; a word that a growing dictionary does not know yet becomes an entry of it."""
    require_to_decide(session, sheet.key, given)
    values = from_form(sheet, settled(session, sheet.key, given))
    if any(column.dictionary for column in sheet.columns):
        dictionaries = dictionaries_of(session)
        for column in sheet.columns:
            word = values.get(column.attribute)
            if column.dictionary and isinstance(word, str) and word:
                values[column.attribute] = _entry(session, column, word, dictionaries)
    return completed(sheet, values, stored)


def _entry(session: Session, column: Column, word: str, dictionaries: Dictionaries) -> str:
    new: list[tuple[str, str, str]] = []
    try:
        key = str(find_choice(column, word, dictionaries, new))
    except UserError as error:
        problem = Problem(error.message, field=column.key, code="choice")
        raise UserError(error.message, [problem]) from None
    for dictionary, slug, label in new:
        position = dictionaries[dictionary].entries[slug].position
        session.add(
            DictionaryEntry(dictionary=dictionary, key=slug, label=label, position=position)
        )
    return key


def examined(entry: Entry) -> list[Problem]:
    """Return what is odd. Raises UserError with all that is refused."""
    rules.load()
    found = examine(entry)
    refusals = [one for one in found if one.is_error]
    if refusals:
        raise UserError(refusals[0].message, _problems(refusals))
    return _problems(found)


def ask_about(odd: Sequence[Problem], accepted: Sequence[str]) -> None:
    """Raise NeedsConfirmation for what is odd and was not confirmed yet."""
    open_warnings = [one for one in odd if confirmation_of(one) not in accepted]
    if open_warnings:
        raise NeedsConfirmation(open_warnings[0].message, open_warnings)


def confirmation_of(found: Finding | Problem) -> str:
    """The name under which a warning is confirmed: what it says, so that another of the same kind is asked again."""
    return f"{found.code}:{found.message}"


def _problems(found: Iterable[Finding]) -> list[Problem]:
    return [Problem(one.message, field=one.column, code=one.code) for one in found]


def _year(values: Mapping[str, Any]) -> int | None:
    for name in _DATED:
        value = values.get(name)
        if isinstance(value, date | datetime):
            return value.year
    return None


def fill(session: Session, sheet: Sheet, record: Record, values: Mapping[str, Any]) -> None:
    """Set these attributes of a record."""
    lists = {column.attribute for column in sheet.columns if column.type is CellType.LIST_OF}
    for name, value in values.items():
        setattr(record, name, _records(session, sheet, name, value) if name in lists else value)


def _records(session: Session, sheet: Sheet, name: str, ids: Sequence[UUID]) -> list[Any]:
    table: Any = inspect(sheet.table).relationships[name].mapper.class_
    return list(session.scalars(select(table).where(table.id.in_(ids))))
