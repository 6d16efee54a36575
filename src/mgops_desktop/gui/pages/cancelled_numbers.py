"""Under a list: the numbers of its register that were taken back; nothing is shown where there are none."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.button import LinkButton
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.gui.words import joined
from mgops_desktop.storage.register import RegisterLine

_ROWS_SHOWN = 4
_HIDE = "Ukryj numery anulowane"


class CancelledNumbers(QWidget):
    """A link that says how many there are and opens the list of them, with day and reason."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._count = 0
        self.link = LinkButton("")
        self.list = TwoLineList(look, "Numery anulowane", RowStyle(chevrons=False, dense=True))
        self._lay_out()

        self.link.clicked.connect(self._turn)
        look.changed.connect(self._fit)
        self.hide()

    def show_lines(self, lines: Sequence[RegisterLine]) -> None:
        """Show other cancelled numbers; an open list stays open as long as it has any."""
        self._count = len(lines)
        self.list.set_rows([_row(line) for line in lines])
        self.setVisible(bool(lines))
        self._show_list(shown=bool(lines) and not self.list.isHidden())

    def _turn(self) -> None:
        self._show_list(shown=self.list.isHidden())

    def _show_list(self, *, shown: bool) -> None:
        self.list.setVisible(shown)
        self.link.setText(_HIDE if shown else f"Numery anulowane: {self._count}")
        self._fit()

    def _fit(self) -> None:
        if self._count:
            rows = min(self._count, _ROWS_SHOWN)
            self.list.setFixedHeight(self.list.sizeHintForRow(0) * rows)

    def _lay_out(self) -> None:
        self.list.hide()
        line = QVBoxLayout()
        line.setContentsMargins(10, 0, 10, 6)
        line.addWidget(self.link)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(line)
        column.addWidget(self.list)


def _row(line: RegisterLine) -> TwoLineRow:
    when = f"anulowany {short_date(line.day)}" if line.day else "anulowany"
    return TwoLineRow(line.number, line.number, joined(when, line.reason), is_open=False)
