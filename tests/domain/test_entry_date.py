from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.entry_date import Toward, parse_date, two_digit_years
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import inline_date, long_date, short_date

TODAY = date(2026, 11, 21)  # a Saturday
DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "01.05.2024",
        "1.5.2024",
        "1.5.24",
        "1-5-24",
        "1/5/2024",
        "1 5 24",
        "010524",
        "01052024",
        "20240501",
        "2024-05-01",
        "2024.5.1",
        "1 maja 2024",
        "1 maj 2024 r.",
        "1 V 2024",
        "1.V.2024",
        " 01.05.2024 r. ",
        "1.05.2024 roku",
    ],
)
def test_ways_of_writing_a_date(text):
    assert parse_date(text, today=TODAY) == date(2024, 5, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("dziś", date(2026, 11, 21)),
        ("Dzisiaj", date(2026, 11, 21)),
        ("jutro", date(2026, 11, 22)),
        ("pojutrze", date(2026, 11, 23)),
        ("wczoraj", date(2026, 11, 20)),
        ("przedwczoraj", date(2026, 11, 19)),
        ("pon", date(2026, 11, 23)),
        ("śr.", date(2026, 11, 25)),
        ("sob", date(2026, 11, 21)),
        ("NIEDZIELA", date(2026, 11, 22)),
    ],
)
def test_words_for_days(text, day):
    assert parse_date(text, today=TODAY) == day


@pytest.mark.parametrize(
    ("text", "toward", "day"),
    [
        ("pon", Toward.PAST, date(2026, 11, 16)),
        ("sob", Toward.PAST, date(2026, 11, 21)),
        ("28.12", Toward.ANY, date(2026, 12, 28)),
        ("28.12", Toward.PAST, date(2025, 12, 28)),
        ("28.12", Toward.FUTURE, date(2026, 12, 28)),
        ("5 stycznia", Toward.FUTURE, date(2027, 1, 5)),
        ("5.1", Toward.PAST, date(2026, 1, 5)),
        ("21.11", Toward.PAST, date(2026, 11, 21)),
        ("21.11", Toward.FUTURE, date(2026, 11, 21)),
    ],
)
def test_a_diary_looks_back_and_a_plan_ahead(text, toward, day):
    assert parse_date(text, today=TODAY, toward=toward) == day


@pytest.mark.parametrize(
    ("text", "toward", "year"),
    [
        ("1.5.36", Toward.ANY, 2036),
        ("1.5.37", Toward.ANY, 1937),
        ("1.5.26", Toward.PAST, 2026),
        ("1.5.27", Toward.PAST, 1927),
        ("1.5.00", Toward.ANY, 2000),
        ("1.5.99", Toward.ANY, 1999),
    ],
)
def test_two_digits_of_a_year(text, toward, year):
    assert parse_date(text, today=TODAY, toward=toward) == date(year, 5, 1)


def test_the_rule_of_two_digits_is_told_to_the_user():
    assert two_digit_years(TODAY) == (
        "Rok z dwóch cyfr: 00–36 to lata 2000–2036, 37–99 to lata 1937–1999."
    )
    assert "27–99 to lata 1927–1999" in two_digit_years(TODAY, Toward.PAST)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("31.02.2026", "Luty 2026 nie ma dnia 31"),
        ("29.02.2025", "Luty 2025 nie ma dnia 29"),
        ("0.5.2026", "Maj 2026 nie ma dnia 0"),
        ("1.13.2026", "Nie ma miesiąca o numerze 13"),
        ("1.1.0001", "Rok 1 jest poza zakresem"),
        ("31.12.9999", "Rok 9999 jest poza zakresem"),
        ("29.02", "Dopisz rok"),
        ("", "Nie rozumiem daty"),
        ("1.5.024", "Nie rozumiem daty"),
        ("0105", "Nie rozumiem daty"),
        ("1 brzydnia 2024", "Nie rozumiem daty"),
        ("1.5.2024 12:00", "Nie rozumiem daty"),
        ("١.٥.٢٠٢٤", "Nie rozumiem daty"),
    ],
)
def test_what_is_no_day_is_explained(text, why):
    with pytest.raises(UserError, match=why):
        parse_date(text, today=TODAY)


def test_the_example_in_the_message_is_todays_date():
    with pytest.raises(UserError, match=r"Wpisz np\. 21\.11\.2026"):
        parse_date("nie wiem", today=TODAY)


@given(DAYS)
def test_every_printed_date_reads_back(day):
    for written in (short_date(day), inline_date(day), long_date(day), day.isoformat()):
        assert parse_date(written, today=TODAY) == day
    assert parse_date(f"{day:%d%m%Y}", today=TODAY) == day
    assert parse_date(f"{day:%Y%m%d}", today=TODAY) == day


@given(st.text("0123456789.-/ maj", max_size=12))
def test_any_text_is_a_day_in_range_or_refused(text):
    try:
        day = parse_date(text, today=TODAY)
    except UserError:
        return
    assert date(1900, 1, 1) <= day <= date(2100, 12, 31)
