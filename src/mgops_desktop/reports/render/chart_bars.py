"""Horizontal bars."""

from dataclasses import replace

from mgops_desktop.reports.blocks import ChartRow
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.chart_base import PAD, ChartPiece, value_width
from mgops_desktop.reports.render.fills import Fill, filled_box
from mgops_desktop.reports.render.fonts import width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import CHART_LABEL, CHART_VALUE, LEFT, WIDTH

_BAR, _BAR_GAP, _ROW_GAP = 16.0, 3.0, 14.0
_LABEL_SHARE = 0.42
_VALUE_GAP = 6.0
_FEWEST_BARS = 3
_SHADED_ONE_BY_ONE = 5  # more bars than this in one series are all alike


class BarsPiece(ChartPiece):
    """Horizontal bars: label left, bar, number at its end; a long chart goes over pages."""

    def __post_init__(self) -> None:
        self._labels = [
            lines(row.label, CHART_LABEL, WIDTH * _LABEL_SHARE) for row in self.chart.rows
        ]
        texts = [line for label in self._labels for line in label]
        widest = max((width(t, CHART_LABEL.font, CHART_LABEL.size) for t in texts), default=0)
        self._bars_from = LEFT + max(widest, WIDTH * _LABEL_SHARE * 0.5) + 22
        room = max((value_width(m) for row in self.chart.rows for m in row.marks), default=0)
        self._longest = LEFT + WIDTH - room - _VALUE_GAP - self._bars_from
        super().__post_init__()

    def _row_height(self, index: int) -> float:
        bars = len(self.chart.series)
        bars_height = bars * _BAR + (bars - 1) * _BAR_GAP
        return max(bars_height, len(self._labels[index]) * CHART_LABEL.leading) + _ROW_GAP

    def _plot_height(self) -> float:
        return sum(self._row_height(i) for i in range(len(self.chart.rows)))

    def divide(self, room: float, *, must: bool) -> "tuple[BarsPiece, BarsPiece] | None":
        used, count = self._key + PAD, 0
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
            canvas.letters(LEFT, baseline - i * CHART_LABEL.leading, line + " ", CHART_LABEL)
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
