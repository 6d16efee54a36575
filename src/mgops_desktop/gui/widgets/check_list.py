"""Several of many: ticks in one or more columns, one tab stop, arrows and space."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.check import paint_check
from mgops_desktop.gui.widgets.choice_field import Choice
from mgops_desktop.gui.widgets.fields import Value
from mgops_desktop.gui.widgets.label import plain_tooltip

_Index = QModelIndex | QPersistentModelIndex
_ROW, _BESIDE_WORDS = 30, 52  # beside the words: box, gaps, air to the next column
_NONE = "Nie ma z czego wybierać."


def labels_of(choices: Sequence[Choice], value: Value) -> str:
    """Return the words of the choices whose keys stand in a value, in the order of the choices."""
    keys = value if isinstance(value, list) else []
    return ", ".join(choice.label for choice in choices if choice.key in keys)


class _ChoicesModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()
        self.ticked: set[str] = set()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return choice
        if role == Qt.ItemDataRole.DisplayRole:
            return choice.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{choice.label}, {choice.hint}" if choice.hint else choice.label
        if role == Qt.ItemDataRole.CheckStateRole:
            ticked = choice.key in self.ticked
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(choice.label)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable


class _CheckDelegate(QStyledItemDelegate):
    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._look = look
        self.cell = QSize(_ROW, _ROW)

    def sizeHint(self, _option: QStyleOptionViewItem, _index: _Index) -> QSize:
        return self.cell

    def editorEvent(
        self,
        _event: QEvent,
        _model: QAbstractItemModel,
        _option: QStyleOptionViewItem,
        _index: _Index,
    ) -> bool:
        return False  # the list ticks by a click anywhere in the row

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        room: QRect = option.rect
        painter.save()
        middle = room.center().y()
        end = paint_check(painter, self._look, room.left() + 4, middle, checked=ticked) + 8
        words = QRect(end, room.top(), room.right() - end - 4, room.height())
        used = self._write(painter, words, choice.label, "body", "text")
        if choice.hint:
            beside = words.adjusted(used + 8, 0, 0, 0)
            self._write(painter, beside, choice.hint, "second", "muted")
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._look.color("accent"), 2))
            painter.drawRect(room.adjusted(1, 1, -1, -1))
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, text: str, font: str, role: str) -> int:
        painter.setFont(self._look.font(font))
        painter.setPen(self._look.color(role))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), shown)
        return metrics.horizontalAdvance(shown)


class CheckList(QListView):
    """Chooses any number of keys; as high as its rows, so that only the page scrolls.

    `nothing` stands where there is nothing to choose from.
    """

    edited = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.nothing = _NONE
        self._model = _ChoicesModel()
        self._painter = _CheckDelegate(look)
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self._set_up()
        look.changed.connect(self._fit)
        self.clicked.connect(self._turn)

    @property
    def chosen(self) -> list[str]:
        """The keys that are ticked, in the order of the choices."""
        return [c.key for c in self._model.choices if c.key in self._model.ticked]

    @property
    def ticked(self) -> frozenset[str]:
        """All keys that are ticked, those that are not offered at present too."""
        return frozenset(self._model.ticked)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; ticks of those still offered stay."""
        self._model.beginResetModel()
        self._model.choices = tuple(choices)
        self._model.endResetModel()
        self._fit()

    def choose(self, keys: Sequence[str]) -> None:
        """Tick these keys and no others."""
        self._model.ticked = set(keys)
        self.viewport().update()
        self.edited.emit()

    def value(self) -> Value:
        return self.chosen

    def set_value(self, value: Value) -> None:
        self.choose(value if isinstance(value, list) else [])

    def problem(self) -> str:
        return ""

    def said(self, value: Value) -> str:
        return labels_of(self._model.choices, value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._turn(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._model.choices:
            painter = QPainter(self.viewport())
            painter.setFont(self._look.font("second"))
            painter.setPen(self._look.color("muted"))
            room = self.viewport().rect().adjusted(4, 0, 0, 0)
            painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.nothing)

    def _turn(self, index: QModelIndex) -> None:
        key = self._model.choices[index.row()].key
        self._model.ticked ^= {key}
        self._model.dataChanged.emit(index, index)
        self.edited.emit()

    def _fit(self) -> None:
        columns = max(self.width() // self._widest(), 1)
        row = self._look.px(_ROW)
        lines = max(-(-len(self._model.choices) // columns), 1)
        self._painter.cell = QSize(max((self.viewport().width() - 4) // columns, 1), row)
        self.setGridSize(self._painter.cell)
        self.setFixedHeight(lines * row + 2)
        self.scheduleDelayedItemsLayout()

    def _widest(self) -> int:
        """Return the width at which no choice is cut, so that columns are as many as fit."""
        words, hints = (QFontMetrics(self._look.font(font)) for font in ("body", "second"))
        widths = (
            words.horizontalAdvance(choice.label) + hints.horizontalAdvance(choice.hint)
            for choice in self._model.choices
        )
        return max(widths, default=0) + self._look.px(_BESIDE_WORDS)

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
