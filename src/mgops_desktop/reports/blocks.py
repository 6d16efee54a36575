"""What a report is made of: plain data in reading order, without fonts, pages or records.

Every number arrives already written in Polish, with the key of its figure; nothing here counts.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from mgops_desktop.domain.drawing.shapes import Drawing
from mgops_desktop.domain.period import Period


@dataclass(frozen=True)
class FigureSpan:
    """A number inside a sentence that opens "Skąd ta liczba?"; no period means the report's own."""

    text: str
    figure: str
    period: Period | None = None
    strong: bool = False


Paragraph = tuple[str | FigureSpan, ...]
_LONGEST_NUMBER = 40


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its text and, if it is a figure, the key to open it by.

    `is_number` is for numbers that are no figures: typed-in data.
    """

    text: str
    figure: str | None = None
    period: Period | None = None
    is_number: bool = False


@dataclass(frozen=True)
class Title:
    """The title of the document: on a page of its own, or above the text of a short document.

    `lines` stand under it (period, legal basis), `details` name who prepared and approved it.
    """

    text: str
    lines: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()
    own_page: bool = False


@dataclass(frozen=True)
class Heading:
    """A heading inside a section; level 1 to 3."""

    text: str
    level: Literal[1, 2, 3] = 2


@dataclass(frozen=True)
class Text:
    """Paragraphs; each is a run of words and figures."""

    paragraphs: tuple[Paragraph, ...]

    @classmethod
    def of(cls, *pieces: str | FigureSpan) -> "Text":
        """One paragraph."""
        return cls((pieces,))

    @classmethod
    def typed(cls, text: str) -> "Text":
        """What a person typed: every line that is not empty becomes a paragraph."""
        return cls(tuple((line,) for line in text.splitlines() if line.strip()))


@dataclass(frozen=True)
class ListBlock:
    """Items with bullets or with numbers from 1."""

    items: tuple[Paragraph, ...]
    numbered: bool = False

    def marker(self, index: int) -> str:
        """The sign printed before the item at `index` (from 0)."""
        return f"{index + 1}." if self.numbered else "•"


@dataclass(frozen=True)
class Column:
    """A column after the label: figures stand right, words left; last year's is muted."""

    header: str
    numeric: bool = True
    muted: bool = False


@dataclass(frozen=True)
class Row:
    """A labelled row; `indent` counts steps under the row it details, `total` shades it."""

    label: str
    cells: tuple[Cell, ...]
    indent: int = 0
    total: bool = False


@dataclass(frozen=True)
class FigureTable:
    """A table with a header row; the caption and the note ("w tym", "z tego") stand under it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    note: str = ""
    label_header: str = "Wyszczególnienie"

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"table {self.caption!r}: a row has not {len(self.columns)} cells")

    @property
    def below(self) -> str:
        """The line printed under the table."""
        return " ".join(part for part in (self.caption, self.note) if part)


@dataclass(frozen=True)
class Fields:
    """Names and values at the head of a document ("Rodzina", "Okres oceny")."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True)
class Mark:
    """One bar, column or point: its size, and the number as printed; no size means no data."""

    size: Decimal | int | None
    cell: Cell

    def __post_init__(self) -> None:
        if self.size is not None and self.size < 0:
            raise ValueError(f"a chart shows counts and amounts, not {self.size}")
        if len(self.cell.text) > _LONGEST_NUMBER:
            raise ValueError(f"beside a mark stands a number, not {self.cell.text!r}")


@dataclass(frozen=True)
class ChartRow:
    """A category (reason, year) with one mark for each series."""

    label: str
    marks: tuple[Mark, ...]


ChartKind = Literal["bars", "columns", "lines"]


@dataclass(frozen=True)
class Chart:
    """Horizontal bars, or columns or lines over the years; at most three series.

    `alternative` tells in words what the picture shows.
    """

    series: tuple[str, ...]
    rows: tuple[ChartRow, ...]
    caption: str
    alternative: str
    kind: ChartKind = "bars"

    def __post_init__(self) -> None:
        if not 1 <= len(self.series) <= 3:
            raise ValueError(f"chart {self.caption!r}: one to three series, not {len(self.series)}")
        if any(len(row.marks) != len(self.series) for row in self.rows):
            raise ValueError(f"chart {self.caption!r}: a row has not {len(self.series)} marks")


@dataclass(frozen=True)
class Picture:
    """A drawing, as large as the page lets it be; `alternative` tells in words what it shows."""

    drawing: Drawing
    alternative: str


@dataclass(frozen=True)
class Signatures:
    """Lines to sign on, each with who signs; never alone on a page."""

    signers: tuple[str, ...]


@dataclass(frozen=True)
class Stamp:
    """The place for the centre's stamp at the head of a letter, and the lines beside it: where, when, to whom."""

    beside: tuple[str, ...] = ()
    place: str = "miejsce na pieczęć ośrodka"


