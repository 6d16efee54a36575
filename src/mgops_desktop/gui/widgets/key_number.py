"""A number that matters, with the words that say what it counts."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import caption, label


class KeyNumber(Card):
    """A card with one large number, its words and a note under them."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self.number = label("", "number")
        self.words = label("", "second_strong", wraps=True)
        self.note_line = caption("", wraps=True)
        self.icon = Icon(look, icon)
        self._arrange()

    def show_number(self, number: str, words: str, note: str = "") -> None:
        """Show e.g. "14", "rodzin objętych wsparciem", "limit 15 · jedno wolne miejsce"."""
        self.number.setText(number)
        self.words.setText(words)
        self.note_line.setText(note)
        self.note_line.setVisible(bool(note))
        self.setAccessibleName(f"{number} {words}")
        self.setAccessibleDescription(note)

    def _arrange(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        for line in (self.number, self.words, self.note_line):
            words.addWidget(line)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addLayout(words, 1)
        row.addWidget(self.icon)
        self.body.addLayout(row)
