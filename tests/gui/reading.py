"""A small reader of dates and times, in place of the program's own, for tests of the fields."""

from datetime import date, time, timedelta

TODAY = date(2026, 11, 23)
_DIGITS = 6


def read_date(text: str) -> date:
    """Read dziś, jutro, ddmmrr and dd.mm.rrrr; ValueError for anything else."""
    named = {"dziś": TODAY, "jutro": TODAY + timedelta(days=1)}
    if text in named:
        return named[text]
    if len(text) == _DIGITS and text.isdecimal():
        return date(2000 + int(text[4:]), int(text[2:4]), int(text[:2]))
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


def read_time(text: str) -> time:
    """Read 9, 930 and 9:30; ValueError for anything else."""
    digits = text.replace(":", "")
    if not digits.isdecimal():
        raise ValueError(text)
    return time(int(digits)) if len(digits) <= 2 else time(int(digits[:-2]), int(digits[-2:]))
