"""What all charts share: numbers stand at the marks, so no axis is needed."""

from dataclasses import dataclass
from decimal import Decimal

from mgops_desktop.reports.blocks import Chart, FigureSpan, Mark
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.fills import Fill, filled_box
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.paragraph import lines
from mgops_desktop.reports.render.pieces import Keep
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import CHART_SMALL, CHART_VALUE, LEFT, WIDTH, Type

PAD = 6.0
SWATCH = (16.0, 8.0)
_SWATCH_ROOM = 36.0
_KEY_GAP = 9.0
_PLOT_HEIGHT = 128.0


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
        self._key = self._key_height()
        self.height = self._key + self._plot_height() + PAD
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

    def _key_height(self) -> float:
        """Names of series stand in one row if there is room, else under each other."""
        if len(self.chart.series) == 1:
            self._names: list[list[str]] = []
            return 0.0
        self._names = [lines(name, CHART_SMALL, WIDTH - _SWATCH_ROOM) for name in self.chart.series]
        self._side_by_side = sum(_key_width(name) for name in self._names) <= WIDTH
        rows = 1 if self._side_by_side else sum(len(name) for name in self._names)
        return rows * CHART_SMALL.leading + _KEY_GAP

    def _draw_key(self, canvas: TaggedCanvas, top: float) -> None:
        x, y = LEFT, top - CHART_SMALL.size
        for i, name in enumerate(self._names):
            self._draw_swatch(canvas, x, y - 1, i)
            for line, text in enumerate(name):
                down = y - line * CHART_SMALL.leading
                canvas.letters(x + SWATCH[0] + 5, down, text + " ", CHART_SMALL)
            if self._side_by_side:
                x += _key_width(name)
            else:
                y -= len(name) * CHART_SMALL.leading

    def _draw_swatch(self, canvas: TaggedCanvas, x: float, y: float, index: int) -> None:
        filled_box(canvas, x, y, SWATCH, Fill.nth(index))

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


def value_width(mark: Mark) -> float:
    return width(printable(mark.cell.text), CHART_VALUE.font, CHART_VALUE.size)


def _key_width(name: list[str]) -> float:
    widest = max(width(line, CHART_SMALL.font, CHART_SMALL.size) for line in name)
    return _SWATCH_ROOM + widest
