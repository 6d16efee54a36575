"""Polish as the program writes it: counted nouns, dates, times, numbers, money, lists.

Spaces that must not break at the end of a printed line are no-break spaces (U+00A0); narrower ones
are missing from many fonts.
"""

from collections.abc import Sequence
from datetime import date, time
from decimal import ROUND_HALF_UP, Decimal

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.words import WORDS, Gender

NBSP = "\u00a0"
MINUS = "\u2212"

_MONTHS = (
    ("styczeń", "stycznia"),
    ("luty", "lutego"),
    ("marzec", "marca"),
    ("kwiecień", "kwietnia"),
    ("maj", "maja"),
    ("czerwiec", "czerwca"),
    ("lipiec", "lipca"),
    ("sierpień", "sierpnia"),
    ("wrzesień", "września"),
    ("październik", "października"),
    ("listopad", "listopada"),
    ("grudzień", "grudnia"),
)
_WEEKDAYS = (
    ("poniedziałek", "poniedziałek"),
    ("wtorek", "wtorek"),
    ("środa", "środę"),
    ("czwartek", "czwartek"),
    ("piątek", "piątek"),
    ("sobota", "sobotę"),
    ("niedziela", "niedzielę"),
)
_VERB_ENDINGS = {
    Gender.MEN: "",
    Gender.MASCULINE: "",
    Gender.FEMININE: "a",
    Gender.NEUTER: "o",
    Gender.CHILDREN: "o",
}


def counted(count: int | Decimal, noun: str) -> str:
    """Number and noun as the subject: "1 rodzina", "2 rodziny", "12 rodzin", "1,5 etatu".

    Raises KeyError for a noun outside the fixed list.
    """
    return f"{number(count)}{NBSP}{noun_form(count, noun)}"


def counted_object(count: int | Decimal, noun: str) -> str:
    """Number and noun as the object of a verb: "(objęto) 1 rodzinę", "2 rodziny", "5 rodzin"."""
    form = WORDS[noun].object if count == 1 else noun_form(count, noun)
    return f"{number(count)}{NBSP}{form}"


def noun_form(count: int | Decimal, noun: str) -> str:
    """The noun alone, for a column header or a cell beside the number."""
    word = WORDS[noun]
    if _has_places(count):
        return word.part
    if abs(count) == 1:
        return word.one
    return word.few if _is_few(int(count)) else word.many


def past(count: int | Decimal, noun: str, verb: str) -> str:
    """The past tense that agrees with the counted noun; `verb` as said of a man: "był", "został".

    "była (1 rodzina)", "były (2 rodziny)", "było (5 rodzin, 2 asystentów, 2 dzieci, 1,5 etatu)".
    """
    gender = WORDS[noun].gender
    if _has_places(count):
        return verb + "o"
    if abs(count) == 1:
        return verb + _VERB_ENDINGS[gender]
    plural = _is_few(int(count)) and gender not in (Gender.MEN, Gender.CHILDREN)
    return verb + ("y" if plural else "o")


def _has_places(count: int | Decimal) -> bool:
    """Whether the number is printed with a comma; such a number takes the genitive."""
    return "," in number(count)


def _is_few(count: int) -> bool:
    tens, ones = divmod(abs(count) % 100, 10)
    return ones in (2, 3, 4) and tens != 1


def number(value: int | Decimal, decimals: int | None = None) -> str:
    """A number with a comma and thousands apart: "1 234,50"; a Decimal keeps the places it has.

    `decimals` rounds half up (away from zero), as people expect of a printed figure.
    """
    if decimals is not None:
        value = Decimal(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,d}"
    if value == 0:
        text = text.removeprefix("-")
    return text.replace(",", NBSP).replace(".", ",").replace("-", MINUS)


def money(grosze: int) -> str:
    """An amount held as whole grosze: "1 234,50 zł"."""
    return f"{number(Decimal(grosze).scaleb(-2), 2)}{NBSP}zł"


def percent(value: Decimal | int, decimals: int = 1) -> str:
    """A value already in hundredths: "19,7%", written together as Polish spelling asks."""
    return f"{number(value, decimals)}%"


def duration(minutes: int) -> str:
    """Minutes as people say them: "1 godz. 20 min", "2 godz.", "45 min"."""
    hours, rest = divmod(minutes, 60)
    parts = []
    if hours:
        parts.append(f"{number(hours)}{NBSP}godz.")
    if rest or not hours:
        parts.append(f"{rest}{NBSP}min")
    return NBSP.join(parts)


def hours(minutes: int) -> str:
    """Minutes as hours with two places, as reports print them: "1,33"."""
    return number(Decimal(minutes) / 60, 2)


def clock_time(at: time) -> str:
    """A time of day: "9:30"."""
    return f"{at.hour}:{at.minute:02d}"


def short_date(day: date) -> str:
    """For fields and columns: "09.11.2026"."""
    return f"{day.day:02d}.{day.month:02d}.{day.year:04d}"


def inline_date(day: date) -> str:
    """For sentences, without leading noughts in the day: "9.11.2026"."""
    return f"{day.day}.{day.month:02d}.{day.year:04d}"


def long_date(day: date) -> str:
    """For letters: "9 listopada 2026 r."."""
    return NBSP.join((str(day.day), month_genitive(day.month), f"{day.year:04d}", "r."))


def weekday(day: date) -> str:
    """The day of the week: "sobota"."""
    return _WEEKDAYS[day.weekday()][0]


def weekday_object(day: date) -> str:
    """The day of the week to which something is put off: "(na) sobotę"."""
    return _WEEKDAYS[day.weekday()][1]


def month_name(month: int) -> str:
    """The month (1 to 12) alone: "listopad"."""
    return _MONTHS[month - 1][0]


def month_genitive(month: int) -> str:
    """The month (1 to 12) after a day: "listopada"."""
    return _MONTHS[month - 1][1]


def capitalised(text: str) -> str:
    """The text with a capital letter at its beginning and nowhere else changed."""
    return text[:1].upper() + text[1:]


def period_name(period: Period) -> str:
    """By name if it has one ("rok 2026", "I półrocze 2026 r.", "maj 2026 r."), else by its days."""
    first, last = period.first, period.last
    if period.is_year:
        return f"rok{NBSP}{first.year}"
    for half, numeral in ((1, "I"), (2, "II")):
        if period == Period.half(first.year, half):
            return f"{numeral}{NBSP}półrocze {first.year}{NBSP}r."
    if period == Period.month(first.year, first.month):
        return f"{month_name(first.month)} {first.year}{NBSP}r."
    return f"{short_date(first)}–{short_date(last)}"


def listing(items: Sequence[str], conjunction: str = "i") -> str:
    """Joined as in a sentence: "a, b i c"; no comma before the conjunction."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {conjunction}{NBSP}{items[-1]}"
