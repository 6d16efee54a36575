"""Charts drawn with the canvas itself: the numbers stand at the marks, so no axis is needed."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from mgops_desktop.reports.blocks import Chart, ChartRow, FigureSpan, Mark
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.fills import Fill, filled_box
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.pieces import Keep
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import (
    ACCENT,
    CHART_LABEL,
    CHART_SMALL,
    CHART_VALUE,
    HAIRLINE,
    LEFT,
    WHITE,
    WIDTH,
    Type,
)

_PAD = 6.0
_KEY_HEIGHT = 20.0
_SWATCH = (16.0, 8.0)
_BAR, _BAR_GAP, _ROW_GAP = 16.0, 3.0, 14.0
_LABEL_SHARE = 0.42
_VALUE_GAP = 6.0
_FEWEST_BARS = 3
_SHADED_ONE_BY_ONE = 5  # more bars than this in one series are all alike
_PLOT_HEIGHT = 128.0
_POINT = 2.4
_ROOM_OF_TWO_NUMBERS = 30.0  # points of two lines nearer than this have numbers on either side
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2))


@dataclass
class ChartPiece:
    """What all charts share: the tag, the words of the key, the writing of values."""

    chart: Chart
    element: Element
    space_before: float = 0
    space_after: float = 0
    keep: Keep = Keep.ALONE
    new_page: bool = False

    def __post_init__(self) -> None:
        self._key = _KEY_HEIGHT if len(self.chart.series) > 1 else 0.0
        self.height = self._key + self._plot_height() + _PAD
        self.shortest_end = self.height
        sizes = [m.size for row in self.chart.rows for m in row.marks if m.size is not None]
        self._most = float(max(sizes, default=0)) or 1.0

    def _plot_height(self) -> float:
        return _PLOT_HEIGHT

    def divide(self, room: float, *, must: bool) -> "tuple[ChartPiece, ChartPiece] | None":
        return None

    def draw(self, canvas: TaggedCanvas, top: float) -> None:
        self.element.box = (LEFT, top - self.height, LEFT + WIDTH, top)
        canvas.open(self.element)
        if self._key:
            self._draw_key(canvas, top)
        self._draw_plot(canvas, top - self._key)
        canvas.close()

    def _draw_plot(self, canvas: TaggedCanvas, top: float) -> None:
        raise NotImplementedError

    def _draw_key(self, canvas: TaggedCanvas, top: float) -> None:
        x = LEFT
        for i, name in enumerate(self.chart.series):
            self._draw_swatch(canvas, x, top - 10, i)
            text = printable(name)
            canvas.letters(x + _SWATCH[0] + 5, top - 9, text, CHART_SMALL)
            x += _SWATCH[0] + width(text, CHART_SMALL.font, CHART_SMALL.size) + 20

    def _draw_swatch(self, canvas: TaggedCanvas, x: float, y: float, index: int) -> None:
        filled_box(canvas, x, y, _SWATCH, Fill.nth(index))

    def _length(self, size: Decimal | int, longest: float) -> float:
        return float(size) / self._most * longest

    def _value(self, canvas: TaggedCanvas, x: float, y: float, mark: Mark, kind: Type) -> None:
        """Write the number with its left edge at x; a figure gets its own tag and link."""
        text = printable(mark.cell.text)
        if mark.cell.figure is None:
            canvas.letters(x, y, text, kind)
            return
        canvas.close()
        figure = FigureSpan(text, mark.cell.figure, mark.cell.period)
        canvas.figure_letters(self.element, x, y, figure, kind)
        canvas.open(self.element)


class BarsPiece(ChartPiece):
    """Horizontal bars: label left, bar, number at its end; a long chart goes over pages."""

    def __post_init__(self) -> None:
        self._labels = [
            lines(row.label, CHART_LABEL, WIDTH * _LABEL_SHARE) for row in self.chart.rows
        ]
        texts = [line for label in self._labels for line in label]
        widest = max((width(t, CHART_LABEL.font, CHART_LABEL.size) for t in texts), default=0)
        self._bars_from = LEFT + max(widest, WIDTH * _LABEL_SHARE * 0.5) + 22
        values = [printable(m.cell.text) for row in self.chart.rows for m in row.marks]
        room = max((width(t, CHART_VALUE.font, CHART_VALUE.size) for t in values), default=0)
        self._longest = LEFT + WIDTH - room - _VALUE_GAP - self._bars_from
        super().__post_init__()

    def _row_height(self, index: int) -> float:
        bars = len(self.chart.series)
        bars_height = bars * _BAR + (bars - 1) * _BAR_GAP
        return max(bars_height, len(self._labels[index]) * CHART_LABEL.leading) + _ROW_GAP

    def _plot_height(self) -> float:
        return sum(self._row_height(i) for i in range(len(self.chart.rows)))

    def divide(self, room: float, *, must: bool) -> "tuple[BarsPiece, BarsPiece] | None":
        used, count = self._key + _PAD, 0
        while count < len(self.chart.rows) and used + self._row_height(count) <= room:
            used += self._row_height(count)
            count += 1
        count = min(count, len(self.chart.rows) - 1)
        if count < (1 if must else _FEWEST_BARS):
            return None
        rows = self.chart.rows
        rest = Element("Figure", self.element.parent, alternative=self.element.alternative)
        first = replace(self, chart=replace(self.chart, rows=rows[:count]), space_after=0)
        last = replace(
            self, chart=replace(self.chart, rows=rows[count:]), element=rest, space_before=0
        )
        for part in (first, last):
            # both parts keep one scale and one width of labels
            part._most, part._longest, part._bars_from = self._most, self._longest, self._bars_from
        return first, last

    def _draw_plot(self, canvas: TaggedCanvas, top: float) -> None:
        y = top - _ROW_GAP / 2
        for i, row in enumerate(self.chart.rows):
            self._draw_row(canvas, y, i, row)
            y -= self._row_height(i)

    def _draw_row(self, canvas: TaggedCanvas, top: float, index: int, row: ChartRow) -> None:
        inner = self._row_height(index) - _ROW_GAP
        label = self._labels[index]
        baseline = top - (inner - len(label) * CHART_LABEL.leading) / 2 - CHART_LABEL.size
        for i, line in enumerate(label):
            canvas.letters(LEFT, baseline - i * CHART_LABEL.leading, line, CHART_LABEL)
        bars = len(row.marks)
        foot = top - (inner - bars * _BAR - (bars - 1) * _BAR_GAP) / 2
        for series, mark in enumerate(row.marks):
            foot -= _BAR
            length = self._length(mark.size or 0, self._longest)
            filled_box(canvas, self._bars_from, foot, (length, _BAR), self._fill(index, series))
            kind = CHART_VALUE if series == 0 else CHART_LABEL
            x = self._bars_from + (length + _VALUE_GAP if length else 0)
            self._value(canvas, x, foot + _BAR / 2 - kind.size * 0.35, mark, kind)
            foot -= _BAR_GAP

    def _fill(self, index: int, series: int) -> Fill:
        if len(self.chart.series) > 1:
            return Fill.nth(series)
        return Fill.nth(index if len(self.chart.rows) <= _SHADED_ONE_BY_ONE else 0)


class YearsPiece(ChartPiece):
    """What columns and lines share: a place for every year on a base line, its name under it."""

    def _draw_plot(self, canvas: TaggedCanvas, top: float) -> None:
        base = top - self._plot_height() + CHART_SMALL.leading + 6
        canvas.setStrokeColor(HAIRLINE)
        canvas.setLineWidth(0.7)
        canvas.line(LEFT, base, LEFT + WIDTH, base)
        self._draw_behind(canvas, base)
        for i, row in enumerate(self.chart.rows):
            self._draw_label(canvas, base, i, row)
            self._draw_marks(canvas, base, i, row)

    def _draw_behind(self, canvas: TaggedCanvas, base: float) -> None:
        """Draw what joins the years."""

    def _draw_marks(self, canvas: TaggedCanvas, base: float, index: int, row: ChartRow) -> None:
        raise NotImplementedError

    @property
    def _step(self) -> float:
        return WIDTH / max(len(self.chart.rows), 1)

    def _middle(self, index: int) -> float:
        return LEFT + (index + 0.5) * self._step

    @property
    def _highest(self) -> float:
        return self._plot_height() - CHART_SMALL.leading - CHART_VALUE.leading - 12

    def _draw_label(self, canvas: TaggedCanvas, base: float, index: int, row: ChartRow) -> None:
        for i, text in enumerate(lines(row.label, CHART_SMALL, self._step - 4)[:2]):
            x = self._middle(index) - width(text, CHART_SMALL.font, CHART_SMALL.size) / 2
            canvas.letters(x, base - (i + 1) * CHART_SMALL.leading, text, CHART_SMALL)

    def _centred(self, canvas: TaggedCanvas, x: float, y: float, mark: Mark, kind: Type) -> None:
        text = printable(mark.cell.text)
        self._value(canvas, x - width(text, kind.font, kind.size) / 2, y, mark, kind)


class ColumnsPiece(YearsPiece):
    """Columns over the years, the number above each."""

    def _draw_marks(self, canvas: TaggedCanvas, base: float, index: int, row: ChartRow) -> None:
        count = len(row.marks)
        wide = min(34.0, (self._step - 12) / count)
        left = self._middle(index) - count * wide / 2
        for series, mark in enumerate(row.marks):
            high = self._length(mark.size or 0, self._highest)
            filled_box(canvas, left, base, (wide - 3, high), Fill.nth(series))
            kind = CHART_VALUE if series == 0 else CHART_LABEL
            self._centred(canvas, left + (wide - 3) / 2, base + high + 4, mark, kind)
            left += wide


class LinesPiece(YearsPiece):
    """Lines over the years with a point and a number for each; gaps where there are no data."""

    def _draw_swatch(self, canvas: TaggedCanvas, x: float, y: float, index: int) -> None:
        middle = y + _SWATCH[1] / 2
        self._pen(canvas, index)
        canvas.line(x, middle, x + _SWATCH[0], middle)
        self._point(canvas, x + _SWATCH[0] / 2, middle, index)

    def _pen(self, canvas: TaggedCanvas, series: int) -> None:
        canvas.setStrokeColor(ACCENT)
        canvas.setLineWidth(1.4)
        canvas.setDash(list(_DASHES[series]))

    def _point(self, canvas: TaggedCanvas, x: float, y: float, series: int) -> None:
        canvas.setDash()
        canvas.setFillColor(ACCENT if series == 0 else WHITE)
        canvas.circle(x, y, _POINT, stroke=1, fill=1)

    def _height_of(self, mark: Mark) -> float:
        return self._length(mark.size or 0, self._highest)

    def _draw_behind(self, canvas: TaggedCanvas, base: float) -> None:
        rows = self.chart.rows
        for series in range(len(self.chart.series)):
            self._pen(canvas, series)
            for i, (one, next_) in enumerate(pairwise(rows)):
                here, there = one.marks[series], next_.marks[series]
                if here.size is not None and there.size is not None:
                    canvas.line(
                        self._middle(i),
                        base + self._height_of(here),
                        self._middle(i + 1),
                        base + self._height_of(there),
                    )
            canvas.setDash()

    def _draw_marks(self, canvas: TaggedCanvas, base: float, index: int, row: ChartRow) -> None:
        x = self._middle(index)
        heights = [self._height_of(mark) for mark in row.marks]
        for series, mark in enumerate(row.marks):
            kind = CHART_VALUE if series == 0 else CHART_LABEL
            y = base + heights[series]
            if mark.size is not None:
                canvas.setStrokeColor(ACCENT)
                canvas.setLineWidth(1.4)
                self._point(canvas, x, y, series)
            above = [h for h in heights if h > heights[series]]
            crowded = above and min(above) - heights[series] < _ROOM_OF_TWO_NUMBERS
            below = crowded and heights[series] > kind.leading + 4
            self._centred(canvas, x, y - kind.size - 4 if below else y + 6, mark, kind)


def chart_piece(chart: Chart, parent: Element) -> ChartPiece:
    """The piece that draws the chart."""
    pieces = {"bars": BarsPiece, "columns": ColumnsPiece, "lines": LinesPiece}
    element = Element("Figure", parent, alternative=printable(chart.alternative))
    return pieces[chart.kind](chart, element, space_before=8)
