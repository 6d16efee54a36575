"""Which piece draws a chart."""

from mgops_desktop.reports.blocks import Chart
from mgops_desktop.reports.render.chart_bars import BarsPiece
from mgops_desktop.reports.render.chart_base import ChartPiece, value_width
from mgops_desktop.reports.render.chart_years import ColumnsPiece, LinesPiece
from mgops_desktop.reports.render.fonts import printable, width
from mgops_desktop.reports.render.structure import Element
from mgops_desktop.reports.render.style import CHART_SMALL, WIDTH


def chart_piece(chart: Chart, parent: Element) -> ChartPiece:
    """The piece that draws the chart; what is too wide for columns or lines is drawn as bars."""
    pieces = {"bars": BarsPiece, "columns": ColumnsPiece, "lines": LinesPiece}
    made = pieces[chart.kind] if _stands_upright(chart) else BarsPiece
    element = Element("Figure", parent, alternative=printable(chart.alternative))
    return made(chart, element, space_before=8)


def _stands_upright(chart: Chart) -> bool:
    """Whether the names and numbers of the years fit beside each other."""
    step = WIDTH / max(len(chart.rows), 1)
    beside = len(chart.series) if chart.kind == "columns" else 1
    return all(
        width(printable(row.label), CHART_SMALL.font, CHART_SMALL.size) < step
        and all(value_width(mark) * beside < step for mark in row.marks)
        for row in chart.rows
    )
