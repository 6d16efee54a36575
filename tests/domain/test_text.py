import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.text import clean_text, safe_file_name, search_key

ANYTHING = st.text(st.characters(codec=None), max_size=60)


def test_spaces_of_one_line_are_put_in_order():
    assert clean_text("  Anna \t Maria\n\u00a0Próbna ", 50) == "Anna Maria Próbna"


def test_lines_of_a_note_stay_and_lose_only_their_ends():
    assert clean_text("\n Rano:  \r\n\t- spacer\v- obiad \n\n", 50, multiline=True) == (
        "Rano:\n\t- spacer\n- obiad"
    )


def test_letters_and_marks_typed_apart_become_one_letter():
    assert clean_text("Z\u0307abkowata", 20) == "Żabkowata"


@pytest.mark.parametrize(
    "invisible", ["\u200b", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u2060", "\x02", "\x7f"]
)
def test_invisible_characters_are_taken_out(invisible):
    assert clean_text(f"Prób{invisible}na", 20) == "Próbna"


def test_the_joiner_stays_only_inside_an_emoji():
    family = "👨\u200d👩\u200d👧"
    assert clean_text(f"{family} a\u200db", 20) == f"{family} ab"


def test_a_refusal_names_what_is_wrong_and_where():
    with pytest.raises(UserError, match=r"znak 3 to U\+0000") as refused:
        clean_text("ab\x00c", 20, field="surname")
    assert refused.value.problems[0].field == "surname"


def test_too_long_is_refused_not_cut():
    with pytest.raises(UserError, match=r"Tekst ma 21\u00a0znaków, a zmieści się 20\u00a0znaków"):
        clean_text("a" * 21, 20)
    assert clean_text(" " * 30 + "a" * 20, 20) == "a" * 20


@given(ANYTHING, st.booleans())
def test_cleaning_twice_changes_nothing_more(text, multiline):
    try:
        once = clean_text(text, 60, multiline)
    except UserError:
        return
    assert clean_text(once, 60, multiline) == once
    assert unicodedata.is_normalized("NFC", once)
    assert "\n" not in once or multiline
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Żółw", "zolw"),
        ("ZAŻÓŁĆ GĘŚLĄ JAŹŃ", "zazolc gesla jazn"),
        ("  Próbna-Wzorcowa,  Anna ", "probna wzorcowa anna"),
        ("O’Zmyślona", "ozmyslona"),
        ("ul. Umowna 12/3a", "ul umowna 12 3a"),
        ("Müllerówkowa Ørsted ß ﬁ İ", "mullerowkowa orsted ss fi i"),
        ("…", ""),
    ],
)
def test_search_knows_no_marks_case_or_signs(text, key):
    assert search_key(text) == key


@given(ANYTHING)
def test_a_search_key_is_made_of_plain_words(text):
    key = search_key(text)
    assert re.fullmatch(r"([a-z0-9]+( [a-z0-9]+)*)?", key)
    assert search_key(key) == key


@pytest.mark.parametrize(
    ("stem", "suffix", "name"),
    [
        ("Plan pracy MGOPS.5021.7.2026", ".pdf", "Plan_pracy_MGOPS_5021_7_2026.pdf"),
        ("Łódź", "", "Łódź"),
        ("Café", "", "Cafe"),
        ("con", ".docx", "con_.docx"),
        ("Lpt1", "", "Lpt1_"),
        ("???", ".pdf", "dokument.pdf"),
        ("a" * 100, "", "a" * 60),
    ],
)
def test_file_names_from_any_text(stem, suffix, name):
    assert safe_file_name(stem, suffix) == name


@pytest.mark.parametrize("suffix", ["pdf", ".", ".PDF", "/..", ".a/b"])
def test_a_strange_ending_is_a_fault(suffix):
    with pytest.raises(ValueError, match="not a file ending"):
        safe_file_name("plan", suffix)


@given(ANYTHING)
def test_a_file_name_is_always_safe(text):
    name = safe_file_name(text)
    assert re.fullmatch("[A-Za-z0-9ĄĆĘŁŃÓŚŹŻąćęłńóśźż_-]{1,61}", name)
    assert name.casefold() not in {"con", "prn", "aux", "nul", "com1", "lpt9"}
