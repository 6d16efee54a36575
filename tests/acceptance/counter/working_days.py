"""Working days in Poland, written down instead of computed: the movable feasts stand in a table."""

from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
EASTER_MONDAYS = {
    *(date(2017, 4, 17), date(2018, 4, 2), date(2019, 4, 22), date(2020, 4, 13)),
    *(date(2021, 4, 5), date(2022, 4, 18), date(2023, 4, 10), date(2024, 4, 1)),
    *(date(2025, 4, 21), date(2026, 4, 6)),
}
CORPUS_CHRISTI = {
    *(date(2017, 6, 15), date(2018, 5, 31), date(2019, 6, 20), date(2020, 6, 11)),
    *(date(2021, 6, 3), date(2022, 6, 16), date(2023, 6, 8), date(2024, 5, 30)),
    *(date(2025, 6, 19), date(2026, 6, 4)),
}
FIXED = {(1, 1), (1, 6), (5, 1), (5, 3), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)}
ONCE = {date(2018, 11, 12)}


def is_free(day: date) -> bool:
    """A Saturday, a Sunday or a holiday; Christmas Eve since 2025."""
    if day.weekday() >= 5 or day in EASTER_MONDAYS | CORPUS_CHRISTI | ONCE:
        return True
    return (day.month, day.day) in FIXED or (day.year >= 2025 and (day.month, day.day) == (12, 24))


def plus_working_days(day: date, count: int) -> date:
    """Day by day; the day of the event is not counted."""
    while count:
        day += ONE_DAY
        count -= not is_free(day)
    return day


def plus_days(day: date, count: int) -> date:
    """A term for an act that ends on a free day ends on the next other day."""
    day += ONE_DAY * count
    while is_free(day):
        day += ONE_DAY
    return day
