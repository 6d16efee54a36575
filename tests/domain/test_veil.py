"""What the screen shows of a name while it is veiled."""

import pytest

from mgops_desktop.domain.veil import Private, veiled


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Wzorcowa", "W."),
        ("Wzorcowa-Umowna Anna Maria", "W.-U. A. M."),
        ("żółwiowa", "Ż."),
        ("NN, sąsiadka", "N. S."),
        ("„Próbna” (babcia)", "P. B."),
        ("123 – ?", ""),
        ("", ""),
    ],
)
def test_name_becomes_initials(name: str, shown: str) -> None:
    assert veiled(Private.NAME, name) == shown


def test_other_words_say_what_they_were() -> None:
    assert veiled(Private.PHONE, "600 100 200") == "telefon zasłonięty"
    assert veiled(Private.TEXT, "Była rozmowa.") == "tekst zasłonięty"
    assert veiled(Private.TEXT, "") == ""
