"""The catalogue: every number the program prints, by its public key.

An indicator is one function that lists what is counted; its value is the number of lines or the sum of their amounts.
A part of an indicator is an indicator of its own (`<prefix>_<part>`) whose list is a part of that list.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from mgops_desktop.domain.figure import Item, PartKind, Unit
from mgops_desktop.indicators.counting import Counting
from mgops_desktop.storage.tables.base import Compartment

ListItems = Callable[[Counting], Iterable[Item]]


class Window(Enum):
    """Which days of the period matter: each by itself, all of them together, or the last one."""

    EVENT = "event"
    ACTIVE = "active"
    STATE = "state"


@dataclass(frozen=True)
class Split:
    """A breakdown of an indicator: fixed parts with labels, or one part per entry of a dictionary.

    `rest` is the label of the part (`REST`) for what has no entry, so that the parts sum to the whole.
    """

    by: str
    kind: PartKind
    parts: Mapping[str, str] | str
    prefix: str = ""
    unit: Unit | None = None
    rest: str = ""


@dataclass(frozen=True)
class FormerWords:
    """The label under the Blue Card law before 22.06.2023, and that of a period in which both laws were in force."""

    before: str
    across: str


@dataclass(frozen=True)
class Indicator:
    """One line of the catalogue.

    `rule` says in Polish how it is counted, for "Skąd ta liczba?" and the appendix of reports.
    """

    key: str
    label: str
    unit: Unit
    basis: str
    rule: str
    counts: str
    list_items: ListItems
    splits: tuple[Split, ...] = ()
    compartment: Compartment = Compartment.CENTRE
    window: Window = Window.EVENT
    former: FormerWords | None = None

    @property
    def adds_up(self) -> bool:
        """Whether the figures of two halves make that of the year: events do, families and persons do not."""
        return self.window is Window.EVENT and not self.counts.startswith("distinct:")


@dataclass(frozen=True)
class Ratio:
    """A figure that divides two others; its lists are theirs."""

    key: str
    label: str
    unit: Unit
    basis: str
    rule: str
    above: str
    below: str
    digits: int = 1
    factor: int = 1


INDICATORS: dict[str, Indicator] = {}
RATIOS: dict[str, Ratio] = {}
SAME_FIGURE = {"assistant_cases_continued_next_year": "families_supported_state"}
"""Keys that print the figure of another key under words of their own."""


def indicator(
    key: str,
    label: str,
    unit: Unit,
    *,
    basis: str,
    rule: str,
    counts: str = "records",
    splits: tuple[Split, ...] = (),
    compartment: Compartment = Compartment.CENTRE,
    window: Window = Window.EVENT,
    former: FormerWords | None = None,
) -> Callable[[ListItems], ListItems]:
    """Enter a listing function into the catalogue; a key is given once."""

    def enter(list_items: ListItems) -> ListItems:
        if key in INDICATORS or key in RATIOS:
            raise ValueError(f"indicator defined twice: {key}")
        INDICATORS[key] = Indicator(
            key, label, unit, basis, rule, counts, list_items, splits, compartment, window, former
        )
        return list_items

    return enter


def ratio(ratio: Ratio) -> None:
    """Enter a ratio of two catalogue keys."""
    if ratio.key in INDICATORS or ratio.key in RATIOS:
        raise ValueError(f"indicator defined twice: {ratio.key}")
    RATIOS[ratio.key] = ratio


def all_of(
    by: str,
    parts: Mapping[str, str] | str,
    *,
    prefix: str = "",
    unit: Unit | None = None,
    rest: str = "",
) -> Split:
    """A split "z tego": its parts sum to the whole."""
    return Split(by, PartKind.ALL_OF, parts, prefix, unit, rest)


def some_of(
    by: str, parts: Mapping[str, str] | str, *, prefix: str = "", unit: Unit | None = None
) -> Split:
    """A split "w tym": its parts may overlap or leave something out."""
    return Split(by, PartKind.SOME_OF, parts, prefix, unit)
