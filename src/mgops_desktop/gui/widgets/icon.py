"""An icon standing by itself."""

from PySide6.QtWidgets import QSizePolicy

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import PlainLabel


class Icon(PlainLabel):
    """A drawing in the colour of a role, which follows theme and text size."""

    def __init__(self, look: Look, name: str, role: str = "muted", size: int = 18) -> None:
        super().__init__()
        self._look = look
        self._name = name
        self._role = role
        self._size = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._draw)
        self._draw()

    def show_icon(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self._draw()

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        self.setPixmap(self._look.pixmap(self._name, self._role, self._size, ratio))
