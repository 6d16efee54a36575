"""Lato for print: loading it, and what it can and cannot draw."""

import re
import unicodedata
from functools import cache
from threading import Lock

from reportlab.pdfbase.pdfmetrics import getFont, registerFont, stringWidth
from reportlab.pdfbase.ttfonts import TTFont

from mgops_desktop.files import shipped

REGULAR, BOLD, ITALIC, SEMIBOLD = "Lato-Regular", "Lato-Bold", "Lato-Italic", "Lato-Semibold"
MISSING = "□"
_STEPS_OF_AN_EM = 1000
_COMMON = re.compile(r"[ -~ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–·]*")  # needs no look at every character


class _CharacterWidths(dict[str, float]):
    """Widths in thousandths of an em, filled as characters turn up."""

    def __init__(self, font: TTFont) -> None:
        super().__init__()
        self._face = font.face

    def __missing__(self, character: str) -> float:
        found = self[character] = float(self._face.getCharWidth(ord(character)))
        return found


class _Lato(TTFont):  # type: ignore[misc]
    """Measures text character by character in C; reportlab's way is a third of the whole time."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self._widths = _CharacterWidths(self)
        # three thousand glyphs: reportlab needs it only while it reads the file
        del self.face.glyphToChar

    def stringWidth(  # noqa: N802 – reportlab's name
        self, text: str, size: float, encoding: str = "utf8"
    ) -> float:
        return sum(map(self._widths.__getitem__, text)) * size / _STEPS_OF_AN_EM


_loading = Lock()


def load_fonts() -> frozenset[int]:
    """Register Lato with reportlab (at the first call) and return the characters it can draw."""
    with _loading:
        return _load()


@cache
def _load() -> frozenset[int]:
    drawable: set[int] | None = None
    for name in (REGULAR, BOLD, ITALIC, SEMIBOLD):
        font = _Lato(name, str(shipped("resources", "fonts", f"{name}.ttf")))
        registerFont(font)
        glyphs = set(font.face.charToGlyph)
        drawable = glyphs if drawable is None else drawable & glyphs
    return frozenset(drawable or ())


class _Drawable(dict[int, str]):
    """Maps each character to what is drawn for it; filled as characters turn up."""

    def __missing__(self, code: int) -> str:
        self[code] = _drawn(chr(code), code)
        return self[code]


def _drawn(character: str, code: int) -> str:
    if character == "\n":
        return character
    if character == "\N{NON-BREAKING HYPHEN}":
        return "-"
    kind = unicodedata.category(character)
    if kind in {"Zs", "Zl", "Zp"} or character == "\t":
        return character if code in load_fonts() and kind == "Zs" else " "
    if kind in {"Cc", "Cf"} or unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return ""
    return character if code in load_fonts() else MISSING


_DRAWABLE = _Drawable()


def printable(text: str) -> str:
    """Return the text as Lato can draw it: what it lacks becomes □, what cannot be seen goes."""
    if _COMMON.fullmatch(text):
        return text
    text = text.replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text).translate(_DRAWABLE)


def width(text: str, font: str, size: float) -> float:
    """Width of a line in points."""
    load_fonts()
    return float(stringWidth(text, font, size))


def rise_and_fall(font: str, size: float) -> tuple[float, float]:
    """How far letters reach above and below the baseline, in points."""
    load_fonts()
    face = getFont(font).face
    return face.ascent * size / _STEPS_OF_AN_EM, face.descent * size / _STEPS_OF_AN_EM
