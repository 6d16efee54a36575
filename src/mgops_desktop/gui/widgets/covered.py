"""What stands in the place of a field whose words are not to be seen now."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label

_WORDS = "zasłonięte – F9 odsłania"


class Covered(QFrame):
    """An icon and a word; nothing of what stands in the field."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.words = label(_WORDS, "second", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(8)
        row.addWidget(Icon(look, "eye-off", "muted"))
        row.addWidget(self.words, 1)
