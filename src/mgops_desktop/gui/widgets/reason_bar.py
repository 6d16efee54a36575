"""Asks in place why something is put into the bin, erased for good or taken back."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.line_or_column import LineOrColumn

_QUESTION, _DOING = "Przyczyna przeniesienia do kosza", "Przenieś do kosza"
_LEAST = 220  # pixels of the line, at 100 %


class ReasonBar(QFrame):
    """A line for the reason; `given` tells it, `left` that nothing is to happen."""

    given = Signal(str)
    left = Signal()

    def __init__(
        self,
        look: Look,
        question: str = _QUESTION,
        doing: str = _DOING,
        example: str = "np. wpisana dwa razy",
        icon: str = "trash-2",
    ) -> None:
        super().__init__()
        self._question = question
        self.reason = QLineEdit()
        self.reason.setAccessibleName(question)
        self.reason.setPlaceholderText(example)
        self.go = Button(look, doing, icon)
        self.stay = Button(look, "Zostaw")
        self._lay_out(look)

        self.reason.returnPressed.connect(self._give)
        self.go.clicked.connect(self._give)
        self.stay.clicked.connect(self.leave)
        self.hide()

    def ask(self) -> None:
        """Show the line with the cursor in it."""
        self.reason.clear()
        self.show()
        self.reason.setFocus()

    def leave(self) -> None:
        """Take the line away; nothing happens."""
        self.hide()
        self.left.emit()

    def _give(self) -> None:
        if self.reason.text().strip():
            self.hide()
            self.given.emit(self.reason.text())
        else:
            self.reason.setFocus()

    def _lay_out(self, look: Look) -> None:
        self.setProperty("tone", "warn")
        asked, row = QWidget(), QHBoxLayout()
        asked.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        self.reason.setMinimumWidth(look.px(_LEAST))
        question = label(f"{self._question}:")
        question.setBuddy(self.reason)
        row.addWidget(question)
        row.addWidget(self.reason, 1)
        answers, buttons = QWidget(), QHBoxLayout()
        answers.setLayout(buttons)
        buttons.setContentsMargins(0, 0, 0, 0)
        buttons.setSpacing(10)
        buttons.addWidget(self.go)
        buttons.addWidget(self.stay)
        buttons.addStretch(0)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(14, 8, 10, 8)
        whole.addWidget(LineOrColumn([asked, answers], spacing=10))
