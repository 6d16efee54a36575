"""What start.py and test.py say where they cannot go on, run as a person runs them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "packaging"
FAKE_VERSION = """
import runpy, sys
sys.path.insert(0, {folder!r})
sys.argv = [{script!r}]
sys.version_info = {version}
runpy.run_path({script!r}, run_name="__main__")
"""
WITHOUT_VENV = """
import runpy, sys
sys.path.insert(0, {folder!r})
sys.argv = [{script!r}]
sys.modules["ensurepip"] = None
runpy.run_path({script!r}, run_name="__main__")
"""

on_linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Debian's packages")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy without locks: nothing could be installed even by mistake."""
    (tmp_path / "packaging").mkdir()
    for path in SCRIPTS.glob("*.py"):
        shutil.copy(path, tmp_path / "packaging")
    return tmp_path


def run(*command: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *map(str, command)],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@on_linux
@pytest.mark.parametrize("name", ["start.py", "test.py"])
@pytest.mark.parametrize("version", [(3, 10, 13), (3, 15, 0)])
def test_other_python_is_refused_with_the_line_that_helps(
    checkout: Path, name: str, version: tuple[int, int, int]
) -> None:
    path = checkout / "packaging" / name
    code = FAKE_VERSION.format(folder=str(path.parent), script=str(path), version=version)
    done = run("-c", code, DISPLAY="")
    assert done.returncode == 3
    assert f"od 3.11 do 3.14, a ten to 3.{version[1]}" in done.stderr
    assert "apt-get install -y python3 python3-venv" in done.stderr
    assert f"/usr/bin/python3 packaging/{name}" in done.stderr


@on_linux
@pytest.mark.parametrize("name", ["start.py", "test.py"])
def test_python_without_venv_is_refused_with_one_apt_line(checkout: Path, name: str) -> None:
    path = checkout / "packaging" / name
    code = WITHOUT_VENV.format(folder=str(path.parent), script=str(path))
    done = run("-c", code, DISPLAY="", WAYLAND_DISPLAY="", MGOPS_TEST_ALL="")
    assert done.returncode == 3
    assert apt_packages(done.stderr) == [f"python3.{sys.version_info.minor}-venv"]


@on_linux
def test_window_without_qt_libraries_is_refused_with_one_apt_line(
    checkout: Path, tmp_path: Path
) -> None:
    broken = folder_with_broken(tmp_path, "libEGL.so.1", "libxcb-cursor.so.0")
    done = run(checkout / "packaging" / "start.py", DISPLAY=":99", LD_LIBRARY_PATH=broken)
    assert done.returncode == 3
    assert {"libegl1", "libxcb-cursor0"} <= set(apt_packages(done.stderr))


@on_linux
def test_nothing_may_be_left_out_where_all_tests_are_asked_for(
    checkout: Path, tmp_path: Path
) -> None:
    broken = folder_with_broken(tmp_path, "libGL.so.1")
    done = run(checkout / "packaging" / "test.py", MGOPS_TEST_ALL="1", LD_LIBRARY_PATH=broken)
    assert done.returncode == 3
    assert "libgl1" in apt_packages(done.stderr)


def apt_packages(said: str) -> list[str]:
    """The packages of the only line with an installation."""
    (line,) = (line for line in said.splitlines() if "apt-get install" in line)
    return line.partition("install -y ")[2].split()


def folder_with_broken(folder: Path, *libraries: str) -> str:
    """A file of no content hides the system's library of that name from the loader."""
    broken = folder / "broken"
    broken.mkdir()
    for name in libraries:
        (broken / name).touch()
    return str(broken)
