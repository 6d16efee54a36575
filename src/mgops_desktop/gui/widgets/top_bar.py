"""The bar over every page: search, who is logged in, names veiled or not, light or dark, lock."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.style.tokens import Theme
from mgops_desktop.gui.widgets.button import Button, IconButton
from mgops_desktop.gui.widgets.label import label, tooltip
from mgops_desktop.gui.widgets.rows import ListRow
from mgops_desktop.gui.widgets.search_field import Find, SearchField

_SEARCH_WIDTH, _LEAST_SEARCH = 460, 200
_ACCOUNT_WIDTH = 240  # whoever is called longer finds the rest in the tooltip


def _find_nothing(_text: str) -> Sequence[ListRow]:
    return ()


class TopBar(QWidget):
    """Holds the search; the lock button only asks, the shell locks."""

    lock_asked = Signal()
    veil_asked = Signal()

    def __init__(self, look: Look, find: Find | None, account: str) -> None:
        super().__init__()
        self._look = look
        self.can_search = find is not None
        self.search = SearchField(look, find or _find_nothing)
        self.account = label(account, "second", "muted")
        self.theme = IconButton(look, "moon", "Ciemny wygląd")
        self.lock = IconButton(look, "lock", "Zablokuj program (Ctrl+L)")
        self.veil = IconButton(look, "eye-off", "Zasłoń nazwiska (F9)")
        self.veiled = Button(look, "nazwiska zasłonięte", "eye-off")
        self.veiled.setAccessibleName("Nazwiska zasłonięte. Odsłoń (F9)")
        tooltip(self.veiled, "Odsłoń nazwiska (F9)")
        self._lay_out()
        self.search.setVisible(self.can_search)
        self.show_veil(veiled=False)

        self.theme.clicked.connect(look.toggle_theme)
        self.lock.clicked.connect(self.lock_asked)
        for button in (self.veil, self.veiled):
            button.clicked.connect(self.veil_asked)
        look.changed.connect(self._show_theme)
        self._show_theme()

    def show_account(self, name: str) -> None:
        """Say whose account is open."""
        self.account.setText(name)

    def show_veil(self, *, veiled: bool) -> None:
        """Say whether names are veiled, and forget what was looked for: it may be a name."""
        self.veil.setVisible(not veiled)
        self.veiled.setVisible(veiled)
        self.search.forget()

    def _show_theme(self) -> None:
        light = self._look.theme is Theme.LIGHT
        self.theme.set_icon("moon" if light else "sun")
        self.theme.set_name("Ciemny wygląd" if light else "Jasny wygląd")
        self.search.setMaximumWidth(self._look.px(_SEARCH_WIDTH))
        self.search.setMinimumWidth(self._look.px(_LEAST_SEARCH))
        self.account.setMaximumWidth(self._look.px(_ACCOUNT_WIDTH))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.search, 3)
        row.addStretch(1)
        row.addWidget(self.account)
        row.addSpacing(4)
        row.addWidget(self.veiled)
        row.addWidget(self.veil)
        row.addWidget(self.theme)
        row.addWidget(self.lock)
