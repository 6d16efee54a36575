"""Definitions of the forms "Niebieska Karta" as versioned data: sections, fields, and what of whom each one asks.

A definition is data because the annexes of the regulation change; what is not read in them yet is marked so. No field
asks beyond the closed catalogue of art. 9c ust. 1 UPPD.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from mgops_desktop.domain.blue_card import FormKind


class Of(StrEnum):
    """Of whom a field tells: the four points of art. 9c ust. 1, or what was done in the procedure itself."""

    HARMED = "harmed"
    HOUSEHOLD = "household"
    VIOLENT = "violent"
    WITNESS = "witness"
    PROCEDURE = "procedure"


_HEALTH = {"health", "addictions", "rulings"}
_NAMED = {"name", "pesel", "age", "work"}
ALLOWED: Mapping[Of, frozenset[str]] = {
    Of.HARMED: frozenset({*_NAMED, *_HEALTH, "parents", "address", "contact", "family", "housing"}),
    Of.HOUSEHOLD: frozenset({*_NAMED, "relation", "school"}),
    Of.VIOLENT: frozenset({*_NAMED, *_HEALTH, "marital", "address", "contact", "relation"}),
    Of.WITNESS: frozenset({"name", "address", "contact"}),
    Of.PROCEDURE: frozenset({"course"}),
}
"""What may be known of whom. What two persons are to each other is known of the violent one (pkt 3).

`course` is what was done, found and decided, and no description of a person.
"""


class Answer(StrEnum):
    """How a field is answered."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DAY = "day"
    CHOICE = "choice"
    TICKS = "ticks"
    RECORDS = "records"  # rows of records that have a form of their own
    ACTS = "acts"  # the boxes of section IV, by pair


@dataclass(frozen=True)
class FormField:
    """One field: its words, how it is answered, of whom what it tells (art. 9c), where its answer is kept.

    `maps_to` names the record that holds it ("party.health"); without it the answer stands with the form. It is asked
    of `each` harmed or violent person or pair, or as often as a table has `rows`. `confirmed` tells that heading or
    values were read in a source.
    """

    key: str
    label: str
    answer: Answer
    of: Of
    data: str
    maps_to: str = ""
    each: str = ""
    options: tuple[tuple[str, str], ...] = ()
    rows: int = 0
    confirmed: bool = False
    help: str = ""


@dataclass(frozen=True)
class FormSection:
    """A part of the form under its number and heading."""

    number: str
    title: str
    fields: tuple[FormField, ...]
    confirmed: bool = False

    @property
    def heading(self) -> str:
        return f"{self.number}. {self.title}" if self.number else self.title


@dataclass(frozen=True)
class FormDefinition:
    """One version of a form; `prints` only where its fields are known well enough for a list to copy from."""

    key: str
    kind: FormKind
    valid_from: date
    basis: str
    sections: tuple[FormSection, ...]
    prints: bool = True

    @property
    def setting(self) -> str:
        """The key of the setting that says who compared it with the published annex."""
        return f"form_checked_{self.key.lower().replace('-', '_').replace('/', '_')}"

    def fields(self) -> Iterable[FormField]:
        for section in self.sections:
            yield from section.fields

    def field(self, key: str) -> FormField | None:
        return next((one for one in self.fields() if one.key == key), None)


def definition_of(read: Mapping[str, Any]) -> FormDefinition:
    """Return the definition that a file holds. Raises ValueError for one that makes no sense or asks too much."""
    made = FormDefinition(
        key=read["key"],
        kind=FormKind(read["kind"]),
        valid_from=read["valid_from"],
        basis=read["basis"],
        sections=tuple(_section(one) for one in read["section"]),
        prints=read.get("prints", True),
    )
    keys = [one.key for one in made.fields()]
    if len(set(keys)) != len(keys):
        raise ValueError(f"{made.key}: a key stands twice")
    for field in made.fields():
        problem = _problem(field)
        if problem:
            raise ValueError(f"{made.key}, {field.key}: {problem}")
    return made


def _section(read: Mapping[str, Any]) -> FormSection:
    confirmed = read.get("confirmed", False)
    fields = tuple(_field(one, confirmed=confirmed) for one in read.get("field", ()))
    return FormSection(read.get("number", ""), read["title"], fields, confirmed)


def _field(read: Mapping[str, Any], *, confirmed: bool) -> FormField:
    of = Of(read.get("of", Of.PROCEDURE))
    options: Sequence[Sequence[str]] = read.get("options", ())
    return FormField(
        key=read["key"],
        label=read["label"],
        answer=Answer(read.get("answer", Answer.LINE)),
        of=of,
        data=read.get("data", "course" if of is Of.PROCEDURE else ""),
        maps_to=read.get("maps_to", ""),
        each=read.get("each", ""),
        options=tuple((key, label) for key, label in options),
        rows=read.get("rows", 0),
        confirmed=read.get("confirmed", confirmed),
        help=read.get("help", ""),
    )


def _problem(field: FormField) -> str:
    """What is wrong with a field, "" for nothing."""
    if field.data not in ALLOWED[field.of]:
        return f"art. 9c does not let one know {field.data!r} of {field.of}"
    needs_options = field.answer in (Answer.CHOICE, Answer.TICKS) and not field.maps_to
    if needs_options and not field.options:
        return "nothing to choose from"
    if field.each not in ("", "harmed", "violent", "pair"):
        return f"there is nobody in {field.each!r}"
    if len(field.key) > 60 or "." in field.key:
        return "the key is no short word"
    return ""


def newest_on(
    definitions: Iterable[FormDefinition], kind: FormKind, day: date
) -> FormDefinition | None:
    """Return the definition that a form of that day was made by; None for a kind that has none."""
    known = [one for one in definitions if one.kind is kind and one.valid_from <= day]
    return max(known, key=lambda one: one.valid_from, default=None)
