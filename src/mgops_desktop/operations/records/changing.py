"""Change from a day: a stretch of a dated history ends the day before, the next one begins; and that taken back.

Both are one operation: either all of it is stored, or nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import Conflict, Problem, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.wording import capitalised, short_date
from mgops_desktop.operations.records.drafts import change_name
from mgops_desktop.operations.records.forms import RecordForm, record_form
from mgops_desktop.operations.records.histories import HISTORIES, History
from mgops_desktop.operations.records.line_words import LineWords
from mgops_desktop.operations.records.saving import (
    ask_about,
    examined,
    fill,
    read_values,
    store_new,
    writable_sheet,
)
from mgops_desktop.operations.records.shapes import FieldShape
from mgops_desktop.operations.records.values import FormValue, from_form
from mgops_desktop.operations.rules.draft import Entry
from mgops_desktop.sheets.description import Sheet
from mgops_desktop.sheets.dictionaries import dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.access import operation, question
from mgops_desktop.storage.bin import going_with, put_in_bin
from mgops_desktop.storage.context import today_of
from mgops_desktop.storage.drafts import discard
from mgops_desktop.storage.journal import note_undone
from mgops_desktop.storage.json_values import from_json
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables.base import Record
from mgops_desktop.storage.tables.furniture import FURNITURE

Given = Mapping[str, FormValue]
Values = Mapping[str, Any]
_BEFORE = "before."
"""Begins the names of fields about the stretch that ends."""
_BEFORE_WORDS = "dotychczasowy okres"
_FIRST_DAY = "Pierwszy dzień nowego okresu. Dotychczasowy skończy się dzień wcześniej."
_CHANGED = (
    "Ktoś zmienił ten okres, odkąd go otwarto. Niczego nie zapisano; wróć i sprawdź go jeszcze raz."
)
_TAKEN_BACK = "cofnięcie zmiany od dnia"
_NOT_BACK = (
    "Tej zmiany nie da się już cofnąć: ktoś poprawił jeden z wpisów albo coś do niego dodał."
)


@dataclass(frozen=True)
class ChangeForm:
    """The form of what follows a stretch from a day, and that stretch in words: whose, what, since when."""

    form: RecordForm
    before: str


@dataclass(frozen=True)
class Changed:
    """What a change from a day stored: the new record, and the one that ended with its version since."""

    kind: str
    new: UUID
    ended: UUID
    version: int
    day: date


@question("formularz zmiany od dnia", None)
def change_form(
    session: Session,
    kind: str,
    record: UUID,
    owner: RecordRef | None = None,
    draft: Given | None = None,
) -> ChangeForm:
    """Return the form of what follows a stored stretch: what stays is filled in, what changes is asked.

    Raises LookupError for a kind that does not change so, and what `record_form` raises.
    """
    sheet, history = BY_KEY[kind], _history_of(kind)
    begun = record_form(session, kind, record, owner)
    asked = {_key(sheet, name) for name in (history.began, *history.anew)}
    known = {name: value for name, value in begun.values.items() if name not in asked}
    ended = known[history.ended]
    if ended is not None and str(ended) < today_of(session).isoformat():
        known[history.ended] = None
    form = record_form(session, kind, None, owner, draft, known)
    fixed = {_key(sheet, name) for name in history.subject}
    fields = [_asked(field, fixed, history) for field in form.fields]
    at_end = {_key(sheet, name) for name in history.at_end}
    closing = [_closing(field) for field in form.fields if field.name in at_end]
    form = replace(
        form,
        version=begun.version,
        fields=(*fields, *closing),
        values={**form.values, **{f"{_BEFORE}{name}": begun.values[name] for name in at_end}},
    )
    return ChangeForm(form, _in_words(session, sheet, history, record, owner))


@operation("zmiana od dnia", None)
def change_from_day(
    session: Session,
    kind: str,
    record: UUID,
    version: int,
    given: Given,
    accepted: Sequence[str] = (),
) -> Changed:
    """End a stretch on the day before the new one begins, and store the new one; its draft is gone with it.

    What is refused or odd in either of them stands at the fields of the form. Raises UserError with problems by field,
    NeedsConfirmation, Conflict when the stretch was changed since the form was opened, NotAllowed.
    """
    sheet, history = writable_sheet(session, kind), _history_of(kind)
    require_reach_of(session, kind, record)
    found = session.get_one(sheet.table, record)
    if found.version != version:
        raise Conflict(_CHANGED)
    stored = stored_values(session, sheet, [record])[record]
    own = {name: value for name, value in given.items() if not name.startswith(_BEFORE)}
    values = read_values(session, sheet, own, None)
    _check(sheet, history, stored, values)
    day: date = values[history.began]
    last = {history.ended: add_days(day, -1)} | _read_closing(sheet, given)
    odd = _at_form(sheet, history, _end(session, sheet, stored | last, stored, record))
    fill(session, sheet, found, last)
    session.flush()
    new, more = store_new(session, sheet, own)
    ask_about([*odd, *more], accepted)
    require_reach_of(session, kind, new.id)
    discard(session, change_name(kind), record)
    return Changed(kind, new.id, record, found.version, day)


@operation(_TAKEN_BACK, None)
def take_back_change(session: Session, kind: str, ended: UUID, version: int, day: date) -> None:
    """Let the stretch that ended run on as it did, and put the one that began on the day into the bin.

    `version` is that of the ended one after the change. Raises Conflict when one of them was changed since or something
    was added to the new one, NotAllowed.
    """
    sheet, history = writable_sheet(session, kind), _history_of(kind)
    require_reach_of(session, kind, ended)
    found = session.get_one(sheet.table, ended)
    new = _begun_on(session, sheet, history, found, day)
    if found.version != version or new is None or len(going_with(session, new)) > 1:
        raise Conflict(_NOT_BACK)
    require_reach_of(session, kind, new.id)
    change = FURNITURE[sheet.compartment].change
    query = select(change.sequence, change.before).where(
        change.kind == kind, change.record == ended, change.version == version
    )
    sequence, before = session.execute(query).one()
    mapper = inspect(sheet.table)
    for name, value in before.items():
        setattr(found, name, from_json(mapper, name, value))
    put_in_bin(session, new, _TAKEN_BACK)
    session.flush()
    note_undone(session, sheet.compartment, sequence)


def _begun_on(
    session: Session, sheet: Sheet, history: History, before: Record, day: date
) -> Record | None:
    """The stretch of the same line that began on a day and was not touched since."""
    table: Any = sheet.table
    same = [getattr(table, name) == getattr(before, name) for name in history.subject]
    query = select(table).where(
        *same, getattr(table, history.began) == day, table.version == 1, table.id != before.id
    )
    found: list[Record] = list(session.scalars(query))
    return found[0] if len(found) == 1 else None


def _history_of(kind: str) -> History:
    history = HISTORIES.get(kind)
    if history is None or not history.changes:
        raise LookupError(f"{kind} does not change from a day")
    return history


def _in_words(
    session: Session, sheet: Sheet, history: History, record: UUID, owner: RecordRef | None
) -> str:
    """The stretch that ends: whose, what, since when."""
    stored = stored_values(session, sheet, [record])[record]
    words = LineWords.of(session, sheet, owner, dictionaries_of(session), [stored])
    line = words.line(record, stored, history.subject)
    whose = history.joint.join(words.words_of(stored, history.subject))
    what = f"{line.title} od {short_date(stored[history.began])}"
    return f"{whose} · {what}" if whose else what


def _key(sheet: Sheet, attribute: str) -> str:
    return next(column.key for column in sheet.columns if column.attribute == attribute)


def _asked(field: FieldShape, fixed: Iterable[str], history: History) -> FieldShape:
    if field.name == history.began:
        return replace(field, help=_FIRST_DAY)
    return replace(field, fixed=field.fixed or field.name in fixed)


def _closing(field: FieldShape) -> FieldShape:
    """The same question about the stretch that ends."""
    label = f"{field.label} ({_BEFORE_WORDS})"
    return replace(field, name=f"{_BEFORE}{field.name}", label=label, help="")


def _read_closing(sheet: Sheet, given: Given) -> dict[str, Any]:
    return from_form(
        sheet,
        {
            name.removeprefix(_BEFORE): value
            for name, value in given.items()
            if name.startswith(_BEFORE)
        },
    )


def _check(sheet: Sheet, history: History, stored: Values, values: Values) -> None:
    """Raise UserError where the new stretch does not follow the stored one."""
    day, since, until = values[history.began], stored[history.began], stored[history.ended]
    if any(values[name] != stored[name] for name in history.subject):
        raise LookupError(f"{sheet.key}: another subject does not follow from a day")
    if day <= since:
        raise _refused(
            history.began,
            "order",
            f"Nowy okres musi zaczynać się od dnia późniejszego niż {short_date(since)}: wtedy zaczął się "
            f"{_BEFORE_WORDS}.",
        )
    if until is not None and day > add_days(until, 1):
        raise _refused(
            history.began,
            "hole",
            f"{capitalised(_BEFORE_WORDS)} kończy się {short_date(until)}. Późniejszy dodaj przyciskiem „Dodaj”.",
        )
    free = {"number", history.began, *history.at_end}
    if all(values[name] == stored[name] for name in values if name not in free):
        raise _refused(
            _key(sheet, next(iter(history.anew), history.began)),
            "same",
            "Nowy okres byłby taki sam jak dotychczasowy. Wpisz, co się zmienia.",
        )


def _end(
    session: Session, sheet: Sheet, values: Values, stored: Values, record: UUID
) -> list[Problem]:
    """Return what is odd in the end of the stretch. Raises UserError where it is refused."""
    entry = Entry(session, sheet, values, today_of(session), record, stored)
    try:
        return examined(entry)
    except UserError as error:
        at_form = _at_form(sheet, _history_of(sheet.key), error.problems)
        raise UserError(at_form[0].message if at_form else error.message, at_form) from None


def _at_form(sheet: Sheet, history: History, problems: Iterable[Problem]) -> list[Problem]:
    """Problems of the stretch that ends, at the fields that ask about it or at the day of the change."""
    asked = {_key(sheet, name) for name in history.at_end}
    return [
        replace(
            one,
            field=f"{_BEFORE}{one.field}" if one.field in asked else history.began,
            message=f"{capitalised(_BEFORE_WORDS)}: {one.message[:1].lower()}{one.message[1:]}",
        )
        for one in problems
    ]


def _refused(field: str, code: str, message: str) -> UserError:
    return UserError(message, [Problem(message, field=field, code=code)])
