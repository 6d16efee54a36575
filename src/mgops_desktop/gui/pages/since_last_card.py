"""Od ostatniego razu: what somebody reads before the next contact; each line opens its record."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.figure import RecordRef
from mgops_desktop.domain.rights import Right
from mgops_desktop.gui.pages import since_last_rows as rows
from mgops_desktop.gui.parts import Parts
from mgops_desktop.gui.reading import Ask, Reader
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.since_last import SinceLast, since_last

_TITLE = "Od ostatniego razu"


class SinceLastCard(QWidget):
    """`opened` gives the record of a line, for accounts that may correct it."""

    opened = Signal(object)

    def __init__(self, parts: Parts) -> None:
        super().__init__()
        self._parts = parts
        self._family: UUID | None = None
        self._may_write = parts.access.may(Right.CASEWORK_WRITE)
        self.reader = Reader(parts)
        self.card = Card(_TITLE)
        self.list = TwoLineList(parts.look, _TITLE, RowStyle(), whole=True)
        self.nothing = caption("Nic nie jest umówione, nic się nie zmieniło i nie ma terminów.")
        self._lay_out()

        self.list.opened.connect(self._open)

    def show_family(self, family: UUID) -> None:
        """Read and show it; what is shown of the same family stays until then."""
        if family != self._family:
            self.card.hide()  # nobody must take one family's promises for another's
            self._family = family
        self.reader.read(partial(_since_last, family), self._show)

    def _show(self, found: SinceLast) -> None:
        lines = rows.since_last_rows(found, self._parts.today, may_open=self._may_write)
        self.card.set_heading(_TITLE, rows.last_contact_words(found.last))
        self.list.set_rows(lines)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)
        self.card.show()

    def _open(self, key: object) -> None:
        if isinstance(key, rows.LineKey) and isinstance(key.record, RecordRef):
            self.opened.emit(key.record)

    def _lay_out(self) -> None:
        self.nothing.setContentsMargins(16, 0, 16, 10)
        self.card.body.addWidget(self.list)
        self.card.body.addWidget(self.nothing)
        self.card.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.reader)
        column.addWidget(self.card)


def _since_last(family: UUID, ask: Ask) -> SinceLast:
    return ask(since_last, family)
