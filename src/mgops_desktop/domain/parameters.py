"""Legal parameters and choices of the centre: dated values with their basis."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.calendar import add_days

_YES = frozenset({"yes", "tak", "1"})


@dataclass(frozen=True)
class Parameter:
    """One value of a parameter, in force from–to."""

    key: str
    label: str
    value: str
    valid_from: date
    valid_to: date | None
    basis: str
    confirmed: bool
    note: str = ""
    unit: str = ""


class Parameters:
    """The dated parameters of a centre."""

    def __init__(self, values: Iterable[Parameter]) -> None:
        self._by_key: dict[str, list[Parameter]] = defaultdict(list)
        for value in values:
            self._by_key[value.key].append(value)

    def on(self, key: str, day: date) -> Parameter:
        """Return the value in force on the day; raises KeyError naming key and day when there is none."""
        valid = [
            value
            for value in self._by_key[key]
            if value.valid_from <= day and (value.valid_to is None or value.valid_to >= day)
        ]
        if not valid:
            raise KeyError(f"no value of {key} on {day}")
        return max(valid, key=lambda value: value.valid_from)

    def on_or_first(self, key: str, day: date) -> Parameter:
        """Return the value in force on the day or, before the first of them, the first.

        For counting: figures of a year before the act are still figures of what was recorded.
        """
        first = min(self._by_key[key], key=lambda value: value.valid_from, default=None)
        if first is not None and day < first.valid_from:
            return first
        return self.on(key, day)

    def newest(self, key: str) -> Parameter | None:
        """Return the value that came into force last, None when there is none."""
        return max(self._by_key[key], key=lambda value: value.valid_from, default=None)

    def turns(self, key: str) -> frozenset[date]:
        """The days on which another value may come into force."""
        began = {value.valid_from for value in self._by_key[key]}
        ended = {value.valid_to for value in self._by_key[key]} - {None}
        return frozenset(began | {add_days(day, 1) for day in ended if day})

    def text(self, key: str, day: date) -> str:
        return self.on_or_first(key, day).value

    def number(self, key: str, day: date) -> int:
        return int(self.on_or_first(key, day).value)

    def yes(self, key: str, day: date) -> bool:
        return is_yes(self.on_or_first(key, day).value)

    def day(self, key: str, day: date) -> date | None:
        """Return a value that is itself a date, None when it is empty."""
        value = self.on_or_first(key, day).value
        return date.fromisoformat(value) if value else None


def is_yes(value: str) -> bool:
    """Whether the text of a parameter says yes."""
    return value in _YES
