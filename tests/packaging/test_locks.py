"""The locks are pinned, hashed, free of folders of one machine, in step with pyproject.toml."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[2]
LOCKS = [ROOT / "packaging" / "requirements.txt", ROOT / "packaging" / "requirements-test.txt"]


def project_requirements() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    named = [*project["project"]["dependencies"], *groups["build"], *groups["test"]]
    return [Requirement(line) for line in named if isinstance(line, str)]


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_every_package_has_hashes(script: Callable[[str], ModuleType], path: Path) -> None:
    locked = script("_lock").read_lock(path)
    assert locked
    for package in locked:
        assert package.hashes, package.name
        assert all(re.fullmatch("sha256:[0-9a-f]{64}", digest) for digest in package.hashes)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.stem)
def test_no_index_and_no_folder_is_named(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"://|^-|file:|[ (]/", text, re.MULTILINE)


def test_both_locks_agree(script: Callable[[str], ModuleType]) -> None:
    read_lock = script("_lock").read_lock
    run, test = (read_lock(path) for path in LOCKS)
    assert set(run) <= set(test)


def test_locked_versions_fit_the_project(script: Callable[[str], ModuleType]) -> None:
    locked = {package.name: package.version for package in script("_lock").read_lock(LOCKS[1])}
    for wanted in project_requirements():
        assert wanted.specifier.contains(locked[canonicalize_name(wanted.name)]), wanted


def test_line_that_is_not_pinned_is_refused(
    script: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    lock = tmp_path / "lock.txt"
    lock.write_text("six>=1.17\n")
    with pytest.raises(ValueError, match=r"six>=1\.17"):
        script("_lock").read_lock(lock)


def test_condition_is_read_for_the_system_asked_about(
    script: Callable[[str], ModuleType],
) -> None:
    windows, *_, linux = script("check_wheels").TARGETS
    (colorama,) = (p for p in script("_lock").read_lock(LOCKS[1]) if p.name == "colorama")
    assert windows.needs(colorama)
    assert not linux.needs(colorama)
