"""How wide the columns of a table are and where its cells break into lines."""

from dataclasses import dataclass, field

from mgops_desktop.reports.blocks import Cell, Column, FigureSpan, FigureTable, Row
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.structure import HEADS_COLUMN, HEADS_ROW, Element
from mgops_desktop.reports.render.style import (
    TABLE,
    TABLE_FIGURE,
    TABLE_HEADER,
    TABLE_MUTED,
    TABLE_TOTAL,
    WIDTH,
    Type,
)

PAD_X, PAD_Y = 6.0, 3.6
INDENT = 11.0
_LEAST_FIGURE = 58.0
_ROOMY_FIGURE = 78.0
_MOST_FIXED_SHARE = 0.7
_LONGEST_WORD = 90.0


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


def column_widths(table: FigureTable, total: float = WIDTH) -> list[float]:
    """Widths in points of the label column and of the others; they fill `total`."""
    wishes = [_label_width(table)]
    wishes += [_column_width(table, i, column) for i, column in enumerate(table.columns)]
    fixed = [0.0] + [_fixed_width(table, i, c, wishes) for i, c in enumerate(table.columns)]
    most = total * (_MOST_FIXED_SHARE if any(fixed) else 0)
    if sum(fixed) > most > 0:
        fixed = [w * most / sum(fixed) for w in fixed]
    loose = [wish if not fix else 0.0 for wish, fix in zip(wishes, fixed, strict=True)]
    shared = _share(loose, total - sum(fixed))
    return [fix or part for fix, part in zip(fixed, shared, strict=True)]


def _label_width(table: FigureTable) -> float:
    texts = [(table.label_header, 0, TABLE_HEADER)]
    texts += [(row.label, row.indent, TABLE_TOTAL if row.total else TABLE) for row in table.rows]
    return 2 * PAD_X + max(
        _longest_line(text, kind) + indent * INDENT for text, indent, kind in texts
    )


def _column_width(table: FigureTable, index: int, column: Column) -> float:
    return 2 * PAD_X + max(_longest_cell(table, index), _longest_line(column.header, TABLE_HEADER))


def _fixed_width(table: FigureTable, index: int, column: Column, wishes: list[float]) -> float:
    """Figures must not break; their headers may, between words. Columns of words are not fixed."""
    if not column.numeric:
        return 0.0
    word = max((_longest_line(w, TABLE_HEADER) for w in column.header.split()), default=0)
    least = 2 * PAD_X + max(_longest_cell(table, index), min(word, _LONGEST_WORD))
    roomy = min(wishes[index + 1], _ROOMY_FIGURE)
    return max(least, roomy, _LEAST_FIGURE)


def _longest_cell(table: FigureTable, index: int) -> float:
    return max((_longest_line(row.cells[index].text, TABLE_TOTAL) for row in table.rows), default=0)


def _longest_line(text: str, kind: Type) -> float:
    return max(width(line, kind.font, kind.size) for line in printable(text).split("\n"))


def _share(wishes: list[float], room: float) -> list[float]:
    """Give each what it wishes if there is room (the rest to the label), else a fair part."""
    if sum(wishes) <= room:
        return [wishes[0] + room - sum(wishes), *wishes[1:]]
    given = [0.0] * len(wishes)
    open_, left = [i for i, wish in enumerate(wishes) if wish], room
    while open_:
        fair = left / len(open_)
        modest = [i for i in open_ if wishes[i] <= fair]
        for i in modest or open_:
            given[i] = wishes[i] if modest else fair
            left -= given[i]
        open_ = [i for i in open_ if i not in modest] if modest else []
    return given


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
