"""One of several: a drop-down that shows words and gives keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value

_WIDEST = 320  # by itself; a form may make it wider


@dataclass(frozen=True)
class Choice:
    """Something that can be chosen: its key, its words, and perhaps a muted hint beside them."""

    key: str
    label: str
    hint: str = ""


class ChoiceField(QComboBox):
    """Chooses one key, or none as long as nothing was chosen."""

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setPlaceholderText("wybierz")
        self.setItemDelegate(QStyledItemDelegate(self))  # the plain one ignores the stylesheet
        self.view().setAccessibleName("Możliwości do wyboru")
        self.currentIndexChanged.connect(self._tell)

    @property
    def chosen(self) -> str:
        """The key, or an empty text while nothing is chosen."""
        return str(self.currentData() or "")

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; what was chosen stays chosen if it is still offered."""
        kept = self.chosen
        self.blockSignals(True)
        self.clear()
        for choice in choices:
            self.addItem(choice.label, choice.key)
        self.setCurrentIndex(self.findData(kept) if kept else -1)
        self.blockSignals(False)

    def choose(self, key: str) -> None:
        """Choose a key; one that is not offered chooses nothing."""
        self.setCurrentIndex(self.findData(key))

    def value(self) -> Value:
        return self.chosen or None

    def set_value(self, value: Value) -> None:
        self.choose(str(value or ""))

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        place = self.findData(str(value or ""))
        return self.itemText(place) if value and place >= 0 else ""

    def sizeHint(self) -> QSize:
        """One long name among the choices must not take the room of everything beside the field."""
        whole = super().sizeHint()
        return QSize(min(whole.width(), self._look.px(_WIDEST)), whole.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(120), super().minimumSizeHint().height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: a turned wheel must not change what was entered."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        size = self._look.px(16)
        drawn = self._look.pixmap("chevron-down", "muted", 16, self.devicePixelRatioF())
        painter.drawPixmap(self.width() - size - 8, (self.height() - size) // 2, drawn)

    def _tell(self, _index: int) -> None:
        self.edited.emit()
