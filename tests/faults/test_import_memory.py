"""F-T13: the largest file that may be imported, and no memory for it: a clean refusal, the data untouched."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.conftest_database import PASSWORD, TODAY, Opened
from tests.faults.spreadsheets import MAIN, packed, parts

from mgops_desktop.domain.errors import FileRefused
from mgops_desktop.sheets.limits import LIMITS, MEGABYTE, Limits
from mgops_desktop.sheets.reading import read_file
from mgops_desktop.storage.access import question
from mgops_desktop.storage.journal import broken_link, head_of

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such limit")
SMALL = 300 * MEGABYTE
ROOT = Path(__file__).parents[2]
IMPORTING = """
import resource, sys
from datetime import date
from pathlib import Path
from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.domain.errors import UserError
from mgops_desktop.operations.data_folder import open_data
from mgops_desktop.operations.importing import file_of, import_workbook

folder, file, password, day, size = sys.argv[1:]
data = open_data(Path(folder), password, FixedClock.on(date.fromisoformat(day)))
resource.setrlimit(resource.RLIMIT_AS, (int(size), int(size)))
try:
    data.database.change(import_workbook, file_of(Path(file)))
except UserError as error:
    sys.stdout.buffer.write(error.message.encode())
"""


@pytest.fixture(scope="module")
def largest(tmp_path_factory):
    """300,000 rows of needs, under 20 MB packed, nearly 200 MB unpacked."""
    cell = '<c t="inlineStr"><is><t>{}</t></is></c>'
    texts = ("PT/{0}/2026", "2026", "1", "Potrzeba numer {0}: " + "opis " * 90)
    row = "<row>" + "".join(cell.format(text) for text in texts) + "</row>"
    heads = "".join(cell.format(text) for text in ("number", "year", "position", "text"))
    rows = "".join(row.format(number) for number in range(LIMITS.rows - 1))
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData><row>{heads}</row>{rows}</sheetData></worksheet>'
    workbook = parts()["xl/workbook.xml"].replace("Pracownicy", "Potrzeby")
    path = tmp_path_factory.mktemp("duzy") / "plik.xlsx"
    path.write_bytes(packed(parts(sheet=sheet, workbook=workbook), level=1))
    assert 0.8 * LIMITS.unpacked < len(sheet) < LIMITS.unpacked
    assert path.stat().st_size < LIMITS.file_size
    return path


@question("stan", None)
def state(session):
    return head_of(session), broken_link(session)


def test_f_t13_a_child_without_memory_refuses_the_file(largest):
    with pytest.raises(FileRefused, match="za dużo pamięci"):
        read_file(largest, limits=Limits(memory=64 * MEGABYTE))


@pytest.mark.slow  # a minute: 300,000 rows are read whole before memory ends
def test_f_t13_a_program_without_memory_refuses_the_import(
    largest, opened_folder: Opened, database
):
    before = database.read(state)
    arguments = [str(opened_folder.path), str(largest), PASSWORD, TODAY.isoformat(), str(SMALL)]
    answer = subprocess.run(
        [sys.executable, "-c", IMPORTING, *arguments],
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        check=True,
    )
    assert "pamięci" in answer.stdout.decode()
    assert database.read(state) == before
