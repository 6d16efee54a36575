"""A Polish name in whatever form it stands in a text: "Lipowa" in "na Lipowej", "Dudek" in "o Dudku".

No dictionary: the ends of the word that may stand there, after the changes that Polish makes to the last letters
before them. The rule finds rather too much than too little, because it serves to hide names. Diminutives ("Ania" of
"Anna") and irregular words are beyond it.
"""

import re
from collections.abc import Iterator
from functools import cache

_PLAIN = str.maketrans("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ", "acelnoszzACELNOSZZ")
_FIRST_END = re.compile(r"(?:iego|iej|ego|ej|ia|ie|io|[aeiouy])$")
_ENDS = (
    *("", "a", "u", "o", "e", "y", "i", "ie", "ia", "io", "iu", "ii"),
    *("em", "iem", "im", "ym", "om", "iom", "am", "owi", "iowi", "owie", "iowie", "ow", "iow"),
    *("ami", "iami", "ach", "iach", "ich", "ych", "imi", "ymi"),
    *("ej", "iej", "ego", "iego", "emu", "iemu", "owa", "owej", "owna", "owny", "ownie"),
)
_END = f"(?:{'|'.join(sorted(_ENDS, key=len, reverse=True))})"
_SOFTENED = (
    *(("ch", "sz"), ("st", "sc"), ("zd", "zdz"), ("sn", "sn"), ("k", "c"), ("g", "dz")),
    *(("h", "sz"), ("r", "rz"), ("t", "c"), ("d", "dz")),
)
"""What the last letters become before a soft end: Sroka, o Sroce; Góra, na Górze; Broda, o Brodzie."""
_FLEETING = re.compile(r"(\w*[^aeiouy])i?e([^aeiouy]{1,2})$")
"""The e that goes when an end is added: Dudek, Dudka; Marzec, Marca; Kwiecień, Kwietnia."""
_BEFORE_FLEETING = (("rz", "r"), ("dz", "d"), ("c", "t"))
_SHORTEST_STEM = 2


def plain(text: str) -> str:
    """Return a text in small letters without Polish marks, as many letters as it had."""
    folded = text.translate(_PLAIN)
    lowered = folded.lower()
    return lowered if len(lowered) == len(folded) else "".join(one.lower()[0] for one in folded)


@cache
def inflected(word: str) -> str:
    """Return a pattern for all forms of a word in a text made `plain`; it matches no part of a longer word."""
    if not word.isalpha():
        return rf"(?<!\w){re.escape(plain(word))}(?!\w)"
    forms = sorted(_stems(word), key=len, reverse=True)
    stems = "|".join(re.escape(stem) for stem in forms)
    return rf"(?<!\w)(?:{re.escape(plain(word))}|(?:{stems}){_END})(?!\w)"


def is_form_of(word: str, other: str) -> bool:
    """Whether two words may be forms of one name, e.g. those of a husband and his wife."""
    return any(
        re.fullmatch(inflected(one), plain(two)) is not None
        for one, two in ((word, other), (other, word))
    )


def _stems(word: str) -> Iterator[str]:
    bare = {plain(word), plain(re.sub(r"ą(?=[^aeiouyąęó]+$)", "ę", word.lower()))}
    for one in tuple(bare):
        bare.add(_FIRST_END.sub("", one))
        bare.add(re.sub(r"[aeiouy]$", "", one))
        bare.update(_without_fleeting(one))
    for stem in tuple(bare):
        bare.update(
            stem.removesuffix(hard) + soft for hard, soft in _SOFTENED if stem.endswith(hard)
        )
    yield from (stem for stem in bare if len(stem) >= _SHORTEST_STEM)


def _without_fleeting(word: str) -> Iterator[str]:
    shorter = re.sub(r"iol$", "l", word)
    found = _FLEETING.fullmatch(word)
    if found is not None:
        shorter = found[1] + found[2]
    if shorter == word:
        return
    yield shorter
    last = len(found[2]) if found is not None else 1
    begin, end = shorter[:-last], shorter[-last:]
    for hard, soft in _BEFORE_FLEETING:
        if begin.endswith(hard):
            yield begin.removesuffix(hard) + soft + end
