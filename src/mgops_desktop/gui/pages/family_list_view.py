"""The list of families beside the card: filter, rows, and how many there are."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout

from mgops_desktop.gui.pages.cancelled_numbers import CancelledNumbers
from mgops_desktop.gui.pages.family_rows import family_rows, filtered, foot_words
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import Button, IconButton, LinkButton
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.filtered_list import BESIDE_UP_TO
from mgops_desktop.gui.widgets.label import caption, tooltip
from mgops_desktop.gui.widgets.search_field import IconLine
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.family_list import ListedFamily

_PAUSE_MS = 150


class FamilyListView(Card):
    """`chosen` gives the family that the arrows rest on or a click chose; `opened` is Enter, `add_asked` a new one.

    `table_asked` is the other way to see them, all in one table; `bin_asked` leads to what of them was thrown away.
    """

    chosen = Signal(object)
    opened = Signal()
    add_asked = Signal()
    table_asked = Signal()
    bin_asked = Signal()

    def __init__(self, look: Look, *, may_add: bool, may_bin: bool) -> None:
        super().__init__()
        self._listed: Sequence[ListedFamily] = ()
        self._current: UUID | None = None
        self.filter = IconLine(look, "Filtruj listę")
        self.list = TwoLineList(look, "Rodziny", RowStyle(chevrons=False, dense=True), selects=True)
        self.foot = caption()
        self.add = Button(look, "Rodzina", "plus")
        self.add.setAccessibleName("Dodaj rodzinę")
        if not may_add:
            self.add.hide()  # never shown by hand: without a parent it would be a window
        self.as_table = IconButton(look, "table", "Zestawienie rodzin")
        self.cancelled = CancelledNumbers(look)
        self.bin = LinkButton("Kosz")
        self.bin.setAccessibleName("Kosz: zapisy rodzin")
        tooltip(self.bin, "Zapisy rodzin, które przeniesiono do kosza")
        if not may_bin:
            self.bin.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._look = look
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out_list()
        self._fit()
        look.changed.connect(self._fit)
        self.add.setVisible(may_add)

        self.filter.textChanged.connect(self._show)
        self.filter.down.connect(self.list.setFocus)
        self.add.clicked.connect(self.add_asked)
        self.as_table.clicked.connect(self.table_asked)
        self.bin.clicked.connect(self.bin_asked)
        self.list.chosen.connect(self._wait)
        self.list.opened.connect(self._open)
        self._pause.timeout.connect(self._tell)

    def show_families(self, listed: Sequence[ListedFamily]) -> None:
        """Show other families; the chosen one, the place scrolled to and the filter stay."""
        self._listed = listed
        self._show()

    def choose(self, family: UUID) -> None:
        """Mark a family without telling it; a filter that hides it is cleared."""
        self._current = family
        if not self.list.choose(family) and self.filter.text():
            self.filter.clear()
            self.list.choose(family)
        self._pause.stop()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody sees the card of a family that the arrows were about to open: it is not read."""
        super().hideEvent(event)
        self._pause.stop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.list.current_key() not in (None, self._current):
            self._pause.start()

    def _show(self) -> None:
        shown = filtered(self._listed, self.filter.text())
        self.list.set_rows(family_rows(shown))
        if self._current is not None:
            self.list.choose(self._current)
            self._pause.stop()
        words = foot_words(shown)
        self.foot.setText(words if shown or not self.filter.text() else "Żadna rodzina nie pasuje.")

    def _wait(self, _family: object) -> None:
        self._pause.start()

    def _open(self, _family: object) -> None:
        self._tell()
        self.opened.emit()

    def _tell(self) -> None:
        self._pause.stop()
        family = self.list.current_key()
        if isinstance(family, UUID):
            self._current = family
            self.chosen.emit(family)

    def _fit(self) -> None:
        """Large text leaves no room for the buttons beside the filter."""
        is_large = self._look.scale > BESIDE_UP_TO
        ways = QBoxLayout.Direction
        self._line.setDirection(ways.TopToBottom if is_large else ways.LeftToRight)

    def _lay_out_list(self) -> None:
        line = self._line
        line.setContentsMargins(12, 12, 12, 8)
        line.setSpacing(8)
        line.addWidget(self.filter, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.add)
        buttons.addWidget(self.as_table)
        line.addLayout(buttons)
        self.foot.setContentsMargins(16, 8, 8, 6)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 12, 0)
        foot.addWidget(self.foot, 1)
        foot.addWidget(self.bin)
        self.body.addLayout(line)
        self.body.addWidget(self.list, 1)
        self.body.addLayout(foot)
        self.body.addWidget(self.cancelled)
