"""Badges: one or two words on a tinted ground. The word carries the meaning, the tint helps."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import PlainLabel, set_tone

_PADDING = 9
_WIDEST = 10_000


@dataclass(frozen=True)
class Badge:
    """What a badge says; tone is accent, danger, warn, ok or muted."""

    text: str
    tone: str = "accent"


def badge_label(badge: Badge) -> QLabel:
    """Make a badge as a widget of its own."""
    made = PlainLabel(badge.text)
    made.setProperty("kind", "badge")
    made.setProperty("tone", badge.tone)
    made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if not badge.text:
        made.hide()
    return made


def show_badge(made: QLabel, badge: Badge) -> None:
    """Let a badge widget say something else; an empty text hides it."""
    made.setText(badge.text)
    made.setVisible(bool(badge.text))
    set_tone(made, badge.tone)


def badge_width(badge: Badge, look: Look) -> int:
    """Return how wide a painted badge is that has room enough."""
    return QFontMetrics(look.font("badge")).horizontalAdvance(badge.text) + 2 * _PADDING


def paint_badge(
    painter: QPainter, badge: Badge, right: int, middle: int, look: Look, *, most: int = _WIDEST
) -> QRect:
    """Paint a badge that ends at `right` and is at most so wide; return the room it took."""
    ink, ground = look.tone(badge.tone)
    metrics = QFontMetrics(look.font("badge"))
    text = metrics.elidedText(badge.text, Qt.TextElideMode.ElideRight, most - 2 * _PADDING)
    width = metrics.horizontalAdvance(text) + 2 * _PADDING
    height = look.px(look.size("badge"))
    room = QRect(right - width, middle - height // 2, width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    radius = look.size("radius_badge")
    painter.drawRoundedRect(QRectF(room), radius, radius)
    painter.setPen(ink)
    painter.setFont(look.font("badge"))
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()
    return room
