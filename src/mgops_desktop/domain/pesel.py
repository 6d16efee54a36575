"""PESEL numbers: checked and explained, never a key; a wrong one is kept only with a reason.

The number carries the birth date (the month tells the century), the sex and a check digit
(act of 24 September 2010 on population records, art. 15).
"""

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from stdnum.exceptions import ValidationError
from stdnum.pl import pesel as numbers

from mgops_desktop.domain.age import age_on
from mgops_desktop.domain.errors import Problem
from mgops_desktop.domain.wording import counted, short_date

LENGTH = 11
_BIRTH_PART = 6
_OLDEST_AGE = 125
_SEPARATORS = re.compile(r"[\s-]")
_ELEVEN_DIGITS = re.compile(r"(?<![0-9])[0-9]{11}(?![0-9])")


class Sex(StrEnum):
    """Sex as the number carries it."""

    FEMALE = "female"
    MALE = "male"


@dataclass(frozen=True)
class PeselCheck:
    """What a number says and what is wrong with it.

    `valid` is about the number alone: a living person may bear it. `problems` also hold what
    disagrees with the data typed beside it. The birth date is None where the number has none.
    """

    number: str
    valid: bool
    birth_date: date | None
    sex: Sex | None
    problems: tuple[Problem, ...]

    @property
    def needs_reason(self) -> bool:
        """Whether it may be saved only as "PESEL nieustalony", with a reason."""
        return bool(self.problems)


def check_pesel(
    text: str, *, today: date, birth_date: date | None = None, sex: Sex | None = None
) -> PeselCheck:
    """Check a typed number (spaces and hyphens allowed) against itself and the data beside it."""
    number = _SEPARATORS.sub("", text)
    malformed = _form_problem(number)
    if malformed:
        return PeselCheck(number, False, None, None, (malformed,))
    in_number = _birth_date(number)
    own = _number_problems(number, in_number, today)
    found_sex = Sex.FEMALE if numbers.get_gender(number) == "F" else Sex.MALE
    if own:
        return PeselCheck(number, False, in_number, found_sex, own)
    conflicts = _conflicts(in_number, found_sex, birth_date, sex)
    return PeselCheck(number, True, in_number, found_sex, conflicts)


def masked(number: str) -> str:
    """For lists: "850101*****"; anything that is no eleven digits is hidden whole."""
    if _ELEVEN_DIGITS.fullmatch(number):
        return number[:_BIRTH_PART] + "*" * (LENGTH - _BIRTH_PART)
    return "*" * len(number)


def real_pesels_in(text: str, today: date) -> tuple[str, ...]:
    """Numbers in a text that a living person may bear; practice data must hold none."""
    found = _ELEVEN_DIGITS.findall(text)
    return tuple(number for number in found if check_pesel(number, today=today).valid)


def _form_problem(number: str) -> Problem | None:
    if not number:
        return _problem("empty", "Nie wpisano numeru PESEL.")
    if not (number.isascii() and number.isdigit()):
        return _problem("digits", "PESEL składa się z samych cyfr. Popraw albo usuń inne znaki.")
    if len(number) != LENGTH:
        digits = "cyfrę" if len(number) == 1 else f"cyfr: {len(number)}"
        return _problem("length", f"PESEL ma 11 cyfr, wpisano {digits}. Sprawdź numer.")
    if not number.strip("0"):
        return _problem("zeros", "Same zera to nie jest numer PESEL. Zostaw pole puste.")
    return None


def _birth_date(number: str) -> date | None:
    try:
        return numbers.get_birth_date(number)
    except ValidationError:
        return None


def _number_problems(number: str, born: date | None, today: date) -> tuple[Problem, ...]:
    problems = []
    if born is None:
        problems.append(
            _problem("date", "Pierwszych sześć cyfr numeru PESEL nie tworzy daty urodzenia.")
        )
    elif born > today:
        problems.append(
            _problem("future", f"PESEL wskazuje datę z przyszłości: {short_date(born)}.")
        )
    elif age_on(born, today) > _OLDEST_AGE:
        problems.append(
            _problem(
                "too_old",
                f"PESEL wskazuje datę urodzenia {short_date(born)}: osoba miałaby ponad "
                f"{counted(_OLDEST_AGE, 'rok')}.",
            )
        )
    if number[-1] != numbers.calc_check_digit(number[:-1]):
        problems.append(
            _problem(
                "check_digit",
                "Ostatnia cyfra numeru PESEL (kontrolna) nie zgadza się z pozostałymi. "
                "Sprawdź, czy nie przestawiono cyfr.",
            )
        )
    return tuple(problems)


def _conflicts(
    in_number: date | None, found_sex: Sex, typed: date | None, typed_sex: Sex | None
) -> tuple[Problem, ...]:
    problems = []
    if typed and in_number and typed != in_number:
        problems.append(
            _problem(
                "birth_date",
                f"PESEL wskazuje datę urodzenia {short_date(in_number)}, "
                f"a wpisano {short_date(typed)}. Popraw jedno albo drugie.",
            )
        )
    if typed_sex and typed_sex is not found_sex:
        says = "kobietę" if found_sex is Sex.FEMALE else "mężczyznę"
        problems.append(
            _problem("sex", f"PESEL wskazuje na {says}, a wpisano inną płeć. Popraw jedno z nich.")
        )
    return tuple(problems)


def _problem(code: str, message: str) -> Problem:
    return Problem(message, field="pesel", code=f"pesel_{code}")
