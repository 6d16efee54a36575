"""What people type, read as values: whole numbers, amounts, hours, yes and no.

Dates are in `entry_date.py`. What cannot be read for certain is refused with a sentence, never
guessed (`reliability.md` F-T74).
"""

import re
from datetime import time
from decimal import Decimal

from mgops_desktop.domain.entry_date import Toward, parse_date, two_digit_years
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import MINUS, money, number

__all__ = [
    "Toward",
    "parse_date",
    "parse_integer",
    "parse_money",
    "parse_time",
    "parse_yes_no",
    "two_digit_years",
]

_YES = frozenset({"tak", "t", "yes", "y", "x", "prawda", "true", "1"})
_NO = frozenset({"nie", "n", "no", "falsz", "false", "0"})

_THOUSANDS = r"[0-9]{1,3}(?:[ ][0-9]{3}){1,4}|[0-9]{1,12}"
_INTEGER = re.compile(f"(-?)({_THOUSANDS})")
_AMOUNT = re.compile(
    rf"(-?)\s?(?:({_THOUSANDS})(?:[.,]([0-9]{{1,2}}))?|([0-9]{{1,3}}(?:\.[0-9]{{3}}){{1,4}}),([0-9]{{1,2}}))"
)
_CURRENCY = re.compile(r"\s*(zł|zl|pln)\.?$", re.IGNORECASE)
_SPACE = re.compile(r"\s")
_LARGEST_AMOUNT = 99_999_999_999  # grosze

_TIME = re.compile(r"(?:godz\.?|g\.)?\s*([0-9]{1,2})(?:[:.,h ]\s?([0-9]{2}))?")
_TIME_TOGETHER = re.compile(r"([0-9]{1,2})([0-9]{2})")


def parse_integer(text: str, *, least: int = 0, most: int = 1_000_000_000) -> int:
    """A whole number, thousands may stand apart: "1 234". Raises UserError, also out of bounds."""
    found = _INTEGER.fullmatch(_plain(text))
    if not found:
        raise _refused(f"„{_shown(text)}” nie jest liczbą całkowitą. Wpisz np. 12.")
    value = int(found[1] + found[2].replace(" ", ""))
    if not least <= value <= most:
        raise _refused(
            f"Liczba {_shown(text)} jest poza zakresem. Wpisz liczbę od {number(least)} "
            f"do {number(most)}."
        )
    return value


def parse_money(text: str, *, negative: bool = False) -> int:
    """An amount in whole grosze: "1 234,56", "1.234,56", "1234.5", "12 zł"; "-0" is 0.

    `negative` allows amounts below zero (corrections). Raises UserError for anything else: also for
    "1.234", which may mean two things, three decimal places, exponents and NaN.
    """
    found = _AMOUNT.fullmatch(_CURRENCY.sub("", _plain(text)))
    if not found:
        raise _refused(f"„{_shown(text)}” nie jest kwotą. Wpisz np. 1 234,50.")
    sign, plain, places, dotted, dotted_places = found.groups(default="")
    whole = (plain or dotted).replace(" ", "").replace(".", "")
    value = int(Decimal(f"{whole}.{places or dotted_places or '0'}").scaleb(2))
    if value > _LARGEST_AMOUNT:
        raise _refused(
            f"Kwota {_shown(text)} jest za duża. Największa możliwa to {money(_LARGEST_AMOUNT)}."
        )
    if sign and value and not negative:
        raise _refused(f"Kwota {_shown(text)} jest ujemna. W tym polu wpisz kwotę bez minusa.")
    return -value if sign else value


def parse_time(text: str) -> time:
    """A time of day: "9", "9:30", "9.30", "930", "godz. 9". Raises UserError."""
    plain = _plain(text)
    found = _TIME.fullmatch(plain) or _TIME_TOGETHER.fullmatch(plain)
    if not found:
        raise _refused(f"„{_shown(text)}” nie jest godziną. Wpisz np. 9:30 albo 930.")
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise _refused(f"Nie ma godziny „{_shown(text)}”. Wpisz godzinę od 0:00 do 23:59.")
    return time(hour, minute)


def parse_yes_no(text: str) -> bool:
    """Yes or no: "tak", "t", "x", "1" or "nie", "n", "0". Raises UserError."""
    word = search_key(text)
    if word in _YES:
        return True
    if word in _NO:
        return False
    raise _refused(f"„{_shown(text)}” nie znaczy ani tak, ani nie. Wpisz tak albo nie.")


def _plain(text: str) -> str:
    """Without spaces around, every kind of space a plain one, every minus a hyphen."""
    return _SPACE.sub(" ", text).strip().replace(MINUS, "-").replace("–", "-")


def _shown(text: str) -> str:
    return text.strip()[:40]


def _refused(message: str) -> UserError:
    return UserError(message, [Problem(message, code="entry")])
