"""Which papers of Blue Card procedures the centre prints: the index of resources/templates/blue-card."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from mgops_desktop.domain.blue_card import PartyRole
from mgops_desktop.domain.card_papers import (
    CARD_ADDRESSEE_LABELS,
    OFFICIAL_FORMS,
    SIDES,
    CardAddressee,
    CardPaper,
)
from mgops_desktop.domain.document import DocumentState
from mgops_desktop.domain.errors import UserError
from mgops_desktop.files import shipped
from mgops_desktop.operations.documents.filling import names_of
from mgops_desktop.operations.documents.kinds import Vocabulary
from mgops_desktop.storage.tables import KINDS

_FOLDER = ("resources", "templates", "blue-card")
_SECTIONS = {PartyRole.HARMED: "harmed", PartyRole.VIOLENT: "violent"}
"""In which section of pola.toml the fields stand that tell of a side."""


@dataclass(frozen=True)
class CardPaperKind:
    """A paper as the index lists it.

    `of` is the kind of record it is made from; a letter to a side is made of that person's participation. `since` is
    from when a procedure must have begun, `required` are the fields without which it is incomplete. `writes` says what
    a step of the paper also tells the records: `event:KIND`, or the field of the record it is about. `invites` is for
    what calls somebody to a meeting, `grants_access` for what opens the procedure to the group. Letters of two sides
    that say the same have one `text`, each filled only with what its own addressee may read.
    """

    key: str
    code: CardPaper
    title: str
    about: str
    of: str
    addressee: CardAddressee
    basis: str
    version: int
    required: tuple[str, ...]
    since: date = date.min
    writes: Mapping[DocumentState, str] = field(default_factory=dict)
    invites: bool = False
    grants_access: bool = False
    text: str = ""
    large: bool = False

    @property
    def wording(self) -> str:
        """The text of its template."""
        return shipped(*_FOLDER, f"{self.text or self.key}.md").read_text(encoding="utf-8")

    @property
    def vocabulary(self) -> Vocabulary:
        """What its template may name."""
        return card_vocabulary()

    @property
    def label(self) -> str:
        """What it is called in the list of those that can be made."""
        return f"{self.code} {self.title}"

    @property
    def whom(self) -> str:
        """Whom it is for, in words."""
        return CARD_ADDRESSEE_LABELS[self.addressee]

    @property
    def side(self) -> PartyRole | None:
        """The side of the procedure that it is for, None for everybody else."""
        return SIDES.get(self.addressee)

    @property
    def withheld(self) -> frozenset[str]:
        """The fields that its addressee is not offered: those that tell of the other side."""
        return frozenset().union(
            *(told_of(role) for role in _SECTIONS if self.side not in (None, role))
        )


@cache
def card_paper_kinds() -> tuple[CardPaperKind, ...]:
    """Return all papers in the order of their codes. Raises ValueError for one that the law does not let us print."""
    return tuple(_kind(entry) for entry in _read("spis.toml")["paper"])


def card_paper_kind(key: str) -> CardPaperKind:
    """Return one paper; raises UserError for a key that is not there."""
    if (found := listed_card_kind(key)) is not None:
        return found
    known = ", ".join(kind.key for kind in card_paper_kinds())
    raise UserError(f"Nie ma dokumentu procedury „{key}”. Dokumenty: {known}.")


def listed_card_kind(key: str) -> CardPaperKind | None:
    """Return one paper, None for one that is made no more."""
    return next((kind for kind in card_paper_kinds() if kind.key == key), None)


@cache
def card_vocabulary() -> Vocabulary:
    """Return what the templates of Blue Card papers may name."""
    return Vocabulary.of(_read("pola.toml"))


@cache
def told_of(role: PartyRole) -> frozenset[str]:
    """Return the fields that tell of a side, and the lists whose entries do."""
    listed = _read("pola.toml")
    fields = frozenset(listed[_SECTIONS[role]])
    lists = {name for name, entries in listed["entries"].items() if fields.intersection(entries)}
    return fields | lists


def _kind(entry: Mapping[str, Any]) -> CardPaperKind:
    kind = CardPaperKind(
        **dict(entry)
        | {
            "code": CardPaper(entry["code"]),
            "addressee": CardAddressee(entry["addressee"]),
            "required": tuple(entry["required"]),
            "writes": {
                DocumentState(step): target for step, target in entry.get("writes", {}).items()
            },
        }
    )
    if kind.of not in KINDS or kind.code in OFFICIAL_FORMS:
        raise ValueError(f"paper {kind.key} is not ours to print, or of an unknown {kind.of}")
    if told := kind.withheld.intersection(names_of(kind)):
        raise ValueError(f"paper {kind.key} would tell its addressee of the other side: {told}")
    return kind


@cache
def _read(name: str) -> Mapping[str, Any]:
    return tomllib.loads(shipped(*_FOLDER, name).read_text(encoding="utf-8"))
