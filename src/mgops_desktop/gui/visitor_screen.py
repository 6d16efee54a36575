"""Tryb przy gościu: one family on the screen and nothing else; the way out asks for the password."""

import math
from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.gui import keys
from mgops_desktop.gui.lock_screen import LockScreen, Words
from mgops_desktop.gui.pages.visitor_page import VisitorPage
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.status_bar import PRACTICE
from mgops_desktop.storage.vault.passwords import Attempts

_WORDS = Words("Zakończ tryb", "Sprawdzam…", "Wróć do rodziny")
_NOTE = "Koniec trybu przy gościu. Potem widać wszystkie rodziny."
_FAULT = "Hasła nie udało się sprawdzić. Spróbuj jeszcze raz."


class VisitorScreen(QWidget):
    """Shows the card and the forms of one family. `confirm` raises WrongPassword; `ended` tells that it did not.

    Nothing else is made here: no rail, no search, no notices of the program.
    """

    lock_asked = Signal()
    ended = Signal()

    def __init__(
        self, parts: Parts, family: UUID, account: Choice, confirm: Callable[[str], None]
    ) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._confirm = confirm
        self._attempts = Attempts()
        self.page = VisitorPage(parts, family)
        self.end = Button(look, "Zakończ", "x")
        self.end.setAccessibleName("Zakończ tryb przy gościu")
        self.lock = IconButton(look, "lock", "Zablokuj program (Ctrl+L)")
        self.door = LockScreen(look, [account], _NOTE, _WORDS)
        self.shown = QWidget()
        self._stack = QStackedWidget()
        self._lay_out()
        self.setFocusProxy(self.page)

        self.end.clicked.connect(self._ask)
        self.lock.clicked.connect(self.lock_asked)
        self.door.unlock_asked.connect(self._try)
        self.door.forgotten.clicked.connect(self._return)
        keys.bind(self, keys.LOCK, self.lock_asked.emit)
        keys.bind(self, keys.BACK, self._back)
        keys.bind(self, keys.REFRESH, self.page.read_again)
        keys.bind(self, keys.VISITOR, self._ask)

    def place(self) -> Target:
        """Return what leads back to what is shown, with the family as its owner."""
        return self.page.place()

    def _ask(self) -> None:
        self.page.keep_unsaved()
        self._stack.setCurrentWidget(self.door)
        self.door.password.setFocus()

    def _back(self) -> None:
        if self._stack.currentWidget() is self.door:
            self._return()
        else:
            self.page.back()

    def _return(self) -> None:
        self.door.password.clear()
        self._stack.setCurrentWidget(self.shown)
        self.page.setFocus()

    def _try(self, _login: str, password: str) -> None:
        self.door.show_opening()
        task = self._parts.tasks.run(partial(self._confirm, password), self._end, self._deny)
        task.broken.connect(self._deny_fault)

    def _end(self, _nothing: None) -> None:
        self.ended.emit()

    def _deny(self, error: UserError) -> None:
        wait = 0
        if isinstance(error, WrongPassword):
            self._attempts.failed()
            wait = math.ceil(self._attempts.seconds_left)
        self.door.deny(error.message, wait)

    def _deny_fault(self) -> None:
        self.door.deny(_FAULT)

    def _lay_out(self) -> None:
        look = self._parts.look
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Icon(look, "user-lock", "accent"))
        top.addWidget(label("Tryb przy gościu", "strong", "accent"))
        top.addStretch(1)
        if self._parts.practice:
            top.addWidget(badge_label(Badge(PRACTICE, "warn")))
        top.addWidget(self.lock)
        top.addWidget(self.end)
        column = QVBoxLayout(self.shown)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self.page, 1)
        self._stack.addWidget(self.shown)
        self._stack.addWidget(self.door)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
