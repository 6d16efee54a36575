"""template, import."""

import argparse
import sys
from pathlib import Path
from uuid import UUID

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import folder_of, opened
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import counted
from mgops_desktop.operations.importing.importing import file_of, import_workbook, plan_import
from mgops_desktop.operations.importing.progress import Stage
from mgops_desktop.operations.importing.result import as_json, placed
from mgops_desktop.operations.importing.taking_back import take_back_import
from mgops_desktop.sheets.describe import describe
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of, shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.template import start_template
from mgops_desktop.sheets.template import template as write_template
from mgops_desktop.storage.vault.folder import DataFolder


def template(arguments: argparse.Namespace) -> int:
    """Describe the workbook, or write an empty one; with a data folder, with its dictionaries."""
    if arguments.describe == (arguments.out is not None):
        raise UserError("Podaj albo plik szablonu: template PLIK.xlsx, albo --describe.")
    dictionaries = _dictionaries(arguments)
    if arguments.describe:
        put_json(describe(SHEETS, dictionaries))
        return 0
    content = (
        start_template(dictionaries) if arguments.start else write_template(SHEETS, dictionaries)
    )
    _write(arguments.out, content)
    say(f"Zapisano szablon: {arguments.out}")
    return 0


def _dictionaries(arguments: argparse.Namespace) -> Dictionaries:
    """The centre's dictionaries if a folder was named, else the shipped ones."""
    if arguments.data is None or not DataFolder(folder_of(arguments)).is_initialised():
        return shipped_dictionaries()
    with opened(arguments) as data:
        return data.database.read(dictionaries_of)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UserError(f"Nie można zapisać pliku {path}: {error.strerror}.") from error


def import_file(arguments: argparse.Namespace) -> int:
    """Import a workbook, only look at it, or take an import back; exit code 1 when errors were found."""
    if arguments.take_back:
        return _take_back(arguments)
    if arguments.file is None:
        raise UserError("Podaj plik do importu.")
    workbook = file_of(arguments.file, _progress)
    with opened(arguments, changes=not arguments.dry_run) as data:
        if arguments.dry_run:
            plan = data.database.read(plan_import, workbook, progress=_progress)
            import_id = None
        else:
            data.back_up(reason="przed importem")
            result = data.database.change(import_workbook, workbook, progress=_progress)
            plan, import_id = result.plan, result.import_id
    put_json(as_json(plan, import_id, dry_run=arguments.dry_run))
    for problem in plan.errors[:20]:
        say(placed(problem))
    rows = sum(sheet.new + sheet.changed for sheet in plan.sheets)
    if plan.errors:
        say(f"Znaleziono {counted(len(plan.errors), 'błąd')}. Niczego nie zapisano.")
        return 1
    verb = "Do zapisania" if arguments.dry_run else "Zapisano"
    say(
        f"{verb}: {rows}. Ostrzeżenia: {len(plan.warnings)}, możliwe powtórzenia: {len(plan.duplicates)}."
    )
    return 0


def _take_back(arguments: argparse.Namespace) -> int:
    try:
        import_id = UUID(arguments.take_back)
    except ValueError:
        raise UserError(f"„{arguments.take_back}” nie jest numerem importu.") from None
    with opened(arguments, changes=True) as data:
        data.back_up(reason="przed cofnięciem importu")
        taken = data.database.change(take_back_import, import_id)
    put_json(
        {
            "import_id": import_id,
            "binned": taken.binned,
            "restored": taken.restored,
            "kept": [
                {"kind": one.kind, "number": one.number, "why": one.why} for one in taken.kept
            ],
        }
    )
    say(f"Cofnięto: {taken.binned + taken.restored}, zostawiono: {len(taken.kept)}.")
    return 0


def _progress(stage: Stage, done: int, total: int) -> None:
    """Show progress to a person who watches; nothing in a pipe."""
    if sys.stderr.isatty():
        of = f"/{total}" if total else ""
        sys.stderr.write(f"\r{stage.value}: {done}{of}  ")
