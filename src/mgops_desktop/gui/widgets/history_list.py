"""A dated history as lines of time: each stretch with its days, the present one said in words, the newest first."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Signal

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.history_delegate import GUTTER, HistoryDelegate
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, StretchRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList

CHANGE = "Zmień od dnia…"
_LEAD = 112


@dataclass(frozen=True)
class TimeLine:
    """The rows of one line of time. `changing` is the key of the stretch that another one can follow from a day."""

    title: str
    rows: tuple[StretchRow, ...]
    changing: Hashable = None


@dataclass(frozen=True)
class _Change:
    """The key of a title that leads to the change of a stretch."""

    of: Hashable


class HistoryList(TwoLineList):
    """Shows lines of time, whole. `opened` gives the key of a stretch, `change_asked` that of one to be followed.

    The cursor walks over everything that is shown, so that a screen reader tells the days without a stretch too.
    """

    change_asked = Signal(object)
    painted_by = HistoryDelegate

    def __init__(self, look: Look, name: str, *, wraps: bool = False) -> None:
        style = RowStyle(lead_width=_LEAD, gutter=GUTTER, wraps=wraps)
        super().__init__(look, name, style, whole=True)

    def show_lines(self, lines: Sequence[TimeLine]) -> None:
        """Show these lines, one below the other; one without title and change needs no row for them."""
        rows: list[ListRow] = []
        for line in lines:
            if line.title:
                link = CHANGE if line.changing is not None else ""
                key = _Change(line.changing) if link else None
                rows.append(SectionRow(line.title, link=link, key=key))
            rows += line.rows
        self.set_rows(rows)

    def _open(self, index: QModelIndex) -> None:
        key = self.rows()[index.row()].key if index.isValid() else None
        if isinstance(key, _Change):
            self.change_asked.emit(key.of)
        else:
            super()._open(index)
