"""When two persons or two families are perhaps the same: a hint to look, never more."""

from collections import defaultdict
from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from mgops_desktop.domain.text import search_key

SAME_PESEL = "ten sam PESEL"
LIKE_NAME = "podobne nazwisko i ta sama data urodzenia"
SAME_HOME = "to samo nazwisko i ten sam adres"
_LIKENESS = 0.85
_LOOKED_AT = 200
"""Where so many persons share a birthday, the date is a stopgap: only the same names are pointed out."""


@dataclass(frozen=True)
class Somebody:
    """A person as far as likeness goes; `key` says which one."""

    key: Hashable
    name: str
    pesel: str
    birth_date: date | None


def somebody(
    key: Hashable, surname: str, first_name: str, pesel: str, birth_date: date | None
) -> Somebody:
    """Take a person down."""
    return Somebody(key, name_key(surname, first_name), pesel, birth_date)


def name_key(surname: str, first_name: str) -> str:
    """Fold a name for comparison; the order of surname and first name does not matter."""
    return " ".join(sorted(search_key(f"{surname} {first_name}").split()))


def are_alike(one: str, other: str) -> bool:
    """Whether two folded names differ by no more than a slip of the pen."""
    if one == other:
        return True
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= _LIKENESS and matcher.ratio() >= _LIKENESS


def home_of(name: str, street: str, place: str) -> str:
    """What two families at one address have in common, "" for a family without an address."""
    return search_key(f"{name} {street} {place}") if street or place else ""


class Acquaintances:
    """The persons seen so far, by PESEL and by birthday."""

    def __init__(self) -> None:
        self._by_pesel: dict[str, Somebody] = {}
        self._by_birth: dict[date, list[Somebody]] = defaultdict(list)

    def remember(self, person: Somebody) -> None:
        """Let later ones be compared with this person."""
        if person.pesel:
            self._by_pesel.setdefault(person.pesel, person)
        if person.birth_date and len(self._by_birth[person.birth_date]) < _LOOKED_AT:
            self._by_birth[person.birth_date].append(person)

    def like(self, person: Somebody) -> tuple[Somebody, str] | None:
        """Return the known person who is like this one, and why; None if nobody is."""
        known = self._by_pesel.get(person.pesel) if person.pesel else None
        if known is not None:
            return known, SAME_PESEL
        near = _near(person, self._by_birth[person.birth_date]) if person.birth_date else None
        return (near, LIKE_NAME) if near is not None else None


def _near(person: Somebody, others: list[Somebody]) -> Somebody | None:
    for other in others:
        if other.name == person.name:
            return other
    if len(others) >= _LOOKED_AT:
        return None
    return next((other for other in others if are_alike(person.name, other.name)), None)
