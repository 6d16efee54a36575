"""Columns and lines over the years."""

from itertools import pairwise

from mgops_desktop.reports.blocks import ChartRow, Mark
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.chart_base import SWATCH, ChartPiece
from mgops_desktop.reports.render.fills import Fill, filled_box
from mgops_desktop.reports.render.fonts import printable, width
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

_POINT = 2.4
_ROOM_OF_TWO_NUMBERS = 30.0  # points of two lines nearer than this have numbers on either side
_DASHES: tuple[tuple[float, ...], ...] = ((), (5, 2.5), (1.5, 2))


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
        text = printable(row.label)
        x = self._middle(index) - width(text, CHART_SMALL.font, CHART_SMALL.size) / 2
        canvas.letters(x, base - CHART_SMALL.leading, text, CHART_SMALL)

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
        middle = y + SWATCH[1] / 2
        self._pen(canvas, index)
        canvas.line(x, middle, x + SWATCH[0], middle)
        self._point(canvas, x + SWATCH[0] / 2, middle, index)

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
