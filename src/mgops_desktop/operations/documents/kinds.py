"""Which documents there are: the index of resources/templates/documents and the words of their fields."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from mgops_desktop.domain.court import LetterKind
from mgops_desktop.domain.document import ADDRESSEE_LABELS, Addressee
from mgops_desktop.domain.errors import UserError
from mgops_desktop.domain.statement import StatementKind
from mgops_desktop.domain.visit import AssessmentKind
from mgops_desktop.files import shipped
from mgops_desktop.reports.wording import Value
from mgops_desktop.storage.tables import KINDS

_FOLDER = ("resources", "templates", "documents")


@dataclass(frozen=True)
class DocumentKind:
    """A document as the index lists it.

    `of` is the kind of record it is made from; of letters and assessments only those of some kinds. `required` are
    the fields without which it is incomplete. What leaves the office as a letter says as which `letter`, and the field
    that names its `recipient`; what is `by_post` has no other way to the family. Signing it is a `statement` of every
    carer, or the `plan_signature`. `separate` is for what must never be printed with another document, `large` for
    large print, `monthly` for what is about a worker's month and belongs to no family.
    """

    key: str
    title: str
    about: str
    of: str
    addressee: Addressee
    basis: str
    version: int
    required: tuple[str, ...]
    place: int = 0
    letters: tuple[LetterKind, ...] = ()
    assessments: tuple[AssessmentKind, ...] = ()
    letter: LetterKind | None = None
    recipient: str = ""
    statement: StatementKind | None = None
    plan_signature: bool = False
    by_post: bool = False
    separate: bool = False
    large: bool = False
    monthly: bool = False

    @property
    def wording(self) -> str:
        """The text of its template."""
        return shipped(*_FOLDER, f"{self.key}.md").read_text(encoding="utf-8")

    @property
    def vocabulary(self) -> "Vocabulary":
        """What its template may name."""
        return vocabulary()

    @property
    def label(self) -> str:
        """What it is called in the list of those that can be made."""
        return self.title

    @property
    def whom(self) -> str:
        """Whom it is for, in words."""
        return ADDRESSEE_LABELS[self.addressee]


@dataclass(frozen=True)
class FieldWords:
    """What a field of a template means, and an invented value of it.

    An `asked` field stands in no record: whoever makes the document types it; `lines` is how much of it there usually
    is.
    """

    label: str
    example: str = ""
    asked: bool = False
    lines: int = 1
    help: str = ""


@dataclass(frozen=True)
class Vocabulary:
    """The fields that the templates of a folder may name, their lists and conditions, from its `pola.toml`."""

    words: Mapping[str, FieldWords]
    conditions: frozenset[str]
    entries: Mapping[str, tuple[str, ...]]

    def nothing(self, name: str) -> Value:
        """Return what stands for a name of which the records know nothing."""
        if name in self.entries:
            return []
        return False if name in self.conditions else ""

    def invented(self, name: str) -> Value:
        """Return an invented value for a name: for trying a template without anybody's data."""
        words = self.words[name]
        if name in self.entries:
            return [{inner: self.invented(inner) for inner in self.entries[name]}]
        return True if name in self.conditions else words.example or f"przykład: {words.label}"

    @classmethod
    def of(cls, listed: Mapping[str, Any]) -> "Vocabulary":
        """Return that of a file: sections of fields (`asked` of those that stand in no record), lists, conditions."""
        words = {
            name: FieldWords(asked=section == "asked", **words)
            for section, fields in listed.items()
            if section != "entries"
            for name, words in fields.items()
        }
        entries = {name: tuple(fields) for name, fields in listed["entries"].items()}
        return cls(words, frozenset(listed["conditions"]), entries)


@cache
def document_kinds() -> tuple[DocumentKind, ...]:
    """Return all documents in the order of spis.toml."""
    return tuple(_kind(entry) for entry in _read("spis.toml")["document"])


def document_kind(key: str) -> DocumentKind:
    """Return one document; raises UserError for a key that is not there."""
    if (found := listed_kind(key)) is not None:
        return found
    known = ", ".join(kind.key for kind in document_kinds())
    raise UserError(f"Nie ma dokumentu „{key}”. Dokumenty: {known}.")


def listed_kind(key: str) -> DocumentKind | None:
    """Return one document, None for a paper that is made no more."""
    return next((kind for kind in document_kinds() if kind.key == key), None)


@cache
def vocabulary() -> Vocabulary:
    """Return what the templates of a family's documents may name."""
    return Vocabulary.of(_read("pola.toml"))


def field_words() -> Mapping[str, FieldWords]:
    """Return every field, list and condition that a template may name, by its name."""
    return vocabulary().words


def _kind(entry: Mapping[str, Any]) -> DocumentKind:
    kind = DocumentKind(
        **dict(entry)
        | {
            "addressee": Addressee(entry["addressee"]),
            "required": tuple(entry["required"]),
            "letter": LetterKind(entry["letter"]) if "letter" in entry else None,
            "statement": StatementKind(entry["statement"]) if "statement" in entry else None,
            "letters": tuple(LetterKind(one) for one in entry.get("letters", ())),
            "assessments": tuple(AssessmentKind(one) for one in entry.get("assessments", ())),
        }
    )
    if kind.of not in KINDS:
        raise ValueError(f"document {kind.key} is made from an unknown {kind.of}")
    return kind


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(shipped(*_FOLDER, name).read_text(encoding="utf-8"))
