"""Figures of two periods and how they become words, cells and rows: what every report of counts prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.figure import REST, Amount, Figure, Unit
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import (
    capitalised,
    counted,
    counted_object,
    number,
    past,
    percent,
    short_date,
)
from mgops_desktop.reports.blocks import Block, Cell, Column, FigureSpan, Row, Text

NOT_RECORDED = "."
NO_RATIO = "–"
_HALVES = ((1, "I"), (2, "II"))
NOT_ADDED = "Okresy krótsze niż rok nie sumują się do roku: w każdym rodziny, osoby i dzieci liczą się od nowa."


@dataclass(frozen=True, kw_only=True)
class FigureContent:
    """The figures of a period and of the one it is compared with, parts under their own keys; `rules` by figure.

    `as_of` is the last day that was counted: of a period that is not over, the day on which it was counted.
    """

    period: Period
    previous: Period
    figures: Mapping[str, Figure]
    last: Mapping[str, Figure]
    rules: Mapping[str, str]
    as_of: date | None = None

    @property
    def for_period(self) -> str:
        """ "za 2026 rok", "za I półrocze 2026 roku"."""
        return f"za {_name(self.period)}"

    @property
    def in_period(self) -> str:
        """ "W 2026 roku", "W I półroczu 2026 roku", for the beginning of a sentence."""
        if self.period.is_year:
            return f"W {self.period.first.year} roku"
        for half, name in _HALVES:
            if self.period == Period.half(self.period.first.year, half):
                return f"W {name} półroczu {self.period.first.year} roku"
        return f"W okresie {self.in_days}"

    @property
    def in_days(self) -> str:
        """ "od 01.01.2026 do 30.06.2026"."""
        return f"od {short_date(self.period.first)} do {short_date(self.period.last)}"

    @property
    def is_over(self) -> bool:
        return self.as_of is None or self.as_of >= self.period.last

    @property
    def counted_until(self) -> str:
        """The day on which states were taken."""
        return short_date(self.as_of or self.period.last)

    @property
    def afterwards(self) -> str:
        """ "w 2027 roku"; of another period than a year "po 30.06.2026"."""
        last = self.period.last
        return f"w {last.year + 1} roku" if self.period.is_year else f"po {short_date(last)}"

    def distinct_note(self, note: str = "") -> str:
        """A note under a table of families or persons: those of parts of a year do not add up to it."""
        return note if self.period.is_year else f"{note} {NOT_ADDED}".strip()

    def told(self, *sentences: Sequence[str | FigureSpan]) -> list[Block]:
        """One paragraph of the sentences whose figures were all recorded; none, if nothing was."""
        kept = [one for one in sentences if not any(map(self._is_unknown, one))]
        if not kept:
            return [Text.of(f"{self.in_period} danych do tego działu nie zapisywano.")]
        pieces = [piece for one in kept for piece in (" ", *one)]
        return [Text.of(*pieces[1:])]

    def _is_unknown(self, piece: str | FigureSpan) -> bool:
        return isinstance(piece, FigureSpan) and self.value(piece.figure) is None

    def columns(self) -> tuple[Column, ...]:
        """This period's column and, muted, the one before."""
        return (Column(_header(self.period)), Column(_header(self.previous), muted=True))

    def value(self, key: str) -> Amount | None:
        return self.figures[key].value

    def text_of(self, key: str) -> str:
        """The number as printed: "." where nothing was recorded, "–" for a ratio without divisor."""
        return printed(self.figures[key])

    def label(self, key: str) -> str:
        """The words of a figure as they begin a row."""
        return capitalised(self.figures[key].label)

    def cell(self, key: str) -> Cell:
        """The cell of this period."""
        return Cell(self.text_of(key), key, self.period)

    def cells(self, key: str) -> tuple[Cell, ...]:
        before = self.last.get(key)
        return (
            self.cell(key),
            Cell(printed(before) if before else NOT_RECORDED, key, self.previous),
        )

    def row(self, key: str, label: str = "", *, indent: int = 0, total: bool = False) -> Row:
        return Row(label or self.figures[key].label, self.cells(key), indent, total)

    def parts(self, key: str, by: str, *, indent: int = 1, only_used: bool = False) -> list[Row]:
        """Rows of a breakdown; `only_used` leaves out parts that are 0 in both periods, as the rest always is."""
        return [
            self.row(part, indent=indent)
            for name, part in named_parts(self.figures[key], by).items()
            if self.is_used(part) or not (only_used or name == REST)
        ]

    def is_used(self, key: str) -> bool:
        """Whether a figure is more than 0 in one of the two periods."""
        found = (self.figures[key], self.last.get(key))
        return any(one is not None and one.value for one in found)

    def past(self, key: str, noun: str, verb: str) -> str:
        """The verb that agrees with a figure: "skorzystały (63 osoby)"."""
        value = self.value(key)
        return past(value, noun, verb) if isinstance(value, int) else verb + "o"

    def span(self, key: str, noun: str, *, strong: bool = False) -> FigureSpan:
        """A figure as the subject of a sentence, with the right form of its noun ("5 rodzin"), if it has one."""
        value = self.value(key)
        text = counted(value, noun) if noun and isinstance(value, int) else self.text_of(key)
        return FigureSpan(text, key, self.period, strong)

    def object(self, key: str, noun: str, *, strong: bool = False) -> FigureSpan:
        """A figure as the object of a verb: "objęto 1 rodzinę"."""
        value = self.value(key)
        text = counted_object(value, noun) if isinstance(value, int) else self.text_of(key)
        return FigureSpan(text, key, self.period, strong)


def part_keys(figure: Figure, by: str) -> list[str]:
    """Return the keys of the parts of one breakdown."""
    return list(named_parts(figure, by).values())


def named_parts(figure: Figure, by: str) -> dict[str, str]:
    """Return the keys of the parts of one breakdown by the name of the part."""
    for shape, parts in figure.breakdowns:
        if shape.by == by:
            return {name: part.key for name, part in parts.items()}
    return {}


def part_of(figure: Figure, name: str) -> Figure | None:
    """Return the part of this name, of whichever breakdown; None where the figure has none."""
    return next((parts[name] for _shape, parts in figure.breakdowns if name in parts), None)


def printed(figure: Figure) -> str:
    """Return a figure's value as it is printed."""
    if figure.value is None:
        return NO_RATIO if figure.counts == "ratio" else NOT_RECORDED
    if figure.unit is Unit.PERCENT:
        return percent(figure.value)
    decimals = {Unit.HOURS: 2, Unit.POSTS: 2, Unit.RATIO: 1}.get(figure.unit)
    return number(figure.value, decimals)


def _name(period: Period) -> str:
    if period.is_year:
        return f"{period.first.year} rok"
    for half, name in _HALVES:
        if period == Period.half(period.first.year, half):
            return f"{name} półrocze {period.first.year} roku"
    return f"okres od {period.first:%d.%m.%Y} do {period.last:%d.%m.%Y}"


def _header(period: Period) -> str:
    if period.is_year:
        return str(period.first.year)
    for half, name in _HALVES:
        if period == Period.half(period.first.year, half):
            return f"{name} półr. {period.first.year}"
    return f"{period.first:%d.%m.%y}–{period.last:%d.%m.%y}"
