"""What values a dated parameter may have: its type and range, declared beside its label and basis in the seeds."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.entry_date import parse_date
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key

_YES_NO = {"yes": "yes", "tak": "yes", "1": "yes", "no": "no", "nie": "no", "0": "no"}


CHOICE_LABELS = {
    "assignment": "od przydzielenia asystenta",
    "plan": "od pierwszego planu pracy",
    "start": "w dniu wszczęcia procedury",
    "year_end": "31 grudnia",
}
"""The words of choices on the screen."""


class ParameterType(StrEnum):
    """What the text of a parameter's value stands for."""

    NUMBER = "number"
    YES_NO = "yes_no"
    CHOICE = "choice"
    DAY = "day"
    TEXT = "text"


@dataclass(frozen=True)
class ParameterRule:
    """A parameter that the program knows, and what may stand in its value.

    `least` and `most` bound a number, `choices` are the words of a choice; an `optional` value may be empty.
    """

    key: str
    label: str
    type: ParameterType
    least: int = 0
    most: int = 0
    choices: tuple[str, ...] = ()
    optional: bool = False

    def read(self, typed: str, today: date) -> str:
        """Return the value as it is stored; raises UserError saying what may stand there."""
        value = typed.strip()
        if not value:
            if self.optional:
                return ""
            raise self._refused("wartość nie może być pusta")
        if self.type is ParameterType.NUMBER:
            return self._number(value)
        if self.type is ParameterType.YES_NO:
            return self._word(_YES_NO, value, "tak albo nie")
        if self.type is ParameterType.CHOICE:
            known = {choice: choice for choice in self.choices}
            return self._word(known, value, " albo ".join(self.choices))
        if self.type is ParameterType.DAY:
            return parse_date(value, today=today).isoformat()
        return value

    def shown(self, value: str) -> str:
        """Return a stored value in words of the office; a day stays as it is stored."""
        if self.type is ParameterType.YES_NO:
            return "tak" if value == "yes" else "nie"
        return CHOICE_LABELS.get(value, value)

    def _number(self, value: str) -> str:
        is_number = value.isascii() and value.isdigit() and len(value) < 10
        if not is_number or not self.least <= int(value) <= self.most:
            raise self._refused(f"wpisz liczbę całkowitą od {self.least} do {self.most}")
        return str(int(value))

    def _word(self, known: dict[str, str], value: str, allowed: str) -> str:
        found = known.get(search_key(value).replace(" ", "_"))
        if found is None:
            raise self._refused(f"wpisz {allowed}")
        return found

    def _refused(self, what: str) -> UserError:
        message = f"„{self.label}”: {what}."
        return UserError(message, [Problem(message, code="parameter")])


def unknown_parameter(key: str) -> str:
    """The sentence about a key that no part of the program reads."""
    return f"Nie ma parametru „{key[:60]}”. Klucze parametrów podaje szablon importu."
