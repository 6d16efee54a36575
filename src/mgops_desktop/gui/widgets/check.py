"""How a tick looks, and the single tick with its words."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value

_SIDE = 18


def paint_check(painter: QPainter, look: Look, left: int, middle: int, *, checked: bool) -> int:
    """Paint a box with or without a tick; return where it ends."""
    side = look.px(_SIDE)
    room = QRectF(left, middle - side / 2, side, side).adjusted(0.75, 0.75, -0.75, -0.75)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(look.color("accent" if checked else "edge"), 1.5))
    painter.setBrush(look.color("accent" if checked else "surface"))
    painter.drawRoundedRect(room, 4, 4)
    if checked:
        ratio = painter.device().devicePixelRatioF()
        tick = look.pixmap("check", "on_accent", _SIDE - 4, ratio)
        painter.drawPixmap(left + look.px(2), middle - look.px(_SIDE - 4) // 2, tick)
    painter.restore()
    return left + side


class CheckBox(QCheckBox):
    """A yes or no with its words beside it."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.toggled.connect(self.edited)

    def value(self) -> Value:
        return self.isChecked()

    def set_value(self, value: Value) -> None:
        self.setChecked(bool(value))

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return "tak" if value else "nie"

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(words + self._look.px(_SIDE) + 16, self._look.px(32))

    def hitButton(self, place: QPoint) -> bool:
        return self.rect().contains(place)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        middle = self.rect().center().y()
        end = paint_check(painter, self._look, 4, middle, checked=self.isChecked())
        painter.setFont(self._look.font("body"))
        painter.setPen(self._look.color("text" if self.isEnabled() else "muted"))
        room = QRect(end + 8, 0, self.width() - end - 8, self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.text())
        if self.hasFocus():
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 6, 6)
