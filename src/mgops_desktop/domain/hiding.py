"""Addresses and names that a text must not tell, found in it however they are written.

What is found is rather too much than too little: a street of which the number is left out, a surname by itself. Two
things are left on purpose, because without them no paper could be read: a town by itself, in which many live, and a
surname by itself that the family bears too, which tells nobody from the others. The first name beside it still does.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from mgops_desktop.domain.first_names import FIRST_NAMES
from mgops_desktop.domain.inflection import inflected, is_form_of, plain

Span = tuple[int, int]
_BETWEEN = r"[\s,.]+"
_APART = r"[^\w-]+"
"""Between the words of a line that may bear any signs: a colon, brackets, quotes."""
_WORD = re.compile(r"[\w-]+")
_OF_A_STREET = r"(?:(?:ul|al|os|pl)\b\.?|ulic\w{1,3}|ale[ij]\w{0,3}|osiedl\w{1,3}|plac\w{0,3})"
_STREET_FIRST = re.compile(rf"^{_OF_A_STREET}\s*")
_TITLES = frozenset(
    {"gen", "generala", "ks", "ksiedza", "sw", "swietego", "swietej", "dr", "doktora"}
    | {"marsz", "marszalka", "plk", "pulkownika", "kard", "kardynala", "bp"}
)
_HOUSE = (
    r"(?:\s*,?\s*(?:pod\s+)?(?:nr|numer\w{0,3}|dom\w{0,2}|bud\w{0,6}|blok\w{0,2}|bl)?\b\.?\s*(?:nr|numer\w{0,3})?\.?\s*"
    r"(?P<house>\d+)(?:\s?[a-z]\b(?!\.?\s*\d))?(?!\d))"
)
_ANY_HOUSE = _HOUSE.replace("?P<house>", "?:")
_ROMAN = re.compile("[IVX]+")
_FLAT = (
    r"(?:\s*/\s*\d+\w?\b|\s*,?\s*(?:m|mieszk\w*|lok\w*|klatk\w*|kl)\b\.?\s*(?:nr\.?\s*)?\d+\w?\b)*"
)
_LONE_END = re.compile(r"\s*(?:[,.;:)!?]|$)")
_AT = re.compile(r"(?:^|\W)(?:na|przy|z|do|od|koło|kolo)\s+$")

_COURTESY = r"(?:(?:pan|pani|pania|pana|panu|panem|panie|p|panstw\w{1,3})\b\.?\s+)"
_NO_NAME = frozenset({"de", "von", "van", "pan", "pani", "p", "dr", "mgr"})
_ENDS_OF_SURNAMES = re.compile(
    r"(?:[sc]k[ia]|dzk[ia]|wicz|czyk|cz[au]k|[^aeiouy]iak|u[ck])$", re.IGNORECASE
)
_MOST_NAMES = 4
_DIGITS_OF_A_PHONE = 6
_SHORTEST_WORD = 3
"""Shorter words ("nr", "w") have one form."""


@dataclass(frozen=True)
class HiddenAddress:
    """An address: the street (or a house of a village without streets), and the place that is no secret itself."""

    street: str
    place: str = ""

    def found(self, text: str, bare: str) -> Iterator[Span]:
        """Yield where it stands in a text, of which `bare` is the plain form."""
        if self._pattern is None:
            return
        for one in self._pattern.finditer(bare):
            house = one["house"]
            if house is not None and self._house and house != self._house:
                continue  # another house of the street is not the secret
            if house is None and not self._is_told_alone(text, bare, one):
                continue
            yield one.span()

    def _is_told_alone(self, text: str, bare: str, one: re.Match[str]) -> bool:
        """A street without a number: as a name, or in small letters where it can only be a place."""
        if self._is_village:
            return False
        if one["prefix"] or text[one.start("name")].isupper():
            return True
        before, after = bare[: one.start("name")], bare[one.end() :]
        return _AT.search(before) is not None and _LONE_END.match(after) is not None

    @cached_property
    def _words(self) -> list[str]:
        """The words of the street, then those of the number."""
        text = self.street.strip()
        found = _STREET_FIRST.match(plain(text))
        return _WORD.findall(text[found.end() :] if found else text)

    @cached_property
    def _name(self) -> list[str]:
        """The words of the street's name; of a house without a street it is the village that tells the place."""
        words = self._words
        last = next((at for at, one in enumerate(words) if at and one[0].isdigit()), len(words))
        if len(words[:last]) == 1 and words[0][0].isdigit():
            return _WORD.findall(self.place)
        own = [one for one in words[:last] if plain(one) not in _TITLES]
        return own or words[:last]

    @property
    def _is_village(self) -> bool:
        return [plain(one) for one in self._name] == [
            plain(one) for one in _WORD.findall(self.place)
        ]

    @cached_property
    def _house(self) -> str:
        """The digits of the house."""
        words = self._words
        at = 0 if len(words) == 1 else 1
        numbers = [one for one in words[at:] if one[0].isdigit()]
        found = re.match(r"\d+", numbers[0]) if numbers else None
        return found[0] if found else ""

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        if not self._name or sum(map(len, self._name)) < 3:
            return None
        numeral = _ROMAN.fullmatch(self._name[-1]) if len(self._name) > 2 else None
        words = [inflected(one) for one in self._name[: -1 if numeral else None]]
        name = _BETWEEN.join(words) + (rf"(?:\s+{plain(numeral[0])}\b)?" if numeral else "")
        if (
            len(words) > 1
        ):  # of "Władysława Sikorskiego 5" too "Sikorskiego 5"; without the number that is a person
            name = rf"(?:{name}|{words[-1]}(?={_ANY_HOUSE}))"
        titles = rf"(?:(?:{'|'.join(sorted(_TITLES))})\b\.?\s+)?"
        return re.compile(
            rf"(?P<prefix>(?<!\w){_OF_A_STREET}\s+)?{titles}(?P<name>{name})(?:{_HOUSE}{_FLAT})?"
        )


