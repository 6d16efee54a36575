"""template, import, export."""

import argparse
import json
import sys
from pathlib import Path
from uuid import UUID

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import folder_of, opened
from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.rights import Right
from mgops_desktop.domain.wording import counted
from mgops_desktop.operations.data_folder import OpenData
from mgops_desktop.operations.exporting import export_workbook
from mgops_desktop.operations.importing.importing import file_of, import_workbook, plan_import
from mgops_desktop.operations.importing.mapping import keep_mapping, proposal_for
from mgops_desktop.operations.importing.progress import Stage
from mgops_desktop.operations.importing.result import as_json, placed
from mgops_desktop.operations.importing.taking_back import take_back_import
from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.sheets.describe import describe
from mgops_desktop.sheets.dictionaries import Dictionaries, dictionaries_of, shipped_dictionaries
from mgops_desktop.sheets.kinds import SHEETS
from mgops_desktop.sheets.raw import RawWorkbook
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
    write_file(arguments.out, content)
    say(f"Zapisano szablon: {arguments.out}")
    return 0


def _dictionaries(arguments: argparse.Namespace) -> Dictionaries:
    """The centre's dictionaries if a folder was named, else the shipped ones."""
    if arguments.data is None or not DataFolder(folder_of(arguments)).is_initialised():
        return shipped_dictionaries()
    with opened(arguments) as data:
        return data.database.read(dictionaries_of)


def import_file(arguments: argparse.Namespace) -> int:
    """Import a workbook, only look at it, or take an import back; exit code 1 when errors were found."""
    if arguments.take_back:
        return _take_back(arguments)
    if arguments.file is None:
        raise UserError("Podaj plik do importu.")
    with opened(arguments, changes=not (arguments.dry_run or arguments.propose_map)) as data:
        data.database.actor.require(Right.IMPORT, "import skoroszytu")
        workbook = file_of(arguments.file, _progress)
        if arguments.propose_map:
            return _propose(data, workbook, arguments.sheet)
        chosen = _chosen(data, workbook, arguments.map)
        if arguments.dry_run:
            plan = data.database.read(plan_import, workbook, chosen, progress=_progress)
            import_id = None
        else:
            data.back_up(reason="przed importem")
            result = data.database.change(import_workbook, workbook, chosen, progress=_progress)
            plan, import_id = result.plan, result.import_id
    put_json(as_json(plan, import_id, dry_run=arguments.dry_run))
    for problem in plan.errors[:20]:
        say(placed(problem))
    if plan.renumbered and not plan.errors:
        say(f"Numery robocze zastąpione numerami rejestru: {len(plan.renumbered)}.")
    rows = sum(sheet.new + sheet.changed for sheet in plan.sheets)
    if plan.errors:
        say(f"Znaleziono {counted(len(plan.errors), 'błąd')}. Niczego nie zapisano.")
        return 1
    verb = "Do zapisania" if arguments.dry_run else "Zapisano"
    say(
        f"{verb}: {rows}. Ostrzeżenia: {len(plan.warnings)}, możliwe powtórzenia: {len(plan.duplicates)}."
    )
    return 0


def _propose(data: OpenData, workbook: RawWorkbook, sheet: str | None) -> int:
    """Print a mapping to be corrected and given back with --map."""
    proposal = data.database.read(proposal_for, workbook, sheet)
    put_json({"sheet": proposal.sheet, "columns": proposal.columns})
    missing = ", ".join(f"„{header}”" for header in proposal.missing)
    if missing:
        say(f"Bez wymaganych kolumn: {missing}. Przypisz je, zanim użyjesz --map.")
    return 0


def _chosen(data: OpenData, workbook: RawWorkbook, path: Path | None) -> dict[str, str]:
    """Keep the mapping of the file, if one was given; return what the only sheet of the file holds."""
    if path is None:
        return {}
    sheet, columns = _mapping(path)
    data.database.change(keep_mapping, sheet, columns)
    say("Zapamiętano przypisanie kolumn.")
    titles = [raw.title for raw in workbook.sheets]
    return {titles[0]: sheet} if len(titles) == 1 else {}


def _mapping(path: Path) -> tuple[str, dict[str, str]]:
    try:
        found = json.loads(path.read_text(encoding="utf-8-sig"))
        sheet, columns = found["sheet"], found["columns"]
        if isinstance(sheet, str) and all(isinstance(one, str) for one in columns.values()):
            return sheet, dict(columns)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise FileRefused(f"Nie można odczytać przypisania kolumn z pliku {path}.") from error
    raise FileRefused(f"W pliku {path} przypisania muszą być tekstami.")


def export(arguments: argparse.Namespace) -> int:
    """Write all records that the account may see as a workbook that imports again."""
    with opened(arguments) as data:
        written = data.database.read(export_workbook, uncover=arguments.uncover)
        write_file(arguments.out, written.content)
    for one in written.problems[:20]:
        say(placed(one))
    say(f"Zapisano: {arguments.out}. Plik nie jest zaszyfrowany: przechowuj go jak akta.")
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
