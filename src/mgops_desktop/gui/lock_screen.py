"""The door: who is it, and the password. Light to import, because it is the first thing shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import PlainLabel, caption, label, set_state, title

_WIDTH = 380
_SECOND_MS = 1000


class PasswordLine(QLineEdit):
    """A line of dots that notices Caps Lock by the letters that arrive (Qt cannot ask for it)."""

    caps_noticed = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName("Hasło")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        letter = event.text()
        if letter.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_noticed.emit(letter.isupper() is not shift)
        super().keyPressEvent(event)


@dataclass(frozen=True)
class Words:
    """What stands on the buttons: to go in, while it is tried, and the ways out without the password.

    Without `elsewhere` no other folder is offered.
    """

    enter: str
    entering: str
    other: str
    elsewhere: str = ""


_DOOR = Words("Otwórz", "Otwieram…", "Nie pamiętam hasła", "Otwórz inny folder")


class LockScreen(QWidget):
    """Asks for account and password and judges neither: `unlock_asked` gives both to the shell.

    The shell answers with `show_opening`, with `deny`, or by showing the window. `recovery_asked`: the password is
    forgotten. `other_asked`: the data that are wanted lie in another folder.
    """

    unlock_asked = Signal(str, str)
    recovery_asked = Signal()
    other_asked = Signal()

    def __init__(
        self, look: Look, accounts: Sequence[Choice], note: str = "", words: Words = _DOOR
    ) -> None:
        super().__init__()
        self._words = words
        self._message = ""
        self._wait = 0
        self.account = ChoiceField(look)
        self.password = PasswordLine()
        self.reveal = IconButton(look, "eye", "Pokaż hasło")
        self.caps = caption("Włączony jest Caps Lock.")
        self.message = label("", "second", "danger", wraps=True)
        self.enter = Button(look, words.enter, primary=True)
        self.forgotten = Button(look, words.other)
        self.other = Button(look, words.elsewhere)
        self._clock = QTimer(self)
        self._clock.setInterval(_SECOND_MS)
        self._offer(accounts)
        self._lay_out(look, note)

        self._clock.timeout.connect(self._tick)
        self.password.returnPressed.connect(self._ask)
        self.password.caps_noticed.connect(self.caps.setVisible)
        self.password.textEdited.connect(self._forget_message)
        self.account.edited.connect(self.password.setFocus)
        self.enter.clicked.connect(self._ask)
        self.forgotten.clicked.connect(self.recovery_asked)
        self.other.clicked.connect(self.other_asked)
        self.reveal.clicked.connect(self._reveal)
        self.caps.hide()
        self._show_message("")
        self.setFocusProxy(self.password)
        self.password.setFocus()

    def show_opening(self) -> None:
        """The password is being tried; that takes most of a second by intent."""
        self._allow(allowed=False)
        self.enter.setText(self._words.entering)

    def deny(self, message: str, wait: int = 0) -> None:
        """Say why it did not open, and count the seconds until the next try."""
        self.password.clear()
        self._message, self._wait = message, wait
        self._show_state()
        if wait:
            self._clock.start()

    def _tick(self) -> None:
        self._wait -= 1
        if self._wait <= 0:
            self._clock.stop()
        self._show_state()

    def _show_state(self) -> None:
        waits = self._wait > 0
        later = f" Następna próba za {self._wait} s." if waits else ""
        self._show_message(f"{self._message}{later}")
        self._allow(allowed=not waits)
        self.enter.setText(self._words.enter)
        if not waits:
            self.password.setFocus()

    def _allow(self, *, allowed: bool) -> None:
        for part in (
            *(self.account, self.password, self.reveal),
            *(self.enter, self.forgotten, self.other),
        ):
            part.setEnabled(allowed)

    def _ask(self) -> None:
        if self.password.text():
            self.unlock_asked.emit(self.account.chosen, self.password.text())
        else:
            self._show_message("Wpisz hasło.")
            self.password.setFocus()

    def _forget_message(self) -> None:
        self._show_message("")

    def _show_message(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.password.setAccessibleDescription(message)
        set_state(self.password, "invalid", bool(message))

    def _reveal(self) -> None:
        hidden = self.password.echoMode() is QLineEdit.EchoMode.Password
        mode = QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password
        self.password.setEchoMode(mode)
        self.reveal.set_icon("eye-off" if hidden else "eye")
        self.reveal.set_name("Ukryj hasło" if hidden else "Pokaż hasło")

    def _offer(self, accounts: Sequence[Choice]) -> None:
        self.account.set_choices(accounts)
        self.account.setAccessibleName("Konto")
        if accounts:
            self.account.choose(accounts[0].key)

    def _lay_out(self, look: Look, note: str) -> None:
        card = Card()
        card.setFixedWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Icon(look, "heart-handshake", "accent", 26))
        head.addWidget(title("MGOPS Desktop"), 1)
        card.body.addLayout(head)
        if note:
            card.body.addWidget(caption(note, wraps=True))
        card.body.addSpacing(8)
        if self.account.count() > 1:
            self._add_labelled(card, "Konto", self.account, self.account)
        line = QHBoxLayout()
        line.setSpacing(4)
        line.addWidget(self.password, 1)
        line.addWidget(self.reveal)
        self._add_labelled(card, "Hasło", self.password, line)
        for part in (self.caps, self.message):
            card.body.addWidget(part)
        card.body.addSpacing(8)
        card.body.addWidget(self.enter)
        card.body.addWidget(self.forgotten)
        card.body.addWidget(self.other)
        self.other.setHidden(not self._words.elsewhere)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def _add_labelled(
        self, card: Card, words: str, buddy: QWidget, part: QWidget | QHBoxLayout
    ) -> None:
        above = PlainLabel(words)
        above.setProperty("kind", "second_strong")
        above.setBuddy(buddy)
        card.body.addWidget(above)
        if isinstance(part, QWidget):
            card.body.addWidget(part)
        else:
            card.body.addLayout(part)
