"""Asks in place whether a step of a document is also to be written into the records that it concerns."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import label


class TellsBar(QWidget):
    """`answered` gives the words that were agreed to, none where only the document is to be noted; `left`: neither."""

    answered = Signal(str)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._words = ""
        self.words = label("", "body", wraps=True)
        self.both = Button(look, "Zapisz też tam", "check", primary=True)
        self.only = Button(look, "Tylko przy dokumencie", "file-text")
        self.back = Button(look, "Wróć", "x")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.words, 1)
        for button in (self.both, self.only, self.back):
            row.addWidget(button)
        self.hide()

        self.both.clicked.connect(lambda: self._answer(self._words))
        self.only.clicked.connect(lambda: self._answer(""))
        self.back.clicked.connect(self.leave)

    def ask_of(self, words: str) -> None:
        """Show what would be written."""
        self._words = words
        self.words.setText(f"Zapisać to też w procedurze? {words[:1].upper()}{words[1:]}.")
        self.show()
        self.both.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is noted."""
        self.hide()
        self.left.emit()

    def _answer(self, words: str) -> None:
        self.hide()
        self.answered.emit(words)
