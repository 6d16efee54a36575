"""A line under which suggestions open while one types."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from mgops_desktop.gui.widgets.fields import TextLine


class SuggestingLine(TextLine):
    """Esc closes open suggestions and does nothing else: without this the window's own Esc would leave the form."""

    def suggestions(self) -> QCompleter | None:
        """Return what opens the suggestions."""
        return self.completer()

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            completer = self.suggestions()
            popup = completer.popup() if completer is not None else None
            if event.key() == Qt.Key.Key_Escape and popup is not None and popup.isVisible():
                event.accept()
                return True
        return super().event(event)
