"""Historia on the screen: who changed what and when, the old text beside the new one, the newest first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from mgops_desktop.domain.clock import as_local
from mgops_desktop.domain.wording import short_date
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.card import Card
from mgops_desktop.gui.widgets.label import caption
from mgops_desktop.gui.widgets.rows import TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import RowStyle
from mgops_desktop.gui.widgets.two_line_list import TwoLineList
from mgops_desktop.operations.records.history_entry import FieldChange, HistoryEntry

_STYLE = RowStyle(lead_width=150, chevrons=False, wraps=True)
_NOTHING = "W dzienniku nie ma jeszcze wpisów."
_NEW = "nowy zapis"
_LONGEST = 400


class HistoryView(Card):
    """A card with the entries; `named` says with each to which record it belongs."""

    def __init__(self, look: Look, heading: str, *, named: bool) -> None:
        super().__init__(heading)
        self._named = named
        self.list = TwoLineList(look, heading, _STYLE, whole=True)
        self.nothing = caption(_NOTHING)
        self.nothing.setContentsMargins(16, 0, 16, 10)
        self.body.addWidget(self.list)
        self.body.addWidget(self.nothing)

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show other entries."""
        self.list.set_rows([self._row(n, one) for n, one in enumerate(entries)])
        self.list.setVisible(bool(entries))
        self.nothing.setVisible(not entries)

    def _row(self, number: int, entry: HistoryEntry) -> TwoLineRow:
        at = as_local(entry.at)
        subject = f"{entry.title} {entry.number}".strip() if self._named else ""
        return TwoLineRow(
            key=number,
            title=" · ".join(part for part in (subject, entry.doing) if part),
            note="; ".join(_said(one) for one in entry.changes) or (_NEW if entry.is_new else ""),
            lead=f"{short_date(at.date())}, {at:%H:%M}",
            lead_note=entry.who,
            is_open=False,
        )


def _said(change: FieldChange) -> str:
    return f"{change.field}: {_cut(change.before)} → {_cut(change.after)}".replace(":  →", ":")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


class HistoryPanel(QWidget):
    """The history of one record under its form, shown when it is asked for."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.view = HistoryView(look, "Historia", named=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.hide()
