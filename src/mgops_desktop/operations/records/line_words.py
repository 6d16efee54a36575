"""Records in words, as lines of a list: what, since when, how it stands; without what the list itself says."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.clock import local_day
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.text import sort_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.records.options import names_of_people, refers
from mgops_desktop.sheets.description import CellType, Column, Sheet
from mgops_desktop.sheets.dictionaries import Dictionaries
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage.describe import Named, describe
from mgops_desktop.storage.tables import KINDS

_STARTS = (
    *("day", "began", "received", "valid_from", "appointed"),
    *("filled", "moment", "applied", "until"),
)
_ENDS = ("ended", "valid_to", "decided", "done_on")
_YEAR, _PLACE = "year", "position"
"""The year stands before a line, and the place is where the line stands."""
_BETWEEN = frozenset(
    {"family", "case", "work_plan", "application", "difficulty_report", "procedure"}
)
"""Kinds that only say to what a record belongs; in the owner's own list that is known."""
_TITLED_BY = {
    "group_member": ("professional_id",),
    "violent_acts": ("violent_id",),
    "letter": ("subject", "kind"),
    "plan_action": ("action",),
    "diagnosis": ("summary", "child_opinion"),
    "family_meeting": ("subject",),
    "meeting_agreement": ("what",),
    "joint_trip": ("purpose",),
    "intervention": ("reason",),
    "intervention_step": ("what", "kind"),
    "incident": ("description",),
    "monitoring_check": ("way", "result"),
}
"""What a record is called by where that is not the first thing its sheet asks for; of these the first that is known."""
_BARE = ("tak", "nie", "nie ustalono", "nie wiem")
"""Answers that say nothing without what was asked."""
_NOTES = 3
_TITLE_LENGTH, _NOTE_LENGTH = 200, 90
Values = Mapping[str, Any]


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
class LineWords:
    """Says records of one kind in words, in the list of their owner."""

    sheet: Sheet
    owner: RecordRef | None
    dictionaries: Dictionaries
    names: Mapping[RecordRef, Named]

    @classmethod
    def of(
        cls,
        session: Session,
        sheet: Sheet,
        owner: RecordRef | None,
        dictionaries: Dictionaries,
        stored: Iterable[Values],
    ) -> "LineWords":
        """Return what says these records; the names of what they refer to are read at once."""
        names = _names(session, _referred(sheet, stored))
        return cls(sheet, owner, dictionaries, names)

    def line(self, record: UUID, values: Values, without: Collection[str] = ()) -> Line:
        """Return a record as a line, `without` the attributes that stand elsewhere."""
        title, notes = self._title_and_notes(values, without)
        return Line(
            self.sheet.key,
            record,
            str(values.get("number") or ""),
            title,
            " · ".join(_cut(note, _NOTE_LENGTH) for note in notes),
            _first_day(values, _STARTS),
            _first_day(values, _ENDS),
            values.get(_YEAR),
            place if isinstance(place := values.get(_PLACE), int) else 0,
        )

    def _title_and_notes(self, values: Values, without: Collection[str]) -> tuple[str, list[str]]:
        words = {
            column.attribute: word
            for column in self.sheet.columns
            if _is_said(column, without)
            and (word := self._word(column, values.get(column.attribute)))
        }
        if not words:
            return self.sheet.table.title, []
        first = next(iter(words))
        called = next((one for one in _TITLED_BY.get(self.sheet.key, ()) if one in words), first)
        most = _NOTES if called == first else _NOTES + 1
        return words.pop(called), list(words.values())[:most]

    def fields(self, values: Values) -> list[tuple[str, str]]:
        """Return every field that says something, under its name and with its whole text."""
        said = []
        for column in self.sheet.columns:
            value = values.get(column.attribute)
            if column.key != "number" and value not in (None, "", (), [], False):
                said.append((column.header, self._whole(column, value)))
        return [(header, word) for header, word in said if word]

    def _whole(self, column: Column, value: Any) -> str:
        if refers(column):
            return self._named(column, [value] if isinstance(value, UUID) else list(value))
        if column.type is CellType.YES_NO:
            return "tak"
        return shown(to_cell(column, value, self.dictionaries, lambda _kind, _id: ""))

    def words_of(self, values: Values, attributes: Collection[str]) -> list[str]:
        """Return these attributes in words; another owner of the same kind is named here."""
        columns = [one for one in self.sheet.columns if one.attribute in attributes]
        said = [
            self._word(column, values.get(column.attribute))
            or self._elsewhere(column, values.get(column.attribute))
            for column in columns
        ]
        return [word for word in said if word]

    def number_of(self, kind: str, record: UUID) -> str:
        """Return the number of a record that is referred to, nothing where it is not known."""
        named = self.names.get(RecordRef(kind, record))
        return named.number if named else ""

    def _elsewhere(self, column: Column, value: Any) -> str:
        ref = RecordRef(column.sheet, value) if isinstance(value, UUID) else None
        if ref is None or self.owner is None or ref.kind != self.owner.kind or ref == self.owner:
            return ""
        named = self.names.get(ref)
        return f"{column.header.lower()} {named.number}" if named else ""

    def _word(self, column: Column, value: Any) -> str:
        """A value in words; what only says whose record it is, and a plain no, says nothing in the owner's list."""
        if value is None or value in ("", (), [], False):
            return ""
        if refers(column):
            return self._named(column, [value] if isinstance(value, UUID) else list(value))
        if column.type is CellType.YES_NO:
            return column.header.lower()
        word = shown(to_cell(column, value, self.dictionaries, lambda _kind, _id: ""))
        if column.type in (CellType.INTEGER, CellType.MONEY) or word in _BARE:
            word = f"{column.header.lower()}: {word}"
        if column.type is CellType.DATE:
            word = f"{column.header.lower()}: {short_date(value)}"
        return _cut(word, _TITLE_LENGTH)

    def _named(self, column: Column, ids: Iterable[UUID]) -> str:
        refs = [RecordRef(column.sheet, one) for one in ids]
        others = [ref for ref in refs if ref != self.owner and ref.kind not in _BETWEEN]
        found = [self.names[ref] for ref in others if ref in self.names]
        return ", ".join(sorted((one.label or one.number for one in found), key=sort_key))


