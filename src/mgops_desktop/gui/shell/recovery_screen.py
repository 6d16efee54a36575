"""The way in without the password: the code of the recovery sheet, and a new password."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.choice_field import Choice, ChoiceField
from mgops_desktop.gui.widgets.label import PlainLabel, caption, label, set_state, title
from mgops_desktop.gui.widgets.scroll_column import ScrollColumn

_WIDTH = 460
_EXPLAINED = (
    "Wpisz kod z karty odzyskiwania, która leży w sejfie ośrodka, i ustal nowe hasło. Danych to nie zmienia. "
    "W dzienniku zostaje ślad, czyje hasło ustawiono."
)
_DIFFER = "Hasła się różnią. Wpisz jeszcze raz to samo hasło."
_GO, _WORKING = "Ustaw nowe hasło", "Sprawdzam kod…"
_EMPTY = "Wpisz kod odzyskiwania."


class RecoveryScreen(QWidget):
    """Asks for account, code and new password; `filled` gives the three, `left` leads back to the password."""

    filled = Signal(str, str, str)
    left = Signal()

    def __init__(self, look: Look, accounts: Sequence[Choice]) -> None:
        super().__init__()
        self.account = ChoiceField(look)
        self.code = QLineEdit()
        self.password = QLineEdit()
        self.repeated = QLineEdit()
        self.message = label("", "second", "danger", wraps=True)
        self.back = Button(look, "Wróć", "chevron-left")
        self.go = Button(look, _GO, "check", primary=True)
        self.bar = QProgressBar()
        self.account.set_choices(accounts)
        if accounts:
            self.account.choose(accounts[0].key)
        self._lay_out(look, several=len(accounts) > 1)
        self.setFocusProxy(self.code)

        self.repeated.returnPressed.connect(self._give)
        self.code.returnPressed.connect(self.password.setFocus)
        self.password.returnPressed.connect(self.repeated.setFocus)
        self.go.clicked.connect(self._give)
        self.back.clicked.connect(self.left)

    def refuse(self, message: str) -> None:
        """Say why nothing was set; what was typed stays."""
        self._show_work(is_going_on=False)
        self._show(message)
        self.code.setFocus()

    def _give(self) -> None:
        if not self.code.text().strip():
            self._show(_EMPTY)
            self.code.setFocus()
        elif self.password.text() != self.repeated.text():
            self._show(_DIFFER)
            self.repeated.setFocus()
        else:
            self._show("")
            self._show_work(is_going_on=True)
            self.filled.emit(self.account.chosen, self.code.text(), self.password.text())

    def _show_work(self, *, is_going_on: bool) -> None:
        """Trying a code takes most of a second by intent."""
        for part in (self.account, self.code, self.password, self.repeated, self.back, self.go):
            part.setEnabled(not is_going_on)
        self.go.setText(_WORKING if is_going_on else _GO)
        self.bar.setVisible(is_going_on)

    def _show(self, message: str) -> None:
        self.message.setText(message)
        self.message.setVisible(bool(message))
        self.code.setAccessibleDescription(message)
        set_state(self.code, "invalid", bool(message))

    def _lay_out(self, look: Look, *, several: bool) -> None:
        self.setObjectName("page")
        card = Card()
        card.setFixedWidth(look.px(_WIDTH))
        card.body.setContentsMargins(28, 24, 28, 24)
        card.body.setSpacing(8)
        card.body.addWidget(title("Nowe hasło"))
        card.body.addWidget(label(_EXPLAINED, "body", wraps=True))
        if several:
            self._add(card, "Konto", self.account)
        self._add(card, "Kod odzyskiwania", self.code)
        card.body.addWidget(caption("Małe litery, spacje i kreski nie mają znaczenia.", wraps=True))
        for words, line in (("Nowe hasło", self.password), ("Jeszcze raz", self.repeated)):
            line.setEchoMode(QLineEdit.EchoMode.Password)
            self._add(card, words, line)
        card.body.addWidget(
            caption("Co najmniej 12 znaków. Kilka słów to dobre hasło.", wraps=True)
        )
        self.bar.setRange(0, 0)
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Sprawdzam kod i ustawiam hasło")
        for part in (self.message, self.bar):
            card.body.addWidget(part)
            part.hide()
        line_of_buttons = QHBoxLayout()
        line_of_buttons.addStretch(1)
        line_of_buttons.addWidget(self.back)
        line_of_buttons.addWidget(self.go)
        card.body.addLayout(line_of_buttons)
        scroll = ScrollColumn("Nowe hasło")
        scroll.stand(card)
        QVBoxLayout(self).addWidget(scroll)

    def _add(self, card: Card, words: str, field: QWidget) -> None:
        above = PlainLabel(words)
        above.setProperty("kind", "second_strong")
        above.setBuddy(field)
        field.setAccessibleName(words)
        card.body.addWidget(above)
        card.body.addWidget(field)
