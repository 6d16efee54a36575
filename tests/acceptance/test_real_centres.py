"""The printed figures of two real centres, from an import workbook to the page of the report.

The records are invented so that their figures equal the printed ones, together with records that must not count. Only
the command line is used: `template --describe` → workbook → `init` → `import` → `indicators` → `report`.
"""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.acceptance.centres.ruda import ruda
from tests.acceptance.centres.wieruszow import wieruszow
from tests.acceptance.rows import Book
from tests.reports.reading import rows_of

HERE = Path(__file__).parent
SOURCE = HERE.parents[1] / "src"
CENTRES: dict[str, Callable[[], Book]] = {"ruda_slaska_2020": ruda, "wieruszow_2018": wieruszow}
PASSWORD = "zielona ławka przed domem"


def figures() -> list[dict[str, str]]:
    with (HERE / "data" / "figures.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


FIGURES = figures()


@dataclass(frozen=True)
class Imported:
    """A folder with an imported centre, and how to ask it."""

    folder: Path
    year: int
    first: dict[str, Any]
    second: dict[str, Any]
    values: dict[str, Any]

    def run(self, *arguments: str) -> Any:
        return command(*arguments, "--data", str(self.folder))

    def page_rows(self) -> list[list[str]]:
        out = self.folder.parent / "sprawozdanie.pdf"
        if not out.exists():
            self.run("report", "annual", "--year", str(self.year), "-o", str(out))
        return rows_of(out.read_bytes())

    def printed_row(self, key: str) -> tuple[str, str]:
        """The label and the figure that stand in one row of some table of the report."""
        out = self.folder.parent / "sprawozdanie.json"
        if not out.exists():
            arguments = ("report", "annual", "--year", str(self.year), "--format", "json")
            self.run(*arguments, "-o", str(out))
        report = json.loads(out.read_text(encoding="utf-8"))
        for section in report["sections"]:
            for block in section["blocks"]:
                for row in block.get("rows") or ():
                    for cell in row[1:]:
                        if cell.get("figure") == key:
                            return row[0]["text"], cell["text"]
        raise LookupError(f"{key} stands in no table")


def command(*arguments: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", "mgops_desktop", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, "MGOPS_PASSWORD": PASSWORD, "PYTHONPATH": str(SOURCE)},
    )
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode()
    return json.loads(text) if text.startswith("{") else text


@pytest.fixture(scope="module", params=CENTRES)
def imported(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Imported:
    place = tmp_path_factory.mktemp("Łódź i okolice")
    folder, workbook = place / "dane", place / "skoroszyt.xlsx"
    CENTRES[request.param]().writer(command("template", "--describe")).save(workbook)
    command("init", "--data", str(folder), "--recovery-out", str(place / "kod.txt"))
    first = command("import", str(workbook), "--data", str(folder))
    second = command("import", str(workbook), "--data", str(folder))
    year = int(request.param.rsplit("_", 1)[1])
    found = command("indicators", "--year", str(year), "--data", str(folder))
    return Imported(folder, year, first, second, _values(found))


def _values(found: dict[str, Any]) -> dict[str, Any]:
    values = {}
    for one in found["indicators"]:
        values[one["key"]] = one["value"]
        for breakdown in one["breakdowns"]:
            values |= {part["key"]: part["value"] for part in breakdown["parts"]}
    return values


def own(imported: Imported) -> list[dict[str, str]]:
    return [row for row in FIGURES if row["centre"].endswith(str(imported.year))]


def test_every_printed_figure_has_its_row():
    assert len(FIGURES) == 55
    assert {row["centre"] for row in FIGURES} == CENTRES.keys()


def test_import_stores_everything_and_a_second_import_nothing(imported):
    assert imported.first["errors"] == []
    assert sum(sheet["new"] for sheet in imported.first["sheets"]) > 0
    assert all(sheet["new"] == sheet["changed"] == 0 for sheet in imported.second["sheets"])
    assert imported.second["import_id"] is None


def test_figures_equal_the_printed_ones(imported):
    expected = {row["key"]: Decimal(row["value"]) for row in own(imported)}
    counted = {key: Decimal(str(imported.values[key])) for key in expected}
    assert counted == expected


def test_list_behind_every_figure_is_as_long_as_the_figure(imported):
    keys = sorted({row["key"] for row in own(imported)})
    lists = imported.run("indicators", "--year", str(imported.year), "--list", *keys)["lists"]
    assert [one["key"] for one in lists] == keys
    for one in lists:
        amounts = [Decimal(str(record.get("amount", 1))) for record in one["records"]]
        assert sum(amounts) == one["value"], one["key"]
        if not one["counts"].startswith("sum:"):
            assert len(one["records"]) == one["value"], one["key"]


def test_every_figure_stands_beside_its_label_on_the_page(imported):
    rows = imported.page_rows()
    for row in own(imported):
        label, text = imported.printed_row(row["key"])
        assert text.replace("\N{NO-BREAK SPACE}", "") == row["value"], row["key"]
        wanted = " ".join(label.split())
        beside = [cells for cells in rows if wanted in cells]
        assert any(text in cells[cells.index(wanted) + 1 :] for cells in beside), row["key"]
