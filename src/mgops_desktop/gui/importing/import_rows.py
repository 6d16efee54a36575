"""The rows of an import: sheets with their counts, what is wrong, what is alike, what was imported before."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.sorting import register_key
from mgops_desktop.domain.text import sort_key
from mgops_desktop.domain.wording import counted, number, short_date
from mgops_desktop.gui.columns import words_column
from mgops_desktop.gui.rows import Column
from mgops_desktop.gui.widgets.badge import Badge
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.words import joined, near_day
from mgops_desktop.operations.importing.history import PastImport
from mgops_desktop.operations.importing.result import (
    Duplicate,
    ImportPlan,
    RowChange,
    SheetCount,
    sheet_title,
)
from mgops_desktop.operations.importing.taking_back import Kept, TakenBack

WHOLE_FILE = "whole_file"
ERRORS, WARNINGS, DUPLICATES, CHANGES = "errors", "warnings", "duplicates", "changes"


@dataclass(frozen=True)
class Line:
    """One thing to be looked at in a file: where it stands and what it says."""

    sheet: str
    row: int | None
    column: str
    text: str
    whole: str = ""

    @property
    def title(self) -> str:
        """The title of the sheet; what concerns the file has none."""
        return sheet_title(self.sheet) if self.sheet else "cały plik"

    @property
    def place(self) -> str:
        """Where in the file it stands, in words."""
        row = f"wiersz {self.row}" if self.row is not None else ""
        column = f"kolumna „{self.column}”" if self.column else ""
        where = f"arkusz „{self.title}”" if self.sheet else self.title
        return ", ".join(part for part in (where, row, column) if part)


def lines_of(plan: ImportPlan, what: str) -> list[Line]:
    """Return the errors, warnings, possible duplicates or changes of a plan."""
    if what == DUPLICATES:
        return [_duplicate(one) for one in plan.duplicates]
    if what == CHANGES:
        return [line for one in plan.changes for line in _changes(one)]
    return [_problem(one) for one in (plan.errors if what == ERRORS else plan.warnings)]


def columns_of(what: str) -> tuple[Column[Line], ...]:
    """Return the columns of the table of errors, warnings, duplicates or changes."""
    text = {
        ERRORS: "Co trzeba poprawić",
        WARNINGS: "Na co zwrócić uwagę",
        DUPLICATES: "Do kogo podobny jest wiersz",
        CHANGES: "Było → będzie",
    }
    place: tuple[Column[Line], ...] = (
        words_column("Arkusz", lambda line: line.title, 150),
        Column("Wiersz", _row_words, lambda line: line.row or 0, is_number=True, width=76),
    )
    column: Column[Line] = Column("Kolumna", lambda line: line.column, width=140)
    said: Column[Line] = Column(text[what], lambda line: line.text)
    return (*place, said) if what == DUPLICATES else (*place, column, said)


def _row_words(line: Line) -> str:
    return "" if line.row is None else str(line.row)


def _problem(one: Problem) -> Line:
    return Line(one.sheet or "", one.row, one.column or "", one.message)


def _duplicate(one: Duplicate) -> Line:
    return Line(one.sheet, one.row, "", f"osoba {one.number}: {one.why}")


def _changes(one: RowChange) -> list[Line]:
    return [
        Line(one.sheet, one.row, field.header, f"{field.old or 'puste'} → {field.new or 'puste'}")
        for field in one.fields
    ]


def sheet_rows(plan: ImportPlan) -> list[TwoLineRow]:
    """Return the whole file, then its sheets in their order, each with its counts and what is wrong."""
    errors = Counter(one.sheet for one in plan.errors)
    warnings = Counter(one.sheet for one in plan.warnings)
    rows = [
        TwoLineRow(
            WHOLE_FILE,
            "Cały plik",
            counts_words(plan.sheets) or "nie ma czego importować",
            badge=_badge(len(plan.errors), len(plan.warnings)),
        )
    ]
    counted_keys = [one.key for one in plan.sheets]
    for one in plan.sheets:
        note = counts_words([one]) or counted(one.rows, "wiersz")
        badge = _badge(errors[one.key], warnings[one.key])
        rows.append(TwoLineRow(one.key, sheet_title(one.key), note, badge=badge))
    others = dict.fromkeys(key for key in (*errors, *warnings) if key not in (None, *counted_keys))
    for key in others:
        badge = _badge(errors[key], warnings[key])
        rows.append(TwoLineRow(key, sheet_title(str(key)), "nie do wczytania", badge=badge))
    return rows


def counts_words(sheets: Sequence[SheetCount]) -> str:
    """Return e.g. "nowe: 12 · zmienione: 3 · bez zmian: 40"; nothing for rows that were not understood."""
    new, changed, equal = (
        sum(getattr(one, name) for one in sheets) for name in ("new", "changed", "equal")
    )
    return joined(
        f"nowe: {number(new)}" if new else "",
        f"zmienione: {number(changed)}" if changed else "",
        f"bez zmian: {number(equal)}" if equal else "",
    )


def _badge(errors: int, warnings: int) -> Badge | None:
    if errors:
        return Badge(counted(errors, "błąd"), "danger")
    return Badge(counted(warnings, "ostrzeżenie"), "warn") if warnings else None


def past_row(one: PastImport, today: date) -> TwoLineRow:
    """Return an earlier import; one that was taken back leads nowhere."""
    moment = as_local(one.at)
    when = f"{near_day(moment.date(), today)}, {moment:%H:%M}"
    note = joined(when, counted(one.rows, "wiersz"), one.account)
    if one.taken_back:
        return TwoLineRow(
            one.id, one.file_name, note, badge=Badge("cofnięty", "muted"), is_open=False
        )
    return TwoLineRow(one.id, one.file_name, note, link="Cofnij ten import")


def kept_rows(kept: Sequence[Kept]) -> list[TwoLineRow]:
    """Return the records that a taking back left as they are, by kind and number, with the reason."""
    in_order = sorted(
        kept, key=lambda one: (sort_key(sheet_title(one.kind)), register_key(one.number))
    )
    return [
        TwoLineRow(
            (one.kind, one.number, place), f"{sheet_title(one.kind)} {one.number}".strip(), one.why
        )
        for place, one in enumerate(in_order)
    ]


def taken_words(taken: TakenBack) -> str:
    """Say what became of an import that was taken back."""
    return joined(
        f"przeniesiono do kosza: {number(taken.binned)}",
        f"przywrócono poprzednią treść: {number(taken.restored)}",
        f"zostawiono: {number(len(taken.kept))}" if taken.kept else "",
    )


def day_words(one: PastImport) -> str:
    """Return the day of an import, for the question whether to take it back."""
    return short_date(as_local(one.at).date())
