"""`.venv` is made once, brought to the lock when the lock changes, and otherwise left alone."""

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest


class Machine:
    """Stands for the commands that would be run; `fails_at` is a word of the one that fails."""

    def __init__(self, python: Path) -> None:
        self.python = python
        self.fails_at = "nothing"
        self.done: list[str] = []

    def run(self, command: list[str], *, check: bool) -> None:
        assert check
        kind = "venv" if "venv" in command else command[-2]
        if kind == self.fails_at:
            raise subprocess.CalledProcessError(1, command)
        self.done.append(kind)
        self.python.parent.mkdir(parents=True, exist_ok=True)
        self.python.touch()
        if kind == "--editable":
            self.path_file.parent.mkdir(parents=True, exist_ok=True)
            self.path_file.write_text(f"{self.python.parents[2]}/src", encoding="utf-8")

    @property
    def path_file(self) -> Path:
        """Where pip writes the way to the checkout's source."""
        packages = self.python.parents[1] / "lib" / "python3.11" / "site-packages"
        return packages / "_mgops_desktop.pth"


@pytest.fixture
def setup(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> ModuleType:
    checkout = tmp_path / "Łódź i okolice"
    checkout.mkdir()
    module = script("_setup")
    monkeypatch.setattr(module, "ROOT", checkout)
    monkeypatch.setattr(module, "VENV", checkout / ".venv")
    monkeypatch.setattr(module, "PYTHON", checkout / ".venv" / "bin" / "python")
    (checkout / "pyproject.toml").write_text("[project]")
    return module


@pytest.fixture
def machine(setup: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Machine:
    machine = Machine(setup.PYTHON)
    monkeypatch.setattr(setup.subprocess, "run", machine.run)
    return machine


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "requirements.txt"
    path.write_text("six==1.17.0")
    return path


def test_second_installation_runs_nothing(setup: ModuleType, machine: Machine, lock: Path) -> None:
    setup.install(lock)
    assert machine.done == ["venv", "--requirement", "--editable"]
    machine.done.clear()
    setup.install(lock)
    assert machine.done == []


def test_changed_lock_is_installed_into_the_same_venv(
    setup: ModuleType, machine: Machine, lock: Path
) -> None:
    setup.install(lock)
    machine.done.clear()
    lock.write_text("six==1.18.0")
    setup.install(lock)
    assert machine.done == ["--requirement", "--editable"]


def test_venv_of_another_python_is_made_anew(
    setup: ModuleType, machine: Machine, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.install(lock)
    machine.done.clear()
    monkeypatch.setattr(setup.sys, "version", "3.14.0 (another)")
    setup.install(lock)
    assert machine.done[0] == "venv"


def test_installation_broken_off_is_begun_again(
    setup: ModuleType, machine: Machine, lock: Path
) -> None:
    machine.fails_at = "--editable"
    with pytest.raises(setup.SetupError, match="połączenie z internetem"):
        setup.install(lock)
    machine.fails_at = "nothing"
    machine.done.clear()
    setup.install(lock)
    assert machine.done == ["--requirement", "--editable"]


def test_source_is_found_where_the_path_has_polish_letters(
    setup: ModuleType, machine: Machine, lock: Path
) -> None:
    setup.install(lock)
    written = machine.path_file.read_bytes().decode("ascii")
    assert (machine.path_file.parent / written).resolve() == (setup.ROOT / "src").resolve()
