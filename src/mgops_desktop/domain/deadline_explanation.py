"""Why a term ends when it ends, in one Polish sentence: every date explains itself."""

from datetime import date, datetime

from mgops_desktop.domain.calendar import WorkingCalendar
from mgops_desktop.domain.deadline_rule import DeadlineRule, Direction, Unit
from mgops_desktop.domain.wording import (
    clock_time,
    counted,
    inline_date,
    long_date,
    month_name,
    weekday,
)

_NOUNS = {
    Unit.WORKING_DAYS: "dzień roboczy",
    Unit.CALENDAR_DAYS: "dzień",
    Unit.MONTHS: "miesiąc",
    Unit.HOURS: "godzina",
}


def explain(
    rule: DeadlineRule,
    start: date,
    nominal: date | None,
    shifted: date | None,
    calendar: WorkingCalendar,
) -> str:
    """The way from the event to the date: length, what was skipped or moved, what is uncertain."""
    parts = [_length(rule, start, nominal)]
    if rule.unit is Unit.WORKING_DAYS and nominal:
        parts += _skipped(start, nominal, calendar)
    if rule.unit is Unit.MONTHS and nominal:
        parts += _short_month(start, nominal)
    if rule.unit in {Unit.CALENDAR_DAYS, Unit.MONTHS, Unit.FIXED_DATE} and nominal and shifted:
        parts += _free_day(rule, nominal, shifted, calendar)
    if rule.unit is Unit.NONE and rule.remind_after:
        parts.append(_reminder(rule.remind_after, start, calendar))
    if rule.setting:
        parts.append("długość z ustawień ośrodka, przepis jej nie podaje")
    if not rule.confirmed:
        parts.append("reguła do potwierdzenia")
    return "; ".join(parts).replace("\u00a0", " ")


def _length(rule: DeadlineRule, start: date, nominal: date | None) -> str:
    if rule.unit is Unit.FIXED_DATE and nominal:
        return f"do {long_date(nominal)}, pierwszy taki dzień po {inline_date(start)}"
    if rule.length is None:
        reason = rule.note or "przepis nie podaje liczby dni"
        return f"od {inline_date(start)}, bez oznaczonej długości: {reason}"
    word = "od" if rule.direction is Direction.FORWARD else "przed"
    at = f" godz. {clock_time(start.time())}" if isinstance(start, datetime) else ""
    return f"{counted(rule.length, _NOUNS[rule.unit])} {word} {inline_date(start)}{at}"


def _skipped(start: date, nominal: date, calendar: WorkingCalendar) -> list[str]:
    first, last = (start, nominal) if start <= nominal else (nominal, start)
    # The day of the event is not counted, so a holiday on it is not skipped either.
    days = [skipped for skipped in calendar.skipped(first, last) if skipped.day != start]
    if not days:
        return []
    named = [f"{_day_of_year(skipped.day, start)} ({skipped.name})" for skipped in days]
    return [f"pominięte: {', '.join(named)}"]


def _day_of_year(day: date, start: date) -> str:
    return inline_date(day) if day.year != start.year else f"{day.day}.{day.month:02d}"


def _short_month(start: date, nominal: date) -> list[str]:
    if start.day == nominal.day:
        return []
    month = f"{month_name(nominal.month)} {nominal.year}"
    return [f"{month} nie ma {start.day}. dnia, dlatego ostatni dzień miesiąca"]


def _free_day(
    rule: DeadlineRule, nominal: date, shifted: date, calendar: WorkingCalendar
) -> list[str]:
    reason = calendar.reason_free(nominal)
    if reason is None:
        return []
    free = f"{inline_date(nominal)} jest dniem wolnym ({_reasons(nominal, reason)})"
    if rule.shift:
        moved = f"termin przesuwa się na {inline_date(shifted)} ({rule.shift_basis})"
        return [f"{free}, {moved}"]
    if rule.unit is Unit.FIXED_DATE:
        before = calendar.previous_working_day(nominal)
        return [f"{free}, terminu się nie przesuwa: ostatni dzień roboczy {inline_date(before)}"]
    return [f"{free}, terminu się nie przesuwa"]


def _reasons(day: date, reason: str) -> str:
    named = weekday(day)
    return named if reason == named else f"{named}, {reason}"


def _reminder(count: int, start: date, calendar: WorkingCalendar) -> str:
    day = inline_date(calendar.add_working_days(start, count))
    length = counted(count, "dzień roboczy")
    return f"przypomnienie {day} ({length}, ustawienie ośrodka, nie termin ustawowy)"
