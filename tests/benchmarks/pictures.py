"""A genogram of thirty persons: laid out and drawn, against a bare canvas on which the same shapes are drawn."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from tests.benchmarks.centres import Centres
from tests.benchmarks.rows import Row, medians
from tests.domain.drawing.kindreds import three_generations

from mgops_desktop.domain.drawing.genogram import genogram
from mgops_desktop.domain.drawing.shapes import Circle, Drawing, Words
from mgops_desktop.domain.period import Period
from mgops_desktop.reports.render.canvas import TaggedCanvas
from mgops_desktop.reports.render.drawn import draw_shapes
from mgops_desktop.reports.render.fonts import load_fonts

SUBJECT = "pictures"
_TIMES = 20
_DAY = date(2026, 11, 21)


def rows(_centres: Centres) -> Iterator[Row]:
    family = three_generations()
    drawing = genogram(*family)
    size = (drawing.box.width, drawing.box.height)
    load_fonts()

    def drawn() -> None:
        canvas = TaggedCanvas(Period(_DAY, _DAY), size)
        draw_shapes(canvas, genogram(*family), (0, size[1]), 1.0)
        canvas.showPage()
        canvas.save()

    def bare() -> None:
        canvas = Canvas(BytesIO(), size, pageCompression=0)
        _draw(canvas, drawing)
        canvas.showPage()
        canvas.save()

    base, own = medians(_TIMES, bare, drawn)
    yield Row(SUBJECT, "genogram of 30 persons, laid out and drawn", own, 0.100, base, 3.0)


def _draw(canvas: Canvas, drawing: Drawing) -> None:
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            canvas.setFont("Lato-Regular", shape.size)
            canvas.drawCentredString(shape.x, -shape.y, shape.text)
        elif isinstance(shape, Circle):
            canvas.circle(*shape.middle, shape.radius, fill=1)
        else:
            path = canvas.beginPath()
            path.moveTo(*shape.points[0])
            for point in shape.points[1:]:
                path.lineTo(*point)
            canvas.drawPath(path)
