"""Asks in place for another day."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.date_field import DateField, ParseDate
from mgops_desktop.gui.widgets.label import label

_QUESTION = "Nowy dzień wizyty"
_MISSING = "Wpisz dzień, np. 27.11.2026 albo „jutro”."


class DayBar(QFrame):
    """A field for the day; `given` tells it, `left` that nothing is to happen. What was refused is said under it."""

    given = Signal(object)
    left = Signal()

    def __init__(self, look: Look, parse: ParseDate) -> None:
        super().__init__()
        self.day = DateField(look, parse)
        self.day.setAccessibleName(_QUESTION)
        self.error = label("", "second", "danger", wraps=True)
        self.go = Button(look, "Przełóż", "calendar")
        self.stay = Button(look, "Zostaw")
        self._lay_out()

        self.day.returnPressed.connect(self._give)
        self.go.clicked.connect(self._give)
        self.stay.clicked.connect(self.leave)
        self.hide()

    def ask(self, day: date) -> None:
        """Show the field with a day to begin from, and the cursor in it."""
        self.refuse("")
        self.day.set_day(day)
        self.show()
        self.day.setFocus()
        self.day.selectAll()

    def refuse(self, text: str) -> None:
        """Say why the day cannot be taken."""
        self.error.setText(text)
        self.error.setVisible(bool(text))

    def leave(self) -> None:
        """Take the field away; nothing happens."""
        self.hide()
        self.left.emit()

    def _give(self) -> None:
        day = self.day.day()
        if day is None:
            self.refuse(self.day.problem() or _MISSING)
            self.day.setFocus()
        else:
            self.given.emit(day)

    def _lay_out(self) -> None:
        self.setProperty("tone", "accent")
        self.error.hide()
        question = label(f"{_QUESTION}:")
        question.setBuddy(self.day)
        buttons = QHBoxLayout()
        buttons.addWidget(self.go)
        buttons.addWidget(self.stay)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        column.addWidget(question)
        column.addWidget(self.day)
        column.addWidget(self.error)
        column.addLayout(buttons)
