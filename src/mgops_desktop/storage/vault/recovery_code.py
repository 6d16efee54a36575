"""The code on the printed recovery sheet: 160 random bits as 34 characters that survive
handwriting.

Crockford's base 32 (no I, L, O, U). The last two characters are the remainder by 1021, a prime: one
wrong character or two neighbours swapped always change it, so a slip of the pen is told apart from
a wrong sheet.
"""

import secrets

from mgops_desktop.domain.errors import WrongPassword

SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_VALUES = {character: value for value, character in enumerate(_ALPHABET)} | {"O": 0, "I": 1, "L": 1}
_LENGTH = 34
_CHECK_PRIME = 1021
_GROUP = 4


class MistypedCode(WrongPassword):
    """The code cannot be right as typed: a wrong character or a wrong length."""


def new_secret() -> bytes:
    """Return 160 fresh random bits."""
    return secrets.token_bytes(SECRET_BYTES)


def new_code() -> str:
    """Return the code of a fresh secret, for a folder that is yet to be founded."""
    return write_code(new_secret())


def write_code(secret: bytes) -> str:
    """Return the code of a secret in groups of four, e.g. `4F7K-…-9Q`."""
    value = int.from_bytes(secret)
    text = _digits(value, _LENGTH - 2) + _digits(value % _CHECK_PRIME, 2)
    return "-".join(text[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def read_code(typed: str) -> bytes:
    """Return the secret of a typed code; small letters, spaces, O for 0 and I or L for 1 are
    accepted.

    Raises MistypedCode ("sprawdź znaki") when the check characters do not fit.
    """
    characters = [
        character
        for character in typed.upper()
        if not character.isspace() and character not in "-–—"
    ]
    if len(characters) != _LENGTH:
        raise MistypedCode(
            f"Kod ma {_LENGTH} znaki, wpisano {len(characters)}. Sprawdź znaki i "
            f"wpisz kod jeszcze raz."
        )
    values = [_VALUES.get(character) for character in characters]
    for position, value in enumerate(values, start=1):
        if value is None:
            raise MistypedCode(f"Sprawdź znaki: znak nr {position} nie występuje w kodach.")
    secret = _number([value for value in values[:-2] if value is not None])
    if secret % _CHECK_PRIME != _number([value for value in values[-2:] if value is not None]):
        raise MistypedCode("Sprawdź znaki: w kodzie jest pomyłka w pisowni.")
    return secret.to_bytes(SECRET_BYTES)


def _digits(value: int, count: int) -> str:
    return "".join(_ALPHABET[(value >> (5 * place)) & 31] for place in reversed(range(count)))


def _number(values: list[int]) -> int:
    number = 0
    for value in values:
        number = number * 32 + value
    return number
