"""A list beside its detail: a filter above, how many are shown below, and the button that adds one."""

from collections.abc import Callable, Hashable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from mgops_desktop.domain.text import search_key
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import ListRow, TwoLineRow
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

BESIDE_UP_TO = 1.5
"""The size of text up to which a button has room beside the filter of a list."""
_PAUSE_MS = 150
_NONE_FITS = "Nic nie pasuje do filtra."


class FilteredList(Card):
    """`chosen` gives the key that the arrows rest on or a click chose; `opened` is Enter, `add_asked` a new one.

    `count` puts the number of shown rows into words. A kind of list with more to do puts its buttons into `buttons` and
    `foot_line`, and may say otherwise which rows fit.
    """

    chosen = Signal(object)
    opened = Signal()
    add_asked = Signal()

    def __init__(
        self, look: Look, name: str, add: tuple[str, str], count: Callable[[int], str] = str
    ) -> None:
        super().__init__()
        self._rows: Sequence[TwoLineRow] = ()
        self._count = count
        self._current: Hashable = None
        words, spoken = add
        self.filter = IconLine(look, "Filtruj listę")
        self.list = TwoLineList(look, name, RowStyle(chevrons=False, dense=True), selects=True)
        self.foot = caption()
        self.add = Button(look, words, "plus")
        self.add.setAccessibleName(spoken)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._look = look
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.buttons = QHBoxLayout()
        self.foot_line = QHBoxLayout()
        self._lay_out_list()
        self._fit()
        look.changed.connect(self._fit)

        self.filter.textChanged.connect(self._show)
        self.filter.down.connect(self.list.setFocus)
        self.add.clicked.connect(self.add_asked)
        self.list.chosen.connect(self._wait)
        self.list.opened.connect(self._open)
        self._pause.timeout.connect(self._tell)

    def show_rows(self, rows: Sequence[TwoLineRow]) -> None:
        """Show other rows; the chosen one, the place scrolled to and the filter stay."""
        self._rows = rows
        self._show()

    def choose(self, key: Hashable) -> None:
        """Mark a row without telling it; a filter that hides it is cleared."""
        self._current = key
        if not self.list.choose(key) and self.filter.text():
            self.filter.clear()
            self.list.choose(key)
        self._pause.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the detail of a row that the arrows were about to open: it is not read."""
        super().hideEvent(event)
        self._pause.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.current_key() not in (None, self._current):
            self._pause.start()

    def _show(self) -> None:
        rows, words = self.fitting(self.filter.text())
        self.list.set_rows(rows)
        if self._current is not None:
            self.list.choose(self._current)
            self._pause.stop()
        self.foot.setText(words)

    def fitting(self, typed: str) -> tuple[Sequence[ListRow], str]:
        """Return the rows that fit what is typed, and the words at the foot."""
        words = search_key(typed).split()
        shown = [row for row in self._rows if _fits(row, words)]
        nothing_fits = not shown and bool(self._rows)
        return shown, _NONE_FITS if nothing_fits else self._count(len(shown))

    def _wait(self, _key: object) -> None:
        self._pause.start()

    def _open(self, _key: object) -> None:
        self._tell()
        self.opened.emit()

    def _tell(self) -> None:
        self._pause.stop()
        key = self.list.current_key()
        if key is not None:
            self._current = key
            self.chosen.emit(key)

    def _fit(self) -> None:
        """Large text leaves no room for the button beside the filter."""
        is_large = self._look.scale > BESIDE_UP_TO
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_large else ways.LeftToRight)

    def _lay_out_list(self) -> None:
        line = self._line
        line.setContentsMargins(12, 12, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.filter, 1)
        self.buttons.setSpacing(8)
        self.buttons.addWidget(self.add)
        line.addLayout(self.buttons)
        self.foot.setContentsMargins(16, 8, 8, 6)
        self.foot_line.setContentsMargins(0, 0, 12, 0)
        self.foot_line.addWidget(self.foot, 1)
        self.body.addLayout(line)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(self.foot_line)


def _fits(row: TwoLineRow, words: Sequence[str]) -> bool:
    text = search_key(row.spoken())
    return all(word in text for word in words)
