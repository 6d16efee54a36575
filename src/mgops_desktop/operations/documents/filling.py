"""A template filled with values, whoever gathered them: its pages, and what is missing on them."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from mgops_desktop.domain import markup
from mgops_desktop.domain.period import Period
from mgops_desktop.operations.documents.kinds import Vocabulary
from mgops_desktop.reports.blocks import Centre, Report, Section
from mgops_desktop.reports.wording import BY_HAND, GAP, Filler, Values, placeholders

_OWN_PATTERN = " – wzór wewnętrzny ośrodka"
"""Stands at the foot of every page: the act has no official form of any of them."""


class Template(Protocol):
    """A kind of document, whoever's it is."""

    @property
    def key(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def wording(self) -> str: ...

    @property
    def large(self) -> bool: ...

    @property
    def vocabulary(self) -> Vocabulary: ...


@dataclass(frozen=True)
class Paper:
    """What a document is printed with, besides its values."""

    head: Centre
    day: date
    number: str = ""
    practice: bool = False


def fill(kind: Template, values: Values, paper: Paper) -> tuple[Report, tuple[str, ...]]:
    """Return the pages of a document and the names of the fields that are missing on them."""
    gaps = _Gaps(kind.vocabulary)
    blocks = tuple(Filler(values, gaps).blocks(markup.parse(kind.wording)))
    report = Report(
        kind=kind.key,
        title=f"{kind.title}{_OWN_PATTERN}",
        period=Period(paper.day, paper.day),
        centre=paper.head,
        sections=(Section(kind.key, kind.title, blocks, level=0),),
        number=paper.number,
        practice=paper.practice,
        large=kind.large,
    )
    return report, tuple(gaps.names)


def names_of(kind: Template) -> list[str]:
    """Return every name that a template uses outside the entries of its lists, in the order of the fields.

    Raises KeyError for a name that is no field.
    """
    used: set[str] = set()
    for text, lists in markup.texts_in(markup.parse(kind.wording)):
        known = {name for around in lists for name in kind.vocabulary.entries[around]}
        used |= placeholders(text) - known - {BY_HAND}
    if unknown := used - kind.vocabulary.words.keys():
        raise KeyError(f"template {kind.key} names no field: {sorted(unknown)}")
    return [name for name in kind.vocabulary.words if name in used]


class _Gaps:
    """Which names are missing, each once, in the order of the pages."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._words = vocabulary.words
        self.names: dict[str, None] = {}

    def __call__(self, name: str) -> str:
        name = name.removesuffix("?")
        self.names[name] = None
        return f"{GAP} [brak: {self._words[name].label}]"
