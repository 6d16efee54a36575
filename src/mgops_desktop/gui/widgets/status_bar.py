"""The foot of the window: when was saved, how old the checked backup is, practice or not."""

from datetime import time

from PySide6.QtWidgets import QFrame, QHBoxLayout

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import caption, label

_ICONS = {
    "ok": "circle-check",
    "warn": "triangle-alert",
    "danger": "circle-alert",
    "muted": "clock",
}


PRACTICE = "PLIK ĆWICZENIOWY"
_HEIGHT = 35


class StatusBar(QFrame):
    """Shows the state of saving and of the backup, and the mark of the practice file."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.icon = Icon(look, "circle-check", "ok", 15)
        self.saved = caption()
        self.dot = label("·", "caption", "muted")
        self.backup_icon = Icon(look, "clock", "muted", 15)
        self.backup = caption()
        self.practice = badge_label(Badge(PRACTICE, "warn"))
        self._lay_out()
        self._fit()
        look.changed.connect(self._fit)
        for part in (self.icon, self.saved, self.dot, self.backup_icon, self.backup, self.practice):
            part.hide()

    def show_saved(self, at: time) -> None:
        """Say that everything entered is stored."""
        self._show_saving("ok", f"Zapisano {at:%H:%M}")

    def show_draft(self, at: time) -> None:
        """Say that a draft is kept, but the form is not saved yet."""
        self._show_saving("muted", f"Szkic {at:%H:%M}")

    def show_backup(self, text: str, tone: str = "muted") -> None:
        """Say how old the last checked backup is; `warn` and `danger` get their icon."""
        self.backup.setText(text)
        self.backup.setVisible(bool(text))
        self.backup_icon.show_icon(_ICONS[tone], tone)
        self.backup_icon.setVisible(bool(text) and tone in ("warn", "danger"))
        self._show_dot()

    def show_practice(self, *, is_practice: bool) -> None:
        """Mark invented data on every screen."""
        self.practice.setVisible(is_practice)

    def _show_saving(self, tone: str, text: str) -> None:
        self.icon.show_icon(_ICONS[tone], tone)
        self.saved.setText(text)
        self.icon.show()
        self.saved.show()
        self._show_dot()

    def _show_dot(self) -> None:
        self.dot.setVisible(bool(self.saved.text()) and bool(self.backup.text()))

    def _fit(self) -> None:
        """As high as its badge asks with this size of text, however little a page leaves it."""
        self.setFixedHeight(self._look.px(_HEIGHT))

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 6, 24, 6)
        row.setSpacing(8)
        for part in (self.icon, self.saved, self.dot, self.backup_icon, self.backup):
            row.addWidget(part)
        row.addStretch(1)
        row.addWidget(self.practice)
