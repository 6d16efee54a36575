"""Random words for everything that somebody must not read, and what can be read of a printed file."""

import random
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from html import unescape
from io import BytesIO
from typing import Any

import pypdfium2

from mgops_desktop.reports.blocks import Report
from mgops_desktop.reports.render.pdf import render_pdf
from mgops_desktop.reports.render.word import render_docx

_CONSONANTS, _VOWELS = "bdgkmprtwz", "aeou"


@dataclass
class Words:
    """Invented words of one case, each drawn once: the same seed tells the same case."""

    drawn: random.Random

    def word(self, ending: str = "ek") -> str:
        """Return a name that stands in no template and no seed."""
        middle = (
            f"{self.drawn.choice(_CONSONANTS)}{self.drawn.choice(_VOWELS)}" for _part in range(3)
        )
        return f"Kx{''.join(middle)}{ending}"

    def phone(self) -> str:
        return f"8{self.drawn.randrange(10**8):08d}"

    def address(self) -> str:
        return f"ul. {self.word('owa')} {self.drawn.randrange(10, 99)}, Dalekie"

    def person(self) -> dict[str, Any]:
        """Return the fields of somebody in a procedure, each with a word of its own."""
        notes = ("health", "addictions", "rulings", "family_situation", "housing", "work", "school")
        return {
            "surname": self.word("ska"),
            "first_name": self.word("ina"),
            "birth_date": date(1990, 3, 12),
            "pesel": f"9003{self.drawn.randrange(10**7):07d}",
            "parents": f"{self.word()}, {self.word('ina')}",
            **{name: self.address() for name in ("address", "stay_address", "safe_letters")},
            **{name: self.phone() for name in ("contact", "safe_phone")},
            **{name: f"Zapisano: {self.word()} {self.word()}" for name in notes},
            "protected_address": self.drawn.random() < 0.5,
        }


def telling(fields: Mapping[str, Any]) -> set[str]:
    """Return the words of a person that give him away: each drawn word and number by itself."""
    texts = " ".join(value for value in fields.values() if isinstance(value, str))
    return set(re.findall(r"Kx\w+|\d{9,}", texts))


_ENDINGS = {"ska": "skiej", "ina": "inie", "owa": "owej"}
"""Another case of the endings that `Words` gives to people and streets."""


def declined(text: str) -> str:
    """Return a text with the drawn names in another case, as a sentence has them."""

    def other(found: re.Match[str]) -> str:
        word = found[0]
        ending = next((one for one in _ENDINGS if word.endswith(one)), "")
        return word.removesuffix(ending) + _ENDINGS.get(ending, "")

    return re.sub(r"Kx\w+", other, text)


def files_of(report: Report) -> dict[str, str]:
    """Return all that can be read of a report printed as PDF and as Word."""
    return {"pdf": of_pdf(render_pdf(report).data), "docx": of_word(render_docx(report))}


def of_pdf(data: bytes) -> str:
    """The words of every page and of what the file says of itself, without blanks."""
    with pypdfium2.PdfDocument(data) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
        return squeezed(" ".join([*pages, *pdf.get_metadata_dict().values()]))


def of_word(data: bytes) -> str:
    """The words of every part: pages, heads, feet, notes and properties, without blanks."""
    with zipfile.ZipFile(BytesIO(data)) as parts:
        found = [
            unescape(re.sub(r"<[^>]*>", "", parts.read(name).decode()))
            for name in parts.namelist()
            if name.endswith((".xml", ".rels"))
        ]
    return squeezed(" ".join(found))


def squeezed(text: str) -> str:
    """A name may be broken over two lines."""
    return re.sub(r"[\s\u00ad\ufffe]+", "", text)


def leaked(report: Report, secret: set[str]) -> set[str]:
    """Return which of the words can be read in a file made of a report."""
    return {word for text in files_of(report).values() for word in secret if word in text}
