"""The shipped folders are found from a checkout and from an installed wheel, from anywhere."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from mgops_desktop.files import shipped

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ("ui", "resources", "db")
FONT = ("resources", "fonts", "Lato-Regular.ttf")
FIND = f"from mgops_desktop.files import shipped; print(shipped(*{FONT!r}))"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built without network by what the lock holds."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel"]
    done = subprocess.run(
        [*command, "--directory", str(folder)], cwd=ROOT, check=True, capture_output=True
    )
    assert done.returncode == 0
    (built,) = folder.glob("*.whl")
    return built


def found_from(elsewhere: Path, package_folder: Path) -> Path:
    environment = {**os.environ, "PYTHONPATH": str(package_folder)}
    command = [sys.executable, "-c", FIND]
    said = subprocess.run(
        command, cwd=elsewhere, env=environment, check=True, capture_output=True, text=True
    )
    return Path(said.stdout.strip())


def test_checkout_finds_its_own_files(tmp_path: Path) -> None:
    assert found_from(tmp_path, ROOT / "src") == ROOT.joinpath(*FONT)


def test_installed_wheel_finds_its_own_files(wheel: Path, tmp_path: Path) -> None:
    installed, elsewhere = tmp_path / "installed", tmp_path / "Łódź i okolice"
    elsewhere.mkdir()
    options = ["--quiet", "--no-deps", "--no-index", "--target", str(installed)]
    subprocess.run([sys.executable, "-m", "pip", "install", *options, str(wheel)], check=True)
    found = found_from(elsewhere, installed)
    assert found == installed.joinpath("mgops_desktop", "_files", *FONT)
    assert found.read_bytes() == ROOT.joinpath(*FONT).read_bytes()


def test_wheel_holds_every_shipped_file_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    files = (path for top in SHIPPED for path in (ROOT / top).rglob("*") if path.is_file())
    here = (path.relative_to(ROOT) for path in files if "__pycache__" not in path.parts)
    assert {f"mgops_desktop/_files/{path.as_posix()}" for path in here} <= names
    assert any(name.endswith("licenses/LICENSE") for name in names)


def test_wheel_holds_no_tests_and_no_scripts(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"mgops_desktop"}


def test_missing_file_is_named_with_its_whole_path() -> None:
    with pytest.raises(FileNotFoundError, match="no-such-form"):
        shipped("ui", "no-such-form.ui")
