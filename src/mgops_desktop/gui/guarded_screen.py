"""A screen that others look at too: one page in the place of the window; the way out asks for the password."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.domain.errors import UserError, WrongPassword
from mgops_desktop.gui import keys
from mgops_desktop.gui.lock_screen import LockScreen, Words
from mgops_desktop.gui.pages.page import Page
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.targets import Target
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label
from mgops_desktop.gui.widgets.status_bar import PRACTICE
from mgops_desktop.storage.vault.passwords import Attempts

_FAULT = "Hasła nie udało się sprawdzić. Spróbuj jeszcze raz."


@dataclass(frozen=True)
class Guarded:
    """What the screen is called, its icon, what the way out says."""

    name: str
    icon: str
    end: str
    note: str
    words: Words


class GuardedScreen(QWidget):
    """Shows one page. `confirm` raises WrongPassword; `ended` tells that it did not.

    Nothing else is made here: no rail, no search, no notices of the program.
    """

    lock_asked = Signal()
    ended = Signal()

    def __init__(
        self,
        parts: Parts,
        page: Page,
        guarded: Guarded,
        account: Choice,
        confirm: Callable[[str], None],
    ) -> None:
        super().__init__()
        look = parts.look
        self._parts = parts
        self._confirm = confirm
        self._attempts = Attempts()
        self._page = page
        self.end = Button(look, "Zakończ", "x")
        self.end.setAccessibleName(guarded.end)
        self.lock = IconButton(look, "lock", "Zablokuj program (Ctrl+L)")
        self.door = LockScreen(look, [account], guarded.note, guarded.words)
        self.shown = QWidget()
        self._stack = QStackedWidget()
        self._lay_out(guarded)
        self.setFocusProxy(page)

        self.end.clicked.connect(self.ask_to_end)
        self.lock.clicked.connect(self.lock_asked)
        self.door.unlock_asked.connect(self._try)
        self.door.forgotten.clicked.connect(self._return)
        keys.bind(self, keys.LOCK, self.lock_asked.emit)
        keys.bind(self, keys.BACK, self._back)
        keys.bind(self, keys.REFRESH, page.read_again)

    def place(self) -> Target | None:
        """Return what leads back to what is shown."""
        return self._page.place()

    def open_target(self, target: Target) -> None:
        """Show again what `place` gave."""
        self._page.open_target(target)

    def keep_unsaved(self) -> None:
        """Keep what was typed."""
        self._page.keep_unsaved()

    def ask_to_end(self) -> None:
        """Ask for the password."""
        self._page.keep_unsaved()
        self._stack.setCurrentWidget(self.door)
        self.door.password.setFocus()

    def _back(self) -> None:
        if self._stack.currentWidget() is self.door:
            self._return()
        else:
            self._page.back()

    def _return(self) -> None:
        self.door.password.clear()
        self._stack.setCurrentWidget(self.shown)
        self._page.setFocus()

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

    def _lay_out(self, guarded: Guarded) -> None:
        look = self._parts.look
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(Icon(look, guarded.icon, "accent"))
        top.addWidget(label(guarded.name, "strong", "accent"))
        top.addStretch(1)
        if self._parts.practice:
            top.addWidget(badge_label(Badge(PRACTICE, "warn")))
        top.addWidget(self.lock)
        top.addWidget(self.end)
        column = QVBoxLayout(self.shown)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(16)
        column.addLayout(top)
        column.addWidget(self._page, 1)
        self._stack.addWidget(self.shown)
        self._stack.addWidget(self.door)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)
