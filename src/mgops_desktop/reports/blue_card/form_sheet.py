"""„Zestawienie do przepisania na formularz”: what stands in an NK-A, C or D in its order; never the form itself."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from mgops_desktop.domain.period import Period
from mgops_desktop.domain.wording import short_date
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    Fields,
    FigureTable,
    Heading,
    Note,
    Report,
    Row,
    Section,
    Text,
    Title,
)

KIND = "blue_card_form"
_TITLE = "Zestawienie do przepisania na formularz"
_CHECKED = "Zestawienie zgodne z wzorem sprawdzonym"
_NOT_OFFICIAL = "Nie jest urzędowym formularzem"
_OPEN = (
    "Do potwierdzenia: układu i brzmienia pól tych części nie porównano z ogłoszonym załącznikiem:"
)
_HOW = "Przepisując, trzymaj się druku urzędowego."
_EMPTY = "–"


@dataclass(frozen=True)
class SheetTable:
    """A table of the form: its words, columns and rows."""

    label: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class SheetPart:
    """What a section says of one person, of one row or of the case: labels with their answers."""

    whose: str
    answers: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class SheetSection:
    """A section in the order of the form; the `first` tables stand before the answers, the others after them."""

    heading: str
    confirmed: bool
    parts: tuple[SheetPart, ...]
    tables: tuple[SheetTable, ...] = ()
    first: tuple[SheetTable, ...] = ()


@dataclass(frozen=True)
class SheetContent:
    """Everything that is printed; `checked` is who compared the definition with the published annex, and since when."""

    form: str
    definition: str
    basis: str
    number: str
    day: date
    centre: Centre
    practice: bool
    sections: tuple[SheetSection, ...]
    checked: tuple[str, date] | None = None


def form_sheet(content: SheetContent) -> Report:
    """Return the sheet; its title says that it is not the form, and whether its order was compared with it."""
    title = f"{_TITLE} „{content.form}”"
    if content.checked is not None:
        who, since = content.checked
        title = f"{_CHECKED} dnia {short_date(since)} przez: {who} – „{content.form}”"
    lines = (
        f"{_NOT_OFFICIAL}: {content.basis}.",
        f"wzór {content.definition}, zapis {content.number}",
    )
    head: list[Block] = [Title(title, lines)]
    if content.checked is None:
        head.append(Note(_how(content.sections)))
    sections = [Section("title", "Nagłówek", tuple(head), level=0)]
    sections += [
        Section(f"part-{place}", one.heading, tuple(_blocks(one)), level=2)
        for place, one in enumerate(content.sections)
    ]
    return Report(
        kind=KIND,
        title=f"{_TITLE}: {content.number}",
        period=Period(content.day, content.day),
        centre=content.centre,
        sections=tuple(sections),
        practice=content.practice,
    )


def _how(sections: Iterable[SheetSection]) -> str:
    """Say once which parts were not compared with the annex, by their numbers."""
    open_ = [one.heading.partition(".")[0] for one in sections if not one.confirmed]
    return f"{_OPEN} {', '.join(open_)}. {_HOW}" if open_ else _HOW


def _blocks(section: SheetSection) -> list[Block]:
    blocks: list[Block] = [_table(table) for table in section.first]
    for part in section.parts:
        if part.whose:
            blocks.append(Heading(part.whose, 3))
        blocks.append(
            Fields(tuple((label, Cell(answer or _EMPTY)) for label, answer in part.answers))
        )
    blocks += [
        _table(table) if table.rows else Text.of(f"{table.label}: nie wpisano.")
        for table in section.tables
    ]
    return blocks or [Text.of("nie wpisano")]


def _table(table: SheetTable) -> FigureTable:
    first, *rest = table.headers
    return FigureTable(
        tuple(Column(header, numeric=False) for header in rest),
        tuple(_row(row, len(rest)) for row in table.rows),
        label_header=first,
    )


def _row(cells: Sequence[str], wanted: int) -> Row:
    first, *rest = cells
    return Row(first or _EMPTY, tuple(Cell(one) for one in rest[:wanted]))
