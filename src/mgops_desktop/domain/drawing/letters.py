"""How much room words take, near enough for a layout that knows no fonts."""

_NARROW = frozenset("iljtfrI.,:;'|!()[] -/·")
_WIDE = frozenset("mwMWQOGD@%—ŻŹ")
_CUT = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Return about how wide a line of Lato is, rather too much than too little."""
    ems = 0.0
    for letter in text:
        if letter in _NARROW:
            ems += 0.33
        elif letter in _WIDE:
            ems += 0.84
        elif letter.isupper():
            ems += 0.68
        else:
            ems += 0.56
    return ems * size * (1.06 if bold else 1.0)


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """Return as much of a text as there is room for; what is cut ends with "…"."""
    if width_of(text, size, bold=bold) <= room:
        return text
    while text and width_of(text + _CUT, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" -,") + _CUT


def broken(text: str, room: float, size: float, most: int = 2, *, bold: bool = False) -> list[str]:
    """Return a text in at most so many lines, broken at blanks and after hyphens; the last one is cut."""
    lines: list[str] = []
    for piece in _pieces(text):
        whole = lines[-1] + piece if lines else piece
        if lines and width_of(whole.rstrip(), size, bold=bold) <= room:
            lines[-1] = whole
        else:
            lines.append(piece)
    if len(lines) > most:
        lines[most - 1 :] = ["".join(lines[most - 1 :])]
    return [fitted(one.strip(), room, size, bold=bold) for one in lines]


def _pieces(text: str) -> list[str]:
    """Words with the blank after them, and the parts of a name of two parts with their hyphen."""
    return [
        part for word in text.split() for part in f"{word} ".replace("-", "-\0").split("\0") if part
    ]
