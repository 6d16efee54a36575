"""What the diary shows at a time: a day, a week, a month; how one goes on from there."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from mgops_desktop.domain.calendar import add_days, add_months
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import month_genitive, month_name
from mgops_desktop.gui.words import day_in_words

_WEEK = 7


class Span(StrEnum):
    """How much is shown."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"


WORDS = {Span.DAY: "Dzień", Span.WEEK: "Tydzień", Span.MONTH: "Miesiąc"}


@dataclass(frozen=True)
class Step:
    """A key: so many spans on, or (`far`) of the next larger ones; `home` is today."""

    count: int = 0
    far: bool = False
    home: bool = False


_STEPS = {
    Qt.Key.Key_Left: Step(-1),
    Qt.Key.Key_Right: Step(1),
    Qt.Key.Key_PageUp: Step(-1, far=True),
    Qt.Key.Key_PageDown: Step(1, far=True),
    Qt.Key.Key_T: Step(home=True),
}


def step_of(event: QKeyEvent) -> Step | None:
    """Return where a key leads in the diary, None for every other key."""
    plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return None if plain else _STEPS.get(Qt.Key(event.key()))


def period_of(span: Span, day: date) -> Period:
    """Return the days that are shown with this day."""
    if span is Span.DAY:
        return Period(day, day)
    return Period.week(day) if span is Span.WEEK else Period.month(day.year, day.month)


def stepped(span: Span, day: date, step: Step) -> date:
    """Return the day that a step leads to; from a day a far step leads by weeks, else by months."""
    if span is Span.DAY:
        return add_days(day, step.count * (_WEEK if step.far else 1))
    if span is Span.WEEK and not step.far:
        return add_days(day, step.count * _WEEK)
    return add_months(day, step.count)


def span_title(span: Span, day: date) -> str:
    """Return e.g. "poniedziałek 23 listopada 2026", "23–29 listopada 2026", "listopad 2026"."""
    if span is Span.DAY:
        return f"{day_in_words(day)} {day.year}"
    if span is Span.MONTH:
        return f"{month_name(day.month)} {day.year}"
    week = period_of(span, day)
    first, last = week.first, week.last
    end = f"{last.day} {month_genitive(last.month)} {last.year}"
    if first.month == last.month:
        return f"{first.day}–{end}"
    year = f" {first.year}" if first.year != last.year else ""
    return f"{first.day} {month_genitive(first.month)}{year} – {end}"
