"""A date typed in any way of the office: 1.05.2024, 1.5.24, 010524, 2024-05-01, dziś, pon."""

import re
from datetime import date
from enum import StrEnum

from mgops_desktop.domain.calendar import add_days
from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.text import search_key
from mgops_desktop.domain.wording import month_genitive, month_name, short_date

FIRST_YEAR = 1900
LAST_YEAR = 2100
_YEARS_AHEAD = 10

_DAYS = {"przedwczoraj": -2, "wczoraj": -1, "dzis": 0, "dzisiaj": 0, "jutro": 1, "pojutrze": 2}
_WEEKDAYS = (
    ("pon", "pn", "poniedzialek"),
    ("wt", "wto", "wtorek"),
    ("sr", "sro", "sroda"),
    ("czw", "cz", "czwartek"),
    ("pt", "pia", "piatek"),
    ("sob", "so", "sobota"),
    ("nd", "ndz", "nie", "niedz", "niedziela"),
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_MONTHS = {
    name: month
    for month in range(1, 13)
    for name in (
        search_key(month_name(month)),
        search_key(month_genitive(month)),
        _ROMAN[month - 1],
    )
}

_SEPARATED = re.compile(
    r"([0-9]{1,2})\s?[.,/ -]\s?([0-9]{1,2})(?:\s?[.,/ -]\s?([0-9]{4}|[0-9]{2}))?\.?"
)
_YEAR_FIRST = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
_NAMED = re.compile(r"([0-9]{1,2})\.?\s?([^\W\d]+)\.?(?:\s?([0-9]{4}|[0-9]{2}))?")
_TOGETHER = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{4}|[0-9]{2})")
_TOGETHER_YEAR_FIRST = re.compile(r"((?:19|20|21)[0-9]{2})([0-9]{2})([0-9]{2})")
_YEAR_WORD = re.compile(r"(?<=[0-9])\s?(r|rok|roku)\.?$", re.IGNORECASE)


class Toward(StrEnum):
    """Which of several days is meant when year or week is left out."""

    ANY = "any"
    PAST = "past"
    FUTURE = "future"


def parse_date(text: str, *, today: date, toward: Toward = Toward.ANY) -> date:
    """The day that was typed. Raises UserError for what is no day or not from 1900 to 2100.

    Without a year: this year, but the last such day for PAST and the next one for FUTURE. A day of
    the week: the next one, today included, the last one for PAST. Two digits of a year: see
    `two_digit_years`.
    """
    plain = _YEAR_WORD.sub("", " ".join(text.split()))
    day = _by_word(search_key(plain), today, toward)
    if day is not None:
        return day
    numbers = _numbers(plain)
    if numbers is None:
        raise _refused(
            f"Nie rozumiem daty „{text.strip()[:40]}”. Wpisz np. {short_date(today)}, 010524, "
            "1 maja, dziś albo pon."
        )
    year, month, number = numbers
    if not year:
        return _without_year(month, number, today, toward)
    if len(year) == 2:
        return _day(_century(int(year), today, toward), month, number)
    return _day(int(year), month, number)


def two_digit_years(today: date, toward: Toward = Toward.ANY) -> str:
    """How two digits of a year are read, as a Polish sentence for the help under a field."""
    last = _last_year_of_two_digits(today, toward)
    return (
        f"Rok z dwóch cyfr: 00–{last % 100:02d} to lata 2000–{last}, "
        f"{(last + 1) % 100:02d}–99 to lata {last - 99}–1999."
    )


def _by_word(word: str, today: date, toward: Toward) -> date | None:
    if word in _DAYS:
        return add_days(today, _DAYS[word])
    for weekday, names in enumerate(_WEEKDAYS):
        if word in names:
            ahead = (weekday - today.weekday()) % 7
            return add_days(today, ahead - 7 if ahead and toward is Toward.PAST else ahead)
    return None


def _numbers(plain: str) -> tuple[str, int, int] | None:
    """Year as typed ("" for none), month and day; None if the text has no form of a date."""
    year_first = _YEAR_FIRST.fullmatch(plain)
    if year_first:
        return year_first[1], int(year_first[2]), int(year_first[3])
    together = _TOGETHER_YEAR_FIRST.fullmatch(plain)
    # 20122012 is 20.12.2012: the year stands first only where it cannot stand last.
    if together and not FIRST_YEAR <= int(plain[4:]) <= LAST_YEAR:
        return together[1], int(together[2]), int(together[3])
    day_first = _SEPARATED.fullmatch(plain) or _TOGETHER.fullmatch(plain)
    if day_first:
        return day_first[3] or "", int(day_first[2]), int(day_first[1])
    named = _NAMED.fullmatch(plain)
    month = _MONTHS.get(search_key(named[2])) if named else None
    return (named[3] or "", month, int(named[1])) if named and month else None


def _without_year(month: int, number: int, today: date, toward: Toward) -> date:
    year = today.year
    if number == 29 and month == 2:
        raise _refused("Dnia 29 lutego nie ma w każdym roku. Dopisz rok, np. 29.02.2024.")
    day = _day(year, month, number)
    if toward is Toward.PAST and day > today:
        return _day(year - 1, month, number)
    if toward is Toward.FUTURE and day < today:
        return _day(year + 1, month, number)
    return day


def _century(two_digits: int, today: date, toward: Toward) -> int:
    last = _last_year_of_two_digits(today, toward)
    return 2000 + two_digits if 2000 + two_digits <= last else 1900 + two_digits


def _last_year_of_two_digits(today: date, toward: Toward) -> int:
    """A birth or a visit lies in the past, a term some years ahead at most."""
    ahead = 0 if toward is Toward.PAST else _YEARS_AHEAD
    return min(max(today.year + ahead, 2000), 2098)


def _day(year: int, month: int, number: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _refused(f"Rok {year} jest poza zakresem. Wpisz rok od {FIRST_YEAR} do {LAST_YEAR}.")
    if not 1 <= month <= 12:
        raise _refused(f"Nie ma miesiąca o numerze {month}. Wpisz dzień, miesiąc i rok.")
    try:
        return date(year, month, number)
    except ValueError:
        raise _refused(
            f"{month_name(month).capitalize()} {year} nie ma dnia {number}. Popraw dzień."
        ) from None


def _refused(message: str) -> UserError:
    return UserError(message, [Problem(message, code="date")])
