"""indicators, report, check."""

import argparse
from collections.abc import Mapping
from typing import Any

from mgops_desktop.cli.output import put_json, say
from mgops_desktop.cli.session import opened, period_of
from mgops_desktop.domain.check import Severity
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.figure import Figure
from mgops_desktop.domain.period import Period
from mgops_desktop.indicators.engine import catalogue, compute
from mgops_desktop.indicators.listing import FigureList, Line, figure_list
from mgops_desktop.operations.blue_card_terms import terms_of_numbered
from mgops_desktop.operations.check import check as check_records
from mgops_desktop.operations.naming import name_records
from mgops_desktop.operations.reports import KINDS, render_report, report_of
from mgops_desktop.operations.writing_out import write_file
from mgops_desktop.reports.blue_card import terms as blue_card_terms


def indicators(arguments: argparse.Namespace) -> int:
    """Print figures, the lists behind some of them, or the catalogue."""
    if arguments.catalogue:
        put_json({"indicators": catalogue()})
        return 0
    period = period_of(arguments)
    with opened(arguments) as data:
        if arguments.keys:
            lists = [
                data.database.read(figure_list, key, period, with_names=arguments.with_names)
                for key in arguments.keys
            ]
            put_json(
                {"lists": [_list(one) for one in lists]} if len(lists) > 1 else _list(lists[0])
            )
        else:
            figures = data.database.read(compute, period)
            put_json(
                {
                    "period": _period(period),
                    "indicators": [_figure(one) for one in figures.values()],
                }
            )
    return 0


def _period(period: Period) -> dict[str, Any]:
    return {"first": period.first, "last": period.last}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "key": figure.key,
        "label": figure.label,
        "value": figure.value,
        "unit": figure.unit.value,
        "basis": figure.basis,
        "counts": figure.counts,
        "note": figure.note,
        "as_of": figure.as_of,
        "breakdowns": [
            {
                "by": shape.by,
                "kind": shape.kind.value,
                "parts": [
                    {"key": part.key, "label": part.label, "value": part.value}
                    for part in parts.values()
                ],
            }
            for shape, parts in figure.breakdowns
        ],
    }


def _list(found: FigureList) -> dict[str, Any]:
    result = {
        "key": found.figure.key,
        "period": _period(found.figure.period),
        "counts": found.figure.counts,
        "value": found.figure.value,
        "note": found.figure.note,
        "as_of": found.figure.as_of,
        "records": [_line(found, line) for line in found.lines],
    }
    if found.figure.counts == "ratio":
        result["divisor"] = [_line(found, line) for line in found.divisor]
    return result


def _line(found: FigureList, line: Line) -> dict[str, Any]:
    shown: dict[str, Any] = {"kind": line.kind, "number": line.number, "label": line.label}
    if found.figure.counts.startswith("sum:") or line.amount != 1:
        shown["amount"] = line.amount
    return shown


def report(arguments: argparse.Namespace) -> int:
    """Print a report to a file."""
    if arguments.list_kinds:
        put_json({"reports": [{"kind": kind, "title": title} for kind, title in KINDS.items()]})
        return 0
    form = arguments.format
    if arguments.kind not in KINDS:
        raise UserError(f"Nie ma sprawozdania „{arguments.kind}”. Rodzaje: {', '.join(KINDS)}.")
    if arguments.output is None:
        raise UserError("Podaj plik, do którego zapisać sprawozdanie: -o PLIK")
    if arguments.procedure and arguments.kind != blue_card_terms.KIND:
        raise UserError(f"Opcja --procedure należy do sprawozdania „{blue_card_terms.KIND}”.")
    asked: tuple[Any, ...] = (terms_of_numbered, arguments.procedure)
    if not arguments.procedure:
        asked = (report_of, arguments.kind, period_of(arguments))
    with opened(arguments) as data:
        content = data.database.read(*asked)
        created = data.database.clock.now()
    write_file(arguments.output, render_report(content, form, created))
    say(f"Zapisano: {arguments.output}")
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Print what is wrong; exit code 1 when there are errors."""
    with opened(arguments) as data:
        year = arguments.year or data.database.clock.today().year
        found = data.database.read(check_records, Period.year(year))
        refs = [one.record for one in found if one.record is not None]
        names = data.database.read(name_records, refs, with_names=arguments.with_names)
    problems = []
    for one in found:
        record: Mapping[str, str] | None = None
        if one.record is not None and one.record in names:
            named = names[one.record]
            record = {"kind": named.kind, "number": named.number, "label": named.label}
        problems.append(
            {
                "severity": one.severity.value,
                "code": one.code,
                "record": record,
                "field": one.field,
                "message": one.message,
            }
        )
    put_json({"problems": problems})
    errors = sum(one.severity is Severity.ERROR for one in found)
    say(f"Błędy: {errors}, ostrzeżenia: {len(found) - errors}.")
    return 1 if errors else 0
