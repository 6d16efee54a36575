"""Tables on the page: hairlines, shaded totals, the header again on every page."""

from dataclasses import dataclass, replace

from mgops_desktop.reports.blocks import Fields, FigureSpan
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.column_widths import PAD_X
from mgops_desktop.reports.render.fonts import printable, rise_and_fall, width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.pieces import Keep
from mgops_desktop.reports.render.structure import HEADS_ROW, Element
from mgops_desktop.reports.render.style import (
    FIELD_NAME,
    FIELD_VALUE,
    HAIRLINE,
    INK,
    LEFT,
    SHADE,
    WIDTH,
)
from mgops_desktop.reports.render.table_layout import PAD_Y, LaidCell, LaidRow

_FIELD_SHARE = 0.4
_FEWEST_ROWS = 2
_SMALL = 170.0  # a table no higher than this is not divided


@dataclass
class TablePiece:
    """The rows of a table that stand on one page."""

    rows: list[LaidRow]
    header: LaidRow | None
    header_again: bool = False
    space_before: float = 0
    space_after: float = 0
    keep: Keep = Keep.ALONE
    new_page: bool = False
    whole: bool = False  # not divided while it fits on a page

    def __post_init__(self) -> None:
        self._head = self.header.height if self.header else 0.0
        self.height = self._head + sum(row.height for row in self.rows)
        self.shortest_end = min(self.height, self._head + sum(r.height for r in self.rows[-2:]))

    def divide(self, room: float, *, must: bool) -> "tuple[TablePiece, TablePiece] | None":
        used, count = self._head, 0
        while count < len(self.rows) and used + self.rows[count].height <= room:
            used += self.rows[count].height
            count += 1
        count = min(count, len(self.rows) - 1)
        if must and count == 0:
            return self._divide_row(room)
        if not must:
            count = self._good_place(count)
        return self._divided(self.rows[:count], self.rows[count:]) if count else None

    def _good_place(self, count: int) -> int:
        """The last place up to `count` rows that tears no sum from its first part and leaves no row alone; 0: none."""
        if self.whole or self.height <= _SMALL:
            return 0
        count = min(count, len(self.rows) - _FEWEST_ROWS)
        while count > 0 and self.rows[count].indent > self.rows[count - 1].indent:
            count -= 1
        return count if count >= _FEWEST_ROWS else 0

    def _divide_row(self, room: float) -> "tuple[TablePiece, TablePiece] | None":
        """A row higher than a page is the only one that is cut, between its lines."""
        row = self.rows[0]
        leading = max(cell.kind.leading for cell in row.cells)
        count = int((room - self._head - 2 * PAD_Y) / leading)
        if count < 1 or row.height + self._head <= room:
            return None
        first = LaidRow([_some_lines(c, 0, count) for c in row.cells], row.indent, row.shaded)
        rest = LaidRow([_some_lines(c, count, None) for c in row.cells], row.indent, row.shaded)
        return self._divided([first], [rest, *self.rows[1:]])

    def _divided(
        self, first: list[LaidRow], rest: list[LaidRow]
    ) -> "tuple[TablePiece, TablePiece]":
        beginning = replace(self, rows=first, space_after=0, keep=Keep.ALONE)
        end = replace(self, rows=rest, header_again=True, space_before=0, new_page=False)
        return beginning, end

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        self._draw_lines(canvas, top)
        if self.header:
            self._draw_header(canvas, self.header, top)
        top -= self._head
        for row in self.rows:
            for cell in row.cells:
                _draw_cell(canvas, cell, top)
            top -= row.height

    def _draw_lines(self, canvas: TaggedCanvas, top: float) -> None:
        canvas.open_artefact()
        canvas.setFillColor(SHADE)
        lower = [top - self._head]
        for row in self.rows:
            lower.append(lower[-1] - row.height)
            if row.shaded:
                canvas.rect(LEFT, lower[-1], WIDTH, row.height, stroke=0, fill=1)
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.5)
        canvas.lines([(LEFT, y, LEFT + WIDTH, y) for y in lower[1:]])
        if self.header:
            canvas.setStrokeColor(INK)
            canvas.setLineWidth(0.9)
            canvas.line(LEFT, lower[0], LEFT + WIDTH, lower[0])
        canvas.close()

    def _draw_header(self, canvas: TaggedCanvas, header: LaidRow, top: float) -> None:
        if not self.header_again:
            for cell in header.cells:
                _draw_cell(canvas, cell, top)
            return
        canvas.open_artefact()
        for cell in header.cells:
            _draw_letters(canvas, cell, top)
        canvas.close()


def _some_lines(cell: LaidCell, start: int, stop: int | None) -> LaidCell:
    part = replace(cell, lines=cell.lines[start:stop])
    if start:
        part.figure = None  # the link is on the first part
    return part


def _draw_cell(canvas: TaggedCanvas, cell: LaidCell, top: float) -> None:
    if not any(cell.lines):
        return
    canvas.open(cell.element)
    _draw_letters(canvas, cell, top)
    canvas.close()
    if cell.figure:
        canvas.figure(cell.element, _box(cell, top), cell.figure)


def _draw_letters(canvas: TaggedCanvas, cell: LaidCell, top: float) -> None:
    y = top - PAD_Y - cell.kind.size
    write, kind = canvas.letters_right if cell.right else canvas.letters, cell.kind
    for line in cell.lines:
        # the blank keeps words apart for those who hear the page
        write(LEFT + cell.x, y, line if cell.right or line is cell.lines[-1] else line + " ", kind)
        y -= cell.kind.leading


def _box(cell: LaidCell, top: float) -> tuple[float, float, float, float]:
    font, size = cell.kind.font, cell.kind.size
    wide = max(width(line, font, size) for line in cell.lines)
    rise, fall = rise_and_fall(font, size)
    first = top - PAD_Y - size
    last = first - (len(cell.lines) - 1) * cell.kind.leading
    left = LEFT + cell.x - (wide if cell.right else 0)
    return left, last + fall, left + wide, first + rise


def field_rows(fields: Fields, parent: Element) -> list[LaidRow]:
    """Lay out names and values as a table of two columns without a header."""
    table = Element("Table", parent)
    names = [width(printable(name), FIELD_NAME.font, FIELD_NAME.size) for name, _ in fields.rows]
    name_room = min(max([*names, 90.0]) + 1, WIDTH * _FIELD_SHARE)
    value_x = name_room + 12
    rows = []
    for name, value in fields.rows:
        tags = Element("TR", table)
        head = Element("TH", tags, HEADS_ROW)
        data = Element("TD", tags)
        if value.figure is not None:
            data = Element("Link", data)
        value_lines = lines(value.text, FIELD_VALUE, WIDTH - value_x - PAD_X)
        cell = LaidCell(value_lines, FIELD_VALUE, value_x, False, data)
        if value.figure is not None:
            cell.figure = FigureSpan(printable(value.text), value.figure, value.period)
        label = LaidCell(lines(name, FIELD_NAME, name_room), FIELD_NAME, 0, False, head)
        rows.append(LaidRow([label, cell]))
    return rows
