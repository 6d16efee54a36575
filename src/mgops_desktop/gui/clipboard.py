"""Copying: what is copied stays out of clipboard histories and is gone after a minute."""

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

_KEPT_MS = 60_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = b"\x00\x00\x00\x00"
_MARKS = {
    "x-kde-passwordManagerHint": b"secret",
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
}


class Clipboard(QObject):
    """Copies text for a minute; what another program put there since is left alone."""

    def __init__(self, parent: QObject, kept_ms: int = _KEPT_MS) -> None:
        super().__init__(parent)
        self._text = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(kept_ms)
        self._timer.timeout.connect(self.forget)

    def watch(self) -> None:
        """From now on treat what is copied out of a text field of this program the same way."""
        QGuiApplication.clipboard().dataChanged.connect(self._take_own)

    def _take_own(self) -> None:
        clipboard = QGuiApplication.clipboard()
        text = clipboard.text()
        if text and text != self._text and clipboard.ownsClipboard():
            self.copy(text)

    def copy(self, text: str) -> None:
        data = QMimeData()
        data.setText(text)
        for mark, value in _MARKS.items():
            data.setData(mark, value)
        self._text = text  # before the clipboard tells that it has changed
        QGuiApplication.clipboard().setMimeData(data)
        self._timer.start()

    def forget(self) -> None:
        """Empty the clipboard if it still holds what was copied here; also called by the lock."""
        clipboard = QGuiApplication.clipboard()
        if self._text and clipboard.text() == self._text:
            clipboard.clear()
        self._text = ""
