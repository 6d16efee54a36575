from datetime import date

from hypothesis import assume, given
from hypothesis import strategies as st
from stdnum.pl import pesel as numbers

from mgops_desktop.domain.pesel import Sex, check_pesel, masked, real_pesels_in

TODAY = date(2026, 11, 21)
CENTURIES = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60}


def made(born, sex=Sex.FEMALE):
    """A number with a right check digit, made at run time: the tests hold none."""
    month = born.month + CENTURIES[born.year // 100]
    body = f"{born.year % 100:02d}{month:02d}{born.day:02d}000{0 if sex is Sex.FEMALE else 1}"
    return body + numbers.calc_check_digit(body)


def codes(check):
    return [problem.code for problem in check.problems]


@given(st.dates(date(1902, 1, 1), TODAY), st.sampled_from(Sex))
def test_a_right_number_tells_birth_date_and_sex(born, sex):
    check = check_pesel(made(born, sex), today=TODAY, birth_date=born, sex=sex)
    assert (check.valid, check.birth_date, check.sex) == (True, born, sex)
    assert not check.needs_reason


@given(st.dates(date(1902, 1, 1), TODAY), st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_never_taken_for_right(born, place, difference):
    right = made(born)
    wrong_digit = str((int(right[place]) + difference) % 10)
    wrong = right[:place] + wrong_digit + right[place + 1 :]
    assert not check_pesel(wrong, today=TODAY).valid


def test_spaces_and_hyphens_are_allowed():
    number = made(date(1985, 1, 1))
    spaced = f" {number[:6]} {number[6:]}"
    assert check_pesel(spaced, today=TODAY).number == number
    assert check_pesel(f"{number[:6]}-{number[6:]}", today=TODAY).valid


def test_a_typed_birth_date_that_differs_is_shown_with_both_dates():
    check = check_pesel(made(date(1985, 1, 1)), today=TODAY, birth_date=date(1985, 1, 2))
    assert check.valid
    assert check.needs_reason
    assert "01.01.1985" in check.problems[0].message
    assert "02.01.1985" in check.problems[0].message


def test_a_typed_sex_that_differs_is_shown():
    check = check_pesel(made(date(1985, 1, 1)), today=TODAY, sex=Sex.MALE)
    assert codes(check) == ["pesel_sex"]
    assert "kobietę" in check.problems[0].message


def test_a_number_from_1900_has_nobody_alive():
    check = check_pesel(made(date(1900, 1, 1)), today=TODAY)
    assert codes(check) == ["pesel_too_old"]


def test_a_mask_shows_the_birth_date_only():
    assert masked(made(date(1985, 1, 1))) == "850101*****"
    assert masked("85010") == "*****"
    assert masked("brak numeru") == "***********"


def test_numbers_of_living_persons_are_found_in_a_text():
    number = made(date(1985, 1, 1))
    assert real_pesels_in(f"Matka, PESEL {number}, tel. 600000000", TODAY) == (number,)
    assert real_pesels_in(f"rachunek 1{number}9", TODAY) == ()
    assert real_pesels_in(f"niemożliwy {made(date(2150, 1, 1))}", TODAY) == ()


@given(st.text(max_size=15))
def test_what_has_no_eleven_digits_is_never_valid(text):
    assume(sum(char in "0123456789" for char in text) != 11)
    check = check_pesel(text, today=TODAY)
    assert not check.valid
    assert check.needs_reason
