"""Check everything: `python3 packaging/test.py [--long] [arguments of pytest]`.

Runs ruff, mypy, the import rules and pytest in `.venv`, made the first time; tests on all cores
(`-n 0` for one after the other). `--long` adds the tests of some minutes. With MGOPS_TEST_ALL=1
nothing may be skipped.
"""

from __future__ import annotations

import os
import subprocess
import sys

import _setup

INTERRUPTED = 130
RUN = [str(_setup.PYTHON), "-m"]
ON_ALL_CORES = ["-n", "auto", "--dist", "worksteal"]
CHECKS = {
    "ruff check": [*RUN, "ruff", "check"],
    "ruff format": [*RUN, "ruff", "format", "--check"],
    "mypy": [*RUN, "mypy"],
    "import rules": [str(_setup.SCRIPTS / "lint-imports"), "--no-logo"],
}


def pytest_command(arguments: list[str], *, with_qt: bool) -> list[str]:
    """Return the call of pytest; its Qt plugin cannot even be loaded without Qt's libraries."""
    long = "--long" in arguments
    own = [argument for argument in arguments if argument != "--long"]
    without_qt = ["-p", "no:pytest-qt", "-W", "ignore:Unknown config option"]
    return [
        *(*RUN, "pytest", *ON_ALL_CORES),
        *([] if with_qt else without_qt),
        *([] if long else ["-m", "not slow"]),
        *own,
    ]


def main(arguments: list[str]) -> int:
    """Return 0 when every check passed, 1 when one failed, 3 where a prerequisite is missing."""
    _setup.speak_utf8()
    lacking = _setup.missing_qt_packages(window=False)
    try:
        _setup.check_prerequisites(lacking if os.environ.get("MGOPS_TEST_ALL") else [])
        _setup.install(_setup.ROOT / "packaging" / "requirements-test.txt")
    except _setup.SetupError as reason:
        print(reason, file=sys.stderr)
        return _setup.PREREQUISITE_MISSING
    failed = run({**CHECKS, "pytest": pytest_command(arguments, with_qt=not lacking)})
    if lacking:
        print(f"!!! WINDOW NOT TESTED, Qt's libraries are missing: {_setup.apt_line(lacking)}")
    if failed:
        print("FAILED: " + ", ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def run(checks: dict[str, list[str]]) -> list[str]:
    """Run every check, also after one that failed; returns the names of those that failed."""
    environment = {**os.environ, "PYTHONUTF8": "1"}  # a Windows console cannot print all they say
    failed = []
    for name, command in checks.items():
        print(f"== {name}", flush=True)
        if subprocess.call(command, cwd=_setup.ROOT, env=environment):
            failed.append(name)
    return failed


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
