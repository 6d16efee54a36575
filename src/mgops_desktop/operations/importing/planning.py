"""The plan of an import: what would be new, changed and equal, and what speaks against it."""

from collections.abc import Iterator, Mapping

from sqlalchemy.orm import Session

from mgops_desktop.operations.importing.checks import check
from mgops_desktop.operations.importing.draft import Draft, DraftRow, make_draft
from mgops_desktop.operations.importing.duplicates import find_duplicates
from mgops_desktop.operations.importing.gather import gather
from mgops_desktop.operations.importing.progress import Progress
from mgops_desktop.operations.importing.registry import Registry
from mgops_desktop.operations.importing.result import (
    FieldChange,
    ImportPlan,
    RowChange,
    SheetCount,
    State,
)
from mgops_desktop.sheets.raw import RawWorkbook
from mgops_desktop.sheets.values import shown, to_cell
from mgops_desktop.storage.context import note_reading

_PURPOSE = "import"
_WORST = {State.EQUAL: 0, State.CHANGED: 1, State.NEW: 2}


def draft_of(
    session: Session, workbook: RawWorkbook, chosen: Mapping[str, str], progress: Progress
) -> Draft:
    """Read, compare and check the whole file."""
    registry = Registry(session)
    gathered = gather(session, workbook, registry, chosen, progress)
    draft = make_draft(session, gathered, registry, progress)
    check(session, draft)
    return draft


def plan_of(session: Session, workbook: RawWorkbook, draft: Draft) -> ImportPlan:
    """Return the draft as plain data; old values of protected records are noted as read."""
    for sheet in {row.sheet for row in draft.all_rows() if row.state is State.CHANGED}:
        if sheet.table.protected:
            note_reading(session, sheet.key, None, _PURPOSE)
    return ImportPlan(
        file_name=workbook.file_name,
        sheets=tuple(_counts(draft)),
        changes=tuple(_changes(draft)),
        errors=tuple(draft.errors),
        warnings=tuple(draft.warnings),
        duplicates=tuple(find_duplicates(session, draft)),
        renumbered=draft.renumbered,
    )


def _counts(draft: Draft) -> Iterator[SheetCount]:
    """Yield the counts of each sheet of the file; a row that becomes several records counts once."""
    states: dict[str, dict[int, State]] = {key: {} for key in draft.gathered.counts}
    for row in draft.all_rows():
        if row.parsed.source:
            of_sheet = states[row.parsed.source]
            before = of_sheet.get(row.parsed.row, State.EQUAL)
            of_sheet[row.parsed.row] = max(before, row.state, key=_WORST.__getitem__)
    for key, rows in draft.gathered.counts.items():
        found = list(states[key].values())
        yield SheetCount(
            key,
            rows,
            new=found.count(State.NEW),
            changed=found.count(State.CHANGED),
            equal=found.count(State.EQUAL),
        )


def _changes(draft: Draft) -> Iterator[RowChange]:
    for row in draft.all_rows():
        if row.state is State.CHANGED:
            number = str(next(iter(row.parsed.identity), ""))
            fields = tuple(_fields(draft, row))
            yield RowChange(row.parsed.source, row.parsed.row, number, fields)


def _fields(draft: Draft, row: DraftRow) -> Iterator[FieldChange]:
    stored = row.stored or {}
    dictionaries, number_of = draft.gathered.dictionaries, draft.registry.number_of
    for column in row.changed_fields():
        old, new = (
            shown(to_cell(column, values.get(column.attribute), dictionaries, number_of))
            for values in (stored, row.values)
        )
        yield FieldChange(column.header, old, new)
