"""Files as they come: read in another process, which knows nothing of the data."""

import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.sheets import reading
from mgops_desktop.sheets.child.call import (
    MODULE,
    child_call,
    child_environment,
    is_child_call,
)
from mgops_desktop.sheets.limits import Limits
from mgops_desktop.sheets.reading import read_file


def saved(folder, *rows, title="Arkusz"):
    book = Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    path = folder / "plik.xlsx"
    book.save(path)
    return path


def cells(path):
    (sheet,) = read_file(path).sheets
    return [row.cells for row in sheet.rows]


def test_cells_come_as_what_they_are(tmp_path):
    row = (
        "Żółw",
        12,
        1.5,
        True,
        date(2026, 3, 2),
        datetime(2026, 3, 2, 9, 30),  # noqa: DTZ001
        time(9, 30),
    )
    assert cells(saved(tmp_path, row)) == [row]


def test_a_duration_under_a_day_is_an_hour(tmp_path):
    row = (timedelta(hours=9, minutes=30), timedelta(hours=26))
    assert cells(saved(tmp_path, row)) == [(time(9, 30), "26:00")]


def test_rows_keep_the_numbers_that_the_spreadsheet_shows(tmp_path):
    (sheet,) = read_file(saved(tmp_path, ["a"], [], [None, " "], ["b"])).sheets
    assert [(row.number, row.cells) for row in sheet.rows] == [(1, ("a",)), (4, ("b",))]


def test_line_ends_of_windows_are_put_in_order(tmp_path):
    assert cells(saved(tmp_path, ["raz_x000D_\ndwa"])) == [("raz\ndwa",)]


def test_progress_is_told_and_can_stop_the_reading(tmp_path):
    class Stop(Exception):
        pass

    seen = []

    def progress(rows):
        seen.append(rows)
        if len(seen) == 2:
            raise Stop

    with pytest.raises(Stop):
        read_file(saved(tmp_path, *([i] for i in range(5_000))), progress=progress)
    assert seen == [1_000, 2_000]


def test_time_that_runs_out_is_said(tmp_path):
    with pytest.raises(FileRefused, match="trwał ponad 0 s"):
        read_file(saved(tmp_path, ["a"]), limits=Limits(seconds=0.001))


def test_a_child_that_dies_is_a_damaged_file(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "child_call", lambda: [sys.executable, "-c", "print('{')"])
    with pytest.raises(FileRefused, match="uszkodzony"):
        read_file(saved(tmp_path, ["a"]))


def test_a_child_that_cannot_start_is_said(tmp_path, monkeypatch):
    monkeypatch.setattr(reading, "child_call", lambda: [str(tmp_path / "nie ma")])
    with pytest.raises(FileRefused, match="Nie udało się uruchomić"):
        read_file(saved(tmp_path, ["a"]))


def test_the_child_knows_no_password_and_imports_nothing_from_the_working_folder(monkeypatch):
    monkeypatch.setenv("MGOPS_PASSWORD", "sekret")
    environment = child_environment()
    assert "sekret" not in environment.values()
    assert environment["PYTHONSAFEPATH"] == "1"


def test_the_child_loads_neither_database_nor_keys():
    code = (
        f"import sys, {MODULE}; "
        "print([m for m in sys.modules if m.split('.')[0] in ('sqlalchemy', 'sqlcipher3', 'PySide6')"
        " or '.storage' in m])"
    )
    answer = subprocess.run(
        [sys.executable, "-c", code], env=child_environment(), capture_output=True, check=True
    )
    assert answer.stdout.strip() == b"[]"


def test_a_frozen_program_knows_that_it_is_called_as_the_child():
    assert is_child_call(child_call())
    assert not is_child_call(["mgops-desktop", "import", "plik.xlsx"])


@pytest.mark.parametrize("entry", ["console.py", "window.py"])
def test_the_entries_of_the_frozen_program_read_a_workbook_too(tmp_path, monkeypatch, entry):
    script = Path(__file__).parents[2] / "packaging" / "frozen" / entry
    monkeypatch.setattr(
        reading, "child_call", lambda: [sys.executable, str(script), *child_call()[1:]]
    )
    assert cells(saved(tmp_path, ["Żółw"])) == [("Żółw",)]
