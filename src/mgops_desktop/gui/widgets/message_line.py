"""The line under a field that says what is wrong or odd: icon, words and tone together."""

from PySide6.QtGui import QPainter, QPaintEvent

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import WrappedLabel, set_tone

_ICONS = {"danger": "circle-alert", "warn": "triangle-alert"}
_WORDS = {"danger": "", "warn": "Uwaga: "}
_SIZE, _GAP = 14, 6


class MessageLine(WrappedLabel):
    """Wraps its words beside the icon, which is painted: a second widget for each field would cost every form."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tone = "danger"
        self.setProperty("kind", "caption")
        self.setProperty("tone", self._tone)
        look.changed.connect(self._make_room)
        self._make_room()

    def say(self, message: str, tone: str) -> str:
        """Show a message in the tone "danger" or "warn", none if it is empty; return the words."""
        words = f"{_WORDS[tone]}{message}" if message else ""
        self._tone = tone
        set_tone(self, tone)
        self.setText(words)
        self.setVisible(bool(words))
        return words

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        icon = self._look.pixmap(_ICONS[self._tone], self._tone, _SIZE, self.devicePixelRatioF())
        top = (self.fontMetrics().lineSpacing() - self._look.px(_SIZE)) // 2
        QPainter(self).drawPixmap(0, max(top, 0), icon)

    def _make_room(self) -> None:
        self.setContentsMargins(self._look.px(_SIZE) + _GAP, 0, 0, 0)
