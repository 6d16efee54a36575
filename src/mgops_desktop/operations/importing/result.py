"""What an import would do or has done, as plain data for screen, command line and tests."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from mgops_desktop.domain.errors import Problem
from mgops_desktop.sheets.kinds import BY_KEY
from mgops_desktop.sheets.kinds.start import START


class State(StrEnum):
    """What becomes of a row."""

    NEW = "new"
    CHANGED = "changed"
    EQUAL = "equal"


@dataclass(frozen=True)
class SheetCount:
    """How many rows of a sheet of the file are new, changed and equal."""

    key: str
    rows: int
    new: int
    changed: int
    equal: int


@dataclass(frozen=True)
class FieldChange:
    """One field of a changed row, old and new as the user reads them."""

    header: str
    old: str
    new: str


@dataclass(frozen=True)
class RowChange:
    """A row that changes a record."""

    sheet: str
    row: int
    number: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True)
class Duplicate:
    """A new row that is perhaps somebody already known."""

    sheet: str
    row: int
    kind: str
    number: str
    why: str


@dataclass(frozen=True)
class Renumbered:
    """A provisional number of the file and the number of the register that stands for it here.

    `is_new` if this import gives it; else an earlier one did.
    """

    sheet: str
    provisional: str
    number: str
    is_new: bool


@dataclass(frozen=True)
class ImportPlan:
    """What an import of the file would do."""

    file_name: str
    sheets: tuple[SheetCount, ...]
    changes: tuple[RowChange, ...]
    errors: tuple[Problem, ...]
    warnings: tuple[Problem, ...]
    duplicates: tuple[Duplicate, ...]
    renumbered: tuple[Renumbered, ...] = ()

    @property
    def is_possible(self) -> bool:
        return not self.errors

    @property
    def changes_nothing(self) -> bool:
        return not any(sheet.new or sheet.changed for sheet in self.sheets)


@dataclass(frozen=True)
class ImportResult:
    """What was imported; `import_id` is None when nothing was stored (errors, or all rows equal)."""

    plan: ImportPlan
    import_id: UUID | None


def as_json(plan: ImportPlan, import_id: UUID | None = None, *, dry_run: bool) -> dict[str, Any]:
    """Return the answer of the command `import` (contracts 2, resources/schemas/import.schema.json)."""
    return {
        "import_id": str(import_id) if import_id else None,
        "dry_run": dry_run,
        "sheets": [
            {
                "key": one.key,
                "rows": one.rows,
                "new": one.new,
                "changed": one.changed,
                "equal": one.equal,
            }
            for one in plan.sheets
        ],
        "errors": [_problem(one) for one in plan.errors],
        "warnings": [_problem(one) for one in plan.warnings],
        "duplicates": [
            {
                "sheet": one.sheet,
                "row": one.row,
                "of": {"kind": one.kind, "number": one.number},
                "why": one.why,
            }
            for one in plan.duplicates
        ],
        "renumbered": [
            {"sheet": one.sheet, "provisional": one.provisional, "number": one.number}
            for one in plan.renumbered
        ],
    }


def sheet_title(sheet: str) -> str:
    """Return the title of a sheet by its key; a sheet nobody knows is called as in the file."""
    if sheet == START.key:
        return START.title
    return BY_KEY[sheet].title if sheet in BY_KEY else sheet


def placed(one: Problem) -> str:
    """Return a problem as a sentence that says where it stands, with the sheet's title."""
    where = []
    if one.sheet is not None:
        where.append(f"arkusz „{sheet_title(one.sheet)}”")
    if one.row is not None:
        where.append(f"wiersz {one.row}")
    if one.column is not None:
        where.append(f"kolumna „{one.column}”")
    return f"{', '.join(where)}: {one.message}" if where else one.message


def _problem(one: Problem) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "row": one.row,
        "column": one.column,
        "code": one.code,
        "message": one.message,
    }
