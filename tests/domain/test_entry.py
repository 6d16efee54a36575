from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.entry import parse_integer, parse_money, parse_time, parse_yes_no
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.wording import clock_time, money, number


@pytest.mark.parametrize(
    ("text", "grosze"),
    [
        ("1 234,56", 123456),
        ("1.234,56", 123456),
        ("1234.56", 123456),
        ("1\u00a0234,5 zł", 123450),
        ("12", 1200),
        ("0,05", 5),
        ("12 PLN", 1200),
        ("-0", 0),
        ("-0,00", 0),
        ("999 999 999,99", 99_999_999_999),
    ],
)
def test_amounts(text, grosze):
    assert parse_money(text) == grosze


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "inf", "1e9", "1.234", "1,234", "1,234.56", "1 23", "--5", "12,345", "٣", "0x10"],
)
def test_no_amount_is_guessed(text):
    with pytest.raises(UserError, match="nie jest kwotą"):
        parse_money(text)


def test_amounts_below_zero_only_where_they_make_sense():
    with pytest.raises(UserError, match="ujemna"):
        parse_money("-5,00")
    assert parse_money("-5,00", negative=True) == -500
    assert parse_money("\u2212 5 zł", negative=True) == -500


def test_an_amount_has_a_limit():
    with pytest.raises(UserError, match="za duża"):
        parse_money("1 000 000 000")


@given(st.integers(-99_999_999_999, 99_999_999_999))
def test_a_printed_amount_reads_back(grosze):
    assert parse_money(money(grosze), negative=True) == grosze


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9", time(9)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("1530", time(15, 30)),
        (" 15 30 ", time(15, 30)),
        ("godz. 8", time(8)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_times(text, value):
    assert parse_time(text) == value


@pytest.mark.parametrize("text", ["", "24", "24:00", "9:60", "975", "9:5", "-1", "rano", "12345"])
def test_no_time_is_guessed(text):
    with pytest.raises(UserError, match="godzin"):
        parse_time(text)


@given(st.times())
def test_a_printed_time_reads_back(at):
    assert parse_time(clock_time(at)) == at.replace(second=0, microsecond=0)


@pytest.mark.parametrize(("text", "value"), [("12", 12), ("1 234", 1234), ("007", 7), ("0", 0)])
def test_whole_numbers(text, value):
    assert parse_integer(text) == value


@pytest.mark.parametrize("text", ["", "1,5", "1e3", "dwa", "12 34", "٣", "9" * 5000])
def test_no_whole_number_is_guessed(text):
    with pytest.raises(UserError, match="nie jest liczbą całkowitą"):
        parse_integer(text)


def test_a_whole_number_has_bounds():
    assert parse_integer("-3", least=-5) == -3
    with pytest.raises(UserError, match="od 0 do 31"):
        parse_integer("32", most=31)
    with pytest.raises(UserError, match="poza zakresem"):
        parse_integer("-1")


@given(st.integers(-1_000_000_000, 1_000_000_000))
def test_a_printed_number_reads_back(value):
    assert parse_integer(number(value), least=-1_000_000_000) == value


@pytest.mark.parametrize("text", ["tak", "TAK", "t", "x", "1", "Yes", " prawda "])
def test_yes(text):
    assert parse_yes_no(text) is True


@pytest.mark.parametrize("text", ["nie", "NIE", "n", "0", "fałsz"])
def test_no(text):
    assert parse_yes_no(text) is False


@pytest.mark.parametrize("text", ["", "może", "2", "takk"])
def test_neither_yes_nor_no(text):
    with pytest.raises(UserError, match="Wpisz tak albo nie"):
        parse_yes_no(text)
