"""The data that is measured on: folders with the program's own practice data, made when they are first needed."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from unittest.mock import patch

from tests.benchmarks.rows import seconds
from tests.benchmarks.thinning import thinned

from mgops_desktop.domain.clock import FixedClock
from mgops_desktop.operations.data_folder import OpenData, open_data
from mgops_desktop.operations.practice import PASSWORD, Scale, Size, make_practice_folder

AS_OF = date(2026, 11, 21)
CLOCK = FixedClock.on(AS_OF)
YEAR = AS_OF.year
LOGIN = "kierownik"
"""The head, who also sits in the team: sees everything."""


@dataclass(frozen=True)
class Centres:
    """Practice folders in one place; those that are there from an earlier run are used again."""

    place: Path

    @cached_property
    def city(self) -> Path:
        """Fifteen assistants, ten years, 100,000 contacts."""
        return self._made("city", Size.CITY)

    @cached_property
    def tenth(self) -> Path:
        """The same city with every tenth family, procedure and client."""
        with patch("mgops_desktop.operations.practice.folder.invent", thinned):
            return self._made("tenth", Size.CITY)

    @cached_property
    def huge(self) -> Path:
        """50,000 persons."""
        return self._made("huge", Size.HUGE)

    def _made(self, name: str, size: Size) -> Path:
        path = self.place / name
        if not path.exists():
            taken = seconds(lambda: make_practice_folder(path, Scale(size, AS_OF, seed=1)))
            print(f"practice data, {name}: {taken:.0f} s", file=sys.stderr)
        return path


@contextmanager
def opened(path: Path) -> Iterator[OpenData]:
    """Open a folder as the head sees it; leave no backup behind."""
    data = open_data(path, PASSWORD, CLOCK, login=LOGIN)
    try:
        yield data
    finally:
        data.let_go()
