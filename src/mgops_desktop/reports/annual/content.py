"""What the annual report is printed from: figures of two periods, texts, needs, typed-in data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from mgops_desktop.domain.figure import Amount, Figure, Unit
from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import counted, counted_object, number, percent
from mgops_desktop.reports.blocks import Cell, Column, FigureSpan, Row

NOT_RECORDED = "."
NO_RATIO = "–"


@dataclass(frozen=True)
class Typed:
    """A count of an outside body or another register, with its source."""

    body: str
    wording: str
    value: str
    indent: int
    source: str
    remark: str


@dataclass(frozen=True)
class ProgrammeFacts:
    """The programme in force and the resolution that adopted it."""

    name: str
    years: str
    resolution_number: str
    resolution_day: date | None
    adopted_by: str
    main_goal: str


@dataclass(frozen=True)
class AnnualContent:
    """Everything that is printed; frozen, so that the same content gives the same paper."""

    period: Period
    previous: Period
    centre_name: str
    centre_address: tuple[str, ...]
    council: str
    head_name: str
    prepared_by: str
    place: str
    printed_on: date
    act_publication: str
    act_confirmed: bool
    figures: Mapping[str, Figure]
    last: Mapping[str, Figure]
    rules: Mapping[str, str]
    texts: Mapping[str, str]
    needs: tuple[str, ...]
    typed: tuple[Typed, ...]
    programme: ProgrammeFacts | None
    limit: int
    limit_basis: str
    number: str = ""
    practice: bool = False
    pro_life_counts: bool = True
    notes: tuple[str, ...] = field(default=())

    @property
    def for_period(self) -> str:
        """ "za 2026 rok", "za I półrocze 2026 roku"."""
        return f"za {_name(self.period)}"

    @property
    def in_period(self) -> str:
        """ "W 2026 roku", for the beginning of a sentence."""
        if self.period.is_year:
            return f"W {self.period.first.year} roku"
        return f"W okresie od {self.period.first:%d.%m.%Y} do {self.period.last:%d.%m.%Y}"

    @property
    def last_day(self) -> str:
        return f"{self.period.last:%d.%m.%Y}"

    @property
    def next_year(self) -> int:
        return self.period.last.year + 1

    def columns(self) -> tuple[Column, ...]:
        """This period's column and, muted, the one before."""
        return (Column(_header(self.period)), Column(_header(self.previous), muted=True))

    def value(self, key: str) -> Amount | None:
        return self.figures[key].value

    def text_of(self, key: str) -> str:
        """The number as printed: "." where nothing was recorded, "–" for a ratio without divisor."""
        return printed(self.figures[key])

    def cells(self, key: str) -> tuple[Cell, ...]:
        before = self.last.get(key)
        return (
            Cell(self.text_of(key), key, self.period),
            Cell(printed(before) if before else NOT_RECORDED, key, self.previous),
        )

    def row(self, key: str, label: str = "", *, indent: int = 0, total: bool = False) -> Row:
        return Row(label or self.figures[key].label, self.cells(key), indent, total)

    def parts(self, key: str, by: str, *, indent: int = 1, only_used: bool = False) -> list[Row]:
        """Rows of a breakdown; `only_used` leaves out parts that are 0 in both periods."""
        rows = []
        for part in part_keys(self.figures[key], by):
            used = any(
                one is not None and one.value for one in (self.figures[part], self.last.get(part))
            )
            if used or not only_used:
                rows.append(self.row(part, indent=indent))
        return rows

    def span(self, key: str, noun: str, *, strong: bool = False) -> FigureSpan:
        """A figure as the subject of a sentence, with the right form of its noun ("5 rodzin")."""
        value = self.value(key)
        text = counted(value, noun) if isinstance(value, int) else self.text_of(key)
        return FigureSpan(text, key, self.period, strong)

    def object(self, key: str, noun: str, *, strong: bool = False) -> FigureSpan:
        """A figure as the object of a verb: "objęto 1 rodzinę"."""
        value = self.value(key)
        text = counted_object(value, noun) if isinstance(value, int) else self.text_of(key)
        return FigureSpan(text, key, self.period, strong)


def part_keys(figure: Figure, by: str) -> list[str]:
    """Return the keys of the parts of one breakdown."""
    for shape, parts in figure.breakdowns:
        if shape.by == by:
            return [part.key for part in parts.values()]
    return []


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
    for half, name in ((1, "I"), (2, "II")):
        if period == Period.half(period.first.year, half):
            return f"{name} półrocze {period.first.year} roku"
    return f"okres od {period.first:%d.%m.%Y} do {period.last:%d.%m.%Y}"


def _header(period: Period) -> str:
    if period.is_year:
        return str(period.first.year)
    for half, name in ((1, "I"), (2, "II")):
        if period == Period.half(period.first.year, half):
            return f"{name} półr. {period.first.year}"
    return f"{period.first:%d.%m.%y}–{period.last:%d.%m.%y}"
