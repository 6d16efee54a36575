"""What the screen shows instead of names and other personal words while somebody looks over one's shoulder.

Every stored word has a meaning; what it becomes follows from the meaning, never from how the text looks.
"""

import re
from enum import Enum


class Private(Enum):
    """What a stored word says about a person."""

    NAME = "nazwisko"
    PESEL = "PESEL zasłonięty"
    PHONE = "telefon zasłonięty"
    ADDRESS = "adres zasłonięty"
    POST_CODE = ""
    TEXT = "tekst zasłonięty"


_FIRST_LETTER = re.compile(r"[^\W\d_]")


def veiled(meaning: Private, text: str) -> str:
    """Return what is shown instead of the text; nothing stays nothing."""
    if not text.strip():
        return text
    return initials(text) if meaning is Private.NAME else meaning.value


def initials(name: str) -> str:
    """Return the initials of a name: "Wzorcowa-Umowna Anna" becomes "W.-U. A."."""
    return " ".join(found for word in name.split() if (found := _short(word)))


def _short(word: str) -> str:
    letters = (_FIRST_LETTER.search(part) for part in word.split("-"))
    return "-".join(f"{found.group().upper()}." for found in letters if found)
