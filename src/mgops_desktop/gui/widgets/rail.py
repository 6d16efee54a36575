"""The rail at the left: where one is and where one can go, by icon and word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.icon import Icon
from mgops_desktop.gui.widgets.label import label, set_state, tooltip

_GAP = 6
_FRAME, _BETWEEN = 4, 2
_HEIGHTS = {"no": 30, "some": 26, "much": 22}
"""How high a place is at 100 % text without its frame, by how dense the rail is; the stylesheet has the same."""


@dataclass(frozen=True)
class RailEntry:
    """A place that the rail leads to; `keys` is told in the tooltip, `low` puts it at the foot."""

    key: str
    title: str
    icon: str
    keys: str = ""
    low: bool = False


class _Sheet(QScrollArea):
    """Scrolls the places where large text leaves no room for all of them; the wheel and the keys move it."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class _RailButton(QPushButton):
    reached = Signal(object)

    def __init__(self, look: Look, entry: RailEntry) -> None:
        super().__init__()
        self._look = look
        self._entry = entry
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(entry.title)
        self.show_words(shown=True)
        self.toggled.connect(self.draw)

    def show_words(self, *, shown: bool) -> None:
        keys = f"  {self._entry.keys}" if self._entry.keys.startswith("F") else ""
        self.setText(f"{self._entry.title}{keys}" if shown else "")
        hint = f"{self._entry.title} ({self._entry.keys})" if self._entry.keys else ""
        tooltip(self, hint or ("" if shown else self._entry.title))
        self.draw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit(self)

    def draw(self) -> None:
        gap = _GAP if self.text() else 0
        role = "on_rail" if self.isChecked() else "rail_text"
        self.setIcon(self._look.icon(self._entry.icon, role, gap=gap))
        self.setIconSize(self._look.icon_size(gap=gap))


class Rail(QFrame):
    """One button for each page; the arrow keys go up and down, a narrow window keeps the icons."""

    chosen = Signal(str)

    def __init__(self, look: Look, entries: Sequence[RailEntry]) -> None:
        super().__init__()
        self._look = look
        self._narrow = True
        self._keys = [entry.key for entry in entries]
        self.mark = Icon(look, "heart-handshake", "on_rail", 22)
        self.name = label("MGOPS Desktop", "body", "rail")
        self.buttons = {entry.key: _RailButton(look, entry) for entry in entries}
        self._group = QButtonGroup(self)
        self._places = QWidget()
        self._sheet = _Sheet()
        self.setAccessibleName("Działy programu")
        self._lay_out(entries)

        for number, button in enumerate(self.buttons.values()):
            self._group.addButton(button, number)
            button.reached.connect(self._bring_into_view)
        self._group.idClicked.connect(self._choose)
        look.changed.connect(self._redraw)
        self._redraw()

    def mark_page(self, key: str) -> None:
        """Show which page is open, without choosing it again."""
        self.buttons[key].setChecked(True)
        self._bring_into_view(self.buttons[key])

    def has_focus(self) -> bool:
        """Return whether the keyboard is on the rail."""
        return any(button.hasFocus() for button in self.buttons.values())

    def fit(self, window_width: int) -> None:
        """Collapse to icons under 1200 px of window, more with larger text."""
        narrow = window_width < self._look.px(self._look.size("rail_collapses_under"))
        if narrow != self._narrow:
            self._narrow = narrow
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._bring_into_view(self._group.checkedButton())

    def _fit_height(self) -> None:
        """Stand closer where not all places would be seen at once; beyond that the rail scrolls."""
        room = self._sheet.height() + _BETWEEN
        taken = {
            dense: len(self.buttons) * (self._look.px(height) + _FRAME + _BETWEEN)
            for dense, height in _HEIGHTS.items()
        }
        wanted = next((dense for dense, height in taken.items() if height <= room), "much")
        for button in self.buttons.values():
            set_state(button, "dense", wanted)

    def _bring_into_view(self, button: QWidget | None) -> None:
        if button is not None:
            self._sheet.ensureWidgetVisible(button, 0, _GAP)

    def _choose(self, number: int) -> None:
        self.chosen.emit(self._keys[number])

    def _redraw(self) -> None:
        wide, narrow = self._look.size("rail"), self._look.size("rail_narrow")
        self.setFixedWidth(self._look.px(narrow if self._narrow else wide))
        self.name.setVisible(not self._narrow)
        for button in self.buttons.values():
            button.show_words(shown=not self._narrow)
        self._fit_height()

    def _lay_out(self, entries: Sequence[RailEntry]) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(8, 0, 8, 0)
        head.setSpacing(8)
        head.addWidget(self.mark)
        head.addWidget(self.name)
        head.addStretch(1)
        places = QVBoxLayout(self._places)
        places.setContentsMargins(0, 0, 0, 0)
        places.setSpacing(_BETWEEN)
        for low in (False, True):
            for entry in entries:
                if entry.low is low:
                    places.addWidget(self.buttons[entry.key])
            if not low:
                places.addStretch(1)
        self._sheet.setWidget(self._places)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 12)
        column.setSpacing(0)
        column.addLayout(head)
        column.addSpacing(20)
        column.addWidget(self._sheet, 1)
