"""Starting from a checkout, with and without a display; a script plays the program."""

import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

PROGRAM = """
import json, os, sys
with open(os.environ["CALLS"], "a", encoding="utf-8") as calls:
    print(json.dumps([os.environ.get("MGOPS_PASSWORD"), sys.argv[1:]]), file=calls)
if "-o" in sys.argv:
    open(sys.argv[sys.argv.index("-o") + 1], "wb").write(b"%PDF-1.7")
sys.exit(int(os.environ.get("EXIT", "0")))
"""
LAST_YEAR = str(date.today().year - 1)  # noqa: DTZ011 - as the script does


@pytest.fixture
def start(
    script: Callable[[str], ModuleType], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> ModuleType:
    module = script("start")
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setattr(module, "PROGRAM", [sys.executable, str(program)])
    monkeypatch.setattr(module, "REPORT", tmp_path / "practice-report.pdf")
    monkeypatch.setattr(module._setup, "install", lambda lock: None)
    monkeypatch.setattr(module._setup, "missing_qt_packages", lambda *, window: [])
    monkeypatch.setattr(module._setup, "has_display", lambda: False)
    monkeypatch.setattr(module._setup, "speak_utf8", lambda: None)
    monkeypatch.setenv("CALLS", str(tmp_path / "calls"))
    monkeypatch.delenv("MGOPS_PASSWORD", raising=False)
    return module


def calls(folder: Path) -> list[tuple[str | None, list[str]]]:
    lines = (folder / "calls").read_text(encoding="utf-8").splitlines()
    return [tuple(json.loads(line)) for line in lines]


def test_without_display_the_practice_report_stands_in_the_checkout(
    start: ModuleType, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert start.main([]) == 0
    (first_password, demo), (second_password, report) = calls(tmp_path)
    data = demo[-1]
    assert demo == ["demo", "--data", data]
    assert report[:4] == ["report", "annual", "--year", LAST_YEAR]
    assert report[4:7] == ["--format", "pdf", "-o"]
    assert report[-2:] == ["--data", data]
    assert first_password == second_password == "cwiczenie"
    assert not Path(data).exists()
    assert start.REPORT.read_bytes() == b"%PDF-1.7"
    assert str(start.REPORT) in capfd.readouterr().out


def test_failure_of_the_practice_centre_is_passed_on(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXIT", "70")
    assert start.main([]) == 70
    assert len(calls(tmp_path)) == 1
    assert not start.REPORT.exists()


def test_with_a_display_the_window_opens(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(start._setup, "has_display", lambda: True)
    assert start.main([]) == 0
    assert calls(tmp_path) == [(None, [])]


def test_arguments_and_exit_code_are_handed_on(
    start: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXIT", "4")
    assert start.main(["due", "--data", "Łódź i okolice"]) == 4
    assert calls(tmp_path) == [(None, ["due", "--data", "Łódź i okolice"])]


@pytest.mark.parametrize(
    ("arguments", "display", "needed"),
    [
        ([], True, True),
        (["--data", "X"], False, True),
        (["due"], True, False),
        ([], False, False),
    ],
)
def test_qt_is_asked_for_only_where_it_is_used(
    start: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    display: bool,
    needed: bool,
) -> None:
    monkeypatch.setattr(start._setup, "has_display", lambda: display)
    assert start.needs_qt(arguments) is needed
