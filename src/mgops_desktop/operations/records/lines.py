"""Records of a family, a worker or a procedure as lines of a list: what, since when, how it stands."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.text import sort_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.about import LOOSE, loose_records, records_about
from mgops_desktop.operations.records.joined import newcomers
from mgops_desktop.operations.records.options import names_of_parties, refers
from mgops_desktop.sheets.description import CellType, Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage.access import question
from mgops_desktop.storage.context import actor_of, is_open, note_reading, require
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.reach import require_reach_of
from mgops_desktop.storage.tables import KINDS

_STARTS = ("day", "began", "received", "valid_from", "appointed", "filled", "moment", "applied")
_ENDS = ("ended", "valid_to", "decided")
_YEAR, _PLACE = "year", "position"
"""The year stands before a line, and the place is where the line stands."""
_PURPOSE = "karta"
_BETWEEN = frozenset(
    {"family", "case", "work_plan", "application", "difficulty_report", "procedure"}
)
"""Kinds that only say to what a record belongs; in the owner's own list that is known."""
WITHOUT_OWNER = frozenset(
    {
        *("need", "yearly_count", "opening_figure", "report_handover", "programme"),
        *("team_sitting", "calendar_exception"),
    }
)
"""Kinds that belong to the centre as a whole."""
_LOOSE_HEADINGS = {
    "nk_form": "Formularze NK bez procedury",
    "diagnostic_group": "Grupy bez procedury",
    "party": "Osoby poza procedurami",
    "letter": "Pisma bez rodziny",
    "difficulty_report": "Zgłoszenia bez rodziny",
    "court_order": "Postanowienia sądu bez rodziny",
    "placement": "Dzieci w pieczy spoza rodzin",
    "monitored_child": "Monitorowane dzieci spoza rodzin",
    "pro_life_support": "Wsparcie „Za życiem” poza rodzinami",
}
_NOTES = 3
_NOTE_LENGTH = 90


@dataclass(frozen=True)
class Line:
    """A record in a list. `title` is what it is, `note` what more is known; `year` stands where it has no day."""

    kind: str
    id: UUID
    number: str
    title: str
    note: str
    began: date | None
    ended: date | None
    year: int | None = None
    place: int = 0
    """Where it stands among those of its year."""


@dataclass(frozen=True)
class Listed:
    """The records of one kind that belong to an owner, the newest first."""

    kind: str
    heading: str
    noun: str
    lines: tuple[Line, ...]
    may_write: bool
    newcomers: str | None = None
    """The kind that is entered together with a record of this kind, e.g. a person with a membership."""


@question("zapisy na karcie", None)
def lines_about(
    session: Session, kinds: Sequence[str], owner: RecordRef | None
) -> tuple[Listed, ...]:
    """Return the records of these kinds that belong to the owner; without one, all of kinds `WITHOUT_OWNER`.

    Of kinds that may stand without a procedure or a family (`LOOSE`) those that do are returned where no owner is
    given. Kinds of a locked file, and what the account may not read, are left out. Raises NotAllowed outside its
    reach.
    """
    if owner is not None:
        cls = KINDS[owner.kind]
        require(session, cls.read_right, f"karta: {cls.title}")
        require_reach_of(session, owner.kind, owner.id)
    elif not (WITHOUT_OWNER | LOOSE).issuperset(kinds):
        raise LookupError(f"{kinds} belong to somebody")
    actor = actor_of(session)
    dictionaries = dictionaries_of(session)
    found = []
    for kind in kinds:
        sheet = BY_KEY[kind]
        reading = sheet.table.read_right
        if not is_open(session, sheet.compartment) or not actor.may(reading):
            continue
        ids = session.scalars(_query(kind, owner)).all()
        if ids and sheet.table.protected:
            note_reading(session, kind, None, _PURPOSE)
        lines = _lines(session, sheet, ids, dictionaries, owner)
        may_write = actor.may(sheet.table.write_right)
        new = newcomers(kind, owner)
        found.append(Listed(kind, _heading(sheet, owner), sheet.table.title, lines, may_write, new))
    return tuple(found)


def _heading(sheet: Sheet, owner: RecordRef | None) -> str:
    return _LOOSE_HEADINGS[sheet.key] if owner is None and sheet.key in LOOSE else sheet.title


