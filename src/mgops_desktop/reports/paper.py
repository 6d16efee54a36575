"""A paper from shipped wording: its placeholders filled, its shapes turned into blocks. No number is made here."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from mgops_desktop.domain import markup
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.blocks import (
    Block,
    Cell,
    Centre,
    Column,
    Fields,
    FigureTable,
    Heading,
    ListBlock,
    Note,
    Report,
    Row,
    Section,
    Signatures,
    Text,
    Title,
)

_PLACE = re.compile(r"\{\{([a-z_]+)\}\}")
GAP = "……………………"
"""Stands where nothing is known: somebody writes it in by hand."""


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the values that a wording asks for."""
    return frozenset(_PLACE.findall(text))


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its values; an empty one is a gap. Raises KeyError for a name that nobody gives."""
    return _PLACE.sub(lambda place: values[place[1]] or GAP, text)


def paper(
    kind: str, wording: str, values: Mapping[str, str], centre: Centre, day: date, *, practice: bool
) -> Report:
    """Return the paper of a wording, made on this day.

    Values are put in after the wording was read: what stands in them is never markup.
    """
    heading, *shapes = markup.parse(wording)
    if not isinstance(heading, markup.Heading) or heading.level != 1:
        raise ValueError(f"paper {kind} has no title")
    title = filled(heading.text, values)
    blocks = (Title(title), *_blocks(shapes, values))
    section = Section(kind, title, blocks, level=0)
    return Report(kind, title, Period(day, day), centre, (section,), practice=practice)


def _blocks(shapes: Iterable[markup.Shape], values: Mapping[str, str]) -> Iterator[Block]:
    for shape in shapes:
        match shape:
            case markup.Heading(level=level, text=text):
                yield Heading(filled(text, values), 2 if level == 2 else 3)
            case markup.Words(text=text, remark=True):
                yield Note(filled(text, values))
            case markup.Words(text=text):
                yield Text.typed(filled(text, values))
            case markup.Items():
                lines = [line for item in shape.items for line in filled(item, values).splitlines()]
                yield ListBlock(tuple((line,) for line in lines), shape.numbered)
            case markup.Table():
                yield _table(shape, values)
            case markup.Signers(names=names):
                yield Signatures(tuple(filled(name, values) for name in names))
            case _:
                raise ValueError(f"no paper holds {type(shape).__name__}")


def _table(table: markup.Table, values: Mapping[str, str]) -> Block:
    rows = [[filled(cell, values) for cell in row] for row in table.rows]
    if not any(table.header):
        return Fields(tuple((name, Cell(value)) for name, value in rows))
    label, *columns = table.header
    return FigureTable(
        tuple(Column(header, numeric=False) for header in columns),
        tuple(Row(name, tuple(Cell(text) for text in cells)) for name, *cells in rows),
        label_header=label,
    )
