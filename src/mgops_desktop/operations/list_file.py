"""A list from the screen saved as a file."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.sheets.lists import list_as_csv, list_as_xlsx
from mgops_desktop.sheets.values import CellValue

CSV, XLSX = ".csv", ".xlsx"


@dataclass(frozen=True)
class ShownList:
    """What stands in a list on the screen, in its order: title, headers, rows."""

    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[CellValue, ...], ...]


@dataclass(frozen=True)
class SavedList:
    """Where a list was saved; `left_out` is the number of texts too long for a cell."""

    path: Path
    left_out: int = 0


def save_list(shown: ShownList, path: Path, *, practice: bool = False) -> SavedList:
    """Save a list as XLSX or CSV by the file's suffix; no cell becomes a formula.

    Raises a UserError for a disk that refuses.
    """
    if path.suffix.lower() == CSV:
        write_file(path, list_as_csv(shown.headers, shown.rows))
        return SavedList(path)
    written = list_as_xlsx(shown.title, shown.headers, shown.rows, practice=practice)
    write_file(path, written.content)
    return SavedList(path, len(written.problems))


def as_text(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return rows for the clipboard: a line each, cells apart by tabs, so that a spreadsheet takes them."""
    return "\n".join("\t".join(" ".join(cell.split()) for cell in row) for row in (headers, *rows))
