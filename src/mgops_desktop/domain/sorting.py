"""Polish alphabetical order as a stored key: the same on every engine, machine and library version.

Order of ICU's pl_PL: first the letters (a ą b c ć … z ź ż), then foreign marks, then small before
capital. An index on a library's own collation would break when the library changes.
"""

import unicodedata
from functools import lru_cache

# ICU's order: signs, then digits, then letters. A space sorts before everything that it parts.
_SIGNS = " _-–—,;:!?.…'‘’\"”„«»()[]{}§@*/\\&#%`^°+<=>|~$€"
_LETTERS = "aąbcćdeęfghiıjklłmnńoópqrsśtuvwxyzźżþ"
_WEIGHTS = {char: bytes([2 + rank]) for rank, char in enumerate(_SIGNS + "0123456789" + _LETTERS)}
_SPELLED = {"ø": "o\u0338", "đ": "d\u0335", "ð": "d\u0335", "ħ": "h\u0335", "æ": "ae", "œ": "oe"}
_MARKS = (
    "\u0301\u0300\u0306\u0302\u030c\u030a\u0308\u030b\u0303\u0307\u0338\u0327\u0328\u0304\u0335"
)

_DIGITS = 9  # of a number in a register, more than enough
_END_OF_LEVEL = b"\x00"
_OTHER_SCRIPT = b"\xfe"
_NO_MARK = b"\x02"
_OTHER_MARK = b"\xfe"
_SMALL = b"\x02"
_CAPITAL = b"\x03"


def sort_key(text: str) -> bytes:
    """A key whose byte order is the Polish order; equal only for equal texts (in NFC)."""
    normal = unicodedata.normalize("NFC", text)
    levels = [_levels(char) for char in normal]
    return _END_OF_LEVEL.join(
        (
            b"".join(letters for letters, _, _ in levels),
            b"".join(marks for _, marks, _ in levels),
            b"".join(cases for _, _, cases in levels),
            normal.encode("utf-8", "surrogatepass"),
        )
    )


@lru_cache(maxsize=4096)
def register_key(number: str) -> bytes:
    """Return the key under which numbers of a register stand as they were given: R/2/2025 before R/10/2025.

    The year, which stands last, comes first.
    """
    parts = (part.zfill(_DIGITS) if part.isdigit() else part for part in number.split("/"))
    return sort_key("/".join(reversed(tuple(parts))))


def _levels(char: str) -> tuple[bytes, bytes, bytes]:
    """Weights of one character on the levels of letters, marks and case."""
    small = char.lower()
    case = _SMALL if small == char else _CAPITAL
    letters, marks, cases = b"", b"", b""
    for part in _parts(small):
        if unicodedata.combining(part):
            marks += _mark(part)
        elif unicodedata.category(part) not in {"Cc", "Cf"}:
            letters += _WEIGHTS.get(part) or _OTHER_SCRIPT + ord(part).to_bytes(3, "big")
            marks += _NO_MARK
            cases += case
    return letters, marks, cases


def _parts(small: str) -> str:
    if small in _WEIGHTS:
        return small
    if small.isspace():
        return " "
    spelled = _SPELLED.get(small, small.casefold())
    return unicodedata.normalize("NFKD", spelled)


def _mark(mark: str) -> bytes:
    rank = _MARKS.find(mark)
    return bytes([3 + rank]) if rank >= 0 else _OTHER_MARK + ord(mark).to_bytes(3, "big")
