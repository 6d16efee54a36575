import random

import pytest

from mgops_desktop.storage.vault.recovery_code import (
    MistypedCode,
    new_secret,
    read_code,
    write_code,
)

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def test_code_has_34_characters_in_groups_of_four_and_no_doubtful_letters():
    code = write_code(bytes(range(20)))
    groups = code.split("-")
    assert [len(group) for group in groups] == [4] * 8 + [2]
    assert not set(code) & set("ILOU")


def test_code_gives_the_secret_back():
    for _ in range(50):
        secret = new_secret()
        assert read_code(write_code(secret)) == secret


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda c: c.replace("-", " "), lambda c: f"  {c}\n", lambda c: c.replace("0", "o")],
)
def test_sloppy_typing_is_accepted(typed):
    secret = bytes(range(100, 120))
    assert read_code(typed(write_code(secret))) == secret


def test_every_single_typing_error_is_recognised():
    rng = random.Random(38)
    for _ in range(2000):
        code = write_code(rng.randbytes(20)).replace("-", "")
        place = rng.randrange(34)
        wrong = rng.choice([character for character in ALPHABET if character != code[place]])
        with pytest.raises(MistypedCode, match="Sprawdź znaki"):
            read_code(code[:place] + wrong + code[place + 1 :])


def test_swapped_neighbours_are_recognised():
    rng = random.Random(39)
    for _ in range(500):
        code = write_code(rng.randbytes(20)).replace("-", "")
        place = rng.randrange(33)
        if code[place] == code[place + 1]:
            continue
        with pytest.raises(MistypedCode):
            read_code(code[:place] + code[place + 1] + code[place] + code[place + 2 :])


@pytest.mark.parametrize(
    ("typed", "message"),
    [("", "wpisano 0"), ("ABCD", "wpisano 4"), ("U" * 34, "znak nr 1"), ("Ż" * 34, "znak nr 1")],
)
def test_what_is_no_code_is_explained(typed, message):
    with pytest.raises(MistypedCode, match=message):
        read_code(typed)
