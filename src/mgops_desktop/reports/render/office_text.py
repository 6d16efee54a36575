"""Text for Word and the workbook, which draw any character but refuse some in their files."""

import unicodedata

_NOT_CHARACTERS = {0xFFFE, 0xFFFF}


def writable(text: str) -> str:
    """Return the text without what XML forbids: control characters and halves of characters."""
    if text.isprintable():
        return text
    return "".join(
        c
        for c in text.replace("\r\n", "\n")
        if c in "\n\t" or (unicodedata.category(c) not in {"Cc", "Cs"} and _is_character(c))
    )


def _is_character(character: str) -> bool:
    return ord(character) & 0xFFFF not in _NOT_CHARACTERS