@dataclass(frozen=True)
class BlankLines:
    """Lines to write on by hand."""

    count: int


@dataclass(frozen=True)
class Slip:
    """A part of a sheet that is cut out and carried about: never divided, with a line to cut along above it."""

    title: str
    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Note:
    """A remark in small print."""

    text: str


@dataclass(frozen=True)
class Source:
    """Data typed in from an outside body, and where they come from."""

    content: Paragraph
    origin: str

    @property
    def credit(self) -> str:
        return f"Źródło: {self.origin}"


@dataclass(frozen=True)
class Definition:
    """An entry of "Skąd te liczby": what a figure counts, by which rule, on what basis."""

    figure: str
    label: str
    rule: str
    basis: str = ""

    @property
    def told(self) -> str:
        """The rule and its basis in one paragraph."""
        return f"{self.rule} Podstawa: {self.basis.rstrip('.')}." if self.basis else self.rule


Block = (
    Title
    | Heading
    | Text
    | ListBlock
    | FigureTable
    | Fields
    | Chart
    | Picture
    | Signatures
    | Stamp
    | BlankLines
    | Slip
    | Note
    | Source
    | Definition
)


@dataclass(frozen=True)
class Section:
    """A part of the report; its title is its heading, or (level 0) only its name on the screen."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    level: Literal[0, 1, 2, 3] = 1
    new_page: bool = False


@dataclass(frozen=True)
class Centre:
    """The head of every page: the centre's name and the lines of its address."""

    name: str
    address: tuple[str, ...] = ()


@dataclass(frozen=True)
class Seal:
    """What stands at the foot of every page of a registered document: its checksum, and the code that scans find it by.

    Neither tells anything about anybody.
    """

    checksum: str
    code: str

    @property
    def shown(self) -> str:
        """As much of the checksum as somebody can compare."""
        shown = self.checksum[:SEAL_LETTERS].upper()
        return "-".join(shown[i : i + 4] for i in range(0, SEAL_LETTERS, 4))

    @property
    def line(self) -> str:
        """The checksum as it is printed."""
        return f"suma kontrolna {self.shown}"


SEAL_LETTERS = 16


@dataclass(frozen=True)
class Report:
    """All that is printed. `practice` puts "PLIK ĆWICZENIOWY" on every page.

    `landscape` is for sheets of words and pictures: tables and charts are as wide as an upright page. `large` print is
    for whoever reads with difficulty. With `contents` the parts are listed after the title page, with their pages where
    they are known.
    """

    kind: str
    title: str
    period: Period
    centre: Centre
    sections: tuple[Section, ...]
    number: str = ""
    practice: bool = False
    seal: Seal | None = None
    landscape: bool = False
    large: bool = False
    contents: bool = False

    def blocks(self) -> Iterator[Block]:
        for section in self.sections:
            yield from section.blocks


PRACTICE_MARK = "PLIK ĆWICZENIOWY"


def link_name(figure: str, period: Period) -> str:
    """The name of the link that a printed figure carries: its key and the days it counts."""
    return f"{figure}@{period.first}_{period.last}"


def printed_figures(report: Report) -> Iterator[FigureSpan]:
    """Every figure that the report prints, in reading order."""
    for block in report.blocks():
        yield from figures_in(block)


def figures_in(block: Block) -> Iterator[FigureSpan]:
    """The figures of one block, in reading order."""
    for piece in _pieces(block):
        if isinstance(piece, FigureSpan):
            yield piece
        elif isinstance(piece, Cell) and piece.figure is not None:
            yield FigureSpan(piece.text, piece.figure, piece.period)


def _pieces(block: Block) -> Iterator[str | FigureSpan | Cell]:
    match block:
        case Text(paragraphs=paragraphs) | ListBlock(items=paragraphs):
            for paragraph in paragraphs:
                yield from paragraph
        case Source():
            yield from block.content
        case FigureTable():
            for row in block.rows:
                yield from row.cells
        case Fields():
            yield from (value for _, value in block.rows)
        case Chart():
            yield from (mark.cell for row in block.rows for mark in row.marks)


def numbered(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Return the sections with "Tabela 1.", "Wykres 1." … before the captions, in reading order."""
    counts = {FigureTable: 0, Chart: 0}
    words = {FigureTable: "Tabela", Chart: "Wykres"}

    def with_number(block: Block) -> Block:
        if not isinstance(block, FigureTable | Chart) or not block.caption:
            return block
        counts[type(block)] += 1
        number = f"{words[type(block)]} {counts[type(block)]}."
        return replace(block, caption=f"{number} {block.caption}")

    return tuple(
        replace(section, blocks=tuple(with_number(block) for block in section.blocks))
        for section in sections
    )
