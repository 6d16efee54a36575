"""Cards under each other that scroll together when there is less room than they need."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets

_SPACING = 12
_ALL = 1000  # parts of the width, if the card takes so much


class ScrollColumn(QScrollArea):
    """The one thing that scrolls in its part of the page; what stands in it must not scroll."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self.setAccessibleName(name)
        self._lay_out()

    def add(self, card: QWidget) -> None:
        """Add a card under the others."""
        self._column.insertWidget(self._column.count() - 1, card)
        explicit = card.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
        if self._inner.isVisible() and not explicit:
            card.show()  # at once, not when the layout comes to it: keys may go there now

    def stand(self, card: QWidget) -> None:
        """Let one card stand alone a little over the middle, like the password window; it scrolls without room."""
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, _ALL)
        row.addStretch(1)
        self._column.insertStretch(0, 2)
        self._column.insertLayout(1, row)
        self._column.setStretch(2, 3)

    def clear(self) -> None:
        """Take all cards away for good."""
        discard_widgets(self._column)

    def _lay_out(self) -> None:
        self._inner.setObjectName("page")
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(_SPACING)
        self._column.addStretch(1)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setWidget(self._inner)
