"""From the blocks of a report to the pieces of its pages, each with its tag in reading order."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from reportlab.lib.styles import ParagraphStyle

from mgops_desktop.reports.blocks import (
    BlankLines,
    Block,
    Cell,
    Chart,
    Definition,
    Fields,
    FigureTable,
    Heading,
    ListBlock,
    Note,
    Paragraph,
    Picture,
    Report,
    Section,
    Signatures,
    Slip,
    Source,
    Stamp,
    Text,
    Title,
    link_name,
    printed_figures,
)
from mgops_desktop.reports.render import style
from mgops_desktop.reports.render.chart import chart_piece
from mgops_desktop.reports.render.drawn import drawn_piece
from mgops_desktop.reports.render.fonts import printable
from mgops_desktop.reports.render.office_pieces import STAMP_ROOM, BlankPiece, CutPiece, StampPiece
from mgops_desktop.reports.render.paragraph import broken, lines
from mgops_desktop.reports.render.pieces import (
    Gap,
    Keep,
    Piece,
    SignatureRow,
    Words,
    signature_rows,
    signature_width,
)
from mgops_desktop.reports.render.structure import BULLETED, NUMBERED, Element
from mgops_desktop.reports.render.table import TablePiece, field_rows
from mgops_desktop.reports.render.table_layout import TableLayout

_TITLE_FROM_TOP = 150.0
_SPACE_BEFORE_HEADING = {1: 20.0, 2: 15.0, 3: 11.0}
_SPACE_AFTER_HEADING = {1: 7.0, 2: 5.0, 3: 4.0}
_SPACE_AFTER_TABLE = 9.0
_TALLEST_HEADER = 160.0
_SHORT_TEXT = 48.0
_SHORT_TITLE = (style.DOCUMENT_TITLE, style.DOCUMENT_LINE)


@dataclass
class Builder:
    """Makes pieces section by section; `document` is the root of the tags."""

    report: Report
    document: Element = field(default_factory=lambda: Element("Document"))
    _level: int = 0
    _next_on_new_page: bool = False

    def __post_init__(self) -> None:
        self._names = _names_by_figure(self.report)

    def pieces(self) -> Iterator[Piece]:
        for section in self.report.sections:
            for piece in self._section(section):
                if self._next_on_new_page:
                    piece.new_page, self._next_on_new_page = True, False
                yield piece

    def _section(self, section: Section) -> Iterator[Piece]:
        self._next_on_new_page |= section.new_page
        parent = Element("Sect", self.document)
        if section.level:
            yield self._heading(section.title, section.level, parent)
        before: Block | None = None
        for block, following in zip_longest(section.blocks, section.blocks[1:]):
            pieces = list(self._block(block, parent))
            is_introduction = isinstance(block, Text) or (
                isinstance(block, Note) and not isinstance(before, FigureTable)
            )
            if is_introduction and isinstance(following, FigureTable):
                _keep_with_table(pieces)
            before = block
            if isinstance(block, FigureTable) and isinstance(following, Text | Note):
                pieces[-1].space_after = max(pieces[-1].space_after, _SPACE_AFTER_TABLE)
            yield from pieces
            if isinstance(block, Title) and block.own_page:
                self._next_on_new_page = True

    def _block(  # noqa: PLR0911, PLR0912 – one line for each kind of block
        self, block: Block, parent: Element
    ) -> Iterable[Piece]:
        match block:
            case Title():
                return self._title(block, parent)
            case Heading():
                return [self._heading(block.text, block.level, parent)]
            case Text():
                return [self._words(text, style.BODY, parent) for text in block.paragraphs]
            case ListBlock():
                return self._list(block, parent)
            case FigureTable():
                return self._table(block, parent)
            case Fields():
                rows = field_rows(block, parent)
                return [TablePiece(rows, None, space_before=8, space_after=8)]
            case Chart():
                return self._chart(block, parent)
            case Picture():
                return [drawn_piece(block, parent, landscape=self.report.landscape)]
            case Signatures():
                return self._signatures(block, parent)
            case Stamp():
                return [self._stamp(block, parent)]
            case BlankLines(count=count):
                return [BlankPiece(count)]
            case Slip():
                return self._slip(block, parent)
            case Note():
                return [self._words((block.text,), style.SMALL, parent)]
            case Source():
                return self._source(block, parent)
            case Definition():
                return self._definition(block, parent)

    def _words(
        self,
        text: Paragraph,
        look: ParagraphStyle,
        parent: Element,
        *,
        tag: str = "P",
        after: float = 6,
    ) -> Words:
        wide = style.page_size(landscape=self.report.landscape)[0] - style.LEFT - style.RIGHT
        if self.report.large:
            look, after = style.enlarged(look), after * style.LARGE
        lines_ = broken(text, look, wide - look.leftIndent)
        return Words(lines_, text, look, Element(tag, parent), space_after=after)

    def _heading(self, text: str, level: int, parent: Element) -> Words:
        # the tags must not skip a level, whatever the sections do
        self._level = min(level, self._level + 1)
        piece = self._words((text,), style.HEADINGS[level], parent, tag=f"H{self._level}")
        piece.space_before = _SPACE_BEFORE_HEADING[level]
        piece.space_after = _SPACE_AFTER_HEADING[level]
        piece.keep = Keep.NEXT
        piece.bookmark = (self._level, printable(text))
        return piece

    def _title(self, block: Title, parent: Element) -> Iterator[Piece]:
        looks = (style.TITLE, style.TITLE_LINE) if block.own_page else _SHORT_TITLE
        if block.own_page:
            yield Gap(_TITLE_FROM_TOP)
        title = self._words((block.text,), looks[0], parent, tag="Title")
        title.space_before, title.keep = 10, Keep.NEXT if block.lines else Keep.ALONE
        yield title
        for line in block.lines:
            yield self._words((line,), looks[1], parent, after=3)
        if block.details:
            rows = field_rows(Fields(tuple((n, Cell(v)) for n, v in block.details)), parent)
            yield TablePiece(rows, None, space_before=90 if block.own_page else 10, space_after=8)

    def _list(self, block: ListBlock, parent: Element) -> Iterator[Piece]:
        whole = Element("L", parent, NUMBERED if block.numbered else BULLETED)
        for i, item in enumerate(block.items):
            entry = Element("LI", whole)
            label = Element("Lbl", entry)
            body = Element("LBody", entry)
            piece = self._words(item, style.LIST_ITEM, body, after=3)
            piece.marker = (block.marker(i), label)
            if i == len(block.items) - 1:
                piece.space_after = 8
            yield piece

    def _table(self, block: FigureTable, parent: Element) -> Iterator[Piece]:
        layout = TableLayout(block, parent)
        rows, header = layout.rows, layout.header
        if header.height > _TALLEST_HEADER:  # too high for every page: a row like others
            yield TablePiece([header, *rows], None, space_before=11, space_after=3)
        else:
            yield TablePiece(rows, header, space_before=11, space_after=3)
        if block.below:
            yield self._below(block.below, layout.element)

    def _chart(self, block: Chart, parent: Element) -> Iterator[Piece]:
        yield chart_piece(block, parent)
        if block.caption:
            yield self._below(block.caption, parent)

    def _below(self, text: str, parent: Element) -> Words:
        """The caption under a table or chart stays with it."""
        tag = "Caption" if parent.tag == "Table" else "P"
        piece = self._words((text,), style.CAPTION, parent, tag=tag, after=10)
        piece.keep = Keep.PREVIOUS
        return piece

    def _signatures(self, block: Signatures, parent: Element) -> Iterator[Piece]:
        for row in signature_rows(len(block.signers)):
            room = signature_width() - 4
            signers = [
                (lines(block.signers[i], style.SIGNER, room), Element("P", parent)) for i in row
            ]
            yield SignatureRow(signers, space_before=14, space_after=6)

    def _stamp(self, block: Stamp, parent: Element) -> StampPiece:
        place = (printable(block.place), Element("P", parent))
        beside = []
        for text in block.beside:
            element = Element("P", parent)
            beside += [(line, element) for line in lines(text, style.STAMP_LINE, STAMP_ROOM)]
        return StampPiece(place, beside)

    def _slip(self, block: Slip, parent: Element) -> Iterator[Piece]:
        yield CutPiece()
        yield self._heading(block.title, 3, parent)
        rows = field_rows(Fields(tuple((n, Cell(v)) for n, v in block.rows)), parent)
        yield TablePiece(rows, None, space_after=16, whole=True)

    def _source(self, block: Source, parent: Element) -> Iterator[Piece]:
        content = self._words(block.content, style.BODY, parent, after=1)
        credit = self._words((block.credit,), style.SMALL, parent, after=8)
        credit.keep = Keep.PREVIOUS
        yield content
        yield credit

    def _definition(self, block: Definition, parent: Element) -> Iterator[Piece]:
        label = self._words((block.label,), style.ENTRY, parent, after=1)
        label.names = self._names.get(block.figure, ())
        label.keep, label.space_before = Keep.NEXT, 2
        yield label
        yield self._words((block.told,), style.SMALL, parent, after=3)


def _keep_with_table(text: Sequence[Piece]) -> None:
    """A short text stays above the table that it introduces."""
    if len(text) == 1 and text[0].height <= _SHORT_TEXT:
        text[0].keep = Keep.NEXT


def _names_by_figure(report: Report) -> dict[str, tuple[str, ...]]:
    """For each figure the names of its links, one for every period printed."""
    found: dict[str, dict[str, None]] = {}
    for figure in printed_figures(report):
        name = link_name(figure.figure, figure.period or report.period)
        found.setdefault(figure.figure, {})[name] = None
    return {key: tuple(names) for key, names in found.items()}
