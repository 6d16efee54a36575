"""A second start on the same data brings the window that is open to the front, and ends.

The two meet over one empty file in the user's own configuration folder, named by the data folder's hash: a second
start takes it away, and the open window puts it back. No socket: the program has no network code at all.
"""

import hashlib
import sys
import time
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

_NAME_LENGTH = 24
_PATIENCE_SECONDS = 1.5
_LOOK_SECONDS = 0.05


def mark_of(config: Path, data: Path) -> Path:
    """The file by which the starts on this data folder meet; its name tells nothing of the folder."""
    name = hashlib.sha256(str(data.absolute()).encode("utf-8", "surrogatepass")).hexdigest()
    return config / f"{name[:_NAME_LENGTH]}.otwarte"


def summon(mark: Path, patience: float = _PATIENCE_SECONDS) -> bool:
    """Ask the open window to come to the front; False if there is none, also after a crash that left the mark."""
    try:
        mark.unlink()
    except OSError:
        return False
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415

        ctypes.WinDLL("user32").AllowSetForegroundWindow(
            -1
        )  # Windows lets no program push itself forward
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if mark.exists():
            return True
        time.sleep(_LOOK_SECONDS)
    return False


class FirstWindow(QObject):
    """Stands by the mark while the program lives; `summoned` when a second start has taken it away."""

    summoned = Signal()

    def __init__(self, parent: QObject, mark: Path) -> None:
        super().__init__(parent)
        self._mark = mark
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look)
        if self._put():
            self._watcher.addPath(str(mark.parent))

    def end(self) -> None:
        """The window closes: nobody is to be called any more."""
        self._watcher.directoryChanged.disconnect(self._look)
        self._mark.unlink(missing_ok=True)

    def _look(self, _folder: str) -> None:
        if not self._mark.exists() and self._put():
            self.summoned.emit()

    def _put(self) -> bool:
        """Without a place for the mark a second start is refused by the folder's lock, as ever."""
        try:
            self._mark.parent.mkdir(parents=True, exist_ok=True)
            self._mark.touch()
        except OSError:
            return False
        return True
