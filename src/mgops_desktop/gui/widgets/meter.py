"""Goals of a plan: how much of each is done, as numbers and as a bar."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from mgops_desktop.gui.layouts import discard_widgets
from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import caption, label

_AIR = 4


class Meter(QWidget):
    """A thin bar that is filled by a share from 0 to 1."""

    def __init__(self, look: Look, share: float) -> None:
        super().__init__()
        self._look = look
        self._share = min(max(share, 0.0), 1.0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(110), self._look.px(6))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        room = QRectF(self.rect())
        radius = room.height() / 2
        painter.setBrush(self._look.color("line"))
        painter.drawRoundedRect(room, radius, radius)
        if self._share:
            painter.setBrush(self._look.color("accent"))
            room.setWidth(max(room.width() * self._share, room.height()))
            painter.drawRoundedRect(room, radius, radius)


@dataclass(frozen=True)
class Goal:
    """A goal: "3 z 5 działań" before its bar, "do 31.12.2026" or "osiągnięty" after it."""

    title: str
    done: int
    total: int
    words: str
    end: str


class GoalRows(QWidget):
    """Goals under each other, their bars in one column."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._widths = (0, 0)

    def show_goals(self, goals: Sequence[Goal]) -> None:
        discard_widgets(self._column)
        self._widths = (
            self._width_of(goal.words for goal in goals),
            self._width_of(goal.end for goal in goals),
        )
        for number, goal in enumerate(goals, start=1):
            self._column.addWidget(self._row(goal, "last" if number == len(goals) else "inner"))

    def _width_of(self, texts: Iterable[str]) -> int:
        """The width of the longest of them: all bars begin and end in one line."""
        metrics = QFontMetrics(self._look.font("caption"))
        return max((metrics.horizontalAdvance(text) for text in texts), default=0) + _AIR

    def _row(self, goal: Goal, place: str) -> QWidget:
        row = QFrame()
        row.setProperty("row", place)
        row.setAccessibleName(f"{goal.title}, {goal.words}, {goal.end}")
        words, end = caption(goal.words), caption(goal.end)
        for said, width in zip((words, end), self._widths, strict=True):
            said.setFixedWidth(width)
        line = QHBoxLayout(row)
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(12)
        line.addWidget(label(goal.title), 1)
        for part in (words, Meter(self._look, goal.done / goal.total if goal.total else 0), end):
            line.addWidget(part)
        row.setFixedHeight(self._look.px(32))
        return row
