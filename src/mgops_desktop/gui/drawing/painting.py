"""Paints the shapes of a picture with the colours of the screen."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from mgops_desktop.domain.drawing.shapes import DASHES, Circle, Dash, Drawing, Ink, Path, Words
from mgops_desktop.gui.style.fonts import font
from mgops_desktop.gui.style.look import Look

_REGULAR, _BOLD = 400, 700
_POINTS = 100
"""Letters are set large and drawn small, so that they keep their widths at every zoom."""


def paint_drawing(painter: QPainter, drawing: Drawing, look: Look) -> None:
    """Paint the whole picture; the painter's scale makes its points pixels."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        if isinstance(shape, Words):
            _paint_words(painter, shape, look)
        elif isinstance(shape, Circle):
            _set_pen(painter, look.color(shape.ink), shape.weight, shape.dash)
            painter.setBrush(_brush(look, shape.fill))
            painter.drawEllipse(QPointF(*shape.middle), shape.radius, shape.radius)
        else:
            _paint_path(painter, shape, look)


def _paint_path(painter: QPainter, shape: Path, look: Look) -> None:
    _set_pen(painter, look.color(shape.ink), shape.weight, shape.dash)
    painter.setBrush(_brush(look, shape.fill))
    points = QPolygonF([QPointF(x, y) for x, y in shape.points])
    if shape.closed:
        painter.drawPolygon(points)
    else:
        painter.drawPolyline(points)


def _paint_words(painter: QPainter, shape: Words, look: Look) -> None:
    letters = font(_POINTS, _BOLD if shape.bold else _REGULAR)
    painter.save()
    painter.setFont(letters)
    size = shape.size / _POINTS
    wide = painter.fontMetrics().horizontalAdvance(shape.text) * size
    left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
    if shape.ground is not None:
        room = QRectF(left - 2, shape.y - 0.92 * shape.size, wide + 4, 1.3 * shape.size)
        painter.fillRect(room, look.color(shape.ground))
    painter.setPen(look.color(shape.ink))
    painter.translate(left, shape.y)
    painter.scale(size, size)
    painter.drawText(QPointF(0, 0), shape.text)
    painter.restore()


def _set_pen(painter: QPainter, color: QColor, weight: float, dash: Dash) -> None:
    pen = QPen(color, weight)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if DASHES[dash]:
        pen.setDashPattern([length / weight for length in DASHES[dash]])
    painter.setPen(pen)


def _brush(look: Look, fill: Ink | None) -> QBrush:
    return QBrush(look.color(fill)) if fill is not None else QBrush(Qt.BrushStyle.NoBrush)
