"""The head of a page: its title, what is wrong, and what can be done, the chief thing last."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.label import label, title


class PageHeader(QWidget):
    """Title with badges, a second line, and buttons at the right; the primary one stands last."""

    def __init__(self, text: str = "", actions: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.title = title(text)
        self.note = label("", "second", "muted")
        self._badges = QHBoxLayout()
        self._actions = tuple(actions)
        self._lay_out()

    def show_title(self, text: str, note: str = "", badges: Sequence[Badge] = ()) -> None:
        """Say what the page shows; nothing of it goes into the window's own title."""
        self.title.setText(text)
        self.note.setText(note)
        discard_widgets(self._badges)
        for badge in badges:
            self._badges.addWidget(badge_label(badge))

    def _lay_out(self) -> None:
        self._badges.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.title)
        first.addLayout(self._badges)
        first.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addLayout(first)
        words.addWidget(self.note)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(words, 1)
        for button in self._actions:
            row.addWidget(button)
