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


def live_the_day(place: Path, *, with_network: bool) -> None:
    """Work through the day in a process of its own, on a machine with a network or with none at all."""
    day = [sys.executable, "-m", "tests.gui.day", str(place)]
    if not with_network:
        apart = shutil.which("unshare")
        if apart is None or run([apart, "--net", "true"]).returncode:
            pytest.skip("this machine cannot take its network away from a process")
        day = [apart, "--net", *day]
    done = run(day)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("with_network", [True, False], ids=["network", "no network"])
def test_command_line_finds_what_the_day_left(tmp_path: Path, *, with_network: bool) -> None:
    live_the_day(tmp_path, with_network=with_network)

    # the figures of the year
    words = ("indicators", "--year", "2026", "--format", "json")
    answer = json.loads(ask(tmp_path / "dane", NEW_PASSWORD, *words))
    figures = {one["key"]: one["value"] for one in answer["indicators"]}
    assert {key: figures[key] for key in FIGURES} == FIGURES

    # every record, in the restored folder too; each folder by the password of its day
    for folder, password in (("dane", NEW_PASSWORD), ("odtworzone", PASSWORD)):
        found = exported(tmp_path / folder, password, tmp_path / f"{folder}.xlsx")
        assert {title: found[title] for title in RECORDS} == RECORDS

    # the court waits for its answer
    assert "2026-11-30" in ask(tmp_path / "dane", NEW_PASSWORD, "due")

    # the report was saved and printed, the backups went to the second place too
    saved = words_of(tmp_path / "sprawozdanie.pdf")
    assert "Ośrodek w Przykładowie" in saved
    assert "za 2026 rok" in saved
    printed = pypdfium2.PdfDocument(tmp_path / "wydruk.pdf")
    assert len(printed) > 5
    printed.close()
    assert list((tmp_path / "nośnik").rglob("*.kopia"))
