"""What stands where data will stand: the first step, or work that is going on."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label

_WIDTH, _NARROWEST, _MARGIN = 380, 120, 16
_WIDEST = 560  # pixels at any size of text: it stands beside lists


class EmptyState(QWidget):
    """Says that there is nothing yet and offers the first step; `beside` is another button for it."""

    action_asked = Signal()

    def __init__(
        self,
        look: Look,
        icon: str,
        text: str,
        action: str = "",
        action_icon: str = "plus",
        beside: Button | None = None,
    ) -> None:
        super().__init__()
        self.icon = Icon(look, icon, "muted", 28)
        self.text = label(text, "body", "muted", wraps=True)
        self.action = Button(look, action, action_icon) if action else None
        self.beside = beside
        self._look = look
        self._room = _WIDEST
        self._lay_out()
        look.changed.connect(self._fit)
        if self.action is not None:
            self.action.clicked.connect(self.action_asked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._room = event.size().width() - 2 * _MARGIN
        self._fit()

    def _fit(self) -> None:
        """As wide as is good to read, and no wider than the card it stands in."""
        self.text.setFixedWidth(max(1, min(_width(self._look), self._room)))

    def minimumSizeHint(self) -> QSize:
        """A narrow card may be narrower than the text is wide now."""
        return QSize(self._look.px(_NARROWEST), super().minimumSizeHint().height())

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        column.addWidget(self.icon, 0, centre)
        column.addWidget(self.text, 0, centre)
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.action, self.beside):
            if button is not None:
                row.addWidget(button)
        row.setAlignment(centre)
        column.addLayout(row)
        column.addStretch(3)


class BusyState(QWidget):
    """Says what is being done and how far it is; it can be stopped."""

    cancel_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.text = label("", "body", "muted", wraps=True)
        self.bar = QProgressBar()
        self.cancel = Button(look, "Przerwij")
        self._look = look
        self._room = _WIDEST
        self._lay_out()
        look.changed.connect(self._fit)
        self.cancel.clicked.connect(self._ask_cancel)

    def begin(self, text: str) -> None:
        """Start again with a text, and with a bar that only says "working"."""
        self.text.setText(text)
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self.cancel.setText("Przerwij")

    def show_progress(self, done: int, total: int, text: str = "") -> None:
        """Show `done` of `total`, 0 if nobody knows of how much; an empty text keeps the words."""
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if text:
            self.text.setText(text)

    def _ask_cancel(self) -> None:
        self.cancel.setEnabled(False)
        self.cancel.setText("Przerywam…")
        self.cancel_asked.emit()

    def _fit(self) -> None:
        for part in (self.text, self.bar):
            part.setFixedWidth(_width(self._look))

    def _lay_out(self) -> None:
        centre = Qt.AlignmentFlag.AlignHCenter
        self.text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._fit()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Postęp")
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self.text, self.bar, self.cancel):
            column.addWidget(part, 0, centre)
        column.addStretch(3)


class Stateful(QStackedWidget):
    """Shows content, the first step, or work going on; one at a time."""

    def __init__(self, look: Look, content: QWidget, empty: EmptyState) -> None:
        super().__init__()
        self.content = content
        self.empty = empty
        self.busy = BusyState(look)
        for part in (content, empty, self.busy):
            self.addWidget(part)

    def show_content(self, *, is_empty: bool) -> None:
        self.setCurrentWidget(self.empty if is_empty else self.content)

    def show_busy(self, text: str) -> None:
        self.busy.begin(text)
        self.setCurrentWidget(self.busy)


def _width(look: Look) -> int:
    return min(look.px(_WIDTH), _WIDEST)
