"""Text at the boundary: cleaned before it is stored, folded for search, made safe for file names.

The order of names is in `sorting.py`; both keys are stored with the record (`reliability.md` 4.2).
"""

import re
import unicodedata

from mgops_desktop.domain.errors import Problem, UserError
from mgops_desktop.domain.sorting import sort_key
from mgops_desktop.domain.wording import counted

__all__ = ["clean_text", "safe_file_name", "search_key", "sort_key"]

_EMOJI = "[\u203c-\u3299\ufe0f\U0001f000-\U0001faff]"
# Zero-width and bidi marks, soft hyphens, fillers, controls: nobody sees them, search and print
# stumble over them. The joiner between two emoji stays, it makes one picture of them.
_INVISIBLE = re.compile(
    "[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160"
    "\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff\uffa0"
    "\ufff9-\ufffb\U000110bd\U000110cd\U00013430-\U0001345f\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e007f]"
    f"|\u200d(?!{_EMOJI})|(?<!{_EMOJI})\u200d"
)
_BROKEN = re.compile("[\x00\ud800-\udfff]")
_LINE_BREAK = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_ODD_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_SPACES = re.compile(r"[ \t\n]+")
_LINE_END = re.compile(r"[ \t]+$", re.MULTILINE)
# So much too long that cleaning cannot help and need not be tried.
_HOPELESS = 100_000

_FOLDED = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "ø": "o",
        "ħ": "h",
        "ı": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "'": None,
        "’": None,
        "ʼ": None,
    }
)
_NOT_A_WORD = re.compile("[^a-z0-9]+")
_EUROPEAN_MARKS = re.compile(
    "[\u0300-\u034e\u0350-\u036f]+"
)  # the others are rare and looked up one by one

_NOT_IN_FILE_NAME = re.compile("[^A-Za-z0-9ĄĆĘŁŃÓŚŹŻąćęłńóśźż-]+")
_FILE_SUFFIX = re.compile(r"(\.[a-z0-9]{1,10})?")
_FILE_NAME_LENGTH = 60
_RESERVED_BY_WINDOWS = {"con", "prn", "aux", "nul"} | {
    f"{port}{digit}" for port in ("com", "lpt") for digit in range(10)
}


def clean_text(
    value: str, max_length: int, multiline: bool = False, *, field: str | None = None
) -> str:
    """The text as it may be stored: NFC, without invisible characters, spaces put in order.

    A text of one line loses its line breaks and double spaces, one of many lines keeps them. Raises
    UserError, with `field` in its problem, for a text that is damaged (NUL, half characters),
    begins with a combining mark, or has more than `max_length` characters.
    """
    if len(value) > max_length + _HOPELESS:
        raise _refused(_too_long(len(value), max_length), field)
    broken = _BROKEN.search(value)
    if broken:
        raise _refused(_damaged(broken), field)
    text = unicodedata.normalize("NFC", _LINE_BREAK.sub("\n", value))
    text = _ODD_SPACE.sub(" ", _INVISIBLE.sub("", text))
    text = _LINE_END.sub("", text).strip() if multiline else _SPACES.sub(" ", text).strip()
    if text and unicodedata.category(text[0]).startswith("M"):
        raise _refused(
            "Tekst zaczyna się od znaku, który można tylko dołączyć do litery. Wpisz go od nowa.",
            field,
        )
    if len(text) > max_length:
        raise _refused(_too_long(len(text), max_length), field)
    # Taking a character out can bring two together that make one.
    return unicodedata.normalize("NFC", text)


def search_key(text: str) -> str:
    """Words of a–z and 0–9 with single spaces: "Żółw-Łoś, O’Brien" gives "zolw los obrien"."""
    plain = text.casefold().translate(_FOLDED)
    if not plain.isascii():
        plain = _EUROPEAN_MARKS.sub("", unicodedata.normalize("NFKD", plain))
    if not plain.isascii():
        plain = "".join(char for char in plain if not unicodedata.combining(char))
    return _NOT_A_WORD.sub(" ", plain.translate(_FOLDED)).strip()


def safe_file_name(stem: str, suffix: str = "") -> str:
    """A name that Windows and Linux accept, from any text: letters, digits, `_`, `-`, 60 at most.

    `suffix` is the ending with its dot, lower case ("" for none); ValueError for any other.
    """
    if not _FILE_SUFFIX.fullmatch(suffix):
        raise ValueError(f"not a file ending: {suffix!r}")
    name = "".join(_plain_letter(char) for char in unicodedata.normalize("NFC", stem))
    name = _NOT_IN_FILE_NAME.sub("_", name)[:_FILE_NAME_LENGTH].strip("_-")
    if name.casefold() in _RESERVED_BY_WINDOWS:
        name = f"{name}_"
    return f"{name or 'dokument'}{suffix}"


def _plain_letter(char: str) -> str:
    if char.isascii() or not _NOT_IN_FILE_NAME.fullmatch(char):
        return char
    folded = unicodedata.normalize("NFKD", char)
    return "".join(part for part in folded if not unicodedata.combining(part))


def _damaged(broken: re.Match[str]) -> str:
    code = ord(broken.group())
    return (
        f"Tekst jest uszkodzony albo zapisany w innym kodowaniu: znak {broken.start() + 1} to "
        f"U+{code:04X}. Wpisz go ręcznie albo wklej ponownie."
    )


def _too_long(length: int, max_length: int) -> str:
    return (
        f"Tekst ma {counted(length, 'znak')}, a zmieści się {counted(max_length, 'znak')}. "
        "Skróć go; nic nie zostało obcięte."
    )


def _refused(message: str, field: str | None) -> UserError:
    return UserError(message, [Problem(message, field=field, code="text")])
