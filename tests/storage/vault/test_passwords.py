import unicodedata

import pytest

from mgops_desktop.storage.vault import passwords
from mgops_desktop.storage.vault.passwords import (
    Argon2Cost,
    WeakPassword,
    calibrated_cost,
    check_password,
    common_passwords,
    derive_key,
)

SALT = bytes(16)


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("krótkie", "ma 7 znaków"),
        ("x" * 300, "za długie"),
        ("Qwertyuiop123", "najczęściej używanych"),
        ("hasło 1234567", "najczęściej używanych"),
        ("abcabcabcabcabc", "najczęściej używanych"),
        ("Anna.Wzorcowa", "taki.* jak login"),
    ],
)
def test_weak_password_is_refused_with_the_reason(password, why):
    with pytest.raises(WeakPassword, match=why):
        check_password(password, login="anna.wzorcowa")


def test_good_passwords_need_no_digits_or_signs():
    check_password("żółty rower pod wiatą")
    check_password("a" + "bc" * 100)


def test_length_counts_characters_as_they_are_compared():
    decomposed = unicodedata.normalize("NFD", "żółćżółćżół")
    assert len(decomposed) > passwords.SHORTEST
    with pytest.raises(WeakPassword, match="ma 11 znaków"):
        check_password(decomposed)


def test_list_of_common_passwords_holds_only_what_length_alone_would_accept():
    common = common_passwords()
    assert len(common) > 200
    for password in common:
        assert len(password) >= passwords.SHORTEST, password
        assert password == "".join(password.casefold().split()), password


def test_same_key_for_composed_and_decomposed_letters():
    cost = Argon2Cost()
    composed = derive_key("zażółć gęślą jaźń", SALT, cost)
    assert derive_key(unicodedata.normalize("NFD", "zażółć gęślą jaźń"), SALT, cost) == composed
    assert derive_key("zazolc gesla jazn", SALT, cost) != composed


@pytest.mark.parametrize(
    "cost", [(8, 3, 4), (65535, 3, 4), (65536, 2, 4), (10**9, 3, 4), (65536, 3, 0), (65536, 99, 4)]
)
def test_weakened_or_absurd_costs_cannot_be_made(cost):
    with pytest.raises(ValueError, match="out of bounds"):
        Argon2Cost(*cost)


@pytest.mark.parametrize(
    ("seconds", "mib"), [((0.1, 0.2, 0.5), 256), ((0.3, 0.6, 1.1), 128), ((2.0, 4.0, 8.0), 64)]
)
def test_calibration_takes_the_largest_cost_under_800_ms_but_never_less_than_64_mib(
    monkeypatch, seconds, mib
):
    now = 0.0
    measured = iter(seconds)

    def derive(*_):
        nonlocal now
        now += next(measured)

    monkeypatch.setattr(passwords, "derive_key", derive)
    assert calibrated_cost(clock=lambda: now) == Argon2Cost(mib * 1024)
