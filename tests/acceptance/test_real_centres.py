"""From records to print for two real annual reports: workbook, command line, figures, lists, PDF.

The records are invented so that their figures equal the published ones, among others that must not count.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.centres.ruda_slaska_2020 import ruda_slaska_2020
from tests.acceptance.centres.wieruszow_2018 import wieruszow_2018
from tests.acceptance.command_line import PASSWORD, CommandLine
from tests.acceptance.counter.count import count
from tests.acceptance.counter.dates import Term
from tests.acceptance.product import put_into_bin
from tests.acceptance.published import published_of
from tests.acceptance.rows import Book
from tests.reports.reading import rows_of

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.operations.data_folder import open_data


@dataclass(frozen=True)
class Report:
    """A published report, and the invented centre that prints the same figures."""

    place: str
    year: int
    invent: Callable[[], Book]

    def __str__(self) -> str:
        return f"{self.place} {self.year}"


REPORTS = (
    Report("Ruda Śląska", 2020, ruda_slaska_2020),
    Report("Wieruszów", 2018, wieruszow_2018),
)


@dataclass(frozen=True)
class Imported:
    """The centre in a data folder, and what two imports of its workbook said."""

    report: Report
    commands: CommandLine
    description: Any
    book: Book
    first_import: Any
    second_import: Any
    figures: dict[str, Decimal | None]


@pytest.fixture(scope="module", params=REPORTS, ids=str)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    """Found a folder, import the workbook twice, leave a draft, bin what the centre bins, count."""
    report: Report = request.param
    place = tmp_path_factory.mktemp("Łódź i okolice")
    commands = CommandLine(place / "dane ośrodka", f"{report.year + 1}-03-01")
    commands.on_folder("init")
    description = json.loads(commands.run("template", "--describe"))
    book = report.invent()
    workbook = book.writer(description).save(place / "skoroszyt.xlsx")
    imports = [commands.json("import", workbook) for _ in range(2)]
    _leave_unfinished(commands, book)
    found = commands.json("indicators", "--year", str(report.year))
    return Imported(report, commands, description, book, *imports, dict(_values(found)))


def _leave_unfinished(commands: CommandLine, book: Book) -> None:
    """A visit begun and not saved, and records in the bin."""
    clock = FixedClock.on(date.fromisoformat(commands.today))
    data = open_data(commands.folder, PASSWORD, clock)
    try:
        draft = {"day": f"{clock.today().year - 1}-05-05", "kind": "home", "minutes": 60}
        data.database.keep_draft("visit", None, draft)
        put_into_bin(data.database, book)
    finally:
        data.let_go()


def _values(found: Any) -> Iterator[tuple[str, Decimal | None]]:
    for one in found["indicators"]:
        parts = [part for split in one["breakdowns"] for part in split["parts"]]
        for figure in (one, *parts):
            value = figure["value"]
            yield figure["key"], None if value is None else Decimal(str(value))


def test_import_brings_every_row_without_an_error(imported):
    counts = {sheet["key"]: sheet["new"] for sheet in imported.first_import["sheets"]}
    assert imported.first_import["errors"] == []
    updated = {"centre"}  # stands empty in a new folder
    wanted = {key: len(rows) for key, rows in imported.book.rows.items() if key not in updated}
    assert {key: counts[key] for key in wanted} == wanted


def test_second_import_of_the_same_workbook_changes_nothing(imported):
    assert [
        (sheet["new"], sheet["changed"], sheet["rows"] - sheet["equal"])
        for sheet in imported.second_import["sheets"]
    ] == [(0, 0, 0)] * len(imported.second_import["sheets"])
    assert imported.second_import["import_id"] is None


def test_every_published_figure_comes_out_of_the_records(imported):
    published = published_of(imported.report.place)
    assert {one.line: imported.figures[one.catalogue_key] for one in published} == {
        one.line: one.value for one in published
    }


def test_second_counter_agrees_with_every_figure_of_the_catalogue(imported):
    year = imported.report.year
    rows = imported.book.counted(imported.description)
    assert imported.figures == count(rows, Term(date(year, 1, 1), date(year, 12, 31)))


def test_published_parts_relate_to_their_wholes(imported):
    published = published_of(imported.report.place)
    values = {one.key: one.value for one in published}
    wholes = {one.part_of for one in published if one.part_kind == "z_tego"}
    for whole in wholes:
        parts = {one.key: one.value for one in published if one.part_of == whole}
        exact = {one.key for one in published if one.part_of == whole and one.part_kind == "z_tego"}
        assert sum(parts[key] for key in exact) == values[whole]


def test_list_behind_every_published_figure_has_the_right_length(imported):
    published = published_of(imported.report.place)
    keys = sorted({one.catalogue_key for one in published})
    year = str(imported.report.year)
    found = imported.commands.json("indicators", "--year", year, "--list", *keys)
    for listed in found["lists"]:
        value = imported.figures[listed["key"]]
        if listed["counts"].startswith("sum:"):
            assert sum(Decimal(str(row["amount"])) for row in listed["records"]) == value
        else:
            numbers = {(row["kind"], row["number"]) for row in listed["records"]}
            assert len(listed["records"]) == len(numbers) == value, listed["key"]
    assert {listed["key"] for listed in found["lists"]} == set(keys)


def test_every_published_figure_is_printed_beside_its_label(imported, tmp_path):
    places = _places(imported, tmp_path)
    pdf = tmp_path / "sprawozdanie.pdf"
    _report(imported, "pdf", pdf)
    printed = {
        (row[0], position, text)
        for row in rows_of(pdf.read_bytes())
        for position, text in enumerate(row)
    }
    assert [
        one
        for one in published_of(imported.report.place)
        if not {(*place, str(one.value)) for place in places.get(one.catalogue_key, ())} & printed
    ] == []


def _places(imported: Imported, folder: Path) -> dict[str, set[tuple[str, int]]]:
    """Labels beside which each figure of the year stands, and in which column (the report says so itself)."""
    path = folder / "sprawozdanie.json"
    _report(imported, "json", path)
    found: dict[str, set[tuple[str, int]]] = {}
    for section in json.loads(path.read_text(encoding="utf-8"))["sections"]:
        for row in (row for block in section["blocks"] for row in block.get("rows", ())):
            label = " ".join(row[0]["text"].split())
            keys = [cell.get("figure") for cell in row]
            for key in set(keys) - {None}:
                found.setdefault(key, set()).add((label, keys.index(key)))
    return found


def _report(imported: Imported, form: str, path: Path) -> None:
    year = str(imported.report.year)
    imported.commands.on_folder("report", "annual", "--year", year, "--format", form, "-o", path)
