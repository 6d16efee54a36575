"""A score from 0 to 5 as a row of figures: a digit chooses it, the arrows left and right change it."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value

_SIDE, _GAP = 30, 4
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class ScoreField(QWidget):
    """One of the figures 0 to `most`, or none. `moved` tells that the arrows lead to the row above or below.

    `before` is the score of the time before: it is ringed as long as another one is chosen.
    """

    edited = Signal()
    moved = Signal(int)

    def __init__(self, look: Look, most: int) -> None:
        super().__init__()
        self._look = look
        self._most = most
        self._score: int | None = None
        self._before: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def value(self) -> Value:
        return self._score

    def set_value(self, value: Value) -> None:
        is_number = isinstance(value, int) and not isinstance(value, bool)
        self._take(value if is_number else None)  # type: ignore[arg-type]

    def set_before(self, score: int | None) -> None:
        """Set the score of the time before."""
        self._before = score
        self.update()

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return "" if value is None else str(value)

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIDE)
        return QSize((self._most + 1) * (side + _GAP) - _GAP + 4, side + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        row = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if event.text().isdecimal() and int(event.text()) <= self._most:
            self._take(int(event.text()))
        elif step is not None:
            here = self._score if self._score is not None else (-1 if step > 0 else self._most + 1)
            self._take(min(max(here + step, 0), self._most))
        elif row is not None:
            self.moved.emit(row)
        elif event.key() in _CLEAR:
            self._take(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        side = self._look.px(_SIDE)
        score = int((event.position().x() - 2) // (side + _GAP))
        if 0 <= score <= self._most:
            self._take(None if score == self._score else score)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for score in range(self._most + 1):
            self._paint(painter, score)

    def _paint(self, painter: QPainter, score: int) -> None:
        look, side = self._look, self._look.px(_SIDE)
        room = QRectF(2 + score * (side + _GAP), 2, side, side).adjusted(0.75, 0.75, -0.75, -0.75)
        is_chosen, was = score == self._score, score == self._before
        painter.setPen(QPen(look.color("accent" if is_chosen or was else "input_line"), 1.5))
        painter.setBrush(look.color("accent" if is_chosen else "surface"))
        painter.drawRoundedRect(room, 6, 6)
        if self.hasFocus() and (is_chosen or (self._score is None and score == 0)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("text"), 2))
            painter.drawRoundedRect(room.adjusted(-1, -1, 1, 1), 7, 7)
        painter.setFont(look.font("strong" if is_chosen else "body"))
        painter.setPen(look.color("on_accent" if is_chosen else "text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), str(score))

    def _take(self, score: int | None) -> None:
        if score != self._score:
            self._score = score
            self.setAccessibleDescription(
                f"wybrano {score}" if score is not None else "nie wybrano"
            )
            self.update()
            self.edited.emit()