def _query(kind: str, owner: RecordRef | None) -> Select[UUID]:
    if owner is not None:
        return records_about(kind, owner)
    if kind in LOOSE:
        return loose_records(kind)
    cls: Any = KINDS[kind]
    return select(cls.id)


def _lines(
    session: Session,
    sheet: Sheet,
    ids: Sequence[UUID],
    dictionaries: Dictionaries,
    owner: RecordRef | None,
) -> tuple[Line, ...]:
    stored = stored_values(session, sheet, list(ids))
    names = _names(session, _referred(sheet, stored.values()))
    lines = [_line(sheet, one, stored[one], dictionaries, names, owner) for one in stored]
    newest = sorted(lines, key=_newness, reverse=True)
    return tuple(sorted(newest, key=lambda line: line.ended is not None))


def _newness(line: Line) -> tuple[date, int, int, str]:
    return line.began or date.min, line.year or 0, -line.place, line.number


def _names(session: Session, refs: Sequence[RecordRef]) -> Mapping[RecordRef, Named]:
    """What the records referred to are called; persons of procedures by their names, here they must be told apart."""
    named = describe(session, refs, with_names=True)
    parties = names_of_parties(session, [ref.id for ref in named if ref.kind == "party"])
    return {ref: replace(one, label=parties.get(ref.id) or one.label) for ref, one in named.items()}


def _referred(sheet: Sheet, rows: Iterable[Mapping[str, Any]]) -> list[RecordRef]:
    columns = [column for column in sheet.columns if refers(column)]
    found = []
    for values in rows:
        for column in columns:
            value = values.get(column.attribute) or ()
            ids = [value] if isinstance(value, UUID) else value
            found += [RecordRef(column.sheet, one) for one in ids]
    return list(dict.fromkeys(found))


def _line(
    sheet: Sheet,
    record: UUID,
    values: Mapping[str, Any],
    dictionaries: Dictionaries,
    names: Mapping[RecordRef, Named],
    owner: RecordRef | None,
) -> Line:
    words: list[str] = []
    for column in sheet.columns:
        if column.key == "number" or column.attribute in (*_STARTS, *_ENDS, _YEAR):
            continue
        if column.attribute == _PLACE and column.type is CellType.INTEGER:
            continue
        word = _word(column, values.get(column.attribute), dictionaries, names, owner)
        if word:
            words.append(word)
    title, notes = (words[0], words[1 : 1 + _NOTES]) if words else (sheet.table.title, [])
    return Line(
        sheet.key,
        record,
        str(values.get("number") or ""),
        title,
        " · ".join(notes),
        _first_day(values, _STARTS),
        _first_day(values, _ENDS),
        values.get(_YEAR),
        place if isinstance(place := values.get(_PLACE), int) else 0,
    )


def _word(
    column: Column,
    value: Any,
    dictionaries: Dictionaries,
    names: Mapping[RecordRef, Named],
    owner: RecordRef | None,
) -> str:
    """A value in words; what only says whose record it is, and a plain no, says nothing in the owner's list."""
    if value is None or value in ("", (), [], False):
        return ""
    if refers(column):
        ids = [value] if isinstance(value, UUID) else list(value)
        refs = [RecordRef(column.sheet, one) for one in ids]
        others = [ref for ref in refs if ref != owner and ref.kind not in _BETWEEN and ref in names]
        found = [names[ref].label or names[ref].number for ref in others]
        return ", ".join(sorted(found, key=sort_key))
    if column.type is CellType.YES_NO:
        return column.header.lower()
    word = shown(to_cell(column, value, dictionaries, lambda _kind, _id: ""))
    if column.type is CellType.INTEGER:
        word = f"{column.header.lower()}: {word}"
    if column.type is CellType.DATE:
        word = f"{column.header.lower()}: {short_date(value)}"
    return word if len(word) <= _NOTE_LENGTH else f"{word[: _NOTE_LENGTH - 1]}…"


def _first_day(values: Mapping[str, Any], names: Sequence[str]) -> date | None:
    for name in names:
        value = values.get(name)
        if isinstance(value, datetime):
            return local_day(value)
        if isinstance(value, date):
            return value
    return None
