"""due, hand-over, deadline."""

import argparse
import csv
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

from mgops_desktop.cli.arguments import require_known_year
from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import opened
from mgops_desktop.domain.clock import local_moment
from mgops_desktop.domain.deadline import Deadline, compute, rule_on
from mgops_desktop.domain.deadline_rule import Unit
from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.errors import FileRefused, UserError
from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.statutory_report import REPORT_LABELS, StatutoryReport
from mgops_desktop.domain.wording import short_date
from mgops_desktop.operations.due import due as due_items
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.report_handover import Handover, hand_over_report
from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.sheets.lists import list_as_csv, list_as_xlsx
from mgops_desktop.storage.describe import Named
from mgops_desktop.storage.seeds import shipped_calendar, shipped_deadline_rules


def due(arguments: argparse.Namespace) -> int:
    """Print what is due."""
    with opened(arguments) as data:
        on = arguments.on or data.database.clock.today()
        items = data.database.read(due_items, on)
        names = data.database.read(
            name_records, [one.subject for one in items], with_names=arguments.with_names
        )
        practice = data.database.practice
    if arguments.output is not None:
        _save_list(arguments.output, items, names, practice=practice)
        return 0
    put_json(
        {
            "on": on,
            "items": [
                {
                    "rule": one.rule,
                    "title": one.title,
                    "subject": {
                        "kind": one.subject.kind,
                        "number": names[one.subject].number if one.subject in names else "",
                        "label": names[one.subject].label if one.subject in names else "",
                    },
                    "from": one.start,
                    "nominal": one.nominal,
                    "shifted": one.shifted,
                    "state": one.state,
                    "basis": one.basis,
                    "explanation": one.explanation,
                    "who": one.who,
                }
                for one in items
            ],
        }
    )
    return 0


def _save_list(
    path: Path, items: list[DueItem], names: Mapping[RecordRef, Named], *, practice: bool
) -> None:
    """Write what is due as a list for people."""
    headers = ("Termin", "Czego dotyczy", "Do kiedy", "Kto", "Podstawa")
    rows = [
        (
            one.title,
            " ".join((names[one.subject].number, names[one.subject].label)).strip()
            if one.subject in names
            else "",
            one.alarm,
            one.who,
            one.basis,
        )
        for one in items
    ]
    match path.suffix.lower():
        case ".csv":
            write_file(path, list_as_csv(headers, rows))
        case ".xlsx":
            write_file(path, list_as_xlsx("Terminy", headers, rows, practice=practice).content)
        case _:
            raise UserError("Wykaz można zapisać jako plik .xlsx albo .csv.")
    say(f"Zapisano: {path}")


def hand_over(arguments: argparse.Namespace) -> int:
    """Write that a statutory report was handed over; it is due no more."""
    with opened(arguments, changes=True) as data:
        day = arguments.on or data.database.clock.today()
        report = StatutoryReport(arguments.report)
        data.database.change(hand_over_report, Handover(report, arguments.year, day, arguments.to))
    say(f"Zapisano przekazanie: {REPORT_LABELS[report]}, {arguments.year} r., {short_date(day)}.")
    return 0


def deadline(arguments: argparse.Namespace) -> int:
    """Compute a deadline by a rule; needs no data folder."""
    if arguments.list_rules:
        put_json({"rules": [_rule(rule) for rule in shipped_deadline_rules()]})
        return 0
    if arguments.batch is not None:
        put_json({"results": [_batch_row(row) for row in _rows(arguments.batch)]})
        return 0
    if not arguments.rule or not arguments.start:
        raise UserError("Podaj regułę i datę: deadline REGUŁA --from DATA (spis reguł: --list).")
    found = _compute(arguments.rule, arguments.start)
    put_json(_result(found))
    say(f"{found.rule.title}: {found.explanation}")
    return 0


def _compute(key: str, typed: str) -> Deadline:
    start = _start(typed)
    day = start.date() if isinstance(start, datetime) else start
    rule = rule_on(shipped_deadline_rules(), key, day)
    if isinstance(start, datetime) and rule.unit is not Unit.HOURS:
        start = day
    return compute(rule, start, shipped_calendar())


def _start(typed: str) -> date:
    """A day, or a moment in Polish time."""
    try:
        found = datetime.fromisoformat(typed) if "T" in typed else date.fromisoformat(typed)
    except ValueError:
        raise UserError(f"„{typed}” nie jest datą RRRR-MM-DD ani RRRR-MM-DDTGG:MM.") from None
    require_known_year(found.year)
    if isinstance(found, datetime) and found.tzinfo is None:
        return local_moment(found.date(), found.time())
    return found


def _result(found: Deadline) -> dict[str, Any]:
    return {
        "rule": found.rule.key,
        "from": found.start,
        "nominal": found.nominal,
        "shifted": found.shifted,
        "basis": found.basis,
        "explanation": found.explanation,
    }


def _rule(rule: Any) -> dict[str, Any]:
    return {
        "rule": rule.key,
        "title": rule.title,
        "length": rule.length,
        "unit": rule.unit,
        "start_event": rule.start_event,
        "who": rule.who,
        "basis": rule.basis,
        "valid_from": rule.valid_from,
        "valid_to": rule.valid_to,
        "confirmed": rule.confirmed,
        "note": rule.note,
    }


def _rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with the columns `rule` and `from`."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise FileRefused(f"Nie można odczytać pliku {path}.") from error
    if any("rule" not in row or "from" not in row for row in rows):
        raise FileRefused("Plik musi mieć kolumny „rule” i „from”.")
    return rows


def _batch_row(row: dict[str, str]) -> dict[str, Any]:
    """The deadline of a row, or what is wrong with it; the other rows are counted all the same."""
    key, start = row["rule"] or "", row["from"] or ""
    if not key or not start:
        told = "Wiersz musi mieć regułę („rule”) i datę („from”)."
        return {"rule": key, "from": start, "error": told}
    try:
        return _result(_compute(key, start))
    except UserError as error:
        return {"rule": key, "from": start, "error": error.message}
