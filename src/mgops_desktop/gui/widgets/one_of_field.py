"""One of a few words as a row of boxes: a key chooses it, the arrows left and right change it."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.fields import Value

_HEIGHT, _GAP = 30, 4
_CLEAR = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class OneOfField(QWidget):
    """Boxes with these words, of which one is chosen or none.

    `moved` tells that the arrows lead to the row above or below, `picked` that a key chose a box. A box that was chosen
    the time before is ringed as long as another one is.
    """

    edited = Signal()
    moved = Signal(int)
    picked = Signal()

    def __init__(self, look: Look, boxes: Sequence[str], widths: Sequence[int]) -> None:
        super().__init__()
        self._look = look
        self._boxes = tuple(boxes)
        self._widths = tuple(widths)
        self._chosen: int | None = None
        self._before: int | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    # what a subclass says

    def value(self) -> Value:
        raise NotImplementedError

    def set_value(self, value: Value) -> None:
        raise NotImplementedError

    def said(self, value: Value) -> str:
        raise NotImplementedError

    def box_of_key(self, typed: str) -> int | None:
        """The box that a typed letter or figure chooses, None for any other."""
        raise NotImplementedError

    # what all do

    @property
    def chosen(self) -> int | None:
        """The number of the chosen box."""
        return self._chosen

    def ring(self, box: int | None) -> None:
        """Ring what was chosen the time before."""
        self._before = box
        self.update()

    def problem(self) -> str:
        return ""

    def sizeHint(self) -> QSize:
        last = self._room(len(self._boxes) - 1)
        return QSize(round(last.right()) + 2, self._look.px(_HEIGHT) + 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        row = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        typed = self.box_of_key(event.text()) if event.text() else None
        last = len(self._boxes) - 1
        if typed is not None:
            self.take(typed)
            self.picked.emit()
        elif step is not None:
            here = self._chosen if self._chosen is not None else (-1 if step > 0 else last + 1)
            self.take(min(max(here + step, 0), last))
        elif row is not None:
            self.moved.emit(row)
        elif event.key() in _CLEAR:
            self.take(None)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for box in range(len(self._boxes)):
            if self._room(box).contains(event.position()):
                self.take(None if box == self._chosen else box)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for box in range(len(self._boxes)):
            self._paint(painter, box)

    def take(self, box: int | None) -> None:
        """Choose a box, or none."""
        if box != self._chosen:
            self._chosen = box
            said = f"wybrano {self._boxes[box]}" if box is not None else "nie wybrano"
            self.setAccessibleDescription(said)
            self.update()
            self.edited.emit()

    def _room(self, box: int) -> QRectF:
        left = sum(self._look.px(width) + _GAP for width in self._widths[:box])
        return QRectF(2 + left, 2, self._look.px(self._widths[box]), self._look.px(_HEIGHT))

    def _paint(self, painter: QPainter, box: int) -> None:
        look = self._look
        room = self._room(box).adjusted(0.75, 0.75, -0.75, -0.75)
        is_chosen, was = box == self._chosen, box == self._before
        painter.setPen(QPen(look.color("accent" if is_chosen or was else "input_line"), 1.5))
        painter.setBrush(look.color("accent" if is_chosen else "surface"))
        painter.drawRoundedRect(room, 6, 6)
        if self.hasFocus() and (is_chosen or (self._chosen is None and box == 0)):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(look.color("text"), 2))
            painter.drawRoundedRect(room.adjusted(-1, -1, 1, 1), 7, 7)
        painter.setFont(look.font("strong" if is_chosen else "body"))
        painter.setPen(look.color("on_accent" if is_chosen else "text"))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignCenter), self._boxes[box])
