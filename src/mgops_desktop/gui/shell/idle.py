"""Notices that nobody has touched keyboard or mouse for a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_MINUTE_MS = 60_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class IdleWatch(QObject):
    """Watches one window; `idle` comes once after so many minutes without a sign of life.

    `minutes` is asked at every sign of life, so that another setting holds from then on.
    """

    idle = Signal()

    def __init__(self, parent: QObject, minutes: Callable[[], int]) -> None:
        super().__init__(parent)
        self._minutes = minutes
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)

    def watch(self, window: QWindow) -> None:
        """Begin to watch; the native window sees every key and click before the widgets do."""
        window.installEventFilter(self)
        self._begin_again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._begin_again()
        return super().eventFilter(watched, event)

    def _begin_again(self) -> None:
        self._timer.start(self._minutes() * _MINUTE_MS)
