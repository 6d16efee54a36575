"""The operations of an import: look at the file, say what it would do, do it."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy.orm import Session

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.operations.importing.planning import draft_of, plan_of
from mgops_desktop.operations.importing.progress import Progress, Stage, silent
from mgops_desktop.operations.importing.result import ImportPlan, ImportResult
from mgops_desktop.operations.importing.storing import store
from mgops_desktop.sheets.raw import RawWorkbook
from mgops_desktop.sheets.reading import read_file
from mgops_desktop.storage import veil
from mgops_desktop.storage.access import operation, question

_NOTHING: Mapping[str, str] = {}


def file_of(path: Path, progress: Progress = silent) -> RawWorkbook:
    """Read the file in a process of its own, without any data folder; raises FileRefused."""
    return read_file(path, progress=lambda rows: progress(Stage.READING, rows, 0))


@question("podgląd importu", Right.IMPORT)
def plan_import(
    session: Session,
    workbook: RawWorkbook,
    chosen: Mapping[str, str] = _NOTHING,
    progress: Progress = silent,
) -> ImportPlan:
    """Return what an import of the file would do.

    `chosen` says for titles of sheets, which the program does not know, what they are (sheet keys).
    """
    with veil.lifted():  # compared with what the file holds
        return plan_of(session, workbook, draft_of(session, workbook, chosen, progress))


@operation("Import skoroszytu", Right.IMPORT)
def import_workbook(
    session: Session,
    workbook: RawWorkbook,
    chosen: Mapping[str, str] = _NOTHING,
    progress: Progress = silent,
) -> ImportResult:
    """Import the file: everything, or nothing if there is one error.

    The result says what was done; `import_id` is None if nothing was stored. ImportStopped, raised by `progress`,
    leaves everything as it was.
    """
    try:
        draft = draft_of(session, workbook, chosen, progress)
        plan = plan_of(session, workbook, draft)
        if not plan.is_possible or plan.changes_nothing:
            return ImportResult(plan, None)
        return ImportResult(plan, store(session, draft, workbook.file_name, progress))
    except MemoryError as error:
        raise UserError(
            "Zabrakło pamięci. Nic nie zapisano. Zamknij inne programy albo podziel plik na mniejsze."
        ) from error
