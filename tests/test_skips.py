"""A skip is a failure where everything was asked for: tests/conftest.py in a run of its own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# asking for everything asks for Qt too
pytestmark = pytest.mark.gui

CONFTEST = Path(__file__).with_name("conftest.py")
INI = "[pytest]\nmarkers =\n  gui: x\n  postgres: x\nqt_api = pyside6\n"
SKIPPED = "import pytest\ndef test_x(): pytest.skip('no reason')\n"
WHOLE_FILE_SKIPPED = "import pytest\npytest.importorskip('no_such_module')\ndef test_x(): ...\n"
EXPECTED_FAILURE = "import pytest\n@pytest.mark.xfail(strict=True)\ndef test_x(): assert False\n"
ON_POSTGRES = "import pytest\n@pytest.mark.postgres\ndef test_x(): pass\n"


def outcome(folder: Path, test: str, **environment: str) -> str:
    """The closing line of pytest over one file with this test."""
    shutil.copy(CONFTEST, folder)
    (folder / "pytest.ini").write_text(INI)
    (folder / "test_one.py").write_text(test)
    said = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder)],
        env={**os.environ, "MGOPS_TEST_ALL": "", "MGOPS_TEST_POSTGRES": "", **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return said.stdout.splitlines()[-1]


@pytest.mark.parametrize("test", [SKIPPED, ON_POSTGRES])
def test_skip_is_a_skip_at_a_desk_and_a_failure_when_all_is_asked_for(
    tmp_path: Path, test: str
) -> None:
    assert outcome(tmp_path, test).startswith("1 skipped")
    assert outcome(tmp_path, test, MGOPS_TEST_ALL="1").startswith(("1 failed", "1 error"))


def test_file_left_out_is_an_error_when_all_is_asked_for(tmp_path: Path) -> None:
    assert outcome(tmp_path, WHOLE_FILE_SKIPPED).startswith("1 skipped")
    assert outcome(tmp_path, WHOLE_FILE_SKIPPED, MGOPS_TEST_ALL="1").startswith("1 error")


def test_expected_failure_is_no_skip(tmp_path: Path) -> None:
    assert outcome(tmp_path, EXPECTED_FAILURE, MGOPS_TEST_ALL="1").startswith("1 xfailed")


def test_postgres_tests_run_where_a_server_is_given(tmp_path: Path) -> None:
    server = {"MGOPS_TEST_POSTGRES": "postgresql+psycopg://127.0.0.1/x", "MGOPS_TEST_ALL": "1"}
    assert outcome(tmp_path, ON_POSTGRES, **server).startswith("1 passed")
