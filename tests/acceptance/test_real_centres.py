"""From records to print for two real annual reports: workbook, command line, figures, lists, PDF.

The records are invented so that their figures equal the published ones, among others that must not count.
"""

import json
from collections.abc import Callable, Iterable, Iterator
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


def test_parts_of_published_figures_add_up_in_the_program(imported):
    published = published_of(imported.report.place)
    found = {one.key: imported.figures[one.catalogue_key] for one in published}
    parts: dict[str, dict[str, Decimal]] = {}
    for one in published:
        if one.part_kind == "z_tego":
            parts.setdefault(one.part_of, {})[one.key] = found[one.key]
    assert {whole: sum(of.values()) for whole, of in parts.items()} == {
        whole: found[whole] for whole in parts
    }


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
    pdf = tmp_path / "sprawozdanie.pdf"
    _report(imported, "pdf", pdf)
    printed = {
        (whole, label, position, text)
        for whole, label, row in _under_wholes(rows_of(pdf.read_bytes()))
        for position, text in enumerate(row)
        for whole in ("", whole)
    }
    assert [
        one
        for one in published_of(imported.report.place)
        if (one.under, one.label, one.column, str(one.value)) not in printed
    ] == []


def test_figure_beside_the_label_is_the_one_of_that_key(imported, tmp_path):
    path = tmp_path / "sprawozdanie.json"
    _report(imported, "json", path)
    blocks = [
        block
        for section in json.loads(path.read_text(encoding="utf-8"))["sections"]
        for block in section["blocks"]
    ]
    keys = {
        (whole, label, position, cell.get("figure"))
        for block in blocks
        for whole, label, row in _under_wholes(block.get("rows", ()), lambda cell: cell["text"])
        for position, cell in enumerate(row)
        for whole in ("", whole)
    }
    assert [
        one
        for one in published_of(imported.report.place)
        if (one.under, one.label, one.column, one.catalogue_key) not in keys
    ] == []


STATISTICS = {
    "Ruda Śląska": {
        "blue_card_procedures_run": 275,
        "blue_card_children_in_families": 385,
        "blue_card_children_in_families_girls": 199,
        "blue_card_children_in_families_boys": 186,
        "blue_card_children_suspected_victims": 167,
        "blue_card_children_suspected_victims_girls": 93,
        "blue_card_children_suspected_victims_boys": 74,
        "interdisciplinary_team_sittings_attended": 16,
        "working_groups_attended_by_unit": 28,
    },
    "Wieruszów": {
        "blue_card_families": 23,
        "interdisciplinary_team_sittings": 4,
        "working_group_sittings": 105,
        "persons_discussed_in_working_groups": 67,
        "persons_discussed_women": 33,
        "persons_discussed_men": 27,
        "persons_discussed_children": 7,
    },
}
"""Blue Card figures that the two centres printed (blue-card-law 6.4)."""


@pytest.mark.parametrize("kind", ["blue_card_statistics", "blue_card_programme"])
def test_published_blue_card_figures_stand_in_every_report_of_them(imported, tmp_path, kind):
    json_file, pdf = tmp_path / "liczby.json", tmp_path / "liczby.pdf"
    for form, path in (("json", json_file), ("pdf", pdf)):
        _report(imported, form, path, kind)
    cells = {
        cell["figure"]: (label, cell["text"])
        for section in json.loads(json_file.read_text(encoding="utf-8"))["sections"]
        for block in section["blocks"]
        for _whole, label, row in _under_wholes(block.get("rows", ()), lambda cell: cell["text"])
        for cell in row[1:2]
        if cell.get("figure")
    }
    wanted = STATISTICS[imported.report.place]
    found = {key: int(cells[key][1]) for key in wanted}
    assert found == wanted
    printed = {
        (label, row[1])
        for _whole, label, row in _under_wholes(rows_of(pdf.read_bytes()))
        if row[1:]
    }
    assert [cells[key] for key in wanted if cells[key] not in printed] == []


def test_published_figures_of_statistics_are_those_of_the_table(imported):
    published = {one.catalogue_key: one.value for one in published_of(imported.report.place)}
    wanted = STATISTICS[imported.report.place]
    assert {key: published[key] for key in wanted} == wanted


def test_families_of_assistants_with_a_procedure_stand_in_the_chapter_on_violence(
    imported, tmp_path
):
    path = tmp_path / "sprawozdanie.json"
    _report(imported, "json", path)
    (chapter,) = [
        section
        for section in json.loads(path.read_text(encoding="utf-8"))["sections"]
        if section["key"] == "blue_card"
    ]
    printed = {
        cell["figure"]: cell["text"]
        for block in chapter["blocks"]
        for row in block.get("rows", ())
        for cell in row[1:2]
    }
    key = "supported_families_with_blue_card"
    assert Decimal(printed[key]) == imported.figures[key]
    assert imported.report.place != "Ruda Śląska" or printed[key] == "28"


def test_list_of_missed_terms_is_as_long_as_the_figures_say(imported, tmp_path):
    path = tmp_path / "terminowosc.json"
    _report(imported, "json", path, "blue_card_timeliness")
    missed = sum(
        value or 0
        for key, value in imported.figures.items()
        if key.startswith("blue_card_timeliness") and key.endswith(("_late", "_not_done"))
    )
    (section,) = [
        one
        for one in json.loads(path.read_text(encoding="utf-8"))["sections"]
        if one["key"] == "missed"
    ]
    assert sum(len(block.get("rows", ())) for block in section["blocks"]) == missed


def _under_wholes(
    rows: Iterable[list[Any]], text_of: Callable[[Any], str] = str
) -> Iterator[tuple[str, str, list[Any]]]:
    """Each row with its label and that of the last whole ("…, z tego:") above it."""
    whole = ""
    for row in rows:
        printed = " ".join(text_of(row[0]).split()) if row else ""
        label = printed.removesuffix(", z tego:").removesuffix(", w tym:")
        yield whole, label, row
        if label != printed:
            whole = label


def _report(imported: Imported, form: str, path: Path, kind: str = "annual") -> None:
    year = str(imported.report.year)
    imported.commands.on_folder("report", kind, "--year", year, "--format", form, "-o", path)
