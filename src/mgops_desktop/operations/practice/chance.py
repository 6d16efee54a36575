"""Chance that falls the same way each time: every subject of the practice data draws from a stream of its own."""

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

T = TypeVar("T")


class Chance:
    """A stream of draws named by the seed and a subject, so that one subject does not move another."""

    def __init__(self, seed: int, *subject: object) -> None:
        self._seed = seed
        self._subject = subject
        # Invented data, no secret: what counts is that the same seed repeats.
        self._random = random.Random("/".join(map(str, (seed, *subject))))  # noqa: S311

    def about(self, *subject: object) -> "Chance":
        """The stream of a narrower subject."""
        return Chance(self._seed, *self._subject, *subject)

    def yes(self, probability: float) -> bool:
        return self._random.random() < probability

    def between(self, least: int, most: int) -> int:
        """A whole number, both ends included."""
        return least + int(self._random.random() * (most - least + 1))

    def share(self, least: float, most: float) -> float:
        return least + self._random.random() * (most - least)

    def pick(self, options: Sequence[T]) -> T:
        return options[int(self._random.random() * len(options))]

    def some(self, options: Sequence[T], count: int) -> list[T]:
        """That many different options, in the order they were drawn."""
        return self._random.sample(options, min(count, len(options)))

    def weighted(self, weights: Mapping[T, float]) -> T:
        return self._random.choices([*weights], [*weights.values()])[0]

    def shuffled(self, options: Sequence[T]) -> list[T]:
        return self.some(options, len(options))

    def rounded(self, expected: float) -> int:
        """A whole number that is `expected` on average."""
        return int(expected) + self.yes(expected - int(expected))


class Deck:
    """Options in a shuffled order, all of them before the first comes again."""

    def __init__(self, chance: Chance, options: Sequence[str]) -> None:
        self._chance = chance
        self._options = options
        self._left: list[str] = []

    def next(self) -> str:
        if not self._left:
            self._left = self._chance.shuffled(self._options)
        return self._left.pop()
