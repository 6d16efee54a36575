"""Files that are dropped anywhere on a form: they are to be kept with the record, not typed into a field."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

_MOVES = frozenset({QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop})


class FileDrops(QObject):
    """Watches a form and its fields. `dropped` gives the paths; `hovered` tells whether files are over the form."""

    dropped = Signal(object)
    hovered = Signal(bool)

    def __init__(self, form: QWidget) -> None:
        super().__init__(form)
        self._form = form
        form.setAcceptDrops(True)

    def watch(self) -> None:
        """Watch the fields that the form has now: they would take the name of a dropped file as text."""
        self._form.installEventFilter(self)
        for line in self._form.findChildren(QLineEdit):
            line.installEventFilter(self)
        for text in self._form.findChildren(QPlainTextEdit):
            text.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.DragLeave:
            self.hovered.emit(False)
        if event.type() not in _MOVES or not isinstance(event, QDropEvent):
            return False
        paths = _files_of(event)
        if not paths:
            return False
        event.acceptProposedAction()
        is_drop = event.type() is QEvent.Type.Drop
        self.hovered.emit(not is_drop)
        if is_drop:
            self.dropped.emit(paths)
        return True


def _files_of(event: QDropEvent) -> list[Path]:
    """The files of this computer that are dragged; none if something else is among them."""
    urls = event.mimeData().urls()
    return (
        [Path(url.toLocalFile()) for url in urls] if all(url.isLocalFile() for url in urls) else []
    )
