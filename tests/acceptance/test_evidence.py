"""The tables of evidence are complete, and every proof they name is there (contracts 8)."""

import ast
import re
from pathlib import Path

import pytest
from tests.acceptance.published import published

from mgops_desktop.indicators.engine import catalogue

ROOT = Path(__file__).parents[2]
FEATURES = Path(__file__).parent / "features.md"
RUDA = [*range(1, 45), 47, 48, 49, 54, 55, 56, *range(58, 76), 81, 124]
RUNS = {
    ".ci/run",
    "tests/benchmarks/__main__.py",
    "tests/faults/power_cut.py",
    "tests/gui/album/__main__.py",
    "tests/gui/album/best.py",
    "tests/gui/gallery.py",
}
"""Proofs that are no tests: programs that are run, and their output read or looked at."""
WIERUSZOW = [143, 144, 145, 169, 193, 195, 196, 200, *range(204, 210)]


def rows() -> list[tuple[str, str, list[str]]]:
    """Feature, state and proofs of each row."""
    found = []
    for line in FEATURES.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("|") and cells[0] != "feature" and not set(cells[0]) <= {"-"}:
            found.append((cells[0], cells[1], re.findall(r"[\w./:]+", cells[2])))
    return found


def test_every_published_figure_of_this_release_has_its_line():
    assert [one.line for one in published()] == RUDA + WIERUSZOW
    assert len(published()) == 84


def test_every_published_figure_has_a_key_of_the_catalogue():
    """Districts are the centre's own words: without a data folder the catalogue has the part for none of them."""
    keys = {one["key"] for one in catalogue()}
    of_districts = {key.removesuffix("not_given") for key in keys if key.endswith("_not_given")}
    unknown = {one.catalogue_key for one in published()} - keys
    assert [key for key in unknown if not key.startswith(tuple(of_districts))] == []


@pytest.mark.parametrize(("feature", "state", "proofs"), rows(), ids=[row[0] for row in rows()])
def test_feature_is_proved_by_tests_that_exist_or_is_open(feature, state, proofs):
    assert state == ("proved" if proofs else "open"), feature
    for proof in proofs:
        path, _colons, name = proof.partition("::")
        if path in RUNS:
            assert (ROOT / path).is_file(), path
            continue
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        names = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        tests = {one for one in names if one.startswith("test_")}
        assert tests, path
        assert not name or name in tests, proof


def test_no_feature_is_told_twice():
    features = [feature for feature, _state, _proofs in rows()]
    assert len(features) == len(set(features))