@dataclass(frozen=True)
class HiddenText:
    """A number or a line, its words in any form and whatever is put between them: a phone, a school ("w Szkole")."""

    text: str

    def found(self, _text: str, bare: str) -> Iterator[Span]:
        """Yield where it stands in a text of which `bare` is the plain form."""
        if self._pattern is not None:
            yield from (one.span() for one in self._pattern.finditer(bare))

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        digits = re.sub(r"\D", "", self.text)
        if len(digits) > _DIGITS_OF_A_PHONE + 3 and digits.startswith("48"):
            digits = digits[2:]
        if len(digits) >= 5 and not re.search(r"[^\W\d_]", self.text):
            between = r"[\s.()/–-]*"
            return re.compile(rf"(?<!\d)(?:\+?48{between})?{between.join(digits)}(?!\d)")
        parts = re.findall(r"[\w@+-]+", self.text)
        if sum(map(len, parts)) < 4:
            return None
        words = [
            inflected(one)
            if len(one) >= _SHORTEST_WORD and one.isalpha()
            else re.escape(plain(one))
            for one in parts
        ]
        return re.compile(rf"(?<!\w){_APART.join(words)}(?!\w)")


@dataclass(frozen=True)
class HiddenName:
    """Somebody who must not be known: by the whole name in either order, with an initial, by the surname alone.

    `known` are (first name, surname) of those who may stand in the same text. Beside one of their first names a surname
    is theirs. Where `family` bears it too, it tells nobody by itself.
    """

    name: str
    known: Sequence[tuple[str, str]] = ()
    family: Sequence[str] = ()

    def found(self, text: str, bare: str) -> Iterator[Span]:
        """Yield where the name stands in a text of which `bare` is the plain form."""
        for one in self._pattern.finditer(bare) if self._pattern else ():
            if one["before"] or one["after"] or self._is_told_alone(text, bare, one):
                yield one.span()

    def _is_told_alone(self, text: str, bare: str, one: re.Match[str]) -> bool:
        if self._is_shared or self._is_anothers(bare, one):
            return False
        if one["courtesy"] or not self._surnames[0][0].isupper():
            return True
        word = text[one.start("surname") : one.end("surname")]
        return word[0].isupper() or _ENDS_OF_SURNAMES.search(plain(self._surnames[0])) is not None

    def _is_anothers(self, bare: str, one: re.Match[str]) -> bool:
        """Whether the first name of somebody else, who may be named, stands beside it."""
        return any(
            re.search(rf"{first}\s+$", bare[: one.start()])
            or re.match(rf"\s+{first}", bare[one.end() :])
            for first in self._others
        )

    @cached_property
    def _others(self) -> list[str]:
        own = [plain(one) for one in self._firsts]
        return [
            inflected(first)
            for first, surname in self.known
            if first
            and plain(first) not in own
            and any(is_form_of(one, surname) for one in self._surnames)
        ]

    @cached_property
    def _is_shared(self) -> bool:
        return any(is_form_of(one, other) for one in self._surnames for other in self.family)

    @cached_property
    def _parts(self) -> tuple[list[str], list[str]]:
        """First names and parts of the surname; forms ask for the first name first, not all write so."""
        comma = self.name.partition(",")
        names = [one for one in _WORD.findall(self.name) if plain(one) not in _NO_NAME]
        if not names:
            return [], []
        is_turned = len(names) > 1 and (
            bool(comma[1])
            or (plain(names[-1]) in FIRST_NAMES and plain(names[0]) not in FIRST_NAMES)
            or (
                bool(_ENDS_OF_SURNAMES.search(names[0])) and not _ENDS_OF_SURNAMES.search(names[-1])
            )
        )
        surname, firsts = (names[0], names[1:]) if is_turned else (names[-1], names[:-1])
        more = [one for one in firsts if len(names) > 2 and plain(one) not in FIRST_NAMES][-1:]
        firsts = [one for one in firsts if one not in more or len(one) < 3]
        doubled = [part for one in (*more, surname) for part in one.split("-") if len(part) > 1]
        return firsts, doubled

    @property
    def _firsts(self) -> list[str]:
        return self._parts[0]

    @property
    def _surnames(self) -> list[str]:
        return self._parts[1]

    @cached_property
    def _pattern(self) -> re.Pattern[str] | None:
        is_name = not re.search(r"\d", self.name) and len(_WORD.findall(self.name)) <= _MOST_NAMES
        if not is_name:  # an institution or a description: all its words, in any form
            whole = _APART.join(map(inflected, _WORD.findall(self.name)))
            return re.compile(rf"(?P<before>{whole})(?P<after>)")
        if len("".join(self._surnames)) < 3:
            return None
        initials = "".join(sorted({plain(one[0]) for one in self._firsts}))
        first = "|".join(
            [inflected(one) for one in self._firsts]
            + (
                [rf"(?<!\w)[{initials}](?:\.|(?!\w))"]
                if initials and not self._has_namesake
                else []
            )
        )
        surname = "|".join(inflected(one) for one in self._surnames)
        before = rf"(?P<before>(?:(?:{first})\s*)+)?" if first else "(?P<before>)"
        after = rf"(?P<after>(?:\s*,?\s*(?:{first}))+)?" if first else "(?P<after>)"
        return re.compile(
            rf"(?P<courtesy>(?<!\w){_COURTESY})?{before}"
            rf"(?P<surname>(?:{surname})(?:\s*[-–\s]\s*(?:{surname}))*){after}"
        )

    @cached_property
    def _has_namesake(self) -> bool:
        """Whether an initial would tell of somebody else as well."""
        initials = {plain(one[0]) for one in self._firsts}
        return any(
            first
            and plain(first[0]) in initials
            and any(is_form_of(one, surname) for one in self._surnames)
            for first, surname in self.known
        )


Hidden = HiddenAddress | HiddenText | HiddenName


class Finder(Protocol):
    """Anything that finds itself in a text."""

    def found(self, text: str, bare: str, /) -> Iterator[Span]:
        """Yield where it stands in a text of which `bare` is the plain form."""


def hidden(text: str, what: Sequence[tuple[Finder, str]]) -> str:
    """Return a text in which none of these can be read, each with its own words in its place.

    Where two overlap, e.g. a reporter called as the street, all of both goes.
    """
    bare = plain(text)
    spans = [(*span, instead) for one, instead in what for span in one.found(text, bare)]
    parts, end = [], 0
    for begin, until, instead in sorted(spans, key=lambda span: (span[0], -span[1])):
        if begin >= end:
            parts += [text[end:begin], instead]
        end = max(end, until)
    return "".join([*parts, text[end:]]) if parts else text
