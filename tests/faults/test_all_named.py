"""Every fault that the program must stand has a test that bears its number (reliability 9, contracts 8)."""

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
_NUMBER = re.compile(r"def test_(f_t\d+[ab]?)_")


def numbers(*spans):
    return [f"f_t{number:02}" for first, last in spans for number in range(first, last + 1)]


REQUIRED = [
    *numbers((1, 54), (56, 69), (71, 77), (80, 80)),
    "f_t40a",
    "f_t40b",
]


@pytest.fixture(scope="module")
def named():
    """The numbers that tests bear, by the files in which they stand."""
    found = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for number in _NUMBER.findall(path.read_text(encoding="utf-8")):
            found.setdefault(number, set()).add(path.relative_to(TESTS).parts[0])
    return found


@pytest.mark.parametrize("number", REQUIRED)
def test_fault_has_a_test_of_its_number(named, number):
    assert named.get(number, set()) & {"faults", "gui"}
