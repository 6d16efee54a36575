"""Notices that nobody has touched keyboard or mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

_MINUTE_MS = 60_000
_LOCKS_AFTER_MS = 10 * _MINUTE_MS
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
    """Watches one window; `idle` comes once after some minutes (ten at first) without a sign of life."""

    idle = Signal()

    def __init__(self, parent: QObject, after_ms: int = _LOCKS_AFTER_MS) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.idle)

    @property
    def minutes(self) -> int:
        """After how many minutes `idle` comes."""
        return self._timer.interval() // _MINUTE_MS

    def wait(self, minutes: int) -> None:
        """Let `idle` come after so many minutes from now on."""
        self._timer.setInterval(minutes * _MINUTE_MS)

    def watch(self, window: QWindow) -> None:
        """Begin to watch; the native window sees every key and click before the widgets do."""
        window.installEventFilter(self)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return super().eventFilter(watched, event)
