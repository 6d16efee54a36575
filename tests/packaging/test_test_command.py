"""What packaging/test.py runs."""

import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType


def test_slow_tests_run_only_when_asked_for(script: Callable[[str], ModuleType]) -> None:
    test = script("test")
    assert test.pytest_command(["-k", "visit"], with_qt=True)[2:] == [
        *("pytest", *test.ON_ALL_CORES, "-m", "not slow", "-k", "visit")
    ]
    assert test.pytest_command(["--long"], with_qt=True)[2:] == ["pytest", *test.ON_ALL_CORES]


def test_qt_plugin_is_left_out_where_qt_cannot_load(script: Callable[[str], ModuleType]) -> None:
    assert "no:pytest-qt" in script("test").pytest_command([], with_qt=False)


def test_checks_after_a_failed_one_run_too(
    script: Callable[[str], ModuleType], tmp_path: Path
) -> None:
    ran = tmp_path / "ran"
    checks = {
        "first": [sys.executable, "-c", "raise SystemExit(1)"],
        "second": [sys.executable, "-c", f"open({str(ran)!r}, 'w')"],
    }
    assert script("test").run(checks) == ["first"]
    assert ran.exists()
