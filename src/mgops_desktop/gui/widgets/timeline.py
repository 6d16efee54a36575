"""A year at a glance: a row for each kind of thing, a column for each month."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QLocale, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import plain_tooltip

_POLISH = QLocale(QLocale.Language.Polish)
_MONTHS = 12
_LEFT, _RIGHT, _HEAD, _ROW = 108, 16, 26, 26


@dataclass(frozen=True)
class Dot:
    """Something that happened on a day; a hollow one did not come about (a failed visit)."""

    day: date
    words: str
    tone: str = "accent"
    hollow: bool = False


@dataclass(frozen=True)
class Bar:
    """Something that lasted, both days included; `last` None is still going on."""

    first: date
    last: date | None
    words: str
    tone: str = "accent"


@dataclass(frozen=True)
class Mark:
    """A day that stands out, shown by a letter: S for a court's decision."""

    day: date
    letter: str
    words: str
    tone: str = "warn"


@dataclass(frozen=True)
class TimelineRow:
    """One line of the timeline."""

    title: str
    dots: tuple[Dot, ...] = ()
    bars: tuple[Bar, ...] = ()
    marks: tuple[Mark, ...] = ()

    def spoken(self) -> str:
        words = [part.words for part in self.bars]
        words += [part.words for part in self.marks]
        words += [part.words for part in self.dots]
        return f"{self.title}: " + ("; ".join(words) or "nic")


