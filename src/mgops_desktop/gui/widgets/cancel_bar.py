"""Asks in place who called a visit off: one key or one click."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from mgops_desktop.domain.visit import CANCELLED_LABELS, CancelledBy
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import label

_QUESTION = "Kto odwołał wizytę?"
_KEYS = {
    Qt.Key.Key_R: CancelledBy.FAMILY,
    Qt.Key.Key_A: CancelledBy.ASSISTANT,
    Qt.Key.Key_K: CancelledBy.OTHER,
}


class CancelBar(QFrame):
    """A button for each who can call off; `given` tells who, `left` that nothing is to happen."""

    given = Signal(object)
    left = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.buttons = {
            who: Button(look, f"{CANCELLED_LABELS[who]} ({chr(key)})") for key, who in _KEYS.items()
        }
        self.stay = Button(look, "Zostaw")
        self._lay_out()

        for who, button in self.buttons.items():
            button.clicked.connect(lambda _checked=False, chosen=who: self.given.emit(chosen))
        self.stay.clicked.connect(self.leave)
        self.hide()

    def ask(self) -> None:
        """Show the buttons, and the cursor on the first of them."""
        self.show()
        next(iter(self.buttons.values())).setFocus()

    def leave(self) -> None:
        """Take the question away; nothing happens."""
        self.hide()
        self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        who = _KEYS.get(Qt.Key(event.key()))
        if who is None or event.modifiers():
            super().keyPressEvent(event)
        else:
            self.given.emit(who)

    def _lay_out(self) -> None:
        self.setProperty("tone", "accent")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        for part in (label(_QUESTION), *self.buttons.values(), self.stay):
            column.addWidget(part)
