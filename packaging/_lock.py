"""Read a lock file: one entry per package, with its condition and its hashes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

RUN_LOCK = Path(__file__).resolve().with_name("requirements.txt")
TEST_LOCK = Path(__file__).resolve().with_name("requirements-test.txt")

_PINNED = re.compile(r"(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?:\s*;\s*(?P<marker>.+))?")


@dataclass(frozen=True)
class Locked:
    """A package as locked; `marker` is empty where it is needed everywhere."""

    name: str
    version: str
    marker: str
    hashes: tuple[str, ...]


def read_lock(path: Path) -> list[Locked]:
    """Return the packages of the lock; raises ValueError naming a line that is not pinned."""
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [
        line for line in joined.splitlines() if line.strip() and not line.lstrip().startswith("#")
    ]
    return [_locked(line) for line in lines]


def _locked(line: str) -> Locked:
    requirement, *hashes = (part.strip() for part in line.split("--hash="))
    pinned = _PINNED.fullmatch(requirement)
    if pinned is None:
        raise ValueError(f"not a pinned requirement: {line}")
    return Locked(pinned["name"], pinned["version"], pinned["marker"] or "", tuple(hashes))
