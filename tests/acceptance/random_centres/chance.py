"""Chance with a seed, in love with edges: first and last days of periods, leap days, birthdays."""

import random
from collections.abc import Iterable, Sequence
from copy import copy
from datetime import date, timedelta
from typing import TypeVar

T = TypeVar("T")
ONE_DAY = timedelta(days=1)


class Chance:
    """Draws days and words around one year."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._random = random.Random(seed)
        self.year = self.one_of((2023, 2023, 2024, 2024, 2019))
        self.first, self.last = date(self.year, 1, 1), date(self.year, 12, 31)
        self.edges = [
            self.first - ONE_DAY,
            self.first,
            date(self.year, 2, 28),
            date(self.year, 3, 31),
            date(self.year, 6, 21),
            date(self.year, 6, 22),
            date(self.year, 6, 30),
            date(self.year, 7, 1),
            date(self.year, 9, 30),
            self.last - ONE_DAY,
            self.last,
            self.last + ONE_DAY,
        ]
        if self.year % 4 == 0:
            self.edges.append(date(self.year, 2, 29))

    def apart(self, name: str) -> "Chance":
        """Draws around the same year that leave those of this one as they are."""
        other = copy(self)
        other._random = random.Random(f"{self._seed}-{name}")
        return other

    def often(self) -> bool:
        return self._random.random() < 0.7

    def sometimes(self) -> bool:
        return self._random.random() < 0.3

    def rarely(self) -> bool:
        return self._random.random() < 0.1

    def number(self, least: int, most: int) -> int:
        return self._random.randint(least, most)

    def one_of(self, words: Sequence[T]) -> T:
        return self._random.choice(words)

    def some_of(self, words: Iterable[T], most: int = 3) -> list[T]:
        found = list(words)
        return self._random.sample(found, min(len(found), self.number(0, most)))

    def day(self, first: date | None = None, last: date | None = None) -> date:
        """A day between the two (both included), every second time an edge of a period."""
        first = first or self.first - ONE_DAY * 400
        last = last or self.last + ONE_DAY * 200
        if self._random.random() < 0.5:
            inside = [day for day in self.edges if first <= day <= last]
            if inside:
                return self._random.choice(inside)
        return first + ONE_DAY * self.number(0, max(0, (last - first).days))

    def span(self, first: date | None = None, last: date | None = None) -> dict[str, date | None]:
        """`began` and `ended`; open every third time."""
        began = self.day(first, last)
        ended = None if self.sometimes() else self.day(began, last)
        return {"began": began, "ended": ended}

    def period(self) -> tuple[date, date]:
        """An odd period."""
        first = self.day(self.first - ONE_DAY * 60, self.last)
        return first, self.day(first, first + ONE_DAY * self.one_of((0, 1, 40, 200, 500)))
