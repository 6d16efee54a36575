"""THIRD-PARTY.md names what the locks hold, and nothing that may not be used."""

import re
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def listed() -> list[list[str]]:
    """The rows of all tables: name, version, licence, homepage."""
    lines = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if "|" in line]
    return [row for row in rows if row[0] != "name" and not row[0].startswith("---")]


def test_list_agrees_with_the_lock(script: Callable[[str], ModuleType]) -> None:
    lock = script("_lock")
    locked = {(package.name, package.version) for package in lock.read_lock(lock.TEST_LOCK)}
    named = {(name, version) for name, version, *_ in listed()}
    own = {(row.name, row.version) for row in script("licences").shipped_rows()}
    assert named == locked | own


def test_every_licence_listed_is_allowed(script: Callable[[str], ModuleType]) -> None:
    licences = script("licences")
    assert [row for row in listed() if not licences.is_allowed(row[2]) or not row[3]] == []


def test_every_part_of_qt_that_is_imported_is_named() -> None:
    sources = (ROOT / "src").rglob("*.py")
    imported = {
        part
        for path in sources
        for part in re.findall(r"from PySide6\.(Qt\w+) import", path.read_text(encoding="utf-8"))
    }
    head = (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8").partition("## ")[0]
    assert imported == set(re.findall(r"Qt[A-Z]\w+", head))


@pytest.mark.parametrize(
    "licence",
    [
        "MIT",
        "LGPL-3.0-only",
        "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
        "GNU Lesser General Public License v2 or later (LGPLv2+)",
    ],
)
def test_allowed_licence(script: Callable[[str], ModuleType], licence: str) -> None:
    assert script("licences").is_allowed(licence)


@pytest.mark.parametrize(
    "licence",
    [
        "",
        "GPL-3.0-only",
        "AGPL-3.0-or-later",
        "LGPL-3.0-only AND GPL-2.0-only",
        "GNU General Public License v2 or later (GPLv2+)",
        "GNU Affero General Public License v3",
    ],
)
def test_refused_licence(script: Callable[[str], ModuleType], licence: str) -> None:
    assert not script("licences").is_allowed(licence)
