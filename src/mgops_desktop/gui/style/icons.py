"""Lucide drawings, coloured by the role they play and as sharp as the screen allows."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from mgops_desktop.files import shipped

_STROKE = "1.75"


def drawing(name: str, color: QColor) -> bytes:
    """Return the shipped SVG with its stroke in the colour; FileNotFoundError if there is none."""
    return _shipped(name).replace("currentColor", color.name()).encode()


@cache
def _shipped(name: str) -> str:
    svg = shipped("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return svg.replace('stroke-width="2"', f'stroke-width="{_STROKE}"')


def draw_icon(name: str, color: QColor, size: int, ratio: float, gap: int = 0) -> QPixmap:
    """Draw an icon `size` pixels high, with `gap` empty pixels behind it, for a screen's ratio.

    The gap is how buttons get air between icon and word: Qt's stylesheets have no property for it.
    """
    renderer = QSvgRenderer(QByteArray(drawing(name, color)))  # may raise: no painter is open yet
    pixmap = QPixmap(round((size + gap) * ratio), round(size * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
