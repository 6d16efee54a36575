"""A line over a page that says what has happened and offers what can be done about it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from mgops_desktop.domain.errors import UserError
from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label, set_state

_ICONS = {
    "accent": "info",
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
}
_SECOND_MS = 1000


@dataclass(frozen=True)
class Offer:
    """A button of a notice; pressing it also closes the notice.

    Where the notice is counted down, `act` needs nothing of the page: that may be made anew meanwhile.
    """

    words: str
    act: Callable[[], object]


@dataclass(frozen=True)
class RunningNotice:
    """A notice with a button that is counted down, and the seconds left: it goes on where its page is made anew."""

    text: str
    tone: str
    offers: tuple[Offer, ...]
    seconds: int


class NoticeBar(QFrame):
    """Shows one notice at a time. With `seconds` it goes by itself, counting on its first button.

    `taken` tells that an offer was taken; what was refused then stands in the bar.
    """

    taken = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._left = 0
        self._tone = ""
        self._offers: tuple[Offer, ...] = ()
        self.icon = Icon(look, "info", "accent")
        self.text = label("", "body", wraps=True)
        self.close_button = IconButton(look, "x", "Zamknij powiadomienie")
        self._buttons = QHBoxLayout()
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._lay_out()

        self._timer.timeout.connect(self._count)
        self.close_button.clicked.connect(self.clear)
        self.hide()

    def show_notice(
        self,
        text: str,
        tone: str = "accent",
        offers: Sequence[Offer] = (),
        *,
        seconds: int = 0,
        lasting: bool = False,
    ) -> None:
        """Say something; a `lasting` notice can only be answered, not closed."""
        self._offers, self._left, self._tone = tuple(offers), seconds, tone
        self.icon.show_icon(_ICONS[tone], tone)
        self.text.setText(text)
        set_state(self, "tone", tone)
        discard_widgets(self._buttons)
        for offer in offers:
            button = Button(self._look, offer.words)
            button.clicked.connect(lambda _checked=False, chosen=offer: self._take(chosen))
            self._buttons.addWidget(button)
        self.close_button.setVisible(not lasting)
        self._count_down()
        self.setAccessibleName(text)
        self.show()

    @property
    def running(self) -> RunningNotice | None:
        """The notice that is being counted down, None without one."""
        if self.isHidden() or not self._left or not self._offers:
            return None
        return RunningNotice(self.text.text(), self._tone, self._offers, self._left)

    def show_again(self, running: RunningNotice) -> None:
        """Go on counting what another bar had begun to count."""
        self.show_notice(running.text, running.tone, running.offers, seconds=running.seconds)

    @property
    def is_lasting(self) -> bool:
        """Whether a notice is shown that can only be answered."""
        return not self.isHidden() and self.close_button.isHidden()

    def focus_first(self) -> None:
        """Put the keyboard on the first button: the notice asks something."""
        first = self._buttons.itemAt(0)
        button = first.widget() if first is not None else None
        if button is not None:
            button.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """Take the notice away."""
        self._timer.stop()
        self.hide()

    def _take(self, offer: Offer) -> None:
        self.clear()
        try:
            offer.act()
        except UserError as error:
            self.show_notice(error.message, "danger")
        self.taken.emit()

    def _count(self) -> None:
        self._left -= 1
        if self._left <= 0:
            self.clear()
        else:
            self._count_down()

    def _count_down(self) -> None:
        self._timer.stop()
        if not self._left:
            return
        self._timer.start()
        first = self._buttons.itemAt(0)
        button = first.widget() if first is not None else None
        if isinstance(button, Button):
            button.setText(f"{self._offers[0].words} ({self._left} s)")

    def _lay_out(self) -> None:
        self.setProperty("tone", "accent")
        self._buttons.setSpacing(8)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.icon)
        row.addWidget(self.text, 1)
        row.addLayout(self._buttons)
        row.addWidget(self.close_button)
