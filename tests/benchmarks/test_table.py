"""The table of benchmarks says plainly what is kept and what is not; every subject can be measured."""

from importlib import import_module

import pytest
from tests.benchmarks.__main__ import SUBJECTS
from tests.benchmarks.rows import Row, medians, table


@pytest.mark.parametrize(
    ("row", "kept", "target"),
    [
        (Row("s", "fast enough", 0.9, most=1.0), True, "≤ 1.00 s"),
        (Row("s", "too slow", 1.1, most=1.0), False, "≤ 1.00 s"),
        (Row("s", "near the baseline", 2.9, None, 1.0, 3.0), True, "≤ 3 ×"),
        (Row("s", "far from it", 3.1, None, 1.0, 3.0), False, "≤ 3 ×"),
        (Row("s", "near it, but slow", 2.0, 1.0, 1.0, 3.0), False, "≤ 3 ×, ≤ 1.00 s"),
    ],
)
def test_row_is_kept_when_all_its_targets_are(row, kept, target):
    assert row.is_kept is kept
    assert row.target == target
    assert row.as_json()["ok"] is kept


def test_only_a_ratio_may_fail_the_run():
    assert Row("s", "slow machine", 9.0, most=1.0).ratio_is_kept
    assert not Row("s", "slow program", 9.0, None, 1.0, 3.0).ratio_is_kept


def test_table_shows_measured_baseline_and_ratio_in_one_line():
    told = table([Row("s", "all figures", 0.05, None, 0.02, 3.0, note="slowest: x")])
    line = told.splitlines()[-1]
    assert line.split() == [
        "all",
        "figures",
        "≤",
        "3",
        "×",
        "50.0",
        "ms",
        "20.0",
        "ms",
        "2.50",
        "×",
        "ok",
        "slowest:",
        "x",
    ]


def test_works_are_done_in_turn():
    done: list[str] = []
    medians(2, lambda: done.append("base"), lambda: done.append("own"))
    assert done == ["base", "own", "base", "own"]


@pytest.mark.gui
@pytest.mark.parametrize("subject", SUBJECTS)
def test_subject_has_rows(subject):
    module = import_module(f"tests.benchmarks.{subject}")
    assert subject == module.SUBJECT
    assert callable(module.rows)
