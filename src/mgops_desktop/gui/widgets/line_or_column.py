"""Parts beside each other, or under each other where large text or a narrow window leaves no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget


class LineOrColumn(QWidget):
    """Stands as one line while all parts have the width they like.

    The first takes what is left; with `first_grows` off nobody does, and all stand at the left.
    """

    def __init__(
        self, parts: Sequence[QWidget], spacing: int = 8, *, first_grows: bool = True
    ) -> None:
        super().__init__()
        self._parts = tuple(parts)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(spacing)
        for part in self._parts:
            if first_grows:
                self._line.addWidget(part, 1 if part is self._parts[0] else 0)
            else:
                self._line.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
        if not first_grows:
            self._line.addStretch(1)

    @property
    def is_column(self) -> bool:
        return self._line.direction() is QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """No wider than the widest part: then it is a column."""
        sizes = [one.minimumSizeHint().expandedTo(one.minimumSize()) for one in self._shown()]
        heights = [one.sizeHint().height() for one in self._shown()]
        between = self._line.spacing() * max(len(heights) - 1, 0)
        height = sum(heights) + between if self.is_column else max(heights, default=0)
        return QSize(max((one.width() for one in sizes), default=0), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """A part that says something else may need another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [one for one in self._parts if not one.isHidden()]

    def _fit(self) -> None:
        shown = self._shown()
        between = self._line.spacing() * max(len(shown) - 1, 0)
        wanted = sum(one.sizeHint().width() for one in shown) + between
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if wanted > self.width() else ways.LeftToRight
        if way is not self._line.direction():
            self._line.setDirection(way)
            self.updateGeometry()
