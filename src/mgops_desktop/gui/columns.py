"""The columns that tables have over and over: words by Polish rules, numbers of registers, days."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from mgops_desktop.domain.sorting import register_key
from mgops_desktop.domain.text import sort_key
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.rows import Column

Row = TypeVar("Row")


def words_column(title: str, words: Callable[[Row], str], width: int = 0) -> Column[Row]:
    """A column of words, sorted by Polish rules."""
    return Column(title, words, lambda row: sort_key(words(row)), width=width)


def number_column(title: str, number: Callable[[Row], str], width: int = 100) -> Column[Row]:
    """A column of numbers or signs of a register, sorted by year and place."""
    return Column(title, number, lambda row: register_key(number(row)), width=width)


def day_column(
    title: str,
    day: Callable[[Row], date | None],
    width: int = 100,
    otherwise: str = "",
    missing: date = date.min,
) -> Column[Row]:
    """A column of days; without one it says something else and stands where the day `missing` would."""

    def text(row: Row) -> str:
        found = day(row)
        return short_date(found) if found else otherwise

    return Column(
        title,
        text,
        lambda row: day(row) or missing,
        width=width,
        value=lambda row: day(row) or otherwise or None,
    )
