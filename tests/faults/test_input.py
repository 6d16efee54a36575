"""Hostile and strange input (F-T56, F-T59–F-T61, F-T73, F-T74, F-T76): the part of the domain."""

import re
from datetime import date
from pathlib import Path
from random import Random

import pytest
from stdnum.pl import pesel as numbers

from mgops_desktop.domain.entry import parse_date, parse_money
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.pesel import check_pesel
from mgops_desktop.domain.text import clean_text, safe_file_name, search_key, sort_key

TODAY = date(2026, 11, 21)
NAMES = Path(__file__).parents[1] / "domain" / "data" / "polish_names.txt"


def with_check_digit(body):
    return body + numbers.calc_check_digit(body)


def test_f_t56_200_names_stand_in_the_order_of_icu():
    expected = NAMES.read_text("utf-8").splitlines()
    assert len(expected) == len(set(expected)) == 200
    shuffled = expected.copy()
    Random(56).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == expected


@pytest.mark.parametrize(
    "text",
    [
        "'; DROP TABLE osoba;--",
        "%",
        "_",
        '"',
        "O'Brien",
        "Jan-Maria",
        "NEAR(",
        "*",
        "",
        "a " * 5000,
    ],
)
def test_f_t59_a_search_for_anything_becomes_plain_words(text):
    assert all(word.isascii() and word.isalnum() for word in search_key(text).split())


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("Anna\x0bMaria", "Anna Maria"),
        ("Anna\u202eairaM", "AnnaairaM"),
        ("An\u200bna\ufeff", "Anna"),
    ],
)
def test_f_t60_invisible_characters_never_reach_a_record(text, stored):
    assert clean_text(text, 100) == stored


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Anna\x00", r"U\+0000"),
        ("Anna\ud800", r"U\+D800"),
        ("\u0301\u0302", "można tylko dołączyć do litery"),
        ("a" * 1_000_000, "Skróć go"),
    ],
    ids=["NUL", "half of a character", "combining only", "a million"],
)
def test_f_t60_broken_text_is_refused_with_its_field(text, why):
    with pytest.raises(UserError, match=why) as refused:
        clean_text(text, 100, field="name")
    assert refused.value.problems[0].field == "name"


@pytest.mark.parametrize(
    "name", ["👨\u200d👩\u200d👧", "שרה", "فاطمة", "İpek", "Straßa", "ﬁkcyjna", "Ґалаґан"]
)
def test_f_t61_names_of_the_world_are_kept_and_sorted(name):
    assert clean_text(name, 100) == name
    assert sort_key("1") < sort_key(name)
    assert re.fullmatch("[a-z0-9 ]*", search_key(name))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (with_check_digit("8501010000")[:-1] + "x", "pesel_digits"),
        ("8501010000", "pesel_length"),
        ("00000000000", "pesel_zeros"),
        ("", "pesel_empty"),
        ("٨٥٠١٠١٠٠٠٠٠", "pesel_digits"),
        (with_check_digit("8513010000"), "pesel_date"),
        (with_check_digit("3021010000"), "pesel_future"),
        (with_check_digit("5061010000"), "pesel_future"),
        (with_check_digit("5081010000"), "pesel_too_old"),
        (f"850101000{(int(with_check_digit('8501010000')[-1]) + 1) % 10:02d}", "pesel_check_digit"),
    ],
)
def test_f_t73_a_wrong_pesel_is_explained_and_needs_a_reason(text, code):
    check = check_pesel(text, today=TODAY)
    assert code in [problem.code for problem in check.problems]
    assert all(problem.message.endswith(".") for problem in check.problems)
    assert not check.valid
    assert check.needs_reason


def test_f_t73_spaces_do_not_make_a_pesel_wrong():
    number = with_check_digit("8501010000")
    assert check_pesel(f" {number[:6]}\u00a0{number[6:]} ", today=TODAY).valid


@pytest.mark.parametrize("text", ["31.02.2026", "1.1.0001", "31.12.9999", "32.01.2026", "00.00.00"])
def test_f_t74_a_day_that_is_none_is_refused(text):
    with pytest.raises(UserError):
        parse_date(text, today=TODAY)


def test_f_t74_a_two_digit_year_has_one_meaning():
    assert parse_date("1.5.24", today=TODAY) == date(2024, 5, 1)
    assert parse_date("1.5.85", today=TODAY) == date(1985, 5, 1)


@pytest.mark.parametrize(
    ("text", "grosze"), [("1 234,56", 123456), ("1.234,56", 123456), ("-0", 0)]
)
def test_f_t74_an_amount_is_read_for_certain(text, grosze):
    assert parse_money(text) == grosze


@pytest.mark.parametrize("text", ["1e9", "NaN", "Infinity", "1.234", "--1", "1,2,3"])
def test_f_t74_an_uncertain_amount_is_refused(text):
    with pytest.raises(UserError):
        parse_money(text)


def test_f_t76_a_name_cannot_leave_its_folder():
    assert safe_file_name('..\\CON<>:"|?* Łódź', ".pdf") == "CON_Łódź.pdf"


@pytest.mark.parametrize(
    "name", ["CON", "nul", "Aux", "PRN", "COM1", "lpt9", "..", "../..", "C:\\"]
)
def test_f_t76_no_name_is_special_to_windows(name):
    stem = safe_file_name(name)
    assert re.fullmatch("[A-Za-z0-9_-]+", stem)
    assert stem.casefold() != name.casefold()
