"""Short Polish phrases that several pages share."""

from datetime import date

from mgops_desktop.domain.due import DueItem
from mgops_desktop.domain.wording import (
    counted,
    month_genitive,
    short_date,
    weekday,
    weekday_object,
)

OUTSIDE = (
    " To dokument poza sejfem: program go nie szyfruje ani nie usuwa. "
    "Trzymaj go tam, gdzie wolno trzymać dane ośrodka."
)
WHOLE_NAMES = " Nazwiska są w nim w całości: zasłona jest tylko na ekranie."
_DAYS = {-1: "wczoraj", 0: "dziś", 1: "jutro"}


def in_days(days: int) -> str:
    """Say how far a day is: "5 dni po terminie", "dziś", "za 3 dni"."""
    if days < 0:
        return f"{counted(-days, 'dzień')} po terminie"
    return "dziś" if days == 0 else f"za {counted(days, 'dzień')}"


def due_words(item: DueItem, today: date) -> str:
    """Say how near a term is; one that ended on a free day is late only after the day it is moved to."""
    if item.alarm < today <= item.last:
        return f"najpóźniej {near_day(item.last, today)}"
    return in_days(item.days_left(today))


def day_in_words(day: date) -> str:
    """Return e.g. "poniedziałek 23 listopada"."""
    return f"{weekday(day)} {day.day} {month_genitive(day.month)}"


def onto_day(day: date) -> str:
    """Return e.g. "na środę 25 listopada"."""
    return f"na {weekday_object(day)} {day.day} {month_genitive(day.month)}"


def near_day(day: date, today: date) -> str:
    """Return "dziś", "wczoraj", "jutro" or the date."""
    return _DAYS.get((day - today).days, short_date(day))


def short_basis(basis: str) -> str:
    """Return the article without the name of its act: "art. 15 ust. 1 pkt 15"."""
    for word in (" ustawy", " rozporządzenia", " w związku"):
        basis = basis.split(word, maxsplit=1)[0]
    return basis


def joined(*parts: str) -> str:
    """Join what there is with a middle dot."""
    return " · ".join(part for part in parts if part)


def months_between(first: date, last: date) -> int:
    """Return how many whole months have passed."""
    months = (last.year - first.year) * 12 + last.month - first.month
    return months - (last.day < first.day)
