"""Buttons: one primary on a screen, quiet ones beside it, links and bare icons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import tooltip

_GAP = 6


class Button(QPushButton):
    """A button with a word and perhaps an icon; the icon follows the theme."""

    def __init__(self, look: Look, text: str, icon: str = "", *, primary: bool = False) -> None:
        super().__init__(text.replace("&", "&&"))
        self._look = look
        self._icon = icon
        self._role = "on_accent" if primary else "text"
        self.setProperty("primary", primary)
        self.setAutoDefault(False)
        look.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon:
            self.setIcon(self._look.icon(self._icon, self._role, gap=_GAP))
            self.setIconSize(self._look.icon_size(gap=_GAP))


class LinkButton(QPushButton):
    """A word that leads on, without a frame."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


class IconButton(QPushButton):
    """A bare icon; its name is told by tooltip and to screen readers."""

    def __init__(self, look: Look, icon: str, name: str) -> None:
        super().__init__()
        self._look = look
        self._icon = icon
        self.setAutoDefault(False)
        self.setFlat(True)
        self.set_name(name)
        look.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_icon(self, icon: str) -> None:
        self._icon = icon
        self._draw_icon()

    def set_name(self, name: str) -> None:
        self.setAccessibleName(name)
        tooltip(self, name)

    def _draw_icon(self) -> None:
        self.setIcon(self._look.icon(self._icon, "muted"))
        self.setIconSize(self._look.icon_size())
