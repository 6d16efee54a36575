"""Where the cells of a table break into lines, and the tag of each."""

from dataclasses import dataclass, field

from mgops_desktop.reports.blocks import Cell, Column, FigureSpan, FigureTable, Row
from mgops_desktop.reports.render.column_widths import INDENT, PAD_X, column_widths
from mgops_desktop.reports.render.fonts import printable
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.structure import HEADS_COLUMN, HEADS_ROW, Element
from mgops_desktop.reports.render.style import (
    TABLE,
    TABLE_FIGURE,
    TABLE_HEADER,
    TABLE_MUTED,
    TABLE_TOTAL,
    Type,
)

PAD_Y = 3.6


@dataclass(slots=True)
class LaidCell:
    """A cell broken into lines, with the tag that its content belongs to."""

    lines: list[str]
    kind: Type
    x: float
    right: bool
    element: Element
    figure: FigureSpan | None = None


@dataclass(slots=True)
class LaidRow:
    """A row with its cells; `height` is known when it is made."""

    cells: list[LaidCell]
    indent: int = 0
    shaded: bool = False
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = 2 * PAD_Y + max(len(c.lines) * c.kind.leading for c in self.cells)


class TableLayout:
    """Breaks the rows of one table into lines and gives every cell its tag."""

    def __init__(self, table: FigureTable, parent: Element) -> None:
        self._table = table
        self._widths = column_widths(table)
        self._lefts = [sum(self._widths[:i]) for i in range(len(self._widths))]
        self.element = Element("Table", parent)
        self.header = self._header()
        self.rows = [self._row(row) for row in table.rows]

    def _header(self) -> LaidRow:
        tags = Element("TR", self.element)
        cells = [self._label(self._table.label_header, 0, TABLE_HEADER, tags, HEADS_COLUMN)]
        for i, column in enumerate(self._table.columns):
            kind = TABLE_MUTED if column.muted else TABLE_HEADER
            tag = Element("TH", tags, HEADS_COLUMN)
            cells.append(self._laid(i, column, column.header, kind, tag))
        return LaidRow(cells)

    def _row(self, row: Row) -> LaidRow:
        tags = Element("TR", self.element)
        kind = TABLE_TOTAL if row.total else TABLE
        cells = [self._label(row.label, row.indent, kind, tags, HEADS_ROW)]
        for i, (column, cell) in enumerate(zip(self._table.columns, row.cells, strict=True)):
            cells.append(self._cell(i, column, cell, Element("TD", tags), total=row.total))
        return LaidRow(cells, indent=row.indent, shaded=row.total)

    def _label(self, text: str, indent: int, kind: Type, tags: Element, heads: str) -> LaidCell:
        shift = min(indent * INDENT, self._widths[0] / 2)
        room = self._widths[0] - 2 * PAD_X - shift
        element = Element("TH", tags, heads)
        return LaidCell(lines(text, kind, room), kind, PAD_X + shift, False, element)

    def _cell(
        self, index: int, column: Column, cell: Cell, element: Element, *, total: bool
    ) -> LaidCell:
        kind = TABLE_FIGURE if column.numeric else TABLE
        if column.muted:
            kind = TABLE_MUTED
        elif total:
            kind = TABLE_TOTAL
        if cell.figure is None:
            return self._laid(index, column, cell.text, kind, element)
        laid = self._laid(index, column, cell.text, kind, Element("Link", element))
        laid.figure = FigureSpan(printable(cell.text), cell.figure, cell.period)
        return laid

    def _laid(
        self, index: int, column: Column, text: str, kind: Type, element: Element
    ) -> LaidCell:
        left, wide = self._lefts[index + 1], self._widths[index + 1]
        x = left + wide - PAD_X if column.numeric else left + PAD_X
        return LaidCell(lines(text, kind, wide - 2 * PAD_X), kind, x, column.numeric, element)
