"""A word of a dictionary that may grow: one of those there are, or a new one."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter

from mgops_desktop.domain.text import search_key
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.suggesting_line import SuggestingLine


class WordField(SuggestingLine):
    """Keeps the key of a word of the dictionary, or the new word as it was typed; says at its end which it is.

    The arrow down shows the words there are.
    """

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._choices: tuple[Choice, ...] = ()
        self._model = QStringListModel(self)
        completer = QCompleter(self._model, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        if (popup := completer.popup()) is not None:
            popup.setAccessibleName("Podpowiedzi")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer the words of the dictionary."""
        self._choices = tuple(choices)
        self._model.setStringList([one.label for one in choices])

    def value(self) -> Value:
        found = self._found()
        return found.key if found else self.text().strip() or None

    def set_value(self, value: Value) -> None:
        self.setText(self.said(value))

    def said(self, value: Value) -> str:
        known = next((one for one in self._choices if one.key == value), None)
        return known.label if known else str(value or "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        completer = self.completer()
        if event.key() == Qt.Key.Key_Down and completer is not None:
            completer.setCompletionPrefix("" if self._found() else self.text())
            completer.complete()
        else:
            super().keyPressEvent(event)

    def suffix(self) -> str:
        return "nowe słowo" if self.text().strip() and self._found() is None else ""

    def _found(self) -> Choice | None:
        wanted = search_key(self.text())
        return next((one for one in self._choices if search_key(one.label) == wanted), None)
