from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.sorting import register_key, sort_key

NAMES = (Path(__file__).parent / "data" / "polish_names.txt").read_text("utf-8").splitlines()
POLISH = st.text("aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźżAŁŚŻ -’", max_size=12)


def in_order(*texts):
    return all(sort_key(one) < sort_key(other) for one, other in pairwise(texts))


def test_the_alphabet():
    assert in_order(*"aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż")


def test_letters_count_before_case_and_foreign_marks():
    assert in_order("lato", "Lato", "Latö", "latop", "łata", "Łata", "Łatą")


def test_a_space_or_hyphen_ends_the_shorter_name():
    assert in_order("Próbna", "Próbna Żaneta", "Próbna-Anna", "Próbnaa")


def test_signs_then_digits_then_letters():
    assert in_order("- a", "1", "2", "a", "ż", "Ω", "Я", "א")


def test_foreign_letters_stand_with_their_base_letter():
    assert in_order("Muller", "Müller", "Mulż")
    assert in_order("Orsted", "Ørsted", "Os")
    assert in_order("Strassa", "Straßa", "Strat")


@pytest.mark.parametrize("text", ["", "İ", "ﬁ", "👨\u200d👩", "\u0301", "\x07", "ß"])
def test_every_text_has_a_key(text):
    assert isinstance(sort_key(text), bytes)


@given(POLISH, POLISH)
def test_equal_keys_mean_equal_texts(one, other):
    assert (sort_key(one) == sort_key(other)) == (one == other)


@given(POLISH, st.text("aąbcćłóśźż", min_size=1, max_size=5))
def test_a_beginning_stands_before_the_whole(text, more):
    assert sort_key(text) < sort_key(text + more)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_case_matters_only_between_the_same_letters(one, other):
    if one.lower() != other.lower():
        assert (sort_key(one) < sort_key(other)) == (
            sort_key(one.lower()) < sort_key(other.lower())
        )


def test_numbers_of_a_register_stand_by_year_and_then_as_they_were_given():
    numbers = ["R/2/2022", "R/10/2022", "R/1/2023", "R/9/2023", "R/101/2023"]
    keys = [register_key(number) for number in numbers]
    assert keys == sorted(keys)
