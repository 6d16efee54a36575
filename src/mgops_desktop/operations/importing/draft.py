"""Rows of a file as records to come: identified, their references resolved, compared with what is stored."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.importing.gather import Gathered
from mgops_desktop.operations.importing.parameters import settle_parameters
from mgops_desktop.operations.importing.progress import Progress, Stage
from mgops_desktop.operations.importing.registry import Known, Registry
from mgops_desktop.operations.importing.renumbering import renumber
from mgops_desktop.operations.importing.result import Renumbered, State
from mgops_desktop.operations.rules.rows import completed
from mgops_desktop.sheets.description import CellType, Column, Meaning, Sheet
from mgops_desktop.sheets.kinds import BY_KEY, SHEETS
from mgops_desktop.sheets.kinds.centre import SETTING
from mgops_desktop.sheets.kinds.family import FAMILY
from mgops_desktop.sheets.parsing import ParsedRow, problem
from mgops_desktop.sheets.records import stored_values
from mgops_desktop.storage.types import new_id

_CHECK_EVERY = 1_000
_REFERENCES = (CellType.NUMBER_OF, CellType.LIST_OF)
_NOT_SEPARATORS = ";,\n"


@dataclass
class DraftRow:
    """One record to come. `stored` is what it holds now (None: it is new), `to_bin` its references to
    records in the bin.
    """

    parsed: ParsedRow
    id: UUID
    known: Known | None
    values: dict[str, Any]
    stored: dict[str, Any] | None = None
    state: State = State.NEW
    to_bin: list[tuple[Column, str]] = field(default_factory=list)

    @property
    def sheet(self) -> Sheet:
        return self.parsed.sheet

    @property
    def is_restored(self) -> bool:
        return self.known is not None and self.known.binned

    @property
    def whole(self) -> Mapping[str, Any]:
        """The record as it would be stored."""
        return {**(self.stored or {}), **self.values}

    def changed_fields(self) -> Iterator[Column]:
        """Yield the columns whose value changes."""
        stored = self.stored or {}
        for column in self.sheet.columns:
            name = column.attribute
            if column.meaning is Meaning.MOMENT_TIME or name not in self.values:
                continue
            if not _same(column, stored.get(name), self.values[name]):
                yield column


@dataclass
class Draft:
    """All records to come, by kind in the order of the sheets, and what is wrong with them."""

    gathered: Gathered
    registry: Registry
    rows: dict[str, list[DraftRow]] = field(default_factory=dict)
    errors: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    renumbered: tuple[Renumbered, ...] = ()
    added_late: dict[UUID, str] = field(default_factory=dict)
    """New rows that fall into what was accepted or handed over, and what that is."""

    def all_rows(self) -> Iterator[DraftRow]:
        for rows in self.rows.values():
            yield from rows

    def of(self, key: str) -> list[DraftRow]:
        return self.rows.get(key, [])

    def complain(self, row: DraftRow, column: str, code: str, message: str) -> None:
        self.errors.append(at(row, column, code, message))

    def warn(self, row: DraftRow, column: str, code: str, message: str) -> None:
        self.warnings.append(at(row, column, code, message))


def at(row: DraftRow, column: str, code: str, message: str) -> Problem:
    """Make a problem that points at a column of the row in its file."""
    return problem(row.parsed.source, row.parsed.row, row.sheet.column(column), code, message)


def make_draft(
    session: Session, gathered: Gathered, registry: Registry, progress: Progress
) -> Draft:
    """Identify, resolve and compare all rows."""
    draft = Draft(gathered, registry, renumbered=renumber(session, gathered, registry))
    draft.errors += gathered.errors
    draft.warnings += gathered.warnings
    for sheet in SHEETS:
        rows = gathered.rows.get(sheet.key)
        if rows:
            draft.rows[sheet.key] = list(_identified(draft, sheet, rows))
    for row in draft.all_rows():
        _resolve(draft, row)
    _end_parameters(session, draft)
    _compare(session, draft, progress)
    return draft


def _end_parameters(session: Session, draft: Draft) -> None:
    """Add the stored values of parameters that end because the file brings newer ones."""
    rows = draft.of(SETTING.key)
    for known, parsed in list(settle_parameters(session, rows)):
        rows.append(DraftRow(parsed, known.id, known, dict(parsed.values)))


def _identified(draft: Draft, sheet: Sheet, rows: Iterable[ParsedRow]) -> Iterator[DraftRow]:
    registry = draft.registry
    seen: dict[tuple[Any, ...], int] = {}
    numbered = sheet.identity == ("number",)
    for parsed in rows:
        identity = parsed.identity
        known = registry.find(sheet, identity)
        record = known.id if known else new_id()
        row = DraftRow(parsed, record, known, dict(parsed.values))
        if identity in seen:
            _repeated(draft, row, seen[identity])
            continue
        seen[identity] = parsed.row
        if numbered:
            registry.plan(sheet, identity[0], record)
            _check_number(draft, row, identity[0])
        if sheet is FAMILY and known is None:
            row.values["link_code"] = new_id()
            registry.plan_link(identity[0], row.values["link_code"])
        yield row


def _repeated(draft: Draft, row: DraftRow, first: int) -> None:
    if not row.parsed.source:
        return  # a word that the file used twice and no dictionary knew
    key = next(iter(row.sheet.identity), row.sheet.columns[0].key)
    message = f"Powtórzenie wiersza {first}: ten sam zapis może być w pliku tylko raz."
    draft.complain(row, key, "repeated", message)


def _check_number(draft: Draft, row: DraftRow, number: str) -> None:
    if any(sign in number for sign in _NOT_SEPARATORS):
        draft.complain(
            row, "number", "number", "Numer nie może zawierać średnika ani przecinka. Zmień go."
        )
    erased = draft.registry.erased(row.sheet).get(number)
    if erased is not None:
        message = (
            f"Numer „{number}” jest anulowany: zapis usunięto na zawsze {short_date(erased)}. "
            "Nadaj temu wierszowi inny numer albo usuń go z pliku."
        )
        draft.complain(row, "number", "cancelled_number", message)


def _resolve(draft: Draft, row: DraftRow) -> None:
    for column in row.sheet.columns:
        value = row.values.get(column.attribute)
        if column.type not in _REFERENCES or not value:
            continue
        if column.type is CellType.LIST_OF:
            found = [_reference(draft, row, column, number) for number in value]
            row.values[column.attribute] = tuple(one for one in found if one is not None)
        else:
            row.values[column.attribute] = _reference(draft, row, column, value)


def _reference(draft: Draft, row: DraftRow, column: Column, number: str) -> UUID | None:
    registry = draft.registry
    is_link = column.meaning is Meaning.LINK
    found = registry.link(number) if is_link else registry.resolve(column.sheet, number)
    if found is not None or registry.is_failed(column.sheet, number):
        return found
    binned = registry.binned(column, number)
    if binned is not None:
        row.to_bin.append((column, number))
        return binned
    title = BY_KEY[column.sheet].title
    message = f"Nie ma numeru „{number[:60]}” ani w arkuszu „{title}”, ani w programie."
    draft.complain(row, column.key, "unknown_reference", message)
    return None


def _compare(session: Session, draft: Draft, progress: Progress) -> None:
    total = sum(len(rows) for rows in draft.rows.values())
    done = 0
    for key, rows in draft.rows.items():
        sheet = BY_KEY[key]
        for start in range(0, len(rows), _CHECK_EVERY):
            chunk = rows[start : start + _CHECK_EVERY]
            progress(Stage.COMPARING, done, total)
            known = [row.id for row in chunk if row.known]
            stored = stored_values(session, sheet, known) if known else {}
            for row in chunk:
                row.stored = stored.get(row.id)
                row.values = completed(sheet, row.values, row.stored)
                row.state = _state(row)
                _check_bin(draft, row)
            done += len(chunk)


def _state(row: DraftRow) -> State:
    if row.known is None or row.known.binned:
        return State.NEW
    return State.CHANGED if any(row.changed_fields()) else State.EQUAL


def _check_bin(draft: Draft, row: DraftRow) -> None:
    """A reference into the bin is wrong where it is new; what refers there already may go on."""
    if not row.to_bin:
        return
    changed = set(row.changed_fields()) if row.stored else None
    for column, number in row.to_bin:
        if changed is None or column in changed:
            title = BY_KEY[column.sheet].title
            message = f"„{number}” (arkusz „{title}”) leży w koszu. Przywróć ten zapis."
            draft.complain(row, column.key, "reference_to_bin", message)


def _same(column: Column, stored: Any, value: Any) -> bool:
    if column.type is CellType.LIST_OF:
        return set(stored or ()) == set(value or ())
    if isinstance(stored, datetime) and isinstance(value, datetime):
        return stored.replace(second=0, microsecond=0) == value
    return bool(stored == value)
