"""A screen that says one thing and offers what can be done: refusals, long work, failed backups."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label, title
from mgops_desktop.gui.widgets.notice_bar import Offer

_WIDTH = 520


class MessageScreen(QWidget):
    """A card in the middle: what happened, what was kept, what to do next."""

    def __init__(
        self,
        look: Look,
        heading: str,
        text: str,
        offers: Sequence[Offer] = (),
        *,
        tone: str = "accent",
        busy: bool = False,
    ) -> None:
        super().__init__()
        self.heading = title(heading)
        self.text = label(text, "body", wraps=True)
        self.bar = QProgressBar()
        self.buttons = [self._button(look, n, offer) for n, offer in enumerate(offers)]
        self._lay_out(look, tone)
        self.bar.setVisible(busy)
        self.setAccessibleName(f"{heading} {text}")
        if self.buttons:
            self.setFocusProxy(self.buttons[0])

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Show `done` of `total`, 0 if nobody knows of how much; an empty text keeps the words."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.text.setText(text)

    def _button(self, look: Look, number: int, offer: Offer) -> Button:
        button = Button(look, offer.words, primary=number == 0)
        button.clicked.connect(lambda _checked=False: offer.act())
        return button

    def _lay_out(self, look: Look, tone: str) -> None:
        self.setObjectName("page")
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Postęp")
        card = Card()
        card.setFixedWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(10)
        icon = {"danger": "circle-alert", "warn": "triangle-alert"}.get(tone, "heart-handshake")
        head.addWidget(Icon(look, icon, tone, 26))
        head.addWidget(self.heading, 1)
        card.body.addLayout(head)
        card.body.addWidget(self.text)
        card.body.addWidget(self.bar)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addStretch(1)
        for button in reversed(self.buttons):
            line.addWidget(button)
        card.body.addLayout(line)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
