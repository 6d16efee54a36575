"""A working day through shown widgets, keys and clicks alone; the command line looks at what it left.

First run, two families, application, assignment, plan, eight visits, an assessment, a closure, a court letter,
twenty families from a sheet, search, check, print, backup, restore to a second folder, lock, recovery by code.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook
from tests.gui.day.script import FROM_SHEET, NEW_PASSWORD, PASSWORD

CHECKOUT = Path(__file__).parents[2]
FIGURES = {
    "families_supported_by_assistant": 2,
    "assistant_cases_closed": 1,
    "families_supported_state": 1,
    "assistant_visits": 8,
}
RECORDS = {
    "Rodziny": 2 + FROM_SHEET,
    "Osoby": 4 + 2 * FROM_SHEET,
    "Wizyty i kontakty": 8,
    "Pisma": 1,
}
HEAD_ROWS = 2
"""The keys of the columns and their words."""
DAY = ("--today", "2026-11-23")


def run(command: list[str], password: str = "") -> subprocess.CompletedProcess[str]:
    paths = os.pathsep.join([str(CHECKOUT / "src"), str(CHECKOUT)])
    return subprocess.run(
        command,
        env={**os.environ, "PYTHONPATH": paths, "MGOPS_PASSWORD": password, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def ask(folder: Path, password: str, *words: str) -> str:
    """What the command line answers about a folder."""
    command = [sys.executable, "-m", "mgops_desktop", *words, "--data", str(folder), *DAY]
    done = run(command, password)
    assert done.returncode == 0, done.stderr
    return done.stdout


def exported(folder: Path, password: str, to: Path) -> dict[str, int]:
    """How many records of each kind a folder holds, by the titles of the exported sheets."""
    ask(folder, password, "export", str(to))
    book = load_workbook(to, read_only=True)
    numbers = {sheet.title: [row[0] for row in sheet.values][HEAD_ROWS:] for sheet in book}
    book.close()
    return {title: sum(one not in (None, "") for one in found) for title, found in numbers.items()}


def words_of(pdf: Path) -> str:
    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.fixture(scope="module", params=["with the network", "without any network"])
def place(request, tmp_path_factory) -> Path:
    """Where the day was lived: twice, the second time on a machine that has no network at all."""
    folder = tmp_path_factory.mktemp("dzień")
    day = [sys.executable, "-m", "tests.gui.day", str(folder)]
    if request.param.startswith("without"):
        apart = shutil.which("unshare")
        if apart is None or run([apart, "--net", "true"]).returncode:
            pytest.skip("this machine cannot take its network away from a process")
        day = [apart, "--net", *day]
    done = run(day)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def test_figures_are_those_of_the_day(place: Path) -> None:
    answer = json.loads(
        ask(place / "dane", NEW_PASSWORD, "indicators", "--year", "2026", "--format", "json")
    )
    figures = {one["key"]: one["value"] for one in answer["indicators"]}
    assert {key: figures[key] for key in FIGURES} == FIGURES


@pytest.mark.parametrize(("folder", "password"), [("dane", NEW_PASSWORD), ("odtworzone", PASSWORD)])
def test_every_record_of_the_day_is_there_and_in_the_restored_folder_too(
    place: Path, tmp_path: Path, folder: str, password: str
) -> None:
    found = exported(place / folder, password, tmp_path / "wszystko.xlsx")
    assert {title: found[title] for title in RECORDS} == RECORDS


def test_letter_of_the_court_is_due(place: Path) -> None:
    assert "30.11.2026" in ask(place / "dane", NEW_PASSWORD, "due")


def test_report_was_saved(place: Path) -> None:
    words = words_of(place / "sprawozdanie.pdf")
    assert "Ośrodek w Przykładowie" in words
    assert "za 2026 rok" in words


def test_report_was_printed(place: Path) -> None:
    document = pypdfium2.PdfDocument(place / "wydruk.pdf")
    pages = len(document)
    document.close()
    assert pages > 5