def _is_said(column: Column, without: Collection[str]) -> bool:
    is_hour = column.type is CellType.TIME
    elsewhere = without if is_hour else (*_STARTS, *_ENDS, _YEAR, *without)
    if column.key == "number" or column.attribute in elsewhere:
        return False
    return column.attribute != _PLACE or column.type is not CellType.INTEGER


def _names(session: Session, refs: Sequence[RecordRef]) -> Mapping[RecordRef, Named]:
    """What the records referred to are called; people of procedures by their names, here they must be told apart."""
    named = describe(session, refs, with_names=True)
    people = names_of_people(session, list(named))
    return {
        ref: replace(one, label=people.get(ref) or _label(ref, one)) for ref, one in named.items()
    }


def _label(ref: RecordRef, one: Named) -> str:
    """What has no name but that of its kind is told from the others by its number."""
    return f"{one.label} {one.number}" if one.label == KINDS[ref.kind].title else one.label


def _referred(sheet: Sheet, rows: Iterable[Values]) -> list[RecordRef]:
    columns = [column for column in sheet.columns if refers(column)]
    found = []
    for values in rows:
        for column in columns:
            value = values.get(column.attribute) or ()
            ids = [value] if isinstance(value, UUID) else value
            found += [RecordRef(column.sheet, one) for one in ids]
    return list(dict.fromkeys(found))


def _first_day(values: Values, names: Sequence[str]) -> date | None:
    for name in names:
        value = values.get(name)
        if isinstance(value, datetime):
            return local_day(value)
        if isinstance(value, date):
            return value
    return None


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"
