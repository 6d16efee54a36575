"""The head of a page: its title, what is wrong, and what can be done, the chief thing last."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.label import label, title

_TITLE = 420  # pixels of a long title that must stay readable beside the buttons


class PageHeader(QWidget):
    """Title with badges, a second line, and buttons at the right; the primary one stands last."""

    def __init__(self, text: str = "", actions: Sequence[QPushButton] = ()) -> None:
        super().__init__()
        self.title = title(text)
        self.note = label("", "second", "muted")
        self._actions = tuple(actions)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._words = QVBoxLayout()
        self._badges = QHBoxLayout()
        self._buttons = QHBoxLayout()
        self._lay_out()

    def show_title(self, text: str, note: str = "", badges: Sequence[Badge] = ()) -> None:
        """Say what the page shows; nothing of it goes into the window's own title."""
        self.title.setText(text)
        self.note.setText(note)
        discard_widgets(self._badges)
        for badge in badges:
            self._badges.addWidget(badge_label(badge))
        self._fit()

    def add_before_last(self, action: QPushButton) -> None:
        """Add a button beside the chief one."""
        self._buttons.insertWidget(self._buttons.count() - 1, action)

    def minimumSizeHint(self) -> QSize:
        words, actions = self._words.minimumSize(), self._buttons.minimumSize()
        width = max(words.width(), actions.width())
        if self._row.direction() is QBoxLayout.Direction.TopToBottom:
            return QSize(width, words.height() + self._row.spacing() + actions.height())
        return QSize(width, max(words.height(), actions.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        """Put the buttons under the title when large text leaves no room beside it.

        Not before it is to be shown: to ask parts for their size has them styled, and that once more for each parent.
        """
        if not self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
            return
        title = min(self.title.sizeHint().width(), _TITLE)
        badges, actions = self._badges.sizeHint().width(), self._buttons.minimumSize().width()
        is_tight = self.width() < title + badges + actions + 3 * self._row.spacing()
        way = QBoxLayout.Direction.TopToBottom if is_tight else QBoxLayout.Direction.LeftToRight
        if way is not self._row.direction():
            self._row.setDirection(way)
            self.updateGeometry()

    def _lay_out(self) -> None:
        self._badges.setSpacing(8)
        first = QHBoxLayout()
        first.setSpacing(10)
        first.addWidget(self.title)
        first.addLayout(self._badges)
        first.addStretch(1)
        self._words.setSpacing(0)
        self._words.addLayout(first)
        self._words.addWidget(self.note)
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        for button in self._actions:
            self._buttons.addWidget(button)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addLayout(self._words, 1)
        self._row.addLayout(self._buttons)
