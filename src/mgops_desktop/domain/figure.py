"""A printed number and the list it was counted from (`indicators.md`, contracts 4)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from mgops_desktop.domain.period import Period

Amount = int | Decimal


class Unit(StrEnum):
    """In what a figure is counted; the value is the Polish word of contracts 4."""

    FAMILIES = "rodziny"
    PERSONS = "osoby"
    PAIRS = "pary"
    CHILDREN = "dzieci"
    WOMEN_OR_FAMILIES = "kobiety lub rodziny"
    EVENTS = "zdarzenia"
    PLANS = "plany"
    PROCEDURES = "procedury"
    GROUPS = "grupy"
    INSTITUTIONS = "placówki"
    HOURS = "godz."
    POSTS = "etaty"
    MONEY = "zł"
    PERCENT = "%"
    RATIO = "rodzin na osobę"
    MONTHS = "miesiące"
    DAYS = "dni"


class PartKind(StrEnum):
    """z_tego: the parts sum to the whole. w_tym: they may overlap or leave something out."""

    ALL_OF = "z_tego"
    SOME_OF = "w_tym"


REST = "not_given"
"""The part of a split for what names no entry of its dictionary, or what is not known."""


class RecordRef(NamedTuple):
    """Points at a record: its kind (table name) and id."""

    kind: str
    id: UUID


class Item(NamedTuple):
    """One line of the list behind a figure.

    `parts` names the parts of the figure to which the line belongs, `family` the family it concerns (for the splits
    town/village and district), `amount` what it adds to a sum (1 for a record that simply counts), `days` remarks
    shown beside it.
    """

    ref: RecordRef
    amount: Amount = 1
    parts: tuple[str, ...] = ()
    family: UUID | None = None
    remark: str = ""


@dataclass(frozen=True)
class Part:
    """One row of a breakdown; an indicator of its own with the key `<indicator>_<part>`."""

    key: str
    label: str
    unit: Unit | None = None


@dataclass(frozen=True)
class Breakdown:
    """The parts of a figure by one aspect, e.g. by the reason of closure."""

    by: str
    kind: PartKind
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Figure:
    """A value with the list behind it.

    `value` is None where nothing was recorded (printed "."), or where a ratio has the divisor 0 (printed "–").
    A ratio has two lists, `items` above and `divisor` below the line. `as_of` is the last day that was counted: the
    last of the period, in a period that is not over today, for a count that was left the day on which it was left.
    """

    key: str
    label: str
    unit: Unit
    basis: str
    counts: str
    period: Period
    value: Amount | None
    items: tuple[Item, ...] = ()
    divisor: tuple[Item, ...] = ()
    breakdowns: tuple[tuple[Breakdown, Mapping[str, "Figure"]], ...] = field(default=())
    note: str = ""
    as_of: date | None = None

    def without_lists(self) -> "Figure":
        """The same value and parts, the lists behind them left out: what is printed needs none."""
        breakdowns = tuple(
            (shape, {key: part.without_lists() for key, part in parts.items()})
            for shape, parts in self.breakdowns
        )
        return replace(self, items=(), divisor=(), breakdowns=breakdowns)
