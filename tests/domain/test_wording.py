from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain import wording
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.words import WORDS


def spaced(text):
    """The text with plain spaces, so that expectations can be read."""
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("count", "noun", "text"),
    [
        (0, "rodzina", "0 rodzin"),
        (1, "rodzina", "1 rodzina"),
        (2, "rodzina", "2 rodziny"),
        (5, "rodzina", "5 rodzin"),
        (12, "rodzina", "12 rodzin"),
        (14, "rodzina", "14 rodzin"),
        (21, "rodzina", "21 rodzin"),
        (22, "rodzina", "22 rodziny"),
        (112, "rodzina", "112 rodzin"),
        (1234, "osoba", "1 234 osoby"),
        (3, "dziecko", "3 dzieci"),
        (2, "dzień", "2 dni"),
        (1, "rok", "1 rok"),
        (3, "rok", "3 lata"),
        (5, "rok", "5 lat"),
        (2, "miesiąc", "2 miesiące"),
        (9, "miesiąc", "9 miesięcy"),
        (2, "asystent", "2 asystentów"),
        (2, "mężczyzna", "2 mężczyzn"),
        (4, "chłopiec", "4 chłopców"),
        (3, "kobieta", "3 kobiety"),
        (7, "dziewczynka", "7 dziewczynek"),
        (2, "powrót", "2 powroty"),
        (6, "umieszczenie", "6 umieszczeń"),
        (5, "posiedzenie", "5 posiedzeń"),
        (5, "sesja", "5 sesji"),
        (Decimal("1.5"), "etat", "1,5 etatu"),
        (Decimal("2.00"), "etat", "2,00 etatu"),
        (Decimal(3), "etat", "3 etaty"),
        (Decimal("0.25"), "godzina", "0,25 godziny"),
    ],
)
def test_a_counted_noun_takes_the_form_of_its_number(count, noun, text):
    assert spaced(wording.counted(count, noun)) == text


@pytest.mark.parametrize(
    ("count", "noun", "text"),
    [
        (1, "rodzina", "1 rodzinę"),
        (2, "rodzina", "2 rodziny"),
        (5, "rodzina", "5 rodzin"),
        (1, "asystent", "1 asystenta"),
        (1, "wniosek", "1 wniosek"),
        (1, "dziecko", "1 dziecko"),
    ],
)
def test_the_object_of_a_sentence_differs_for_one_only(count, noun, text):
    assert spaced(wording.counted_object(count, noun)) == text


@pytest.mark.parametrize(
    ("count", "noun", "verb"),
    [
        (1, "rodzina", "była"),
        (1, "plan", "był"),
        (1, "dziecko", "było"),
        (1, "asystent", "był"),
        (2, "rodzina", "były"),
        (2, "plan", "były"),
        (2, "dziecko", "było"),
        (2, "mężczyzna", "było"),
        (5, "rodzina", "było"),
        (12, "rodzina", "było"),
        (23, "rodzina", "były"),
        (0, "rodzina", "było"),
        (Decimal("2.5"), "etat", "było"),
    ],
)
def test_the_verb_agrees_with_the_counted_noun(count, noun, verb):
    assert wording.past(count, noun, "był") == verb


def test_a_noun_outside_the_list_is_a_fault():
    with pytest.raises(KeyError):
        wording.counted(3, "przypadek")


def test_every_word_has_all_its_forms():
    assert all(all(word) for word in WORDS.values())
    assert "asystent rodziny" in WORDS
    assert WORDS["rodzina zastępcza"].many == "rodzin zastępczych"


@given(st.integers(0, 10_000))
def test_only_one_is_singular_and_the_teens_are_many(count):
    form = wording.noun_form(count, "ocena")
    assert (form == "ocena") == (count == 1)
    assert (form == "oceny") == (count % 10 in {2, 3, 4} and count % 100 not in {12, 13, 14})


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (1234567, None, "1 234 567"),
        (Decimal("1234.5"), 2, "1 234,50"),
        (Decimal("0.125"), 2, "0,13"),
        (Decimal("-0.001"), 2, "0,00"),
        (-5, None, "\u22125"),
        (Decimal("33.333"), 1, "33,3"),
        (Decimal("1E+3"), None, "1 000"),
    ],
)
def test_numbers_have_a_comma_and_thousands_apart(value, decimals, text):
    assert spaced(wording.number(value, decimals)) == text


def test_money_percent_and_hours():
    assert spaced(wording.money(123450)) == "1 234,50 zł"
    assert spaced(wording.money(-5)) == "\u22120,05 zł"
    assert wording.percent(Decimal(1200) / 61) == "19,7%"
    assert wording.hours(80) == "1,33"


@pytest.mark.parametrize(
    ("minutes", "text"), [(80, "1 godz. 20 min"), (120, "2 godz."), (45, "45 min"), (0, "0 min")]
)
def test_minutes_as_people_say_them(minutes, text):
    assert spaced(wording.duration(minutes)) == text


def test_dates():
    day = date(2026, 11, 9)
    assert wording.short_date(day) == "09.11.2026"
    assert wording.inline_date(day) == "9.11.2026"
    assert spaced(wording.long_date(day)) == "9 listopada 2026 r."
    assert wording.weekday(day) == "poniedziałek"
    assert wording.weekday(date(2026, 11, 25)) == "środa"
    assert wording.weekday_object(date(2026, 11, 25)) == "środę"
    assert wording.clock_time(time(9, 5)) == "9:05"
    assert (wording.month_name(2), wording.month_genitive(2)) == ("luty", "lutego")


@pytest.mark.parametrize(
    ("period", "name"),
    [
        (Period.year(2026), "rok 2026"),
        (Period.half(2026, 1), "I półrocze 2026 r."),
        (Period.half(2026, 2), "II półrocze 2026 r."),
        (Period.month(2026, 2), "luty 2026 r."),
        (Period(date(2026, 3, 1), date(2026, 3, 28)), "01.03.2026–28.03.2026"),
        (Period(date(2026, 3, 1), date(2027, 3, 31)), "01.03.2026–31.03.2027"),
    ],
)
def test_periods_by_name_where_they_have_one(period, name):
    assert spaced(wording.period_name(period)) == name


@pytest.mark.parametrize(
    ("items", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a i b"), (["a", "b", "c"], "a, b i c")],
)
def test_lists_have_no_comma_before_the_last(items, text):
    assert spaced(wording.listing(items)) == text


def test_numbers_never_part_from_their_noun():
    assert " " not in wording.counted(1234, "dzień roboczy").replace("dni robocze", "")
    assert " " not in wording.long_date(date(2026, 11, 9))
    assert " " not in wording.money(123450)
