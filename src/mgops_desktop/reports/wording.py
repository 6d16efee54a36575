"""Shipped wording filled with values: its shapes become blocks. What stands in a value is never markup."""

import re
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from mgops_desktop.domain import markup
from mgops_desktop.reports.blocks import (
    BlankLines,
    Block,
    Cell,
    Column,
    Fields,
    FigureTable,
    Heading,
    ListBlock,
    Note,
    Row,
    Signatures,
    Stamp,
    Text,
    Title,
)
from mgops_desktop.reports.pictograms import drawn_picture

Value = str | bool | Sequence[Mapping[str, "Value"]]
"""A text, whether something is so, or a list whose entries have values of their own."""
Values = Mapping[str, Value]

PLACE = re.compile(r"\{\{([a-z_0-9]+)(\??)\}\}(\.?)")
GAP = "……………………"
"""Stands where nothing is known: somebody writes it in by hand."""
BY_HAND = "gap"
"""The name of a place that is left open on purpose."""
NOTHING = "–"
"""Stands for a value that may be missing."""


def placeholders(text: str) -> frozenset[str]:
    """Return the names of the values that a wording asks for."""
    return frozenset(name for name, *_marks in PLACE.findall(text))


def plain_gap(_name: str) -> str:
    """What a missing value looks like where nobody is told of it."""
    return GAP


class Filler:
    """Puts values into wording; `gap` gives what is printed for the name of a value that is missing.

    A name with `?` behind it may be missing. Raises KeyError for a name that nobody gives.
    """

    def __init__(self, values: Values, gap: Callable[[str], str] = plain_gap) -> None:
        self._values = values
        self._gap = gap

    def text(self, text: str) -> str:
        """Return a text with its values."""
        return PLACE.sub(self._word, text)

    def blocks(self, shapes: Iterable[markup.Shape]) -> Iterator[Block]:
        """Return the blocks of these shapes; raises ValueError for a shape that no paper holds."""
        for shape in shapes:
            match shape:
                case markup.Each():
                    yield from self._each(shape)
                case markup.When(name=name, wanted=wanted, shapes=inner):
                    if bool(self._values[name]) is wanted:
                        yield from self.blocks(inner)
                case _:
                    yield self._block(shape)

    def _block(self, shape: markup.Shape) -> Block:  # noqa: PLR0911 – one line for each shape
        match shape:
            case markup.Heading(level=1, text=text):
                return Title(self.text(text))
            case markup.Heading(level=level, text=text):
                return Heading(self.text(text), 2 if level == 2 else 3)
            case markup.Words(text=text, remark=True):
                return Note(self.text(text))
            case markup.Words(text=text):
                return Text.typed(self.text(text))
            case markup.Items():
                return ListBlock(tuple(self._items(shape)), shape.numbered)
            case markup.Table():
                return self._table(shape)
            case markup.Signers(names=names):
                return Signatures(tuple(self._repeated(names)))
            case markup.Stamp(beside=beside):
                filled = (self.text(line) for line in beside)
                return Stamp(tuple(line for text in filled for line in text.splitlines() if line))
            case markup.BlankLines(count=count):
                return BlankLines(count)
            case markup.Drawn(name=name):
                return drawn_picture(self.text(name))
        raise ValueError(f"no paper holds {type(shape).__name__}")

    def _each(self, shape: markup.Each) -> Iterator[Block]:
        within = self._entries(shape.name)
        if not within and not shape.name.endswith("?"):
            yield Text.of(self._gap(shape.name))
        for one in within:
            yield from one.blocks(shape.shapes)

    def _items(self, shape: markup.Items) -> Iterator[tuple[str, ...]]:
        for text in self._repeated(shape.items):
            yield from ((line,) for line in text.splitlines() if line.strip())

    def _repeated(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            name, words = markup.loop_of(text)
            if not name:
                yield self.text(text)
            else:
                yield from (one.text(words) for one in self._entries(name))
                if not name.endswith("?") and not self._list(name):
                    yield self._gap(name)

    def _table(self, table: markup.Table) -> Block:
        rows = [cells for row in table.rows for cells in self._rows(row)]
        if not any(table.header):
            return Fields(tuple((name, Cell(value)) for name, value in rows))
        label, *columns = (self.text(header) for header in table.header)
        return FigureTable(
            tuple(Column(header, numeric=False) for header in columns),
            tuple(Row(name, tuple(Cell(text) for text in cells)) for name, *cells in rows),
            label_header=label,
        )

    def _rows(self, row: Sequence[str]) -> Iterator[list[str]]:
        name, words = markup.loop_of(row[0])
        cells = [words, *row[1:]]
        if not name:
            yield [self.text(cell) for cell in cells]
            return
        within = self._entries(name)
        if not within:
            nothing = NOTHING if name.endswith("?") else self._gap(name)
            yield [nothing, *("" for _cell in row[1:])]
        for one in within:
            yield [one.text(cell) for cell in cells]

    def _entries(self, name: str) -> "list[Filler]":
        """One filler for each entry of a list; what the entry does not know it has from around it."""
        return [
            Filler(ChainMap(dict(one), dict(self._values)), self._gap) for one in self._list(name)
        ]

    def _list(self, name: str) -> Sequence[Values]:
        found = self._values[name.removesuffix("?")]
        if isinstance(found, str | bool):
            raise TypeError(f"{name} is no list")
        return found

    def _word(self, place: re.Match[str]) -> str:
        value = self._value(place)
        return (
            value if value.endswith(".") else f"{value}{place[3]}"
        )  # "2026 r." ends a sentence too

    def _value(self, place: re.Match[str]) -> str:
        found = self._values[place[1]] if place[1] != BY_HAND else ""
        if not isinstance(found, str):
            raise TypeError(f"{place[1]} is no text")
        if found:
            return found
        if place[1] == BY_HAND:
            return GAP
        return NOTHING if place[2] else self._gap(place[1])
