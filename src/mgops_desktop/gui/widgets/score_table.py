"""Scores of areas over the diagnoses: an area a row, a diagnosis a column, what changed since the first at the end."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.widgets.badge import Badge, badge_label
from mgops_desktop.gui.widgets.label import caption, label

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class ScoreRow:
    """An area with its scores, the oldest first; None where it was not scored."""

    area: str
    scores: tuple[int | None, ...]

    @property
    def step(self) -> int | None:
        """How far the last score lies from the first, None with fewer than two."""
        known = [one for one in self.scores if one is not None]
        return known[-1] - known[0] if len(known) > 1 else None


class ScoreTable(QWidget):
    """Shows rows under their days."""

    def __init__(self) -> None:
        super().__init__()
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(16, 0, 16, 12)
        self.grid.setHorizontalSpacing(20)
        self.grid.setVerticalSpacing(6)

    def show_rows(self, days: Sequence[str], rows: Sequence[ScoreRow]) -> None:
        """Show these rows in place of others."""
        discard_widgets(self.grid)
        for column, day in enumerate(days, 1):
            self.grid.addWidget(caption(day), 0, column, _RIGHT)
        for number, row in enumerate(rows, 1):
            self.grid.addWidget(label(row.area), number, 0)
            for column, score in enumerate(row.scores, 1):
                kind = "strong" if column == len(row.scores) else "body"
                words = "–" if score is None else str(score)
                self.grid.addWidget(label(words, kind), number, column, _RIGHT)
            self.grid.addWidget(badge_label(_change(row.step)), number, len(days) + 1)
        self.grid.setColumnStretch(len(days) + 2, 1)


def _change(step: int | None) -> Badge:
    if step is None:
        return Badge("", "muted")
    if step == 0:
        return Badge("bez zmian", "muted")
    return Badge(f"+{step}", "ok") if step > 0 else Badge(f"\N{MINUS SIGN}{-step}", "danger")