class Timeline(QWidget):
    """Paints twelve months up to the one of `last`; each thing tells itself in a tooltip.

    Dots of one month stand side by side, so that they can be counted; bars and marks stand on
    their days.
    """

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._rows: tuple[TimelineRow, ...] = ()
        self._last = date(2000, 12, 31)
        self._told: list[tuple[QRectF, str]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Rok w skrócie")
        look.changed.connect(self.updateGeometry)

    def show_rows(self, rows: Sequence[TimelineRow], last: date) -> None:
        """Show the rows for the twelve months that end with the month of `last`."""
        self._rows, self._last = tuple(rows), last
        self.setAccessibleDescription(". ".join(row.spoken() for row in rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(480, self._look.px(_HEAD + _ROW * len(self._rows)) + 8)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tooltip(self.words_at(event.pos())), self)
            return True
        return super().event(event)

    def words_at(self, place: QPoint) -> str:
        """Return what the thing painted at a place says, or nothing."""
        for room, words in reversed(self._told):
            if room.contains(place):
                return words
        return ""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._told = []
        self._paint_grid(painter)
        for number, row in enumerate(self._rows):
            middle = self._look.px(_HEAD + _ROW * number) + self._look.px(_ROW) / 2
            self._paint_title(painter, row.title, middle)
            for bar in row.bars:
                self._paint_bar(painter, bar, middle, row.marks)
            self._paint_dots(painter, row.dots, middle)
            for mark in row.marks:
                self._paint_mark(painter, mark, middle)

    def _month_width(self) -> float:
        return (self.width() - self._look.px(_LEFT) - _RIGHT) / _MONTHS

    def _month_of(self, day: date) -> int:
        """Return the column of a day: 0 is the oldest month shown; others may lie outside."""
        months = (day.year - self._last.year) * 12 + day.month - self._last.month
        return months + _MONTHS - 1

    def _x(self, day: date, share: float = 0.0) -> float:
        """Return where a day stands; `share` 1 is its end."""
        column = self._month_of(day) + (day.day - 1 + share) / 31
        inside = min(max(column, 0.0), float(_MONTHS))
        return self._look.px(_LEFT) + inside * self._month_width()

    def _is_shown(self, day: date) -> bool:
        return 0 <= self._month_of(day) < _MONTHS

    def _paint_grid(self, painter: QPainter) -> None:
        left, width = self._look.px(_LEFT), self._month_width()
        top, row = self._look.px(_HEAD), self._look.px(_ROW)
        painter.setFont(self._look.font("caption"))
        for number in range(_MONTHS):
            x = left + number * width
            month = (self._last.month + number) % 12 + 1
            painter.setPen(self._look.color("muted"))
            name = _POLISH.standaloneMonthName(month, QLocale.FormatType.ShortFormat)
            painter.drawText(QRectF(x, 0, width, top), Qt.AlignmentFlag.AlignCenter, name)
            painter.setPen(self._look.color("line"))
            painter.drawLine(round(x), top, round(x), top + row * len(self._rows))
        for number in range(1, len(self._rows) + 1):
            y = top + number * row
            painter.drawLine(16, y, round(left + _MONTHS * width), y)

    def _paint_title(self, painter: QPainter, text: str, middle: float) -> None:
        painter.setFont(self._look.font("caption"))
        painter.setPen(self._look.color("muted"))
        room = QRectF(16, middle - 12, self._look.px(_LEFT) - 24, 24)
        shown = painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)

    def _paint_dots(self, painter: QPainter, dots: Sequence[Dot], middle: float) -> None:
        size, step = self._look.px(9), self._look.px(13)
        columns: dict[int, list[Dot]] = {}
        for dot in sorted(dots, key=lambda dot: dot.day):
            if self._is_shown(dot.day):
                columns.setdefault(self._month_of(dot.day), []).append(dot)
        for column, found in columns.items():
            left = self._look.px(_LEFT) + column * self._month_width() + 8
            room = self._month_width() - 8 - size - 4
            spread = min(step, room / max(len(found) - 1, 1))
            for number, dot in enumerate(found):
                place = QRectF(left + number * spread, middle - size / 2, size, size)
                self._paint_dot(painter, place, dot)

    def _paint_dot(self, painter: QPainter, room: QRectF, dot: Dot) -> None:
        color = self._look.color(dot.tone)
        painter.setPen(QPen(color, 1.75) if dot.hollow else Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color("surface") if dot.hollow else color)
        inset = 1.0 if dot.hollow else 0.0
        painter.drawEllipse(room.adjusted(inset, inset, -inset, -inset))
        self._told.append((room.adjusted(-2, -6, 2, 6), dot.words))

    def _paint_bar(self, painter: QPainter, bar: Bar, middle: float, marks: Sequence[Mark]) -> None:
        last = bar.last or self._last
        if last < bar.first or self._month_of(last) < 0 or self._month_of(bar.first) >= _MONTHS:
            return
        height = self._look.px(18)
        left, right = self._x(bar.first), self._x(last, 1.0)
        room = QRectF(left, middle - height / 2, max(right - left, 4), height)
        ink, ground = self._look.tone(bar.tone)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(room, 4, 4)
        painter.setPen(ink)
        painter.setFont(self._look.font("caption"))
        inner = self._beside_marks(room.adjusted(8, 0, -4, 0), marks)
        shown = painter.fontMetrics().elidedText(
            bar.words, Qt.TextElideMode.ElideRight, int(inner.width())
        )
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignVCenter), shown)
        self._told.append((room, bar.words))

    def _beside_marks(self, room: QRectF, marks: Sequence[Mark]) -> QRectF:
        """Return the widest part of a bar that no mark covers: its words go there."""
        gap = self._look.px(16) / 2 + 3
        days = sorted(self._x(mark.day, 0.5) for mark in marks if self._is_shown(mark.day))
        begins = [room.left(), *(x + gap for x in days)]
        ends = [*(x - gap for x in days), room.right()]
        free = [
            (max(begin, room.left()), min(end, room.right()))
            for begin, end in zip(begins, ends, strict=True)
        ]
        begin, end = max(free, key=lambda part: part[1] - part[0])
        return QRectF(begin, room.top(), max(end - begin, 0), room.height())

    def _paint_mark(self, painter: QPainter, mark: Mark, middle: float) -> None:
        if not self._is_shown(mark.day):
            return
        size = self._look.px(16)
        room = QRectF(self._x(mark.day, 0.5) - size / 2, middle - size / 2, size, size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.color(mark.tone))
        painter.drawRoundedRect(room, 3, 3)
        painter.setPen(self._look.color("surface"))
        painter.setFont(self._look.font("badge"))
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, mark.letter)
        self._told.append((room.adjusted(-2, -3, 2, 3), mark.words))
