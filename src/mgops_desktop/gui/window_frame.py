"""How the parts of the window stand: the rail at the left, everything else beside it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

_MARGIN, _TOP, _GAP = 24, 16, 16


def frame(rail: QWidget, above: Sequence[QWidget], main: QWidget, foot: QWidget) -> QWidget:
    """Return a widget with the rail, what stands above the main part, that part and the foot."""
    inner = QVBoxLayout()
    inner.setContentsMargins(_MARGIN, _TOP, _MARGIN, _TOP)
    inner.setSpacing(_GAP)
    for part in above:
        inner.addWidget(part)
    inner.addWidget(main, 1)
    right = QVBoxLayout()
    right.setSpacing(0)
    right.addLayout(inner, 1)
    right.addWidget(foot)
    centre = QWidget()
    row = QHBoxLayout(centre)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(rail)
    row.addLayout(right, 1)
    return centre
