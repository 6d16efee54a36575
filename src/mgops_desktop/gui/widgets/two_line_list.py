"""The calm list: sections, two-line rows, one tab stop, arrows and Enter."""

from collections.abc import Hashable, Sequence
from dataclasses import replace

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QSizePolicy

from mgops_desktop.gui.style.look import Look
from mgops_desktop.gui.widgets.label import plain_tooltip
from mgops_desktop.gui.widgets.rows import ListRow, SectionRow, TwoLineRow
from mgops_desktop.gui.widgets.two_line_delegate import ROW_ROLE, RowStyle, TwoLineDelegate

_Index = QModelIndex | QPersistentModelIndex


class _ListModel(QAbstractListModel):
    """Holds the rows and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[ListRow, ...] = ()

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken()
        if role == Qt.ItemDataRole.ToolTipRole and isinstance(row, TwoLineRow):
            return plain_tooltip(row.spoken())
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        row = self.rows[index.row()]
        if isinstance(row, SectionRow) and not row.is_open:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class TwoLineList(QListView):
    """A list of sections and rows. `opened` gives the key that a click or Enter chose.

    With `selects` the current row is marked and `chosen` follows the arrows, for a list beside its
    detail. With `whole` the list is as high as its rows and leaves scrolling to the page; with
    `hugs` it is that high at most, and scrolls when there is less room.
    """

    opened = Signal(object)
    chosen = Signal(object)
    painted_by = TwoLineDelegate

    def __init__(
        self,
        look: Look,
        name: str,
        style: RowStyle = RowStyle(),  # noqa: B008 - frozen
        *,
        selects: bool = False,
        whole: bool = False,
        hugs: bool = False,
    ) -> None:
        super().__init__()
        self._look = look
        self._selects = selects
        self._whole = whole
        self._hugs = hugs
        self._wraps = style.wraps or style.stacks
        self._model = _ListModel()
        self._painter = self.painted_by(look, replace(style, ends=whole))
        self.setModel(self._model)
        self.setItemDelegate(self._painter)
        self.setAccessibleName(name)
        self._set_up()
        look.changed.connect(self._measure)
        self.clicked.connect(self._open)

    def rows(self) -> tuple[ListRow, ...]:
        return self._model.rows

    def set_rows(self, rows: Sequence[ListRow]) -> None:
        """Show other rows; the chosen row and the place scrolled to stay if they can."""
        if tuple(rows) == self._model.rows:
            return
        kept, scrolled = self.current_key(), self.verticalScrollBar().value()
        self._model.set_rows(rows)
        self._measure()
        if kept is not None:
            self.choose(kept)
        elif self.hasFocus():
            self._begin_at_first()  # the cursor was here before the rows came
        self.verticalScrollBar().setValue(scrolled)

    def current_key(self) -> Hashable:
        """Return the key of the current row, None if there is none."""
        index = self.currentIndex()
        return self._model.rows[index.row()].key if index.isValid() else None

    def choose(self, key: Hashable) -> bool:
        """Make the row of a key the current one; False if it is not in the list."""
        for number, row in enumerate(self._model.rows):
            if row.key == key and row.key is not None:
                self.setCurrentIndex(self._model.index(number))
                return True
        return False

    def step(self, by: int) -> None:
        """Move the current row up or down, over section titles, as the arrow keys do."""
        number = self.currentIndex().row() + by if self.currentIndex().isValid() else 0
        while 0 <= number < len(self._model.rows):
            if self._model.rows[number].key is not None:
                self.setCurrentIndex(self._model.index(number))
                return
            number += 1 if by >= 0 else -1

    def open_current(self) -> None:
        self._open(self.currentIndex())

    def _open(self, index: QModelIndex) -> None:
        if index.isValid() and self._model.rows[index.row()].is_open:
            self.opened.emit(self._model.rows[index.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.open_current()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at the first row, not at the title over it."""
        if not self.currentIndex().isValid():
            self._begin_at_first()
        super().focusInEvent(event)

    def _begin_at_first(self) -> None:
        rows = (row.key for row in self._model.rows if isinstance(row, TwoLineRow))
        self.choose(next(rows, None))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        opens = index.isValid() and self._model.rows[index.row()].is_open
        self.setCursor(Qt.CursorShape.PointingHandCursor if opens else Qt.CursorShape.ArrowCursor)

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        if self._selects and current.isValid():
            self.chosen.emit(self._model.rows[current.row()].key)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._wraps and event.size().width() != event.oldSize().width():
            self._measure()

    def sizeHint(self) -> QSize:
        if not self._whole:
            return super().sizeHint()
        return QSize(200, self._height_of_rows())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint() if self._whole else QSize(80, self._look.px(48))

    def _height_of_rows(self) -> int:
        count = len(self._model.rows)
        if self.uniformItemSizes() and count:
            return self.sizeHintForRow(0) * count
        return sum(self.sizeHintForRow(number) for number in range(count))

    def _measure(self) -> None:
        plain = all(isinstance(row, TwoLineRow) and row.note for row in self._model.rows)
        self.setUniformItemSizes(
            plain and not self._wraps
        )  # spares Qt asking ten thousand rows for their height
        self.scheduleDelayedItemsLayout()
        if self._hugs:
            self.setMaximumHeight(self._height_of_rows())
        self.updateGeometry()
        self.viewport().update()

    def _set_up(self) -> None:
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        mode = QAbstractItemView.SelectionMode
        self.setSelectionMode(mode.SingleSelection if self._selects else mode.NoSelection)
        if self._whole:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
