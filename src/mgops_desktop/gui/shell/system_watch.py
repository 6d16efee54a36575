"""Hears that the computer is being locked, put to sleep, or that its clock has jumped; `locking` comes then.

Windows tells its windows by messages, Linux tells everybody over D-Bus (login1). Below both lies a look at the clocks:
whatever was not told is noticed when the computer has been away for more than a minute.
"""

import ctypes
import logging
import sys
import time
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import (
    SLOT,
    QAbstractNativeEventFilter,
    QByteArray,
    QCoreApplication,
    QObject,
    QTimer,
    Signal,
    Slot,
)

_WM_WTSSESSION_CHANGE, _WM_POWERBROADCAST = 0x02B1, 0x0218
_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOGOFF, _SESSION_LOCK = 2, 4, 6, 7
_APM_SUSPEND = 4
_GOING = {
    _WM_WTSSESSION_CHANGE: frozenset(
        {_CONSOLE_DISCONNECT, _REMOTE_DISCONNECT, _SESSION_LOGOFF, _SESSION_LOCK}
    ),
    _WM_POWERBROADCAST: frozenset({_APM_SUSPEND}),
}
_LOGIN1 = "org.freedesktop.login1"
_LOOK_MS = 15_000
_JUMP_SECONDS = 60.0
Clock = Callable[[], float]


class WindowsMessages(QAbstractNativeEventFilter):
    """Looks through the messages that Windows sends to the program's windows."""

    def __init__(self, going: Callable[[], object]) -> None:
        super().__init__()
        self._going = going

    def nativeEventFilter(
        self, _kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> object:
        told = wintypes.MSG.from_address(int(message))
        if told.wParam in _GOING.get(told.message, ()):
            self._going()
        return False, 0


class Login1Signals(QObject):
    """Takes the two signals of login1: a session is locked, the computer is going to sleep or has woken."""

    def __init__(self, parent: QObject, going: Callable[[], object]) -> None:
        super().__init__(parent)
        self._going = going

    @Slot()
    def lock(self) -> None:
        self._going()

    @Slot(bool)
    def sleep(self, begins: bool) -> None:
        if begins:
            self._going()


class ClockJumps(QObject):
    """Looks at both clocks four times a minute; `jumped` says that they have come apart or that nobody looked."""

    jumped = Signal()

    def __init__(
        self, parent: QObject, wall: Clock = time.time, steady: Clock = time.monotonic
    ) -> None:
        super().__init__(parent)
        self._wall, self._steady = wall, steady
        self._seen = (wall(), steady())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare with the last time. A sleep that the steady clock counts too shows as a look that came late."""
        before, self._seen = self._seen, (self._wall(), self._steady())
        by_wall, by_steady = (now - then for now, then in zip(self._seen, before, strict=True))
        late = by_wall - _LOOK_MS / 1000
        if abs(by_wall - by_steady) > _JUMP_SECONDS or late > _JUMP_SECONDS:
            self.jumped.emit()


class SystemWatch(QObject):
    """All three together. Where a system cannot tell, the others remain."""

    locking = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.windows = WindowsMessages(self.locking.emit)
        self.login1 = Login1Signals(self, self.locking.emit)
        self.clock = ClockJumps(self)
        self.clock.jumped.connect(self.locking)

    def listen(self, window: int) -> None:
        """Begin to listen; `window` is the native handle of a window of the program."""
        if sys.platform == "win32":
            app = QCoreApplication.instance()
            assert app is not None
            app.installNativeEventFilter(self.windows)
            # 0: only the session that the window is in
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(wintypes.HWND(window), 0)
        elif sys.platform.startswith("linux"):
            self._listen_to_login1()

    def _listen_to_login1(self) -> None:
        try:
            from PySide6.QtDBus import QDBusConnection  # noqa: PLC0415  some systems lack it
        except ImportError:
            logging.getLogger(__name__).info("no QtDBus: lock by idle time and clock only")
            return
        bus = QDBusConnection.systemBus()
        manager = (
            "/org/freedesktop/login1",
            f"{_LOGIN1}.Manager",
            "PrepareForSleep",
            "sleep(bool)",
        )
        session = ("", f"{_LOGIN1}.Session", "Lock", "lock()")
        for path, interface, name, slot in (manager, session):
            bus.connect(_LOGIN1, path, interface, name, self.login1, SLOT(slot))  # type: ignore[call-overload]
